// A record as cells of text in the contract's form, and what each column holds.
//
// Every table format and every mapping works on these cells, so that a record is taken apart in one place.
// Empty stands for NULL. This file must not know a file format.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/model/history.h"

namespace slettefrist::tables {

constexpr std::string_view kCitizenChangeTable = "citizen_change";  // changed_at, and a citizen's columns

constexpr std::string_view kDeletionLogTable = "deletion_log";  // see columns_of_log

enum class CellKind : std::uint8_t { text, whole, id, day, instant };

struct Column {
  std::string name;
  CellKind kind = CellKind::text;
  Need need = Need::required;
};

template <class Field>
struct BareField {
  using Type = Field;
};
template <class Field>
struct BareField<std::optional<Field>> {
  using Type = Field;
};

template <class Field>
constexpr CellKind cell_kind_of(std::string_view column) {
  using Bare = typename BareField<std::remove_cvref_t<Field>>::Type;
  if constexpr (std::is_same_v<Bare, Day>)
    return CellKind::day;
  else if constexpr (std::is_same_v<Bare, Instant>)
    return CellKind::instant;
  else if constexpr (std::is_integral_v<Bare>)
    return column.ends_with("_id") ? CellKind::id : CellKind::whole;  // an Area is no integer: text
  else
    return CellKind::text;
}

template <class Record>
std::vector<Column> columns_of() {
  std::vector<Column> columns;
  if constexpr (std::is_same_v<Record, CitizenChange>) {
    columns = columns_of<Citizen>();
    columns.insert(columns.begin(), {"changed_at", CellKind::instant, Need::required});
  } else {
    const Record record{};
    visit_columns(record, [&](std::string_view name, Need need, const auto& field) {
      columns.push_back({std::string{name}, cell_kind_of<decltype(field)>(name), need});
    });
  }
  return columns;
}

// A row of the log is no record: it is evidence, and kept as it was written.
inline std::vector<Column> columns_of_log() {
  return {{"run_at", CellKind::instant}, {"as_of", CellKind::day}, {"area", CellKind::text},
          {"record_id", CellKind::id},   {"rule", CellKind::text}, {"due_on", CellKind::day}};
}

// The cell of a field, into a text whose memory is used again from row to row.
inline void put_cell(std::string& cell, const std::string& field) { cell = field; }
inline void put_cell(std::string& cell, Area field) { cell = name_of(field); }
inline void put_cell(std::string& cell, std::int64_t field) {
  char digits[20];
  cell.assign(digits, std::to_chars(digits, digits + sizeof digits, field).ptr);
}
inline void put_cell(std::string& cell, Day field) {
  cell.clear();
  append_text(cell, field);
}
inline void put_cell(std::string& cell, Instant field) {
  cell.clear();
  append_text(cell, field);
}
template <class Field>
void put_cell(std::string& cell, const std::optional<Field>& field) {
  if (field)
    put_cell(cell, *field);
  else
    cell.clear();
}

using Cells = std::vector<std::string>;

template <class Record>
void fill_cells(const Record& record, Cells& cells) {
  std::size_t count = 0;
  const auto put = [&](const auto& field) {
    if (cells.size() == count) cells.emplace_back();
    put_cell(cells[count++], field);
  };
  if constexpr (std::is_same_v<Record, CitizenChange>) {
    put(record.changed_at);
    visit_columns(record.citizen, [&](std::string_view, Need, const auto& field) { put(field); });
  } else {
    visit_columns(record, [&](std::string_view, Need, const auto& field) { put(field); });
  }
  cells.resize(count);
}

}  // namespace slettefrist::tables
