// The oracle: on which runs may, and by which run must, each record lawfully vanish? Pure: it sees a history,
// a policy and the run calendar, and no store, no engine, no world (docs/house.md).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/hold.h"
#include "sim/model/run_calendar.h"
#include "sim/model/window.h"
#include "sim/policy/policy.h"

namespace slettefrist::oracle {

class Oracle {
 public:
  // `holds` is the whole table, in any order; a record is found in it by area and id.
  Oracle(const Policy& policy, const RunCalendar& calendar, std::vector<Hold> holds = {});
  ~Oracle();
  // Appends the fates of the notification, its answers and its documents, in that order.
  // Records timed at or after the last run get a Fate with enters = false and no windows.
  void fates_of(const Family& family, std::vector<Fate>& fates) const;
  void fates_of(const Sanction& sanction, std::vector<Fate>& fates) const;
  // Registers that have no rule in the policy of 2024-1; a what-if may give them one. Without a rule the fate
  // is untouchable.
  void fates_of(const Citizen& record, std::vector<Fate>& fates) const;
  void fates_of(const ContactCourse& record, std::vector<Fate>& fates) const;
  void fates_of(const PlanDraft& record, std::vector<Fate>& fates) const;
  void fates_of(const BenefitReport& record, std::vector<Fate>& fates) const;
  void fates_of(const Message& record, std::vector<Fate>& fates) const;
  void fates_of(const Hold& hold, std::vector<Fate>& fates) const;

  // Every hold that reaches the record, whenever it runs, by rising id: on the record, on what it hangs on,
  // and for a notification and its answers on all that goes along with them. For `explain`.
  std::vector<Hold> holds_reaching(const Family& family, Area area, RecordId id) const;
  std::vector<Hold> holds_reaching(Area area, RecordId id) const;  // of a record that stands alone

 private:
  class Calendar;
  std::unique_ptr<const Calendar> calendar_;
};

// The oracle's own date arithmetic, open to the reviewed table in tests/data and to `explain` and `check
// --policy`. Steps of one computation in words, for people.
struct DueDay {
  std::optional<Day> due_on;      // nothing: the date does not exist (month_end = refuse)
  std::optional<Instant> due_at;  // reading first_day = instant only
  Day anchor_day;                 // the day the anchor counts as
  std::optional<Day> period_ends_on;
  bool is_day_there = true;        // false: the month has no such day, and the reading month_end decided
  std::vector<std::string> steps;  // "saved 2024-02-29 23:30 Danish time" ... one step each
};
DueDay due_day(Instant anchor, const Period& keep, const Reading& reading);
DueDay due_day(Day anchor, const Period& keep, const Reading& reading);
Day local_day(Instant instant);  // in Denmark

// What becomes of a record that counts from this date, by this rule alone, with a run every day at that time.
struct RuledDay {
  std::size_t version = 0;     // index into Rule::versions: by which it goes, or that refuses it a date
  DueDay due;                  // under that version
  std::optional<Day> goes_on;  // the day of the first run that may take it; nothing: a date that is refused
};
// Nothing where no version ever decides for such a record, or the rule ends before a run can take it.
std::optional<RuledDay> ruled_day(Instant anchor, const Rule& rule, const Reading& reading,
                                  int run_at_minutes);
std::optional<RuledDay> ruled_day(Day anchor, const Rule& rule, const Reading& reading, int run_at_minutes);

// What a Danish clock shows.
struct ClockTime {
  Day day;
  std::int32_t second_of_day = 0;
  std::int32_t offset_seconds = 0;  // east of UTC
};
ClockTime danish_time(Instant instant);

}  // namespace slettefrist::oracle
