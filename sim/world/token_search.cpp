// Reads a file in pieces that overlap by the longest token, so that none is cut in two.
//
// memmem() of the C library goes through hundreds of megabytes a second; std::string_view::find does not.
#include "sim/world/token_search.h"

#include <algorithm>
#include <cstring>
#include <fstream>

#include "sim/model/token.h"

namespace slettefrist::world {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

// Tokens that begin before `end`.
void find_tokens_before(std::string_view bytes, std::size_t end, std::uint64_t offset,
                        const TokenVisitor& visitor) {
  std::size_t at = 0;
  while (at < end) {
    const void* const found =
        memmem(bytes.data() + at, bytes.size() - at, kTokenMark.data(), kTokenMark.size());
    if (found == nullptr) return;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
    if (at >= end) return;
    if (const auto key = record_of_token(bytes.substr(at))) visitor(*key, offset + at);
    at += kTokenMark.size();
  }
}

}  // namespace

void find_tokens(std::string_view bytes, const TokenVisitor& visitor) {
  find_tokens_before(bytes, bytes.size(), 0, visitor);
}

void find_tokens_in_file(const std::string& path, const TokenVisitor& visitor) {
  std::ifstream in{path, std::ios::binary};
  std::string piece(kPieceBytes + kTokenBytesMax, '\0');
  std::size_t kept = 0;  // bytes at the front that the last piece left over
  std::uint64_t offset = 0;
  while (in) {
    in.read(piece.data() + kept, static_cast<std::streamsize>(piece.size() - kept));
    const std::size_t size = kept + static_cast<std::size_t>(in.gcount());
    const bool is_last = size < piece.size();
    const std::size_t end = is_last ? size : size - kTokenBytesMax;
    find_tokens_before(std::string_view{piece}.substr(0, size), end, offset, visitor);
    if (is_last) return;
    kept = size - end;
    std::copy_n(piece.begin() + static_cast<std::ptrdiff_t>(end), kept, piece.begin());
    offset += end;
  }
}

}  // namespace slettefrist::world
