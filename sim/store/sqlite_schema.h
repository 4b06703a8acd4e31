// The tables of the contract as SQLite knows them: names, types, keys and indexes, built from visit_columns.
//
// A column is named once, in sim/model/records.h; this file only says how SQLite declares it. It must not
// know a cutoff or a rule: an index is here because a quiet day may cost no more than what is due.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/records.h"
#include "sim/store/table_names.h"

namespace SQLite {
class Database;
}

namespace slettefrist::store {

constexpr std::string_view kLogTable = "deletion_log";
constexpr std::string_view kUnansweredTable = "aux_unanswered";
constexpr std::int32_t kApplicationId = 0x534C5446;  // "SLTF" in the file's header: a store of this program

struct Column {
  std::string_view name;
  std::string_view type;  // INTEGER, TEXT or BLOB
  bool is_required = true;
};

std::vector<Column> columns_of(Area area);
std::vector<Column> log_columns();
// "answer_id, citizen_id, ..." in table order
std::string column_list(Area area, const TableNames& names);

// Without indexes: these are quicker made when the rows are there. The helper table is for those who know our
// names.
void create_tables(SQLite::Database& database, const TableNames& names);
// `look` is called after each.
void create_indexes(SQLite::Database& database, const TableNames& names, const std::function<void()>& look);
// A store that has this table keeps its documents' bytes in files (content_files.h).
void create_content_notes(SQLite::Database& database);
bool has_content_notes(SQLite::Database& database);
void create_log_table(SQLite::Database& database);  // does nothing where there is one
// The optional table, made when its first row comes.
void create_hold_table(SQLite::Database& database, const TableNames& names);

}  // namespace slettefrist::store
