// Running a limited purge; see batched_world.h.
//
// Documents are stored without their bytes: how long a delete takes is not asked here. Must not know a
// proposal.
#include "sim/cli/whatif/batched_world.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "sim/cli/job/scratch_folder.h"
#include "sim/cli/job/timed_engine.h"
#include "sim/engine/batched.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::cli {
namespace {

class Witness : public world::Listener {
 public:
  Witness(const Job& job, BatchedWorld& seen) : calendar_(job.calendar), seen_(seen) {
    for (const Rule& rule : job.policy.rules) {
      rule_places_.emplace(rule.id, static_cast<std::int16_t>(rule_places_.size()));
    }
  }
  void delivered(const History&) override {}
  void entered(RecordKey, std::int32_t) override {}
  void not_reached(RecordKey) override {}
  void skipped(RecordKey key) override { seen_.skipped.push_back(key); }
  void observed(RunObservation&& observation) override {
    if (!observation.engine_failure.empty()) throw EngineFailure(to_text(observation.engine_failure));
    if (!observation.schema_change.empty()) throw EngineFailure(to_text(observation.schema_change));
    std::map<std::pair<std::string, RecordId>, const LogRow*> logged;
    for (const LogRow& row : observation.log_rows) {
      if (row.record_id) logged[{row.area, *row.record_id}] = &row;
    }
    // What is seen before the first run (-1) counts with it, as in the ledger.
    const Day on = calendar_.runs[static_cast<std::size_t>(std::max(observation.run, 0))].as_of;
    for (const RecordKey& key : observation.removed) {
      SeenRemoval removal{key, on};
      const auto row = logged.find({std::string{name_of(key.area)}, key.id});
      if (row != logged.end()) read(*row->second, removal);
      seen_.removed.push_back(removal);
    }
  }

 private:
  void read(const LogRow& row, SeenRemoval& removal) const {
    const auto rule = rule_places_.find(row.rule);
    if (rule != rule_places_.end()) removal.rule = rule->second;
    if (const auto due_on = parse_day(row.due_on)) removal.due_on = due_on->number;
  }

  const RunCalendar& calendar_;
  std::map<std::string, std::int16_t> rule_places_;
  BatchedWorld& seen_;
};

struct Enough {};  // thrown to end a world before its last run

}  // namespace

BatchedWorld run_batched(const Job& given, std::int64_t records_per_night_max,
                         const std::function<bool(const Night&)>& night) {
  Job job = given;
  BatchedWorld seen;
  Witness witness{job, seen};
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
  std::sort(seen.removed.begin(), seen.removed.end(),
            [](const SeenRemoval& a, const SeenRemoval& b) { return a.key < b.key; });
  std::sort(seen.skipped.begin(), seen.skipped.end());
  return seen;
}

void lay_over(const BatchedWorld& world, RecordKey key, const Outcome& at_end, Outcome& outcome) {
  if (!outcome.is_reached) return;
  Outcome seen;
  seen.is_reached = true;
  seen.enters = !std::binary_search(world.skipped.begin(), world.skipped.end(), key);
  const auto found = std::lower_bound(
      world.removed.begin(), world.removed.end(), key,
      [](const SeenRemoval& removal, const RecordKey& wanted) { return removal.key < wanted; });
  if (found != world.removed.end() && found->key == key) {
    seen.deleted_on = found->on.number;
    seen.due_on = found->due_on;
    seen.rule = found->rule;
  } else if (seen.enters) {
    seen.due_on = at_end.due_on;
    seen.rule = at_end.rule;
    seen.has_no_date = at_end.has_no_date;
  }
  outcome = seen;
}

}  // namespace slettefrist::cli
