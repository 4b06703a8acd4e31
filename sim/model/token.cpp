// Reads a token piece by piece and takes it only when token() would write the very same.
//
// A number with leading zeros or a sign is therefore none.
#include "sim/model/token.h"

#include <charconv>

namespace slettefrist {

std::optional<RecordKey> record_of_token(std::string_view text) {
  if (!text.starts_with(kTokenMark)) return std::nullopt;
  const std::string_view rest = text.substr(kTokenMark.size(), kTokenBytesMax);
  const std::size_t name_end = rest.find('-');
  if (name_end == std::string_view::npos) return std::nullopt;
  const std::optional<Area> area = area_named(rest.substr(0, name_end));
  if (!area) return std::nullopt;
  RecordKey key{*area, 0};
  const std::string_view number = rest.substr(name_end + 1);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), key.id);
  if (read.ec != std::errc{} || !text.starts_with(token(key.area, key.id))) return std::nullopt;
  return key;
}

}  // namespace slettefrist
