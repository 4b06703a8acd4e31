// One fate held against another; see moving_readings.h.
//
// Where no run of the calendar takes the record, the day on which it could go afterwards is compared. It must
// not know a reading.
#include "sim/cli/explain/moving_readings.h"

#include <algorithm>

#include "sim/cli/explain/held_days.h"

namespace slettefrist::cli {
namespace {

class Moves {
 public:
  Moves(const FoundRecord& record, const Job& job) : record_(record), job_(job), runs_(job.calendar.runs) {}

  // "" where it comes to the same.
  std::string told(const Fate& other) const {
    const Fate& own = record_.fate;
    if (other.enters != own.enters && !other.enters) return "it never enters the store";
    if (!other.enters) return "";
    const std::string enters = own.enters ? "" : "it enters the store and stays ";
    if (other.expected_run != kNever) {
      if (other.expected_run == own.expected_run) return "";
      return enters + "to " + run_told(other.expected_run, own.expected_run);
    }
    const auto day = day_to_come(other);
    const bool is_taken = own.enters && own.expected_run != kNever;
    if (own.enters && !is_taken && day == day_to_come(own)) return "";
    if (day) return enters + "to " + to_text(*day) + ", after the last run of this calendar";
    return (own.enters ? "never" : enters + "for good") + (other.untouchable ? ", no rule covers it" : "");
  }

 private:
  const Run& run(std::int32_t index) const { return runs_[static_cast<std::size_t>(index)]; }

  // Where several runs are held a day, the day alone may not tell them apart.
  std::string run_told(std::int32_t to, std::int32_t from) const {
    const bool is_same_day = from != kNever && run(from).as_of == run(to).as_of;
    return is_same_day ? "the run of " + to_text(run(to).run_at) : to_text(run(to).as_of);
  }

  // The first day after the last run on which it is due and nothing holds it back.
  std::optional<Day> day_to_come(const Fate& fate) const {
    if (!fate.expected_due_on) return std::nullopt;
    const Rule& rule = job_.policy.rules[static_cast<std::size_t>(fate.expected_rule)];
    Day day = std::max({*fate.expected_due_on, rule.versions.front().in_force, runs_.back().as_of});
    for (bool is_held = true; is_held;) {
      is_held = false;
      for (const Hold& hold : record_.reaching_holds()) {
        if (!runs_on(hold, day)) continue;
        if (!hold.to_on) return std::nullopt;
        day = *hold.to_on + 1;
        is_held = true;
      }
    }
    return day;
  }

  const FoundRecord& record_;
  const Job& job_;
  const std::vector<Run>& runs_;
};

}  // namespace

std::vector<std::string> readings_that_move(const FoundRecord& record, const Job& job) {
  const Moves moves{record, job};
  std::vector<std::string> lines;
  for (const OtherReading& other : record.under_other_readings) {
    const std::string to = moves.told(other.fate);
    if (!to.empty()) lines.push_back("the reading " + other.key + " = " + other.value + ": " + to);
  }
  return lines;
}

}  // namespace slettefrist::cli
