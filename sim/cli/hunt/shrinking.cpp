// Which smaller worlds are tried, and in what order; see shrinking.h.
//
// Short calendars around the telling days come first: with few runs every further question is cheap. It must
// not know an engine or a store.
#include "sim/cli/hunt/shrinking.h"

#include <algorithm>
#include <tuple>

#include "sim/cli/hunt/minimal_subset.h"
#include "sim/cli/hunt/record_list.h"
#include "sim/cli/hunt/short_calendars.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

constexpr std::size_t kRunsWanted = 2;  // more than these must be worth it

class Shrinker {
 public:
  Shrinker(const WrittenWorld& whole, const Finding& target, const WorldFindings& findings_of)
      : whole_(whole), target_(target), findings_of_(findings_of) {}

  std::optional<Shrunk> shrink() {
    if (!find_start()) return std::nullopt;
    reduce();
    if (runs_of(world_) > kRunsWanted) let_go_of_days_off();
    return Shrunk{world_, finding_, record_list(world_.scenario.records).size(), runs_of(world_)};
  }

 private:
  WrittenWorld with(const History& records, const Dates& dates) const {
    WrittenWorld world = whole_;
    world.scenario.records = records;
    world.scenario.starts_on = dates.first;
    world.scenario.ends_on = dates.last;
    clip_outages(world.scenario);
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
        for (const Dates& dates : near_calendars(whole_.scenario, target_)) {
          if (take(with(scope, dates), is_days_off_needed)) return true;
        }
      }
    }
    return false;
  }

  static std::size_t runs_of(const WrittenWorld& world) {
    const Scenario& scenario = world.scenario;
    return world::make_run_calendar(scenario.purge, scenario.starts_on, scenario.ends_on).runs.size();
  }

  bool is_exact() const { return finding_.days_off == target_.days_off; }

  void reduce() {
    leave_out_records();
    shorten(is_exact());
    leave_out_records();
  }

  // How many days it was off says less than a calendar that one can read: what never went is off by however
  // long the world lasted. Where that makes the calendar no shorter, the days are kept.
  void let_go_of_days_off() {
    const WrittenWorld world = world_;
    const Finding finding = finding_;
    const std::size_t runs = runs_of(world);
    for (const Dates& dates : sparse_calendars(whole_.scenario, target_)) {
      const WrittenWorld sparse = with(world.scenario.records, dates);
      if (runs_of(sparse) < runs && take(sparse, false)) break;
    }
    shorten(false);
    if (runs_of(world_) < runs) return leave_out_records();
    world_ = world;
    finding_ = finding;
  }

  void leave_out_records() {
    const WrittenWorld start = world_;
    const std::vector<RecordKey> keys = record_list(start.scenario.records);
    const bool is_days_off_needed = is_exact();
    minimal_subset(keys.size(), [&](const std::vector<std::size_t>& items) {
      WrittenWorld world = start;
      world.scenario.records = part_of(start.scenario.records, keys, items);
      return take(world, is_days_off_needed);
    });
  }

  // Later first runs and earlier last ones, by halves; then only the two ends.
  void shorten(bool is_days_off_needed) {
    const auto dates = [&] { return std::pair{world_.scenario.starts_on, world_.scenario.ends_on}; };
    const int stride = std::max(1, world_.scenario.purge.every_days);
    for (int cut = (dates().second - dates().first) / 2; cut > 0; cut /= 2) {
      const int step = cut / stride * stride;
      if (step == 0) break;
      while (dates().second - dates().first >= step &&
             take(with(world_.scenario.records, {dates().first + step, dates().second, stride}),
                  is_days_off_needed)) {
      }
      while (dates().second - dates().first >= step &&
             take(with(world_.scenario.records, {dates().first, dates().second - step, stride}),
                  is_days_off_needed)) {
      }
    }
    const auto [first, last] = dates();
    if (last - first > stride)
      take(with(world_.scenario.records, pair_of_runs(whole_.scenario, first, last)), is_days_off_needed);
  }

  const WrittenWorld& whole_;
  const Finding& target_;
  const WorldFindings& findings_of_;
  WrittenWorld world_;
  Finding finding_;
};

int sign_of(const std::optional<int>& days) { return !days || *days == 0 ? 0 : (*days < 0 ? -1 : 1); }

}  // namespace

std::vector<const Finding*> findings_to_shrink(const std::vector<Finding>& findings) {
  std::vector<const Finding*> chosen;
  for (const Finding& finding : findings) {
    if (finding.record_id == 0 || (!chosen.empty() && finding.kind != chosen.front()->kind)) continue;
    const bool is_new = std::none_of(chosen.begin(), chosen.end(),
                                     [&](const Finding* other) { return other->area == finding.area; });
    if (is_new) chosen.push_back(&finding);
  }
  if (chosen.empty() && !findings.empty()) chosen.push_back(&findings.front());
  return chosen;
}

bool is_smaller(const Shrunk& a, const Shrunk& b) {
  return std::tie(a.record_count, a.run_count) < std::tie(b.record_count, b.run_count);
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
