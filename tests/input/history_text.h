// A whole history as text, so that a test can show everything it expects of one and compare two.
//
// Walks the columns by itself: it must not share a line with what reads packs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/records.h"

namespace slettefrist::input {

// Every column of every record as text, table by table in the history's order.
class HistoryText {
 public:
  explicit HistoryText(const History& history) {
    add_all(history.citizens);
    for (const Family& family : history.families) {
      add(family.notification);
      add_all(family.answers);
      add_all(family.documents);
    }
    add_all(history.sanctions);
    add_all(history.contact_courses);
    add_all(history.plan_drafts);
    add_all(history.benefit_reports);
    add_all(history.messages);
    add_all(history.holds);
  }
  const std::string& text() const { return text_; }

 private:
  template <class Record>
  void add_all(const std::vector<Record>& records) {
    for (const Record& record : records) add(record);
  }
  template <class Record>
  void add(const Record& record) {
    text_ += name_of(Record::kArea);
    visit_columns(record, [&](std::string_view, Need, const auto& field) { text_ += "|" + written(field); });
    text_ += "\n";
  }
  static std::string written(const std::string& text) { return text; }
  static std::string written(Area area) { return std::string{name_of(area)}; }
  static std::string written(Day day) { return to_text(day); }
  static std::string written(Instant instant) { return to_text(instant); }
  static std::string written(std::int64_t number) { return std::to_string(number); }
  template <class Value>
  static std::string written(const std::optional<Value>& value) {
    return value ? written(*value) : "";
  }
  std::string text_;
};

inline std::string text_of(const History& history) { return HistoryText{history}.text(); }

}  // namespace slettefrist::input
