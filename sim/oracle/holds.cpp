// Looks a record's holds up and lays them on the run calendar; see holds.h.
#include "sim/oracle/holds.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace slettefrist::oracle {
namespace {

using Key = std::pair<Area, RecordId>;

Key key_of(const Hold& hold) { return {hold.area, hold.record_id}; }

}  // namespace

HoldTable::HoldTable(std::vector<Hold> holds) : holds_(std::move(holds)) {
  std::sort(holds_.begin(), holds_.end(), [](const Hold& left, const Hold& right) {
    return std::tuple{key_of(left), left.from_on, left.id} <
           std::tuple{key_of(right), right.from_on, right.id};
  });
}

void HoldTable::append_holds_on(Area area, RecordId id, std::vector<Hold>& holds) const {
  const Key key{area, id};
  const auto before = [](const Hold& left, const Key& right) { return key_of(left) < right; };
  auto hold = std::lower_bound(holds_.begin(), holds_.end(), key, before);
  for (; hold != holds_.end() && key_of(*hold) == key; ++hold) holds.push_back(*hold);
}

std::vector<Stretch> HoldTable::stretches_of(Area area, RecordId id, Instant since,
                                             const RunTable& runs) const {
  std::vector<Stretch> stretches;
  std::vector<Hold> holds;
  append_holds_on(area, id, holds);
  for (const Hold& hold : holds) {
    Stretch stretch;
    stretch.first_run = runs.first_run_from_day(hold.from_on);
    if (hold.to_on) stretch.end_run = runs.first_run_from_day(*hold.to_on + 1);
    stretch.first_run = std::max(stretch.first_run, runs.first_run_after(since));
    const bool lies_between_runs = stretch.end_run != kNever && stretch.first_run >= stretch.end_run;
    if (lies_between_runs) continue;
    stretch.first_day = runs.first_day_with_run(hold.from_on, since, since).value_or(hold.from_on);
    stretch.first_day = std::max(stretch.first_day, hold.from_on);
    stretch.last_day = hold.to_on.value_or(kUntilFurtherNotice);
    stretches.push_back(stretch);
  }
  return stretches;
}

void sort_by_id(std::vector<Hold>& holds) {
  std::sort(holds.begin(), holds.end(),
            [](const Hold& left, const Hold& right) { return left.id < right.id; });
}

void HeldTime::add(const std::vector<Stretch>& stretches) {
  stretches_.insert(stretches_.end(), stretches.begin(), stretches.end());
}

HeldTime::Grip HeldTime::grip_at(std::int32_t run) const {
  Grip grip = Grip::free;
  for (const Stretch& stretch : stretches_) {
    if (run < stretch.first_run || run >= stretch.end_run) continue;
    grip = std::max(grip, stretch.is_sure ? Grip::held : Grip::unsure);
  }
  return grip;
}

std::int32_t HeldTime::next_change(std::int32_t run) const {
  const Grip grip = grip_at(run);
  std::int32_t next = run;
  do {
    next = next_end_or_beginning(next);
  } while (next != kNever && grip_at(next) == grip);
  return next;
}

std::int32_t HeldTime::next_end_or_beginning(std::int32_t run) const {
  std::int32_t next = kNever;
  for (const Stretch& stretch : stretches_) {
    for (const std::int32_t change : {stretch.first_run, stretch.end_run}) {
      if (change > run) next = std::min(next, change);
    }
  }
  return next;
}

Day HeldTime::first_day_without(Day from, bool only_sure) const {
  Day day = from;
  for (bool moved = true; moved;) {
    moved = false;
    for (const Stretch& stretch : stretches_) {
      if (only_sure && !stretch.is_sure) continue;
      if (day < stretch.first_day || day > stretch.last_day) continue;
      day = stretch.last_day + 1;
      moved = true;
    }
  }
  return day;
}

}  // namespace slettefrist::oracle
