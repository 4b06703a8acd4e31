// The dates and keys of a store's records, read one after the other, without their texts.
//
// For the oracle, which needs nothing else, in stores too large for memory. It must not know a rule.
#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "sim/model/input_error.h"
#include "sim/model/records.h"
#include "sim/store/sqlite_cursor.h"

namespace slettefrist::purge_bench {

template <class Record>
class RecordStream {
 public:
  // `joined`: what follows the table's name, where it is called r; `further`: one more column, read by
  // extra().
  RecordStream(sqlite3* database, std::string path, const std::string& further, const std::string& joined)
      : path_(std::move(path)), cursor_(database, text(further, joined)) {
    cursor_.bind({});
  }

  bool next() {
    if (!cursor_.step()) return false;
    int column = 0;
    visit_columns(record_, [&](std::string_view name, Need, auto& field) {
      if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(field)>, std::string>) {
        take(column++, name, field);
      }
    });
    extra_ = cursor_.type(column) == SQLITE_NULL ? std::optional<RecordId>{} : cursor_.integer(column);
    return true;
  }
  const Record& record() const { return record_; }
  std::optional<RecordId> extra() const { return extra_; }

 private:
  static std::string text(const std::string& further, const std::string& joined) {
    std::string columns;
    Record record;
    visit_columns(record, [&columns](std::string_view name, Need, auto& field) {
      if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(field)>, std::string>) {
        columns += "r." + std::string{name} + ", ";
      }
    });
    return "SELECT " + columns + further + " FROM " + std::string{name_of(Record::kArea)} + " AS r " + joined;
  }

  void take(int column, std::string_view, std::int64_t& field) { field = cursor_.integer(column); }
  void take(int column, std::string_view, std::int32_t& field) {
    field = static_cast<std::int32_t>(cursor_.integer(column));
  }
  void take(int column, std::string_view, Instant& field) { field = Instant{cursor_.integer(column)}; }
  void take(int column, std::string_view name, Day& field) {
    const auto day = parse_day(cursor_.text(column));
    if (!day) refuse(name, "an existing day YYYY-MM-DD");
    field = *day;
  }
  void take(int column, std::string_view name, Area& field) {
    const auto area = area_named(cursor_.text(column));
    if (!area) refuse(name, "the name of a table");
    field = *area;
  }
  template <class Value>
  void take(int column, std::string_view name, std::optional<Value>& field) {
    field.reset();
    // An empty text is nothing, as in a pack and for the engine.
    if (cursor_.type(column) == SQLITE_NULL || cursor_.text(column).empty()) return;
    take(column, name, field.emplace());
  }

  // What was read may be anything: it is not repeated.
  [[noreturn]] void refuse(std::string_view name, const std::string& expected) const {
    throw InputError(Problem{path_, 0, 0,
                             "table '" + std::string{name_of(Record::kArea)} + "', record " +
                                 std::to_string(id_of(record_)) + ": read another value in '" +
                                 std::string{name} + "', expected " + expected,
                             "Mend the record; `check --store` tells of all of them"});
  }

  std::string path_;
  store::Cursor cursor_;
  Record record_;
  std::optional<RecordId> extra_;
};

}  // namespace slettefrist::purge_bench
