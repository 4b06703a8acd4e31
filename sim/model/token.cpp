// Reads a token piece by piece and takes it only when token() would write the very same, but for letters of
// the other case.
//
// A number with leading zeros or a sign is therefore none.
#include "sim/model/token.h"

#include <charconv>
#include <string>

#include "sim/model/clean_text.h"

namespace slettefrist {
namespace {

// `text` begins with the mark, whose letters are as small as all of it where `is_folded`.
std::optional<RecordKey> record_after(std::string_view mark, std::string_view text, bool is_folded) {
  const std::string_view rest = text.substr(mark.size());
  const std::size_t name_end = rest.find('-');
  if (name_end == std::string_view::npos) return std::nullopt;
  const std::optional<Area> area = area_named(rest.substr(0, name_end));
  if (!area) return std::nullopt;
  RecordKey key{*area, 0};
  const std::string_view number = rest.substr(name_end + 1);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), key.id);
  if (read.ec != std::errc{}) return std::nullopt;
  const std::string written = token(key.area, key.id);
  if (!text.starts_with(is_folded ? in_small_letters(written) : written)) return std::nullopt;
  return key;
}

}  // namespace

std::optional<RecordKey> record_of_token(std::string_view text) {
  text = text.substr(0, kTokenBytesMax);
  if (text.starts_with(kTokenMark)) {
    if (const auto key = record_after(kTokenMark, text, false)) return key;
  }
  const std::string small = in_small_letters(text);
  const std::string small_mark = in_small_letters(kTokenMark);
  return small.starts_with(small_mark) ? record_after(small_mark, small, true) : std::nullopt;
}

}  // namespace slettefrist
