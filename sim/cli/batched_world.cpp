// Running a limited purge; see batched_world.h.
//
// Documents are stored without their bytes: how long a delete takes is not asked here. Must not know a
// proposal.
#include "sim/cli/batched_world.h"

#include <algorithm>
#include <filesystem>

#include "sim/cli/scratch_folder.h"
#include "sim/cli/timed_engine.h"
#include "sim/engine/batched.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::cli {
namespace {

class Witness : public world::Listener {
 public:
  Witness(const RunCalendar& calendar, BatchedWorld& seen) : calendar_(calendar), seen_(seen) {}
  void delivered(const History&) override {}
  void entered(RecordKey, std::int32_t) override {}
  void not_reached(RecordKey) override {}
  void skipped(RecordKey key) override { seen_.skipped.push_back(key); }
  void observed(const RunObservation& observation) override {
    for (const RecordKey& key : observation.removed) {
      seen_.removed.emplace_back(key, calendar_.runs[static_cast<std::size_t>(observation.run)].as_of);
    }
  }

 private:
  const RunCalendar& calendar_;
  BatchedWorld& seen_;
};

struct Enough {};  // thrown to end a world before its last run

}  // namespace

BatchedWorld run_batched(const Job& given, std::int64_t records_per_night_max,
                         const std::function<bool(const Night&)>& night) {
  Job job = given;
  BatchedWorld seen;
  Witness witness{job.calendar, seen};
  Night at;
  const auto engine =
      make_batched_engine(job.policy, records_per_night_max, [&](std::int64_t due, std::int64_t left) {
        at.due = due;
        at.left = left;
      });
  TimedEngine timed{*engine};
  const ScratchFolder folder;
  const auto no_bytes = [](const Document&) { return std::optional<std::string>{}; };
  const auto store =
      create_sqlite_store((std::filesystem::path{folder.path()} / "store.db").string(), no_bytes, false);
  const auto source = take_source(job);
  world::World world{job.calendar, job.step, *source, *store, timed, no_bytes, witness};
  try {
    world.run([&](std::int32_t run) {
      const Run& held = job.calendar.runs[static_cast<std::size_t>(run)];
      at.run = run;
      at.as_of = held.as_of;
      at.seconds = timed.last_seconds;
      if (held.held && !night(at)) throw Enough{};
    });
  } catch (const Enough&) {
  }
  std::sort(seen.removed.begin(), seen.removed.end());
  std::sort(seen.skipped.begin(), seen.skipped.end());
  return seen;
}

void lay_over(const BatchedWorld& world, RecordKey key, Outcome& outcome) {
  if (!outcome.is_reached) return;
  outcome.deleted_on = Outcome::kNoDay;
  outcome.enters = !std::binary_search(world.skipped.begin(), world.skipped.end(), key);
  const auto found =
      std::lower_bound(world.removed.begin(), world.removed.end(), key,
                       [](const auto& removed, const RecordKey& wanted) { return removed.first < wanted; });
  if (found != world.removed.end() && found->first == key) outcome.deleted_on = found->second.number;
}

}  // namespace slettefrist::cli
