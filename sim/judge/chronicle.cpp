// Counting spans of runs, and choosing whose lives are kept; see chronicle.h.
//
// A record that is due by two windows at once is counted once. What counts as overdue is what `too_late` and
// `run_missed` tell of. It must not know a chart.
#include "sim/judge/chronicle.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <set>

namespace slettefrist::judge {
namespace {

// Spreads ids evenly, so that the smallest marks are a fair sample (the mixing of splitmix64).
std::uint64_t mark_of(RecordId citizen_id) {
  std::uint64_t mark = static_cast<std::uint64_t>(citizen_id) + 0x9E3779B97F4A7C15U;
  mark = (mark ^ (mark >> 30U)) * 0xBF58476D1CE4E5B9U;
  mark = (mark ^ (mark >> 27U)) * 0x94D049BB133111EBU;
  return mark ^ (mark >> 31U);
}

bool is_by_citizen(const Life& left, const Life& right) {
  return std::tuple{left.citizen_id, left.area, left.id} < std::tuple{right.citizen_id, right.area, right.id};
}

std::vector<std::int64_t> running_sums(const std::vector<std::int32_t>& changes) {
  std::vector<std::int64_t> sums(changes.begin(), changes.end());
  std::partial_sum(sums.begin(), sums.end(), sums.begin());
  return sums;
}

}  // namespace

Chronicle::Chronicle(const RunCalendar& calendar)
    : calendar_(calendar), runs_(static_cast<std::int32_t>(calendar.runs.size())) {
  const auto size = calendar.runs.size() + 1;  // a fall after the last run has a place, too
  for (AreaChanges& area : areas_) {
    for (Changes* changes : {&area.living, &area.removed, &area.due, &area.waiting, &area.overdue}) {
      changes->resize(size, 0);
    }
  }
  next_held_.resize(size, kNever);
  for (std::int32_t run = runs_ - 1; run >= 0; --run) {
    const auto at = static_cast<std::size_t>(run);
    next_held_[at] = calendar.runs[at].held ? run : next_held_[at + 1];
  }
}

// Counts the runs in [from, until) that lie in any of `spans`, each once.
void Chronicle::add_united(std::vector<Span>& spans, std::int32_t from, std::int32_t until,
                           Changes& changes) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  for (const Span& span : spans) {
    const std::int32_t first = std::max(span.from, from);
    const std::int32_t last = std::min(span.until, until);
    if (first >= last) continue;
    ++changes[static_cast<std::size_t>(first)];
    --changes[static_cast<std::size_t>(last)];
    from = last;
  }
}

void Chronicle::note_spans(const Fate& fate, const Seen& seen, AreaChanges& area) {
  const std::int32_t gone = std::min(seen.removed_run, runs_);
  const std::int32_t entered = std::min(seen.entered_run, gone);
  ++area.living[static_cast<std::size_t>(entered)];
  --area.living[static_cast<std::size_t>(gone)];
  if (gone < runs_) {
    ++area.removed[static_cast<std::size_t>(gone)];
    --area.removed[static_cast<std::size_t>(gone) + 1];
  }
  spans_.clear();
  for (const Window& window : fate.windows) spans_.push_back({window.opens_run, window.ended_run});
  if (!fate.may_enter) spans_.assign(1, {0, kNever});  // due ever since its parent should have gone
  add_united(spans_, entered, std::min(gone + 1, runs_), area.due);
  add_united(spans_, entered, gone, area.waiting);
  spans_.clear();
  for (const Window& window : fate.windows) {
    if (window.closes_run >= runs_) continue;
    const bool is_ended = window.ended_run != kNever &&
                          window.ended_run <= next_held_[static_cast<std::size_t>(window.closes_run)];
    const bool is_orphaned = window.with_parent && seen.orphaned_run <= window.closes_run;
    if (!is_ended && !is_orphaned) spans_.push_back({window.closes_run, kNever});
  }
  if (!fate.may_enter && seen.orphaned_run == kNever) {
    spans_.assign(1, {next_held_[static_cast<std::size_t>(entered)], kNever});
  }
  add_united(spans_, entered, gone, area.overdue);
}

void Chronicle::note(const Fate& fate, const Seen& seen, std::optional<Instant> stored_at,
                     std::string_view first_finding) {
  AreaChanges& area = areas_[index_of(fate.area)];
  note_spans(fate, seen, area);
  const bool is_gone = seen.removed_run != kNever;
  if (!is_gone) {
    ++area.remaining;
    if (stored_at && (!area.oldest_stored || *stored_at < *area.oldest_stored))
      area.oldest_stored = stored_at;
  }
  const bool is_ruled = !fate.windows.empty() || fate.has_no_rule || fate.expected_rule != kNoRule;
  area.is_ruled |= is_ruled;
  if (!is_ruled && first_finding.empty()) return;
  const Attribution attribution = attribution_at(fate, is_gone ? seen.removed_run : runs_ - 1);
  Life life{fate.area, fate.id, fate.citizen_id, stored_at, {}, attribution.due_on, {}, attribution.rule};
  life.has_finding = !first_finding.empty();
  if (is_gone) life.removed_on = calendar_.runs[static_cast<std::size_t>(seen.removed_run)].as_of;
  sample(life, first_finding);
}

void Chronicle::sample(const Life& life, std::string_view first_finding) {
  if (!first_finding.empty()) {
    with_finding_.insert_or_assign({first_finding, name_of(life.area), life.id}, life);
    if (with_finding_.size() > kLivesWithFindingMost) with_finding_.erase(std::prev(with_finding_.end()));
  }
  const std::uint64_t mark = mark_of(life.citizen_id);
  if (sampled_.size() == kSampledCitizensMost && mark > sampled_.rbegin()->first) return;
  std::vector<Life>& lives = sampled_[mark];
  // The smallest by area and id, in whatever order they come.
  lives.insert(std::upper_bound(lives.begin(), lives.end(), life, is_by_citizen), life);
  if (lives.size() > kLivesOfCitizenMost) lives.pop_back();
  if (sampled_.size() > kSampledCitizensMost) sampled_.erase(std::prev(sampled_.end()));
}

Flow Chronicle::flow() const {
  Flow flow;
  std::vector<std::size_t> first_runs;
  for (std::size_t run = 0; run < calendar_.runs.size(); ++run) {
    const Day day = calendar_.runs[run].as_of;
    if (!flow.days.empty() && flow.days.back() == day) continue;
    flow.days.push_back(day);
    first_runs.push_back(run);
  }
  first_runs.push_back(calendar_.runs.size());
  for (const Area area : kAreas) {
    const AreaChanges& counted = areas_[index_of(area)];
    AreaFlow& told = flow.areas[index_of(area)];
    const auto living = running_sums(counted.living);
    const auto removed = running_sums(counted.removed);
    const auto due = running_sums(counted.due);
    const auto waiting = running_sums(counted.waiting);
    const auto overdue = running_sums(counted.overdue);
    for (std::size_t day = 0; day < flow.days.size(); ++day) {
      const std::size_t last = first_runs[day + 1] - 1;
      told.living.push_back(living[last]);
      told.due.push_back(due[first_runs[day]]);
      told.waiting.push_back(waiting[last]);
      told.overdue.push_back(overdue[last]);
      told.removed.push_back(0);
      for (std::size_t run = first_runs[day]; run <= last; ++run) told.removed.back() += removed[run];
    }
    if (!counted.is_ruled && counted.remaining > 0)
      flow.unruled.push_back({area, counted.remaining, counted.oldest_stored, {}});
  }
  return flow;
}

std::vector<Life> Chronicle::lives() const {
  std::vector<Life> lives;
  std::set<std::pair<Area, RecordId>> known;
  const auto add = [&](const Life& life) {
    if (known.emplace(life.area, life.id).second) lives.push_back(life);
  };
  for (const auto& [mark, all] : sampled_) std::for_each(all.begin(), all.end(), add);
  for (const auto& [key, life] : with_finding_) add(life);
  std::sort(lives.begin(), lives.end(), is_by_citizen);
  return lives;
}

}  // namespace slettefrist::judge
