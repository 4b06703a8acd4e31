// The records of one table as rows, column by column as the store keeps them.
//
// A served date that becomes known later is left out of its sanction, and a document's digest gives way to
// its bytes. This file must not know SQLite.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/model/hold.h"
#include "sim/store/sqlite_rows.h"
#include "sim/store/store.h"

namespace slettefrist::store {

// A served date that becomes known after the sanction comes later, as a ServedDate.
inline bool is_served_date_known(const Sanction& sanction) {
  return !sanction.served_registered_at || *sanction.served_registered_at <= sanction.registered_at;
}

// So a page of the table is written once, whatever the order of time.
template <class Record>
std::vector<const Record*> in_order_of_ids(std::vector<const Record*> records) {
  const auto by_id = [](const Record* left, const Record* right) { return id_of(*left) < id_of(*right); };
  if (!std::is_sorted(records.begin(), records.end(), by_id)) {
    std::sort(records.begin(), records.end(), by_id);
  }
  return records;
}

template <class Record>
class RecordRows final : public Rows {
 public:
  // All of them outlive the rows; `at` tells which record is shown.
  RecordRows(std::span<const Record* const> records, const ContentSource& content, RecordKey& at)
      : rest_(records), content_source_(content), at_(at) {}

  bool advance() override {
    if (rest_.empty()) return false;
    show(*rest_.front());
    rest_ = rest_.subspan(1);
    return true;
  }

 private:
  void show(const Record& record) {
    at_ = {Record::kArea, id_of(record)};
    std::size_t place = 0;
    visit_columns(record, [&]([[maybe_unused]] std::string_view name, Need, const auto& field) {
      Cell& cell = cells_[place++];
      if constexpr (std::is_same_v<Record, Document>) {
        if (name == "content_sha256") return show_content(cell, record);
      }
      if constexpr (std::is_same_v<Record, Sanction>) {
        if (name.starts_with("served_") && !is_served_date_known(record)) return cell.set_null();
      }
      show(cell, field);
    });
  }

  static void show(Cell& cell, const std::string& text) {
    text.empty() ? cell.set_null() : cell.set(std::string_view{text});
  }
  static void show(Cell& cell, Day day) { cell.set(day); }
  static void show(Cell& cell, Instant instant) { cell.set(instant.seconds); }
  static void show(Cell& cell, Area area) { cell.set(name_of(area)); }
  static void show(Cell& cell, std::int64_t number) { cell.set(number); }
  template <class Value>
  static void show(Cell& cell, const std::optional<Value>& value) {
    value ? show(cell, *value) : cell.set_null();
  }

  void show_content(Cell& cell, const Document& document) {
    content_ = content_source_ ? content_source_(document) : std::nullopt;
    content_ ? cell.set_bytes(*content_) : cell.set_null();
  }

  std::span<const Record* const> rest_;
  const ContentSource& content_source_;
  RecordKey& at_;
  std::optional<std::string> content_;  // of the row that is shown
};

}  // namespace slettefrist::store
