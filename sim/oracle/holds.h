// The holds as the oracle reads them: the stretches of days and runs in which a record may not be taken.
//
// Danish: midlertidig slettestandsning. Which records a hold reaches beside the one it names is told where
// records hang together (family_holds.cpp). This file must not know a rule or a due day.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "sim/model/hold.h"
#include "sim/oracle/run_table.h"

namespace slettefrist::oracle {

constexpr Day kEndOfTime{std::numeric_limits<std::int32_t>::max()};
constexpr Day kUntilFurtherNotice{kEndOfTime.number -
                                  2};  // its release is a day still before the end of time

// A hold as one record feels it.
struct Stretch {
  Day first_day;
  Day last_day;
  std::int32_t first_run = kNever;  // the first scheduled run in it; kNever: it begins beyond the last
  std::int32_t end_run = kNever;    // the first scheduled run after it
  bool is_sure = true;              // false: felt with engines that used their slack, by prompt ones not
};

class HoldTable {
 public:
  HoldTable() = default;
  explicit HoldTable(std::vector<Hold> holds);
  bool is_empty() const { return holds_.empty(); }
  void append_holds_on(Area area, RecordId id, std::vector<Hold>& holds) const;
  // The holds that name the record, as felt by whoever feels them only from `since` on. A hold in which no
  // run lies changes nothing and is left out.
  std::vector<Stretch> stretches_of(Area area, RecordId id, Instant since, const RunTable& runs) const;

 private:
  std::vector<Hold> holds_;  // sorted by area, record and first day
};

void sort_by_id(std::vector<Hold>& holds);

// All that holds one record.
class HeldTime {
 public:
  enum class Grip : std::uint8_t { free, unsure, held };

  bool is_empty() const { return stretches_.empty(); }
  void add(const std::vector<Stretch>& stretches);
  Grip grip_at(std::int32_t run) const;
  // The next run with another grip; kNever if none has.
  std::int32_t next_change(std::int32_t run) const;
  bool is_held_on(Day day) const { return first_free_day(day) != day; }
  Day first_free_day(Day from) const { return first_day_without(from, false); }
  Day first_surely_free_day(Day from) const { return first_day_without(from, true); }

 private:
  std::int32_t next_end_or_beginning(std::int32_t run) const;
  Day first_day_without(Day from, bool only_sure) const;
  std::vector<Stretch> stretches_;
};

}  // namespace slettefrist::oracle
