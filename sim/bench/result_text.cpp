// The result for people: a table that is read in a breath, and below it what was demanded and what follows.
//
// Terminal and page say the same, with other marks. It must not know how a figure is worked out.
#include <functional>
#include <set>

#include "sim/bench/result.h"
#include "sim/report/table_text.h"
#include "sim/report/text.h"

namespace slettefrist::purge_bench {
namespace {

using report::with_separators;
using Rows = std::vector<report::TextRow>;

std::string median_of(const char* name, const Series& series) {
  const Metric& metric = *metric_named(name);
  const auto range = range_of(metric, series.repetitions);
  return range ? to_text(metric.unit, range->median) : "-";
}

std::string range_text(Unit unit, const Range& range) {
  return to_text(unit, range.median) + " (" + to_text(unit, range.least) + " to " +
         to_text(unit, range.most) + ")";
}

Rows table_of(const Result& result) {
  const bool has_beside = !result.beside.empty();
  Rows rows{{"", "rows due", "purge time (least to most)", "rows/s", "longest lock", "log at most", "freed"}};
  if (has_beside) rows.front().insert(rows.front().end(), {"p50 beside", "p99 beside", "busy"});
  for (const Series& series : result.series) {
    const Metric& time = *metric_named("purge_time");
    const auto range = range_of(time, series.repetitions);
    rows.push_back({to_text(series.key), with_separators(series.due_rows),
                    range ? range_text(time.unit, *range) : "-", median_of("rows_per_second", series),
                    median_of("longest_lock", series), median_of("wal_peak", series),
                    median_of("freed", series)});
    if (!has_beside) continue;
    for (const char* name : {"p50_beside", "p99_beside", "busy_beside"})
      rows.back().push_back(median_of(name, series));
  }
  return rows;
}

std::string wrong_text(const SeriesKey& key, std::size_t place, const Verification& seen) {
  std::string text = "WRONG: " + to_text(key) + ", repetition " + std::to_string(place + 1) + ": ";
  if (!seen.failure.empty()) return text + "the engine failed: " + clean(seen.failure);
  return text + report::counted(seen.left_behind, "record") + " due and left behind, " +
         with_separators(seen.gone_wrongly) + " gone that were not due, " + with_separators(seen.appeared) +
         " that were not there before";
}

using Say = std::function<void(const std::string&)>;

void say_whether_right(const Result& result, const Say& say) {
  if (result.is_right())
    return say("Verified: every repetition removed exactly what the oracle says was due.");
  for (const Series& series : result.series) {
    for (std::size_t i = 0; i < series.repetitions.size(); ++i) {
      const Verification& seen = series.repetitions[i].verification;
      if (seen.is_right()) continue;
      say(wrong_text(series.key, i, seen));
      break;  // the others of the series are in bench.json
    }
  }
}

void say_how(const Result& result, const Say& say) {
  double resolution = 0.0;
  std::int64_t statements = 0;
  const BesideSeen* failed = nullptr;
  for (const Series& series : result.series) {
    for (const Repetition& each : series.repetitions) {
      resolution = std::max(resolution, each.lock.resolution_seconds);
      if (!each.beside) continue;
      statements += static_cast<std::int64_t>(each.beside->seconds.size());
      if (each.beside->failed > 0) failed = &*each.beside;
    }
  }
  say("Longest lock: as another process saw it, at most " + to_text(Unit::seconds, resolution) +
      " between two looks.");
  if (result.beside.empty()) return;
  say("Beside: " + result.beside + "; " + report::counted(statements, "statement") +
      " in all, each timed from when it was meant to start.");
  if (failed != nullptr) say("FAILED beside: " + clean(failed->first_failure));
}

void say_demands(const Result& result, const Say& say) {
  for (const ThresholdSeen& seen : result.thresholds) {
    say((seen.is_met ? "Met: " : "NOT MET: ") + clean(seen.threshold.text) + " (worst: " + seen.worst + ")");
  }
  if (result.compared_with.empty()) return;
  if (!result.made_otherwise.empty())
    say(clean(result.compared_with) + " was made otherwise: " + clean(result.made_otherwise) + ".");
  std::int64_t worse = 0;
  for (const Change& change : result.changes) {
    if (!change.is_worse) continue;
    ++worse;
    say("WORSE: " + to_text(change.key) + ", " + std::string{change.metric->name} + ": " +
        range_text(change.metric->unit, change.now) + ", was " +
        range_text(change.metric->unit, change.before));
  }
  if (worse == 0) {
    std::set<SeriesKey> compared;
    for (const Change& change : result.changes) compared.insert(change.key);
    say("No worse than " + clean(result.compared_with) + " in " +
        report::counted(static_cast<std::int64_t>(result.changes.size()), "figure") + " of " +
        std::to_string(compared.size()) + " of " + std::to_string(result.series.size()) + " series.");
  }
}

void say_what_follows(const Result& result, const Say& say) {
  for (const Conclusion& conclusion : result.conclusions) {
    SeriesKey key = conclusion.key;
    key.batch = 0;
    say(to_text(key) + ": " + conclusion.text + ".");
  }
}

std::string headline(const Result& result) {
  const std::size_t repetitions = result.series.empty() ? 0 : result.series.front().repetitions.size();
  std::string text = "bench-purge of " + clean(result.engine) + " as of " + result.as_of + " under " +
                     clean(result.policy) + ", " +
                     report::counted(static_cast<std::int64_t>(repetitions), "repetition") + " each";
  if (!result.store.empty()) text += ", of " + clean(result.store);
  return text;
}

std::string facts_text(const Facts& facts) {
  std::string text;
  for (const auto& [name, value] : facts) text += (text.empty() ? "" : ", ") + name + " " + value;
  return text;
}

std::string in_cell(const std::string& text) {
  std::string cell;
  for (const char c : text) cell += c == '|' ? std::string{"\\|"} : std::string{c};
  return cell;
}

}  // namespace

std::string as_text(const Result& result) {
  std::string text = headline(result) + "\n\n";
  report::append_table(text, table_of(result));
  text += '\n';
  const Say say = [&text](const std::string& line) { text += line + "\n"; };
  say_whether_right(result, say);
  say_how(result, say);
  say_demands(result, say);
  if (!result.conclusions.empty()) text += "\nWhat follows\n";
  say_what_follows(result, [&text](const std::string& line) { text += "  " + line + "\n"; });
  return text;
}

std::string as_markdown(const Result& result) {
  std::string text = "# " + headline(result) + "\n\n";
  const Rows rows = table_of(result);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::string& cell : rows[i]) text += "| " + in_cell(cell) + " ";
    text += "|\n";
    if (i > 0) continue;
    for (std::size_t column = 0; column < rows[i].size(); ++column) text += column == 0 ? "|---" : "|---:";
    text += "|\n";
  }
  text += '\n';
  const Say say = [&text](const std::string& line) { text += "- " + line + "\n"; };
  say_whether_right(result, say);
  say_how(result, say);
  say_demands(result, say);
  if (!result.conclusions.empty()) text += "\n## What follows\n\n";
  say_what_follows(result, say);
  text += "\n## Where\n\n- " + facts_text(result.environment) + "\n";
  if (!result.series.empty() && !result.series.front().repetitions.empty())
    text += "- " + facts_text(result.series.front().repetitions.front().pragmas) + "\n";
  return text;
}

}  // namespace slettefrist::purge_bench
