// Reading and weighing the options of `bench-purge`; see bench_plan.h.
//
// What cannot go together is refused by name. It must not know how anything is measured or told.
#include "sim/cli/bench_plan.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/bench/store_maker.h"
#include "sim/cli/job/engines.h"
#include "sim/cli/job/job.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/job/stores.h"
#include "sim/cli/options/option_values.h"
#include "sim/engine/builtin.h"
#include "sim/model/input_error.h"
#include "sim/report/text.h"
#include "sim/scenario/scenario.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

using purge_bench::Cache;
using purge_bench::Case;

constexpr std::int64_t kSizeMost = 50'000'000;
constexpr std::int64_t kBatchMost = 1'000'000'000;
constexpr std::int64_t kRepetitionsMost = 1000;
constexpr std::int64_t kRateMost = 100'000;
constexpr std::int64_t kBusyTimeoutMost = 3'600'000;
constexpr std::int64_t kAbsurdBytes = std::int64_t{2} << 30;  // of documents, copied for every repetition
constexpr std::int64_t kDefaultSize = 100'000;
constexpr const char* kDefaultDay = "2030-03-18";

[[noreturn]] void refuse(const std::string& what, const std::string& remedy) {
  throw InputError(Problem{"", 0, 0, what, remedy});
}

std::int64_t number(const char* option, const std::string& text, std::int64_t least, std::int64_t most,
                    std::int64_t otherwise) {
  return text.empty() ? otherwise : number_of(option, text, least, most);
}

// "1000,10000" given once or more.
std::vector<std::int64_t> numbers(const char* option, const std::vector<std::string>& lists,
                                  std::int64_t most) {
  std::vector<std::int64_t> all;
  for (const std::string& list : lists) {
    std::istringstream parts{list + ","};
    for (std::string part; std::getline(parts, part, ',');) {
      const std::int64_t one = number_of(option, part, 1, most);
      if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    }
  }
  return all;
}

void require_sense(const Options& options) {
  const BenchWishes& wishes = options.bench;
  const auto need = [](bool is_there, bool is_needed, const std::string& what, const std::string& remedy) {
    if (is_there && !is_needed) refuse(what, remedy);
  };
  const bool has_store = !options.store.empty();
  need(!wishes.sizes.empty() || !wishes.cases.empty() || options.seed.has_value(), !has_store,
       "bench-purge: read --store and --size, --case or --seed, expected one of the two",
       "A store of yours has its own size and records: leave the others out");
  need(has_store, options.as_of.has_value(),
       "bench-purge: read --store without --as-of, expected the day of the run", "Add --as-of DATE");
  need(!wishes.reset.empty(), has_store, "--reset: read it without --store, expected a store to put back",
       "Made stores are copied: leave it out");
  need(!wishes.beside.empty(), !wishes.rate.empty(), "--beside: read it without --rate", "Add --rate N");
  need(!wishes.rate.empty() || !wishes.busy_timeout_ms.empty(), !wishes.beside.empty(),
       "--rate or --busy-timeout: read it without --beside, expected statements", "Add --beside FILE");
  need(!wishes.tolerance.empty(), !wishes.compare.empty(), "--tolerance: read it without --compare",
       "Add --compare FILE");
  const bool has_batch = options.what_if.batch || !wishes.sweeps.empty();
  need(has_batch, options.engine == "builtin",
       "--batch or --sweep: the engine \"" + options.engine + "\" has no use for it",
       "It belongs to --engine builtin");
  need(!wishes.batch_bytes.empty() || !wishes.batch_time.empty(), has_batch,
       "--batch-bytes or --batch-time: read it without --batch or --sweep, expected one of the two",
       "Add --batch N");
  need(options.what_if.batch.has_value(), wishes.sweeps.empty(),
       "bench-purge: read --batch and --sweep, expected one of the two", "Put the batch into the sweep");
}

std::vector<std::int64_t> batches_of(const Options& options) {
  if (options.what_if.batch) return {*options.what_if.batch};
  std::vector<std::string> lists;
  for (const std::string& sweep : options.bench.sweeps) {
    const std::string key = "batch=";
    if (!sweep.starts_with(key)) {
      refuse("--sweep: read \"" + sweep + "\", expected batch=N,N,...", "Write for example batch=1000,10000");
    }
    lists.push_back(sweep.substr(key.size()));
  }
  const std::vector<std::int64_t> batches = numbers("--sweep", lists, kBatchMost);
  return batches.empty() ? std::vector<std::int64_t>{0} : batches;
}

Case case_named(const std::string& name) {
  const auto found = std::find(purge_bench::kCaseNames.begin(), purge_bench::kCaseNames.end(), name);
  if (found != purge_bench::kCaseNames.end())
    return static_cast<Case>(found - purge_bench::kCaseNames.begin());
  const std::vector<std::string> known{purge_bench::kCaseNames.begin(), purge_bench::kCaseNames.end()};
  const std::string near = nearest_name(name, known);
  std::string list;
  for (const std::string& each : known) list += (list.empty() ? "" : ", ") + each;
  refuse("--case: read \"" + name + "\", expected one of " + list,
         near.empty() ? "Write one of these" : "Did you mean " + near + "?");
}

void take_made_stores(const Options& options, BenchOrder& order) {
  std::vector<std::int64_t> sizes = numbers("--size", options.bench.sizes, kSizeMost);
  if (sizes.empty()) sizes.push_back(kDefaultSize);
  std::vector<Case> cases;
  for (const std::string& name : options.bench.cases) {
    const Case kind = case_named(name);
    if (std::find(cases.begin(), cases.end(), kind) == cases.end()) cases.push_back(kind);
  }
  const bool is_all = cases.empty();
  if (is_all) cases.assign(purge_bench::kCases.begin(), purge_bench::kCases.end());
  for (const std::int64_t size : sizes) {
    for (const Case kind : cases) {
      if (is_all && purge_bench::document_bytes_of(kind, size) > kAbsurdBytes) {
        order.left_out.push_back(std::string{purge_bench::name_of(kind)} + " of " +
                                 report::with_separators(size));
      } else {
        order.plan.made.push_back({size, kind});
      }
    }
  }
}

void take_given_store(const Options& options, purge_bench::Plan& plan) {
  plan.given_store = std::filesystem::absolute(sqlite_path(options.store)).lexically_normal().string();
  if (!open_store(options.store, true)->content_folder().empty()) {
    refuse(plan.given_store + ": keeps its documents' bytes in files beside it, expected them in the rows",
           "Only the store's own file is copied: benchmark one that was made with --content-store inline");
  }
  plan.reset_command = options.bench.reset;
  plan.reset_seconds_max = options.engine_seconds_max;
  if (plan.reset_command.empty() || options.unmarked_store || is_marked_store(options.store)) return;
  refuse(plan.given_store +
             ": is not marked as a store of this program, expected one that is, since --reset has "
             "it purged in its place",
         "Give --unmarked-store to purge it, or leave --reset out to have it copied");
}

void require_common_series(const BenchOrder& order) {
  if (!order.older) return;
  const purge_bench::Plan& plan = order.plan;
  const auto has_store_of = [&plan](const purge_bench::SeriesKey& key) {
    if (!plan.given_store.empty()) return key.name == "store";  // its size is not known yet
    return std::any_of(plan.made.begin(), plan.made.end(), [&key](const purge_bench::MadeStore& made) {
      return key.name == purge_bench::name_of(made.kind) && key.notifications == made.notifications;
    });
  };
  const auto has_way_of = [&plan](const purge_bench::SeriesKey& key) {
    const auto contains = [](const auto& values, auto wanted) {
      return std::find(values.begin(), values.end(), wanted) != values.end();
    };
    return contains(plan.caches, key.cache) && contains(plan.batches, key.batch) &&
           key.batch_bytes == plan.batch_bytes && key.batch_seconds == plan.batch_seconds;
  };
  const auto refuse_older = [&order](const char* read, const char* remedy) {
    throw InputError(Problem{order.older->file, 0, 0, read, remedy});
  };
  bool has_store = false;
  for (const auto& [key, figures] : order.older->series) {
    if (!has_store_of(key)) continue;
    if (has_way_of(key)) return;
    has_store = true;
  }
  if (!has_store) {
    refuse_older("--compare: read no series of a store that is measured now, expected some",
                 "Measure the same sizes and cases as then");
  }
  refuse_older(
      "--compare: read no series with the cache, batch and limits that are measured now, expected some",
      "Give the same --cold, --warm, --batch, --batch-bytes and --batch-time as then");
}

double percent(const std::string& text) {
  const std::string digits = text.ends_with('%') ? text.substr(0, text.size() - 1) : text;
  return static_cast<double>(number_of("--tolerance", digits, 0, 1000)) / 100.0;
}

void take_batches(const Options& options, purge_bench::Plan& plan) {
  plan.batches = batches_of(options);
  if (plan.batches.front() == 0) return;
  plan.batch_bytes =
      number("--batch-bytes", options.bench.batch_bytes, 1, kBatchMost, PartLimits::kDocumentBytesOfPart);
  if (!options.bench.batch_time.empty())
    plan.batch_seconds = purge_bench::seconds_in("--batch-time", options.bench.batch_time);
}

void take_demands(const Options& options, BenchOrder& order) {
  const BenchWishes& wishes = options.bench;
  for (const std::string& text : wishes.thresholds)
    order.thresholds.push_back(purge_bench::threshold_in(text));
  if (!wishes.tolerance.empty()) order.tolerance = percent(wishes.tolerance);
  if (!wishes.compare.empty()) order.older = purge_bench::older_result_in(wishes.compare);
  if (!wishes.lock_bound.empty())
    order.advice.lock_bound_seconds = purge_bench::seconds_in("--lock-bound", wishes.lock_bound);
  order.advice.night_seconds = options.what_if.night_seconds.value_or(order.advice.night_seconds);
  order.advice.backlog = options.what_if.backlog;
  require_common_series(order);
}

}  // namespace

BenchOrder bench_order(const Options& options) {
  require_sense(options);
  BenchOrder order;
  purge_bench::Plan& plan = order.plan;
  const BenchWishes& wishes = options.bench;
  plan.policy =
      policy_with_readings(options.policy.empty() ? default_policy() : options.policy, options.readings);
  plan.policy.new_model_from = Scenario{}.uploads_open_on;
  const Day as_of = options.as_of ? *options.as_of : parse_day(kDefaultDay).value();
  plan.calendar = world::runs_on_days({as_of}, PurgeSchedule{}.at_minutes);
  plan.repetitions =
      static_cast<int>(number("--repetitions", wishes.repetitions, purge_bench::kLeastRepetitions,
                              kRepetitionsMost, purge_bench::kLeastRepetitions));
  if (wishes.is_cold || !wishes.is_warm) plan.caches.push_back(Cache::cold);
  if (wishes.is_warm || !wishes.is_cold) plan.caches.push_back(Cache::warm);
  take_batches(options, plan);
  plan.seed = options.seed.value_or(1);
  if (options.store.empty()) {
    take_made_stores(options, order);
  } else {
    take_given_store(options, plan);
  }
  plan.make_engine = [options, policy = plan.policy, bytes = plan.batch_bytes,
                      seconds = plan.batch_seconds](std::int64_t batch) {
    if (batch == 0) return make_engine(options, policy);
    return make_builtin_engine(policy, PartLimits{batch, bytes, seconds});
  };
  for (const std::int64_t batch : plan.batches) plan.make_engine(batch);  // what is wrong with it is said now
  plan.look = stop_if_interrupted;
  take_demands(options, order);
  plan.beside.per_second = number("--rate", wishes.rate, 1, kRateMost, 1);
  plan.beside.busy_timeout_ms = number("--busy-timeout", wishes.busy_timeout_ms, 0, kBusyTimeoutMost, 5000);
  return order;
}

void take_beside(const Options& options, const std::string& store, purge_bench::BesideWish& beside) {
  beside.file = options.bench.beside;
  if (beside.file.empty()) return;
  std::ifstream in{beside.file, std::ios::binary};
  std::error_code ignored;
  if (!in || !std::filesystem::is_regular_file(beside.file, ignored)) {
    throw InputError(Problem{beside.file, 0, 0, "--beside: cannot be read, expected SQL statements",
                             "Name an existing file"});
  }
  std::ostringstream text;
  text << in.rdbuf();
  beside.statements = purge_bench::statements_in(beside.file, text.str(), store);
}

}  // namespace slettefrist::cli
