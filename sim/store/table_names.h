// What the tables and columns of a store are called there: ours, unless somebody's engine knows them by other
// names.
//
// Only names differ; what stands in a column does not. It must not know where the names come from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sim/model/records.h"

namespace slettefrist {

// Theirs by ours; what is not in here is called as we call it.
struct StoreNames {
  std::map<std::string, std::string> tables;
  std::map<std::string, std::map<std::string, std::string>> columns;  // by our table
};

namespace store {

std::string quoted(const std::string& name);  // as an identifier of SQL

class TableNames {
 public:
  explicit TableNames(StoreNames given) : given_(std::move(given)) {}

  std::string plain(Area area) const;  // as SQLite tells it
  std::string table(Area area) const;  // as SQL wants it: quoted where it is not ours
  std::string column(Area area, std::string_view ours) const;
  std::string id_column(Area area) const { return column(area, id_column_of(area)); }
  std::optional<Area> area_of(std::string_view plain_name) const;
  bool are_ours() const { return given_.tables.empty() && given_.columns.empty(); }

 private:
  StoreNames given_;
};

}  // namespace store
}  // namespace slettefrist
