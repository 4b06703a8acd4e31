// From a run to the anchors due in it: a binary search for the cutoff, and a closer look only at the few days
// around it that the readings can turn.
//
// Every shortcut rests on one fact: a clamped anniversary never falls when its anchor rises, and one that
// runs over lies at most three days after it. The tests hold both by brute force. Must not know a store.
#include "sim/engine/anchor_ranges.h"

#include <algorithm>

#include "sim/engine/danish_zone.h"
#include "sim/engine/period.h"

namespace slettefrist::engine {
namespace {

// The first number in [low, high) for which `holds` is false; it must not turn true again after that.
template <class Predicate>
std::int64_t first_failing(std::int64_t low, std::int64_t high, Predicate holds) {
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (holds(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

Day day_numbered(std::int64_t number) { return Day{static_cast<std::int32_t>(number)}; }

// Builds a list of ranges that neither touch nor are empty.
class RangeList {
 public:
  void add(AnchorRange range) {
    if (range.from >= range.to) return;
    if (!ranges_.empty() && ranges_.back().to == range.from) {
      ranges_.back().to = range.to;
    } else {
      ranges_.push_back(range);
    }
  }
  std::vector<AnchorRange> take() { return std::move(ranges_); }

 private:
  std::vector<AnchorRange> ranges_;
};

// One run's question to one version.
class StretchSearch {
 public:
  StretchSearch(const RuleVersion& version, const Reading& reading, AnchorKind kind, const RunMoment& moment)
      : version_{version}, reading_{reading}, kind_{kind}, moment_{moment} {}

  void add_due(Day from, Day to, RangeList& ranges) const {
    const Day cutoff = first_anchor_after(last_anniversary(), from, to);
    const Day settled = reading_.month_end == MonthEnd::refuse
                            ? from
                            : first_anchor_after(last_anniversary() - (kMostMissingDays + 1), from, to);
    ranges.add({first_key(from), first_key(settled)});
    for (Day day = settled; day < cutoff; day = day + 1) add_day(day, ranges);
  }

 private:
  Day last_anniversary() const {
    return reading_.first_day == FirstDay::day_after ? moment_.as_of - 1 : moment_.as_of;
  }

  // The first anchor day whose clamped anniversary lies after `day`; clamped ones never fall.
  Day first_anchor_after(Day day, Day from, Day to) const {
    return day_numbered(first_failing(from.number, to.number, [&](std::int64_t number) {
      return later_by(day_numbered(number), version_.keep, MonthEnd::clamp) <= day;
    }));
  }

  AnchorKey first_key(Day day) const { return first_key_of(kind_, day, reading_.day_of); }

  void add_day(Day day, RangeList& ranges) const {
    const auto due = due_of(AnchorKind::day, day.number, version_.keep, reading_);
    if (!due || due->on > moment_.as_of) return;
    const bool is_split = kind_ == AnchorKind::instant && reading_.first_day == FirstDay::instant;
    if (is_split) {
      add_split_day(day, ranges);
    } else {
      ranges.add({first_key(day), first_key(day + 1)});
    }
  }

  // Between a clock change and a Danish midnight the due instant never falls when the anchor rises.
  void add_split_day(Day day, RangeList& ranges) const {
    const AnchorKey begins = first_key(day);
    const AnchorKey ends = first_key(day + 1);
    const Day shown = local_day(Instant{begins});
    std::vector<AnchorKey> turns{begins, ends, midnight_of(shown + 1).seconds};
    const SummerTime summer = summer_time_of_year(day);
    turns.push_back(summer.begins.seconds);
    turns.push_back(summer.ends.seconds);
    for (AnchorKey& turn : turns) turn = std::clamp(turn, begins, ends);
    std::sort(turns.begin(), turns.end());
    for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
      ranges.add({turns[i], first_failing(turns[i], turns[i + 1], [&](AnchorKey key) {
                    const auto due = due_of(kind_, key, version_.keep, reading_);
                    return due && is_due(*due, reading_, moment_);
                  })});
    }
  }

  const RuleVersion& version_;
  const Reading& reading_;
  AnchorKind kind_;
  RunMoment moment_;
};

}  // namespace

std::vector<Stretch> stretches_deciding(const Rule& rule, Day as_of) {
  std::vector<Stretch> stretches;
  Day to = kLatestDay + 1;
  for (std::size_t i = rule.versions.size(); i-- > 0;) {
    const RuleVersion& version = rule.versions[i];
    if (version.in_force > as_of) continue;
    const bool is_for_all = version.effect == Effect::all_records;
    const Day from = is_for_all ? kEarliestDay : version.in_force;
    if (!version.ends && from < to) stretches.push_back({from, to, &version});
    if (is_for_all) break;
    to = std::min(to, from);
  }
  std::reverse(stretches.begin(), stretches.end());
  return stretches;
}

std::vector<AnchorRange> due_ranges(const Rule& rule, const Reading& reading, AnchorKind kind,
                                    const RunMoment& moment, Day since) {
  RangeList ranges;
  for (const Stretch& stretch : stretches_deciding(rule, moment.as_of)) {
    const Day from = std::max(stretch.from, since);
    if (from >= stretch.to) continue;
    StretchSearch{*stretch.version, reading, kind, moment}.add_due(from, stretch.to, ranges);
  }
  return ranges.take();
}

}  // namespace slettefrist::engine
