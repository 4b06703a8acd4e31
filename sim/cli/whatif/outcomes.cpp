// From fates to outcomes; see outcomes.h.
//
// The engine that is expected is a faultless and prompt one. It must not know which proposal is the base.
#include "sim/cli/whatif/outcomes.h"

#include <cassert>

namespace slettefrist::cli {
namespace {

constexpr std::int64_t kNumberBytes = 8;

struct ByteCount {
  std::int64_t bytes = 0;
  void operator()(const char*, Need, const std::string& text) {
    bytes += static_cast<std::int64_t>(text.size());
  }
  template <class Number>
  void operator()(const char*, Need, const Number&) {
    bytes += kNumberBytes;
  }
};

template <class Record>
std::int64_t bytes_of(const Record& record) {
  ByteCount count;
  visit_columns(record, count);
  if constexpr (std::is_same_v<Record, Document>) count.bytes += record.byte_size;
  return count.bytes;
}

void append_one(const Citizen& citizen, std::vector<Stored>& records) {
  records.push_back(
      {citizen.citizen_id, citizen.citizen_id, std::nullopt, kEarliestDay, bytes_of(citizen), Area::citizen});
}

template <class Record>
void append_one(const Record& record, std::vector<Stored>& records) {
  const Instant at = entered_at(record);
  records.push_back(
      {id_of(record), record.citizen_id, at, oracle::local_day(at), bytes_of(record), Record::kArea});
}

void append_one(const Hold&, std::vector<Stored>&) {}  // nothing becomes of it

void append_one(const Family& family, std::vector<Stored>& records) {
  append_one(family.notification, records);
  for (const Answer& answer : family.answers) append_one(answer, records);
  for (const Document& document : family.documents) append_one(document, records);
}

}  // namespace

void append_stored(const History& piece, std::vector<Stored>& records) {
  visit_lists(piece, [&](const auto& items) {
    for (const auto& item : items) append_one(item, records);
  });
}

std::optional<Instant> last_held(const RunCalendar& calendar) {
  std::optional<Instant> last;
  for (const Run& run : calendar.runs) {
    if (run.held) last = run.run_at;
  }
  return last;
}

Foretelling::Foretelling(const Policy& policy, const RunCalendar& calendar, std::optional<Instant> cutoff,
                         const std::vector<Hold>& holds)
    : calendar_(calendar), oracle_(policy, calendar, holds), cutoff_(cutoff) {}

void Foretelling::append(const History& piece, const std::vector<Stored>& records,
                         std::vector<Outcome>& outcomes) const {
  std::vector<Fate> fates;
  visit_lists(piece, [&](const auto& items) {
    for (const auto& item : items) {
      fates.clear();
      if constexpr (!std::is_same_v<std::decay_t<decltype(item)>, Hold>) oracle_.fates_of(item, fates);
      for (const Fate& fate : fates) {
        const Stored& record = records[outcomes.size()];
        assert(record.id == fate.id && record.area == fate.area);
        Outcome outcome;
        outcome.rule = static_cast<std::int16_t>(fate.expected_rule);
        if (fate.expected_due_on) outcome.due_on = fate.expected_due_on->number;
        if (fate.expected_run != kNever) {
          outcome.deleted_on = calendar_.runs[static_cast<std::size_t>(fate.expected_run)].as_of.number;
        }
        outcome.is_reached = cutoff_ && (!record.entered_at || *record.entered_at < *cutoff_);
        outcome.enters = fate.enters;
        outcome.has_no_date = fate.has_no_rule;
        outcomes.push_back(outcome);
      }
    }
  });
}

}  // namespace slettefrist::cli
