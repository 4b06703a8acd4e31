// Look-ups and quoting; see table_names.h.
#include "sim/store/table_names.h"

namespace slettefrist::store {

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string{"\"\""} : std::string(1, c);
  return text + "\"";
}

std::string TableNames::plain(Area area) const {
  const auto found = given_.tables.find(std::string{name_of(area)});
  return found == given_.tables.end() ? std::string{name_of(area)} : found->second;
}

std::string TableNames::table(Area area) const {
  const std::string name = plain(area);
  return name == name_of(area) ? name : quoted(name);
}

std::string TableNames::column(Area area, std::string_view ours) const {
  const auto table = given_.columns.find(std::string{name_of(area)});
  if (table == given_.columns.end()) return std::string{ours};
  const auto column = table->second.find(std::string{ours});
  return column == table->second.end() || column->second == ours ? std::string{ours} : quoted(column->second);
}

std::optional<Area> TableNames::area_of(std::string_view plain_name) const {
  if (given_.tables.empty()) return table_named(plain_name);
  for (const Area area : kTables) {
    if (plain(area) == plain_name) return area;
  }
  return std::nullopt;
}

}  // namespace slettefrist::store
