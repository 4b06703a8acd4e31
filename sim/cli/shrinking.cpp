// Which smaller worlds are tried, and in what order; see shrinking.h.
//
// Short calendars around the telling days come first: with few runs every further question is cheap. It must
// not know an engine or a store.
#include "sim/cli/shrinking.h"

#include <algorithm>
#include <set>

#include "sim/cli/minimal_subset.h"
#include "sim/cli/record_list.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

// A calendar of purge runs: every so many days from the first to the last.
struct Dates {
  Day first;
  Day last;
  int every_days = 0;  // 0: as the scenario has it
};

constexpr int kNearDays = 3;   // around a telling day
constexpr int kWideDays = 40;  // the same, where near is not enough

class Shrinker {
 public:
  Shrinker(const WrittenWorld& whole, const Finding& target, const WorldFindings& findings_of)
      : whole_(whole), target_(target), findings_of_(findings_of) {}

  std::optional<Shrunk> shrink() {
    if (!find_start()) return std::nullopt;
    leave_out_records();
    shorten();
    leave_out_records();
    const auto runs =
        world::make_run_calendar(world_.scenario.purge, world_.scenario.starts_on, world_.scenario.ends_on)
            .runs.size();
    return Shrunk{world_, finding_, record_list(world_.scenario.records).size(), runs};
  }

 private:
  WrittenWorld with(const History& records, const Dates& dates) const {
    WrittenWorld world = whole_;
    world.scenario.records = records;
    world.scenario.starts_on = dates.first;
    world.scenario.ends_on = dates.last;
    if (dates.every_days > 0) {
      world.scenario.purge.every_days = dates.every_days;
      world.scenario.purge.every_hours = 0;
    }
    return world;
  }

  // True, and remembered, when the world fails the same way.
  bool take(const WrittenWorld& world, bool is_days_off_needed) {
    for (const Finding& finding : findings_of_(world)) {
      if (!is_same_failure(finding, target_)) continue;
      if (is_days_off_needed && finding.days_off != target_.days_off) continue;
      world_ = world;
      finding_ = finding;
      return true;
    }
    return false;
  }

  // Smallest records first, and with each the shortest calendars first.
  bool find_start() {
    const History& all = whole_.scenario.records;
    std::vector<History> scopes;
    const auto area = table_named(target_.area);
    if (area && target_.record_id != 0) {
      const RecordKey key{*area, target_.record_id};
      scopes.push_back(part_of(all, line_of(all, key)));
      scopes.push_back(part_of(all, family_of(all, key)));
    }
    scopes.push_back(all);
    for (const bool is_days_off_needed : {true, false}) {
      for (const History& scope : scopes) {
        for (const Dates& dates : calendars()) {
          if (take(with(scope, dates), is_days_off_needed)) return true;
        }
      }
    }
    return false;
  }

  Dates within(Dates dates) const {
    dates.first = std::clamp(dates.first, whole_.scenario.starts_on, whole_.scenario.ends_on);
    dates.last = std::clamp(dates.last, dates.first, whole_.scenario.ends_on);
    return dates;
  }

  // A run only on each of the two days.
  Dates pair(Day first, Day last) const {
    const Dates dates = within({first, last, 0});
    return {dates.first, dates.last, std::max(1, dates.last - dates.first)};
  }

  std::vector<Dates> calendars() const {
    const Day ends_on = whole_.scenario.ends_on;
    const Day seen = target_.observed_on.value_or(ends_on);
    const Day owed = seen - target_.days_off.value_or(0);
    const int days = std::max(1, whole_.scenario.purge.every_days);
    std::vector<Dates> dates{pair(seen, seen),        pair(owed, owed),        pair(owed, seen),
                             pair(seen - days, seen), pair(owed - days, owed), pair(seen, seen + days),
                             pair(owed, owed + days)};
    if (target_.due_on) {
      dates.push_back(pair(*target_.due_on, *target_.due_on));
      dates.push_back(pair(*target_.due_on, seen));
    }
    const auto [from, to] = std::minmax(seen, owed);
    for (const int around : {kNearDays, kWideDays}) dates.push_back(within({from - around, to + around, 0}));
    dates.push_back({whole_.scenario.starts_on, ends_on, 0});
    return dates;
  }

  void leave_out_records() {
    const WrittenWorld start = world_;
    const std::vector<RecordKey> keys = record_list(start.scenario.records);
    const std::optional<int> days_off = finding_.days_off;
    minimal_subset(keys.size(), [&](const std::vector<std::size_t>& items) {
      WrittenWorld world = start;
      world.scenario.records = part_of(start.scenario.records, keys, items);
      return take(world, days_off == target_.days_off);
    });
  }

  // Later first runs and earlier last ones, by halves; then only the two ends.
  void shorten() {
    const bool is_exact = finding_.days_off == target_.days_off;
    const auto dates = [&] { return std::pair{world_.scenario.starts_on, world_.scenario.ends_on}; };
    const int stride = std::max(1, world_.scenario.purge.every_days);
    for (int cut = (dates().second - dates().first) / 2; cut > 0; cut /= 2) {
      const int step = cut / stride * stride;
      if (step == 0) break;
      while (dates().second - dates().first >= step &&
             take(with(world_.scenario.records, {dates().first + step, dates().second, stride}), is_exact)) {
      }
      while (dates().second - dates().first >= step &&
             take(with(world_.scenario.records, {dates().first, dates().second - step, stride}), is_exact)) {
      }
    }
    const auto [first, last] = dates();
    if (last - first > stride) take(with(world_.scenario.records, pair(first, last)), is_exact);
  }

  const WrittenWorld& whole_;
  const Finding& target_;
  const WorldFindings& findings_of_;
  WrittenWorld world_;
  Finding finding_;
};

int sign_of(const std::optional<int>& days) { return !days || *days == 0 ? 0 : (*days < 0 ? -1 : 1); }

}  // namespace

const Finding* finding_to_shrink(const std::vector<Finding>& findings) {
  const auto named = std::find_if(findings.begin(), findings.end(),
                                  [](const Finding& finding) { return finding.record_id != 0; });
  if (named != findings.end()) return &*named;
  return findings.empty() ? nullptr : &findings.front();
}

bool is_same_failure(const Finding& a, const Finding& b) {
  const bool is_dated = a.observed_on && b.observed_on;
  return a.kind == b.kind && a.area == b.area && a.record_id == b.record_id && a.rule == b.rule &&
         (!is_dated || sign_of(a.days_off) == sign_of(b.days_off));
}

std::optional<Shrunk> shrink(const WrittenWorld& whole, const Finding& target,
                             const WorldFindings& findings_of) {
  return Shrinker{whole, target, findings_of}.shrink();
}

}  // namespace slettefrist::cli
