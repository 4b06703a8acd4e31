// One store after the other, every series of it in turns; see plan.h.
//
// A store is made, or copied from the user's, once; the oracle says what of it is due; then every repetition
// begins with the same bytes. It must not know an engine's kind.
#include "sim/bench/plan.h"

#include <filesystem>

#include "sim/bench/due_edges.h"
#include "sim/bench/expectation.h"
#include "sim/bench/repetition.h"
#include "sim/bench/store_files.h"
#include "sim/bench/store_maker.h"
#include "sim/report/text.h"

namespace slettefrist::purge_bench {
namespace {

namespace fs = std::filesystem;

std::vector<Series> empty_series(const Plan& plan, const std::string& name, const Expectation& expected) {
  std::vector<Series> all;
  for (const Cache cache : plan.caches) {
    for (const std::int64_t batch : plan.batches) {
      const SeriesKey key{name, expected.notifications(), cache, batch, plan.batch_bytes, plan.batch_seconds};
      all.push_back({key, expected.rows(), expected.due_rows(), {}});
    }
  }
  return all;
}

void repeat(const Plan& plan, const Bed& bed, std::vector<Series>& all) {
  for (int repetition = 1; repetition <= plan.repetitions; ++repetition) {
    for (Series& series : all) {
      plan.report(to_text(series.key) + ": repetition " + std::to_string(repetition) + " of " +
                  std::to_string(plan.repetitions));
      series.repetitions.push_back(measure(plan, bed, series.key.cache, series.key.batch));
      plan.look();
    }
  }
}

void move_to(std::vector<Series>& result, std::vector<Series>& all) {
  for (Series& series : all) result.push_back(std::move(series));
}

// Nobody wants to find his store purged, however the measuring has ended.
void put_back(Plan plan, const Bed& bed) {
  plan.look = [] {};  // also when it was interrupted
  call_reset(plan, bed.store);
  require_as_before(bed);
}

void repeat_in_place(const Plan& plan, const Bed& bed, std::vector<Series>& all) {
  try {
    repeat(plan, bed, all);
  } catch (...) {
    try {
      put_back(plan, bed);
    } catch (const std::exception& failure) {
      throw StoreFailure(bed.store + " is left purged, since it could not be put back: " + failure.what() +
                         ". Put it back from a copy of yours");
    }
    throw;
  }
  put_back(plan, bed);
}

void measure_given(const Plan& plan, std::vector<Series>& result) {
  Bed bed;
  const bool is_in_place = !plan.reset_command.empty();
  if (is_in_place) {
    bed.store = plan.given_store;
    call_reset(plan, bed.store);
  } else {
    bed.pristine = plan.folder + "/given.db";
    bed.store = plan.folder + "/store.db";
    plan.report("copying " + plan.given_store);
    take_copy(plan.given_store, bed.pristine);
  }
  plan.report("asking the oracle what is due");
  bed.expected = expectation_of(is_in_place ? bed.store : bed.pristine, plan.policy, plan.calendar);
  std::vector<Series> all = empty_series(plan, "store", bed.expected);
  is_in_place ? repeat_in_place(plan, bed, all) : repeat(plan, bed, all);
  move_to(result, all);
}

void measure_made(const Plan& plan, const MadeStore& made, const DueEdges& edges,
                  std::vector<Series>& result) {
  Bed bed;
  bed.pristine = plan.folder + "/made.db";
  bed.store = plan.folder + "/store.db";
  const std::string name{name_of(made.kind)};
  const std::string what = name + " of " + report::with_separators(made.notifications);
  plan.report(what + ": making the store");
  make_store(bed.pristine, {made.kind, made.notifications, plan.seed, plan.calendar.starts_on, edges},
             plan.look);
  plan.report(what + ": asking the oracle what is due");
  bed.expected = expectation_of(bed.pristine, plan.policy, plan.calendar);
  std::vector<Series> all = empty_series(plan, name, bed.expected);
  repeat(plan, bed, all);
  move_to(result, all);
  fs::remove(bed.pristine);
}

}  // namespace

std::vector<Series> carry_out(const Plan& plan) {
  std::vector<Series> result;
  if (!plan.given_store.empty()) {
    measure_given(plan, result);
    return result;
  }
  const DueEdges edges = due_edges(plan.policy, plan.calendar);
  for (const MadeStore& made : plan.made) measure_made(plan, made, edges, result);
  return result;
}

}  // namespace slettefrist::purge_bench
