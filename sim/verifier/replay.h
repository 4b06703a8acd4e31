// One record, its family and its rules, lived through night by night: the verifier's own idea of what
// happens.
//
// Every scheduled run is visited in turn and asked the plainest of questions: who is in the store, and who is
// due? Nothing is worked out ahead. It must not know what a proof claims.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/verifier/civil.h"
#include "sim/verifier/policy_text.h"

namespace slettefrist::verifier {

struct RunDay {
  Seconds at = 0;
  DayNumber as_of = 0;
  bool is_held = true;
};

struct Calendar {
  DayNumber starts_on = 0;
  DayNumber ends_on = 0;
  std::vector<RunDay> runs;
  std::vector<Seconds> run_at_on_day;  // of each day its last run, or when one would have been held
};

// A date of a record: an instant, or a civil day.
struct Fact {
  std::string column;
  std::optional<Seconds> instant;
  DayNumber day = 0;
};

struct Record {
  std::string name;  // "document:303"
  std::string area;
  long id = 0;
  std::vector<Fact> facts;
  std::string hangs_on{};  // a document's parent, "answer:202"; told where there are holds only

  const Fact* fact(const std::string& column) const;
};
std::string entry_column(const std::string& area);  // "" for a citizen, who is always there

// While it runs nobody may remove the record it names; both days count.
struct HoldFact {
  long id = 0;
  std::string area;
  long record_id = 0;
  DayNumber from = 0;
  std::optional<DayNumber> to;  // nothing: until further notice
};

struct Case {
  PolicyText policy;
  Calendar calendar;
  std::vector<Record> records;              // a notification with its answers and documents, or one record
  std::optional<DayNumber> new_model_from;  // with reading scope = new_model
  std::vector<HoldFact> holds{};            // on the case's records, by rising id
};

struct Deadline {
  DayNumber day = 0;
  std::optional<Seconds> at;  // reading first_day = instant
  bool comes_before(const Deadline& other) const;
};

// What one rule says of one record on one day: whose date it counts, and what comes of it.
struct Demand {
  std::size_t rule = 0;
  const Version* version = nullptr;  // of that rule: from its in_force on
  Deadline deadline;
  // The date that gives the deadline; of a notification that a document holds back, the document's.
  std::string record;
  std::string column;
  DayNumber anchor_day = 0;
  std::size_t counted_by = 0;
  const Version* counted_version = nullptr;
  DayNumber period_ends_on = 0;
  bool is_day_there = true;
};

struct Ending {
  std::optional<std::size_t> seen_by;    // the first run that finds the record
  std::optional<std::size_t> taken_by;   // the run that takes it
  std::optional<Demand> demand;          // by which it goes, or would go next
  std::optional<std::size_t> opened_by;  // the first run at which that is lawful; none within the calendar
  std::optional<std::size_t> closes_by;  // the last run at which it is in time
  bool goes_with_notification = false;
};

// In the order of the records.
std::vector<Ending> replay(const Case& facts);

}  // namespace slettefrist::verifier
