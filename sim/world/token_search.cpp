// Reads a file in pieces that overlap by the longest token, so that none is cut in two.
//
// Where a token begins is looked for in blocks, of which nearly none holds one: some gigabytes a second,
// where memmem() of the C library goes through two for letters of one case, and std::string_view::find
// through less.
#include "sim/world/token_search.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include "sim/model/token.h"
#include "sim/scratch/relay.h"

namespace slettefrist::world {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
constexpr std::size_t kBlockBytes = 64;

// Whether a mark may begin in the block, or begins at the place, in letters of either case. The first has no
// branch, so that the compiler compares many bytes at once.
bool may_hold_mark(const char* block) {
  unsigned char may = 0;
  for (std::size_t i = 0; i < kBlockBytes; ++i) {
    const int is_like_it = static_cast<int>((block[i] | 0x20) == 's') &
                           static_cast<int>((block[i + 2] | 0x20) == 't') &
                           static_cast<int>(block[i + 4] == '-');
    may |= static_cast<unsigned char>(is_like_it);
  }
  return may != 0;
}
bool begins_mark(const char* at) {
  return (at[0] | 0x20) == 's' && (at[1] | 0x20) == 'l' && (at[2] | 0x20) == 't' && (at[3] | 0x20) == 'f' &&
         at[4] == '-';
}

// The first place from `from` on and before `end` where a mark begins; `end`: none does.
std::size_t next_mark(std::string_view bytes, std::size_t from, std::size_t end) {
  static_assert(kTokenMark == "SLTF-");
  if (bytes.size() < kTokenMark.size()) return end;
  const std::size_t last = std::min(end, bytes.size() - (kTokenMark.size() - 1));
  for (std::size_t block = from; block < last; block += kBlockBytes) {
    const std::size_t block_end = std::min(block + kBlockBytes, last);
    const bool is_whole = block_end == block + kBlockBytes;
    if (is_whole && !may_hold_mark(bytes.data() + block)) continue;
    for (std::size_t at = block; at < block_end; ++at) {
      if (begins_mark(bytes.data() + at)) return at;
    }
  }
  return end;
}

// Tokens that begin before `end`.
void find_tokens_before(std::string_view bytes, std::size_t end, std::uint64_t offset,
                        const TokenVisitor& visitor) {
  for (std::size_t at = 0; (at = next_mark(bytes, at, end)) < end; at += kTokenMark.size()) {
    if (const auto key = record_of_token(bytes.substr(at))) visitor(*key, offset + at);
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
