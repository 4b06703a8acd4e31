// The verb `bench-purge`: measure, judge what was demanded, tell.
//
// Exit code 1 for a purge that was not right and for a demand unmet. It must not know how anything is
// measured.
#include <unistd.h>

#include <iostream>

#include "sim/bench/result.h"
#include "sim/cli/bench_plan.h"
#include "sim/cli/job/output_folder.h"
#include "sim/cli/options/version.h"
#include "sim/cli/verbs.h"
#include "sim/model/input_error.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::cli {
namespace {

// On a terminal one line that changes; elsewhere nothing of single repetitions.
class Teller {
 public:
  explicit Teller(bool is_quiet) : is_quiet_(is_quiet), is_live_(isatty(STDERR_FILENO) == 1) {}
  ~Teller() {
    if (is_live_ && !is_quiet_) std::cerr << "\r\033[K" << std::flush;
  }
  Teller(const Teller&) = delete;
  Teller& operator=(const Teller&) = delete;

  void operator()(const std::string& what) const {
    if (is_quiet_) return;
    if (is_live_) {
      std::cerr << "\r\033[K" << what << std::flush;
    } else if (what.find(": repetition ") == std::string::npos) {
      std::cerr << "bench-purge: " << what << '\n';
    }
  }

 private:
  bool is_quiet_;
  bool is_live_;
};

// Something for the statements beside to be held against before the first store is made.
std::string store_for_statements(const purge_bench::Plan& plan) {
  if (!plan.given_store.empty()) return plan.given_store;
  std::string path = plan.folder + "/tables.db";
  create_sqlite_store(
      path, [](const Document&) { return std::optional<std::string>{}; }, false);
  return path;
}

std::string beside_text(const purge_bench::BesideWish& beside) {
  if (beside.file.empty()) return "";
  return report::with_separators(beside.per_second) + " a second of " + clean(beside.file) +
         ", waiting for the lock at most " + report::with_separators(beside.busy_timeout_ms) + " ms";
}

void require_apart_from_store(const std::string& folder, const std::string& store) {
  if (store.empty()) return;
  for (const char* written : {"bench.json", "bench.md", ".unfinished"}) {
    if (!is_within(true_place(store), true_place(folder) / written)) continue;
    throw InputError(Problem{store, 0, 0,
                             "--store: lies where the benchmark writes into --out \"" + folder + "\"",
                             "Name another folder with --out: the store must not be overwritten"});
  }
}

// What an older result was made with, where that is something else now.
std::string made_otherwise(const purge_bench::OlderResult& older, const purge_bench::Result& result) {
  std::string text;
  for (const auto& [what, now] : {std::pair<const char*, std::string>{"engine", result.engine},
                                  {"policy", result.policy},
                                  {"as_of", result.as_of},
                                  {"beside", result.beside}}) {
    const auto then = older.made_with.find(what);
    const std::string before = then == older.made_with.end() ? "" : then->second;
    if (before == now) continue;
    text += (text.empty() ? "" : "; ") + std::string{what} + " " + (before.empty() ? "none" : before) +
            ", now " + (now.empty() ? "none" : now);
  }
  return text;
}

purge_bench::Result result_of(const Options& options, const BenchOrder& order,
                              std::vector<purge_bench::Series> series) {
  purge_bench::Result result;
  result.engine = options.engine;
  result.policy = order.plan.policy.edition;
  result.as_of = to_text(order.plan.calendar.starts_on);
  result.store = order.plan.given_store;
  result.seed = order.plan.seed;
  result.beside = beside_text(order.plan.beside);
  result.environment = purge_bench::environment(kVersion);
  result.series = std::move(series);
  for (const purge_bench::Threshold& threshold : order.thresholds)
    result.thresholds.push_back(purge_bench::judge(threshold, result.series));
  if (order.older) {
    result.compared_with = order.older->file;
    result.tolerance = order.tolerance;
    result.changes = purge_bench::compare(*order.older, result.series, order.tolerance);
    result.made_otherwise = made_otherwise(*order.older, result);
  }
  result.conclusions = purge_bench::conclusions_from(result.series, order.advice);
  return result;
}

// Asked when the files are kept: what was measured stays, whatever it cannot be compared with.
void require_compared(const BenchOrder& order, const purge_bench::Result& result) {
  if (!order.older || !result.changes.empty() || !result.is_right()) return;
  throw InputError(
      Problem{order.older->file, 0, 0,
              "--compare: read no figure of a store of the same size with the same number of rows due",
              "Measure the store and the day that it was made with"});
}

}  // namespace

int bench_verb(const Options& options) {
  BenchOrder order = bench_order(options);
  const std::string folder = options.out.empty() ? "out/bench-purge" : options.out;
  require_folder_place(folder);
  require_apart_from_store(folder, order.plan.given_store);
  OutputFolder out{folder};
  order.plan.folder = out.path_of("");
  if (!options.bench.beside.empty())
    take_beside(options, store_for_statements(order.plan), order.plan.beside);
  std::vector<purge_bench::Series> series;
  {
    const Teller tell{options.quiet};
    order.plan.report = [&tell](const std::string& what) { tell(what); };
    for (const std::string& left_out : order.left_out)
      tell("left out, as it would fill the disk: " + left_out + " (--case asks for it)");
    series = purge_bench::carry_out(order.plan);
  }
  const purge_bench::Result result = result_of(options, order, std::move(series));
  const std::string json = purge_bench::as_json(result);
  report::write_whole_file(out.path_of("bench.json"), json);
  report::write_whole_file(out.path_of("bench.md"), purge_bench::as_markdown(result));
  out.keep({"bench.json", "bench.md"});
  if (options.json) {
    std::cout << json;
  } else {
    std::cout << purge_bench::as_text(result) << "\nFiles: " << folder << '\n';
  }
  require_compared(order, result);
  return result.is_good() ? 0 : 1;
}

}  // namespace slettefrist::cli
