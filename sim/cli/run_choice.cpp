// Listed runs, and the fewest around due days; see run_choice.h.
//
// The oracle foretells every record's due day once, before the world begins: what the judge will count as a
// boundary cell is what is to be reached here. It must not know how a cell is defined.
#include "sim/cli/run_choice.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "sim/cli/foreseen_coverage.h"
#include "sim/cli/progress.h"
#include "sim/cli/proof.h"
#include "sim/cli/run_cover.h"
#include "sim/input/run_list.h"
#include "sim/model/input_error.h"
#include "sim/report/text.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

using Cell = std::tuple<std::int32_t, std::size_t, std::size_t>;  // rule, moment, kind

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

// For each cell that the data can reach, the held runs that reach it.
std::vector<std::vector<std::size_t>> runs_by_cell(Job& job) {
  std::map<Cell, std::set<std::size_t>> reached;
  const std::vector<Run>& runs = job.calendar.runs;
  ForeseenCoverage foreseen{job.policy, job.calendar};
  foreseen.listen([&](const Window& window, std::int32_t entered_run) {
    for (std::size_t moment = 0; moment < kMomentNames.size(); ++moment) {
      const Day day = window.due_on + (static_cast<int>(moment) - 1);
      auto run = std::lower_bound(runs.begin(), runs.end(), day,
                                  [](const Run& left, Day right) { return left.as_of < right; });
      for (; run != runs.end() && run->as_of == day; ++run) {
        const auto index = static_cast<std::size_t>(run - runs.begin());
        if (!run->held || static_cast<std::int64_t>(index) < entered_run) continue;
        for (std::size_t kind = 0; kind < kCalendarKindCount; ++kind) {
          if (has_kind(window.calendar_kinds, kind)) reached[{window.rule, moment, kind}].insert(index);
        }
      }
    }
  });
  const History kept = job.pack;  // taking the history empties it
  expect_deletions(
      job, [](const History&, Instant) { stop_if_interrupted(); }, [](const ExpectedDeletion&) {}, &foreseen);
  job.pack = kept;
  std::vector<std::vector<std::size_t>> cells;
  for (const auto& [cell, indices] : reached) cells.emplace_back(indices.begin(), indices.end());
  return cells;
}

std::size_t count_reached(const std::vector<std::vector<std::size_t>>& cells,
                          const std::vector<std::size_t>& chosen) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&](const auto& runs) {
    return std::any_of(runs.begin(), runs.end(), [&](std::size_t run) {
      return std::binary_search(chosen.begin(), chosen.end(), run);
    });
  }));
}

std::vector<Run> edge_runs(const Options& options, Job& job) {
  const auto cells = runs_by_cell(job);
  if (cells.empty()) {
    throw InputError(Problem{job.scenario.file, 0, 0,
                             "--runs edges: no record becomes due around a run from " +
                                 to_text(job.calendar.starts_on) + " to " + to_text(job.calendar.ends_on),
                             "Choose other dates or records, or --runs all"});
  }
  std::vector<std::size_t> chosen = fewest_runs(cells);
  if (!options.quiet) {
    spdlog::info("--runs edges: {} of {} runs reach all {} boundary cells that the data can reach",
                 report::with_separators(static_cast<std::int64_t>(chosen.size())),
                 report::with_separators(static_cast<std::int64_t>(job.calendar.runs.size())), cells.size());
  }
  if (options.runs_max && static_cast<std::int64_t>(chosen.size()) > *options.runs_max) {
    chosen = best_runs(cells, chosen, static_cast<std::size_t>(*options.runs_max));
    if (!options.quiet) {
      spdlog::warn("--max-runs {}: those that reach most are held, {} cells stay out of reach",
                   *options.runs_max, cells.size() - count_reached(cells, chosen));
    }
  }
  std::vector<Run> runs;
  for (const std::size_t run : chosen) runs.push_back(job.calendar.runs[run]);
  return runs;
}

}  // namespace

void choose_runs(const Options& options, Job& job) {
  if (options.runs != "all") {
    const bool are_edges = options.runs == "edges";
    job.calendar = world::with_runs(job.calendar, job.scenario.purge,
                                    are_edges ? edge_runs(options, job) : listed_runs(options, job));
    job.expect_applies = false;
  }
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
