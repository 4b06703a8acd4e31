// Packing an id into the bits of a UUID and finding it again; see uuid.h.
//
// The check bits keep a foreign UUID that happens to be of version 8 from being taken for one of ours. The
// mixing is SplitMix64's finalizer: any change here changes every UUID ever written.
#include "sim/tables/uuid.h"

#include <cassert>

namespace slettefrist::tables {
namespace {

constexpr std::uint64_t kMark = 0b0101;  // of four bits below the variant
constexpr std::uint64_t kNoTable = 31;
constexpr int kIdBits = 53;
constexpr std::uint64_t kIdMask = (std::uint64_t{1} << kIdBits) - 1;
constexpr std::uint64_t kForeignFloor = std::uint64_t{1} << (kIdBits - 1);
constexpr std::uint64_t kTagMask = (std::uint64_t{1} << 48) - 1;
constexpr std::uint64_t kCheckMask = 0xFFF;

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

std::uint64_t check_of(std::uint64_t tag, std::uint64_t low) { return mixed(tag ^ mixed(low)) & kCheckMask; }

struct Bits {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
};

std::string text_of(Bits bits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (int place = 0; place < 32; ++place) {
    if (place == 8 || place == 12 || place == 16 || place == 20) text += '-';
    const std::uint64_t half = place < 16 ? bits.high : bits.low;
    text += kDigits[(half >> (60 - place % 16 * 4)) & 15];
  }
  return text;
}

std::optional<std::uint64_t> digit_of(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint64_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint64_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint64_t>(c - 'A' + 10);
  return std::nullopt;
}

std::optional<Bits> bits_of(std::string_view text) {
  constexpr std::size_t kLength = 36;
  if (text.size() != kLength) return std::nullopt;
  Bits bits;
  int place = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (text[i] != '-') return std::nullopt;
      continue;
    }
    const auto digit = digit_of(text[i]);
    if (!digit) return std::nullopt;
    std::uint64_t& half = place++ < 16 ? bits.high : bits.low;
    half = half << 4 | *digit;
  }
  return bits;
}

}  // namespace

std::string uuid_of(std::uint64_t seed, std::optional<Area> area, RecordId id) {
  assert(id >= 0 && static_cast<std::uint64_t>(id) <= kIdMask);
  const std::uint64_t tag = mixed(seed) & kTagMask;
  const std::uint64_t table = area ? index_of(*area) : kNoTable;
  const std::uint64_t low =
      std::uint64_t{0b10} << 62 | kMark << 58 | table << kIdBits | static_cast<std::uint64_t>(id);
  return text_of({tag << 16 | std::uint64_t{8} << 12 | check_of(tag, low), low});
}

std::optional<RecordId> id_of_uuid(std::string_view text) {
  const auto bits = bits_of(text);
  if (!bits) return std::nullopt;
  const bool has_mark = (bits->high >> 12 & 15) == 8 && bits->low >> 58 == (0b10 << 4 | kMark);
  if (has_mark && (bits->high & kCheckMask) == check_of(bits->high >> 16, bits->low)) {
    return static_cast<RecordId>(bits->low & kIdMask);
  }
  return static_cast<RecordId>(kForeignFloor | (mixed(bits->high ^ mixed(bits->low)) & (kForeignFloor - 1)));
}

}  // namespace slettefrist::tables
