// What follows from the figures: a batch size that keeps the lock short, and the nights a backlog takes.
//
// Arithmetic on medians and worst cases of what was measured, no model of what was not. It must not know how
// it is told.
#include <algorithm>
#include <cmath>
#include <map>

#include "sim/bench/result.h"
#include "sim/report/text.h"

namespace slettefrist::purge_bench {
namespace {

using report::with_separators;

const Metric& longest_lock() { return *metric_named("longest_lock"); }

std::string seconds_text(double seconds) { return to_text(Unit::seconds, seconds); }

// The worst of all repetitions: a bound is for every night.
std::optional<double> worst_lock(const Series& series) {
  const auto range = range_of(longest_lock(), series.repetitions);
  return range ? std::optional{range->most} : std::nullopt;
}

// The largest batch whose lock stays within the bound; nothing: none does.
const Series* recommended(const std::vector<const Series*>& swept, double bound_seconds) {
  const Series* best = nullptr;
  for (const Series* series : swept) {
    const auto lock = worst_lock(*series);
    if (!lock || *lock > bound_seconds) continue;
    if (best == nullptr || series->key.batch > best->key.batch) best = series;
  }
  return best;
}

// A store with a table of holds, or a policy, by which the engine purges all at once whatever the batch.
bool has_batch_effect(const std::vector<const Series*>& swept) {
  return std::any_of(swept.begin(), swept.end(), [](const Series* series) {
    return series->due_rows <= series->key.batch ||
           std::any_of(series->repetitions.begin(), series->repetitions.end(),
                       [](const Repetition& each) { return each.lock.transactions != 1; });
  });
}

std::string lock_text(const Conclusion& conclusion, const Advice& advice, const Series* chosen) {
  const std::string bound = seconds_text(advice.lock_bound_seconds);
  if (conclusion.is_swept && chosen == nullptr)
    return "no batch tried keeps the longest lock within " + bound + ": try smaller ones";
  const std::string held = seconds_text(conclusion.lock_seconds.value_or(0.0));
  if (conclusion.is_swept) {
    return "batch " + with_separators(conclusion.key.batch) + " is the largest tried whose longest lock (" +
           held + ") stays within " + bound;
  }
  if (conclusion.lock_seconds.value_or(0.0) <= advice.lock_bound_seconds)
    return "the longest lock (" + held + ") stays within " + bound;
  return "the longest lock (" + held + ") exceeds " + bound;
}

void add_nights(Conclusion& conclusion, const Series& series, const Advice& advice) {
  constexpr std::int64_t kShareOfBacklog = 10;  // one row in so many due: less is a night like any other
  const bool is_backlog = series.due_rows * kShareOfBacklog >= series.store_rows;
  if (!advice.backlog && !is_backlog) return;
  conclusion.backlog = advice.backlog.value_or(series.due_rows);
  const auto rate = range_of(*metric_named("rows_per_second"), series.repetitions);
  if (!rate || conclusion.backlog == 0) return;
  const double a_night = std::floor(rate->median * static_cast<double>(advice.night_seconds));
  if (a_night < 1.0) return;
  conclusion.nights = static_cast<std::int64_t>(std::ceil(static_cast<double>(conclusion.backlog) / a_night));
  conclusion.text += "; at " + to_text(Unit::per_second, rate->median) + " rows a second a backlog of " +
                     report::counted(conclusion.backlog, "row") + " takes " +
                     report::counted(*conclusion.nights, "night") + " of " +
                     report::counted(advice.night_seconds, "second");
}

Conclusion conclusion_from(const std::vector<const Series*>& alike, const Advice& advice) {
  Conclusion conclusion;
  conclusion.key = alike.front()->key;
  conclusion.is_swept = alike.size() > 1;
  if (conclusion.is_swept && !has_batch_effect(alike)) {
    conclusion.is_swept = false;
    conclusion.key.batch = 0;
    conclusion.lock_seconds = worst_lock(*alike.front());
    conclusion.text = "batches had no effect, every purge was one transaction; " +
                      lock_text(conclusion, advice, alike.front());
    add_nights(conclusion, *alike.front(), advice);
    return conclusion;
  }
  const Series* const chosen =
      conclusion.is_swept ? recommended(alike, advice.lock_bound_seconds) : alike.front();
  conclusion.key.batch = chosen == nullptr ? 0 : chosen->key.batch;
  if (chosen != nullptr) conclusion.lock_seconds = worst_lock(*chosen);
  conclusion.text = lock_text(conclusion, advice, chosen);
  if (chosen != nullptr) add_nights(conclusion, *chosen, advice);
  return conclusion;
}

}  // namespace

std::vector<Conclusion> conclusions_from(const std::vector<Series>& all, const Advice& advice) {
  std::vector<std::vector<const Series*>> groups;  // of one store and cache
  for (const Series& series : all) {
    // Nothing follows from a night on which nothing is due, nor from a purge that was not right.
    if (series.due_rows == 0 || !series.is_right()) continue;
    const auto is_alike = [&](const std::vector<const Series*>& group) {
      SeriesKey key = group.front()->key;
      key.batch = series.key.batch;
      return key == series.key;
    };
    const auto group = std::find_if(groups.begin(), groups.end(), is_alike);
    if (group == groups.end()) {
      groups.push_back({&series});
    } else {
      group->push_back(&series);
    }
  }
  std::vector<Conclusion> conclusions;
  conclusions.reserve(groups.size());
  for (const auto& group : groups) conclusions.push_back(conclusion_from(group, advice));
  return conclusions;
}

bool Result::is_right() const {
  return std::all_of(series.begin(), series.end(), [](const Series& each) { return each.is_right(); });
}

bool Result::is_good() const {
  const bool has_failed_beside = std::any_of(series.begin(), series.end(), [](const Series& each) {
    return std::any_of(each.repetitions.begin(), each.repetitions.end(),
                       [](const Repetition& one) { return one.beside && one.beside->failed > 0; });
  });
  return is_right() && !has_failed_beside &&
         std::all_of(thresholds.begin(), thresholds.end(), [](const ThresholdSeen& t) { return t.is_met; }) &&
         std::none_of(changes.begin(), changes.end(), [](const Change& change) { return change.is_worse; });
}

}  // namespace slettefrist::purge_bench
