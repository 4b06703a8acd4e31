// The deletion policy as plain values: rules with dated versions, and the readings of what the text leaves
// open.
//
// Read from a TOML file by the room `input`; no retention number stands anywhere but in those files
// (scenarios/policies). Both engine and oracle get this struct and share nothing else about rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/day.h"
#include "sim/model/records.h"

namespace slettefrist {

enum class FirstDay : std::uint8_t { anniversary, day_after, instant };
enum class MonthEnd : std::uint8_t { clamp, overflow, refuse };
enum class DayOf : std::uint8_t { zone, utc };
enum class WhichAnswer : std::uint8_t { first, last };
enum class Scope : std::uint8_t { all, new_model };
enum class DocumentUnderParent : std::uint8_t { goes, stays, holds_parent };
enum class SanctionWithoutDates : std::uint8_t { report, keep };

// What each value means stands in docs/policy.md ("Readings in words").
struct Reading {
  FirstDay first_day = FirstDay::anniversary;
  MonthEnd month_end = MonthEnd::clamp;
  DayOf day_of = DayOf::zone;
  WhichAnswer which_answer = WhichAnswer::first;
  Scope scope = Scope::all;
  DocumentUnderParent document_under_parent = DocumentUnderParent::goes;
  SanctionWithoutDates sanction_without_dates = SanctionWithoutDates::report;
  int purge_within_days = 0;  // slack for a record that becomes due under a rule in force
  int backlog_within_days =
      0;  // slack for a record already due (before in_force) when its rule comes into force
  bool operator==(const Reading&) const = default;
};

// A reading's key, its current value and all its values, as text; the one place that names them.
struct ReadingEntry {
  std::string key;
  std::string value;                // "clamp", "0 days"
  std::vector<std::string> values;  // empty for the two slacks: "N days"
  std::string meaning;              // one sentence
};
std::vector<ReadingEntry> entries_of(const Reading& reading);
// Sets one key; false if the value is not one of its values. Keys: those of entries_of.
bool set_reading(Reading& reading, const std::string& key, const std::string& value);

struct Period {
  enum class Unit : std::uint8_t { years, months, days };
  int amount = 0;
  Unit unit = Unit::years;
  bool operator==(const Period&) const = default;
};
std::string to_text(const Period& period);  // "6 years"
constexpr int kPeriodAmountMost = 40'000;
// "N years|months|days" (singular too), "P2190D"; N from 1 to kPeriodAmountMost.
std::optional<Period> parse_period(const std::string& text);

enum class Effect : std::uint8_t { all_records, anchored_since };
enum class Applies : std::uint8_t { answered, unanswered, always };

// One dated version of a rule. It is in force from `in_force` until the next version's `in_force`.
// all_records: it decides for every record on the days it is in force. anchored_since: only for records whose
// anchor day is on or after its in_force; for the others the version before it goes on.
struct RuleVersion {
  Day in_force;
  Effect effect = Effect::all_records;
  bool ends = false;  // an `ends` version removes nothing
  Period keep;        // meaningless when `ends`
  std::string clause;
  int line = 0;  // where it stands in `file`
  std::string file;
};

struct Rule {
  std::string id;
  Area area = Area::notification;
  Applies applies = Applies::always;      // answered and unanswered only for area notification
  std::vector<std::string> counted_from;  // column names; several: the earliest of those known counts.
                                          // area notification may name its answer's answered_at or decided_on
                                          // when applies = answered
  std::vector<RuleVersion> versions;      // at least one; in_force strictly rising
};

struct Policy {
  std::string edition;
  std::string zone;  // always "Europe/Copenhagen"
  std::string source;
  std::string file;           // as given by the user
  std::string parent_file;    // the file it extends, "" if none
  std::string digest_source;  // the text of the file and of those it extends, for the digest
  Reading reading;
  std::vector<Rule> rules;  // in file order; a record due by several goes by the first that opens
  // Reading scope = new_model: notifications whose anchor day of notified_at is before this day have no rule.
  // It is the scenario's uploads_open_on (release 2023-4), set by the caller.
  Day new_model_from;
};

// The index into versions of the version that decides on `as_of` for a record with anchor day `anchor`;
// nothing when none does. Pure comparison of dates, no arithmetic.
std::optional<std::size_t> version_deciding(const Rule& rule, Day as_of, Day anchor);

}  // namespace slettefrist
