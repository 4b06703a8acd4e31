// Reads a file in pieces that overlap by the longest token, so that none is cut in two.
//
// memmem() of the C library goes through hundreds of megabytes a second; std::string_view::find does not.
#include "sim/world/token_search.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include "sim/model/token.h"
#include "sim/scratch/relay.h"

namespace slettefrist::world {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

// Tokens that begin before `end`.
void find_tokens_before(std::string_view bytes, std::size_t end, std::uint64_t offset,
                        const TokenVisitor& visitor) {
  const auto next_from = [&](std::size_t mark, std::size_t from) {
    const std::string_view wanted = kTokenMarks.at(mark);
    const void* const found = memmem(bytes.data() + from, bytes.size() - from, wanted.data(), wanted.size());
    return found == nullptr ? end : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
  };
  std::array<std::size_t, kTokenMarks.size()> next{};
  for (std::size_t mark = 0; mark < next.size(); ++mark) next.at(mark) = next_from(mark, 0);
  while (true) {
    const auto first = std::min_element(next.begin(), next.end());
    if (*first >= end) return;
    const auto mark = static_cast<std::size_t>(first - next.begin());
    if (const auto key = record_of_token(bytes.substr(*first))) visitor(*key, offset + *first);
    *first = next_from(mark, *first + kTokenMarks.at(mark).size());
  }
}

}  // namespace

void find_tokens(std::string_view bytes, const TokenVisitor& visitor) {
  find_tokens_before(bytes, bytes.size(), 0, visitor);
}

void find_tokens_in(const ReadPiece& read, int threads, const IsWanted& is_wanted,
                    const TokenVisitor& visitor) {
  struct Piece {
    std::string bytes;
    std::size_t end = 0;  // of what is its own
    std::uint64_t offset = 0;
  };
  std::uint64_t next = 0;
  bool is_read = false;
  const auto read_next = [&]() -> std::optional<Piece> {
    if (is_read) return std::nullopt;
    Piece piece{read(next, kPieceBytes + kTokenBytesMax), kPieceBytes, next};
    is_read = piece.bytes.size() < kPieceBytes + kTokenBytesMax;
    if (is_read) piece.end = piece.bytes.size();
    next += kPieceBytes;
    return piece;
  };
  using Found = std::vector<std::pair<RecordKey, std::uint64_t>>;
  const auto search = [&](Piece&& piece) {
    Found found;
    find_tokens_before(piece.bytes, piece.end, piece.offset, [&](RecordKey key, std::uint64_t offset) {
      if (is_wanted(key)) found.emplace_back(key, offset);
    });
    return found;
  };
  scratch::relay(threads, read_next, search, [&](Found&& found) {
    for (const auto& [key, offset] : found) visitor(key, offset);
  });
}

void find_tokens_in_file(const std::string& path, int threads, const IsWanted& is_wanted,
                         const TokenVisitor& visitor) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return;
  find_tokens_in(
      [&](std::uint64_t offset, std::size_t count) {
        std::string piece(count, '\0');
        in.clear();
        in.seekg(static_cast<std::streamoff>(offset));
        in.read(piece.data(), static_cast<std::streamsize>(count));
        piece.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
        return piece;
      },
      threads, is_wanted, visitor);
}

}  // namespace slettefrist::world
