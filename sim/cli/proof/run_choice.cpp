// Listed runs, and the fewest around due days; see run_choice.h.
//
// The oracle foretells every record's due day once, before the world begins: what the judge will count as a
// boundary cell is what is to be reached here. It must not know how a cell is defined.
#include "sim/cli/proof/run_choice.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "sim/cli/job/progress.h"
#include "sim/cli/proof/foreseen_coverage.h"
#include "sim/cli/proof/foretelling.h"
#include "sim/cli/proof/proof.h"
#include "sim/cli/proof/run_cover.h"
#include "sim/input/run_list.h"
#include "sim/model/input_error.h"
#include "sim/report/text.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

using Cell = std::tuple<std::int32_t, std::size_t, std::size_t>;  // rule, moment, kind
using Reached = std::map<Cell, std::set<std::size_t>>;            // with the runs that reach it

std::size_t first_run_from(const std::vector<Run>& runs, Day day) {
  const auto found = std::lower_bound(runs.begin(), runs.end(), day,
                                      [](const Run& left, Day right) { return left.as_of < right; });
  return static_cast<std::size_t>(found - runs.begin());
}

std::vector<Run> listed_runs(const Options& options, const Job& job) {
  const PurgeSchedule& purge = job.scenario.purge;
  std::vector<Run> runs;
  std::vector<Problem> problems;
  std::map<Instant, int> line_of;
  for (const input::ListedRun& listed : input::read_run_list(options.runs)) {
    const auto refuse = [&](const std::string& what, const char* remedy) {
      problems.push_back({options.runs, listed.line, 0, what, remedy});
    };
    if (listed.day < job.calendar.starts_on || job.calendar.ends_on < listed.day) {
      refuse("read the day " + to_text(listed.day) + ", expected one from " +
                 to_text(job.calendar.starts_on) + " to " + to_text(job.calendar.ends_on),
             "Leave it out, or give other days with --from and --to");
      continue;
    }
    const Run run = world::run_on(purge, listed.day, listed.at_minutes.value_or(purge.at_minutes));
    const auto [other, is_new] = line_of.emplace(run.run_at, listed.line);
    if (is_new) {
      runs.push_back(run);
    } else {
      refuse("read the same run as in line " + std::to_string(other->second) + ", expected each once",
             "Leave one of them out");
    }
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return runs;
}

// Each cell that the data reach under the job's calendar, and the held runs that reach it.
Reached reached_cells(Job& job) {
  Reached reached;
  const std::vector<Run>& runs = job.calendar.runs;
  ForeseenCoverage foreseen{job.policy, job.calendar};
  foreseen.listen([&](const Window& window, std::int32_t entered_run) {
    for (std::size_t moment = 0; moment < kMomentNames.size(); ++moment) {
      const Day day = window.due_on + (static_cast<int>(moment) - 1);
      for (std::size_t run = first_run_from(runs, day); run < runs.size() && runs[run].as_of == day; ++run) {
        if (!runs[run].held || static_cast<std::int64_t>(run) < entered_run) continue;
        for (std::size_t kind = 0; kind < kCalendarKindCount; ++kind) {
          if (has_kind(window.calendar_kinds, kind)) reached[{window.rule, moment, kind}].insert(run);
        }
      }
    }
  });
  const History kept = job.pack;  // taking the history empties it
  expect_deletions(
      job, [](const History&, Instant) { return stop_if_interrupted; },
      [](const std::vector<ExpectedDeletion>&) {}, &foreseen);
  job.pack = kept;
  return reached;
}

using RunsByCell = std::vector<std::vector<std::size_t>>;

RunsByCell runs_by_cell(const Reached& reached) {
  RunsByCell cells;
  for (const auto& [cell, runs] : reached) cells.emplace_back(runs.begin(), runs.end());
  return cells;
}

RunCalendar only(const std::vector<std::size_t>& chosen, const Job& job) {
  std::vector<Run> runs;
  runs.reserve(chosen.size());
  for (const std::size_t run : chosen) runs.push_back(job.calendar.runs[run]);
  return world::with_runs(job.calendar, job.scenario.purge, std::move(runs));
}

// Between two runs that lie far apart a record may meet another fate than night by night (an answer comes in
// after its due day, say). The cells lost so get all three days around a record of theirs.
void win_lost_cells_back(Job& job, const Reached& reached, std::vector<std::size_t>& chosen) {
  const RunCalendar all = job.calendar;
  job.calendar = only(chosen, job);
  const Reached left = reached_cells(job);
  job.calendar = all;
  std::set<std::size_t> more{chosen.begin(), chosen.end()};
  for (const auto& [cell, runs] : reached) {
    if (left.contains(cell)) continue;
    const Day eve = all.runs[*runs.begin()].as_of + -static_cast<int>(std::get<1>(cell));
    for (std::size_t run = first_run_from(all.runs, eve); run < all.runs.size(); ++run) {
      if (eve + 2 < all.runs[run].as_of) break;
      more.insert(run);
    }
  }
  chosen.assign(more.begin(), more.end());
}

RunCalendar edge_calendar(const Options& options, Job& job) {
  const Reached reached = reached_cells(job);
  if (reached.empty()) {
    throw InputError(Problem{job.scenario.file, 0, 0,
                             "--runs edges: no record becomes due around a run from " +
                                 to_text(job.calendar.starts_on) + " to " + to_text(job.calendar.ends_on),
                             "Choose other dates or records, or --runs all"});
  }
  const RunsByCell cells = runs_by_cell(reached);
  std::vector<std::size_t> chosen = fewest_runs(cells);
  win_lost_cells_back(job, reached, chosen);
  if (!options.quiet) {
    spdlog::info("--runs edges: {} of {} runs reach all {} boundary cells that the data can reach",
                 report::with_separators(static_cast<std::int64_t>(chosen.size())),
                 report::with_separators(static_cast<std::int64_t>(job.calendar.runs.size())), cells.size());
  }
  if (options.runs_max && static_cast<std::int64_t>(chosen.size()) > *options.runs_max) {
    chosen = best_runs(cells, chosen, static_cast<std::size_t>(*options.runs_max));
    if (!options.quiet)
      spdlog::warn("--max-runs {}: those that reach most cells are held", *options.runs_max);
  }
  return only(chosen, job);
}

}  // namespace

void choose_runs(const Options& options, Job& job) {
  if (options.runs == "edges") {
    job.calendar = edge_calendar(options, job);
  } else if (options.runs != "all") {
    job.calendar = world::with_runs(job.calendar, job.scenario.purge, listed_runs(options, job));
  }
  job.expect_applies = job.expect_applies && options.runs == "all";
  const auto count = static_cast<std::int64_t>(job.calendar.runs.size());
  if (options.runs_max && count > *options.runs_max) {
    throw InputError(
        Problem{"", 0, 0,
                "--max-runs: read " + std::to_string(*options.runs_max) + ", and there are " +
                    std::to_string(count) + " runs",
                "Give fewer days with --from and --to, or take --runs edges, which keeps the best"});
  }
}

}  // namespace slettefrist::cli
