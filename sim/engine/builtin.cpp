// The built-in engine: look, and only where something is due, list, log and remove in one transaction, or in
// several of a given size; a rule at a time, or where rules or holds meet all of it by one list.
//
// It is prompt: slack is the judge's business. Others may write between its look and its transaction, so it
// looks again under the lock. Must not know a history, a window or the oracle.
#include "sim/engine/builtin.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include "sim/engine/civil_days.h"
#include "sim/engine/content_purge.h"
#include "sim/engine/due_search.h"
#include "sim/engine/held_records.h"
#include "sim/engine/more_room.h"
#include "sim/engine/part.h"
#include "sim/engine/part_size.h"
#include "sim/engine/purge_list.h"
#include "sim/engine/readable_store.h"
#include "sim/engine/rule_query.h"
#include "sim/engine/rules_together.h"
#include "sim/engine/unanswered.h"
#include "sim/model/input_error.h"

namespace slettefrist {
namespace {

using engine::Part;
using engine::PurgeList;
using engine::RuleQuery;
using engine::RunMoment;
using engine::why_only_together;

// What depends on the store and stays the same from run to run.
struct Plan {
  std::string location;
  bool has_unanswered_table = false;
  std::vector<RuleQuery> queries;
};

Plan plan_for(Store& store, const Policy& policy) {
  Plan plan{store.location(), engine::keeps_unanswered_table(store), {}};
  for (std::size_t rule = 0; rule < policy.rules.size(); ++rule) {
    plan.queries.push_back(engine::rule_query(policy, rule, plan.has_unanswered_table));
    plan.queries.back().is_by_index = engine::is_by_index(store, plan.queries.back());
  }
  return plan;
}

// On every run: the table belongs to a connection, and another store may have come to the same place.
void provide_days(Store& store, const Policy& policy, const Plan& plan) {
  const bool is_mixed = std::any_of(plan.queries.begin(), plan.queries.end(),
                                    [](const RuleQuery& query) { return query.is_mixed; });
  if (is_mixed) engine::provide_civil_days(store, policy.reading.day_of);
}

std::vector<engine::DueStretch> look(Store& store, const Policy& policy, const Plan& plan,
                                     const RunMoment& moment) {
  provide_days(store, policy, plan);
  return engine::find_due(store, policy, plan.queries, moment);
}

void check(const Policy& policy) {
  if (policy.zone == "Europe/Copenhagen") return;
  throw InputError(Problem{policy.file, 0, 0,
                           "zone = \"" + policy.zone + "\": the built-in engine knows Europe/Copenhagen only",
                           "Write zone = \"Europe/Copenhagen\""});
}

void require_parts(const Policy& policy) {
  const char* const why = why_only_together(policy);
  if (why == nullptr) return;
  throw InputError(Problem{
      policy.file, 0, 0,
      std::string{"read "} + why + ", expected a policy under which the built-in engine can purge in parts",
      "Leave the batch out: the run is then one transaction"});
}

// What the store's list of the unanswered still has of notifications that somebody else has removed.
void forget_gone(Store& store, const std::vector<engine::DueStretch>& due) {
  for (const engine::DueStretch& stretch : due) {
    if (stretch.query->is_by_unanswered) engine::forget_gone_in(store, stretch);
  }
}

using Told = std::function<void(const std::string& rule, Area area, std::int64_t records)>;

// What goes, by rule and table; a run tells it in pieces.
class Counts {
 public:
  Told told() {
    return [this](const std::string& rule, Area area, std::int64_t records) {
      records_[{rule, std::string{name_of(area)}}] += records;
    };
  }

  // In the order of the rules; one under which nothing goes is told, too.
  std::vector<DueCount> by_rule(const Policy& policy) const {
    std::vector<DueCount> counts;
    for (const Rule& rule : policy.rules) {
      counts.push_back({rule.id, rule.area, 0});
      const std::size_t own = counts.size() - 1;
      for (const auto& [key, records] : records_) {
        if (key.first != rule.id) continue;
        if (key.second == name_of(rule.area)) {
          counts[own].records = records;
        } else {
          counts.push_back({rule.id, area_named(key.second).value(), records});
        }
      }
    }
    return counts;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::int64_t> records_;
};

class BuiltinEngine final : public PurgeEngine {
 public:
  // No limits: one transaction.
  BuiltinEngine(Policy policy, std::optional<PartLimits> limits)
      : policy_{std::move(policy)}, limits_{limits}, is_rule_by_rule_{why_only_together(policy_) == nullptr} {
    check(policy_);
    if (limits_) require_parts(policy_);
  }

  void run(Store& store, Instant run_at, Day as_of) override {
    const RunMoment moment{run_at, as_of};
    engine::ContentPurge files{store};
    if (plan_.location != store.location()) plan_ = plan_for(store, policy_);
    std::vector<engine::DueStretch> due;
    store.snapshot([&] { due = look(store, policy_, plan_, moment); });
    if (!due.empty()) purge(store, moment, due, files);
    files.finish();  // also what a crash after the last commit has left
  }

  bool leaves_files_alone() const override { return true; }
  std::string name() const override { return "builtin"; }

  // `told` hears of what is removed, some of a rule and a table at a time.
  void tell(Told told) { told_ = std::move(told); }

 private:
  bool has_holds(Store& store) const {
    return policy_.reading.document_under_parent == DocumentUnderParent::holds_parent ||
           engine::has_hold_table(store);
  }

  void purge(Store& store, const RunMoment& moment, const std::vector<engine::DueStretch>& due,
             engine::ContentPurge& files) {
    // What is held would be listed again by every part.
    if (limits_ && !has_holds(store) && run_in_parts(store, moment, due, files)) return;
    PurgeList list{store, policy_, plan_.has_unanswered_table};
    if (has_holds(store)) {
      list.fill(due, plan_.queries, moment);  // all that is due may be held
      if (list.is_empty()) return;
    }
    // While this waited for its turn, others may have written: what decides is looked at again.
    store.transaction([&] {
      const std::vector<engine::DueStretch> now = look(store, policy_, plan_, moment);
      if (is_rule_by_rule_ && !has_holds(store)) return purge_by_rules(store, moment, now, files);
      list.fill(now, plan_.queries, moment);
      files.note("SELECT record_id FROM " + engine::kPurgeList + " WHERE area = 'document'");
      if (told_) list.count(told_);
      list.purge(moment);
      forget_gone(store, now);
    });
  }

  void purge_by_rules(Store& store, const RunMoment& moment, const std::vector<engine::DueStretch>& due,
                      engine::ContentPurge& files) {
    Part part{store, policy_, plan_.has_unanswered_table};
    part.prepare(due, moment.as_of, Part::kAll);
    for (const engine::DueStretch& stretch : due) {
      part.fill(stretch, moment.as_of, Part::kAll, Part::kAll);
      remove(part, moment, files);
    }
    part.clear();
  }

  void remove(Part& part, const RunMoment& moment, engine::ContentPurge& files) {
    if (part.records() == 0) return;
    files.note("SELECT record_id FROM " + engine::part_table(Area::document));
    part.purge(moment);
    if (told_) part.count(told_);
  }

  // Others may write between two transactions: each looks for itself. False where a first hold has come
  // meanwhile: it meets all that is still there.
  bool run_in_parts(Store& store, const RunMoment& moment, const std::vector<engine::DueStretch>& due,
                    engine::ContentPurge& files) {
    engine::MoreRoom room{store};
    Part part{store, policy_, plan_.has_unanswered_table};
    part.prepare(due, moment.as_of, limits_->records);
    if (part.goes_by_rows()) room.make_for_scattered();
    engine::PartSize size{*limits_};
    std::int64_t listed = 0;
    bool is_held = false;
    do {
      std::chrono::steady_clock::time_point start;
      store.transaction([&] {
        start = std::chrono::steady_clock::now();  // the lock is held from here on
        const std::vector<engine::DueStretch> left = look(store, policy_, plan_, moment);
        listed = 0;
        is_held = has_holds(store);
        if (is_held) return part.clear();
        if (left.empty()) {
          forget_gone(store, due);
          return part.clear();
        }
        part.fill(left.front(), moment.as_of, size.records(), limits_->document_bytes);
        listed = part.records();
        remove(part, moment, files);
      });
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
      if (part.was_cut()) {
        size.was_cut(part.records());
      } else {
        size.took(taken.count(), part.records());
      }
      files.carry_out();
    } while (listed > 0);
    return !is_held;
  }

  Policy policy_;
  std::optional<PartLimits> limits_;
  bool is_rule_by_rule_;
  Told told_;
  Plan plan_;
};

}  // namespace

std::unique_ptr<PurgeEngine> make_builtin_engine(const Policy& policy) {
  return std::make_unique<BuiltinEngine>(policy, std::nullopt);
}

std::unique_ptr<PurgeEngine> make_builtin_engine(const Policy& policy, const PartLimits& limits) {
  return std::make_unique<BuiltinEngine>(policy, limits);
}

void require_readable(Store& store, const Policy& policy, const std::string& file, Instant run_at,
                      Day as_of) {
  check(policy);
  const Plan plan = plan_for(store, policy);
  engine::require_readable_holds(store, file);
  provide_days(store, policy, plan);
  store.snapshot([&] {
    engine::require_readable_dates(store, policy, plan.queries, file);
    std::vector<engine::DueStretch> due;
    try {
      due = look(store, policy, plan, {run_at, as_of});
    } catch (const EngineFailure& failure) {  // the oldest or the newest that is due
      throw InputError(Problem{file, 0, 0, failure.what(), "`check --store` names the row"});
    }
    engine::require_existing_days(store, policy, due, file);
  });
}

void require_single_ids(Store& store, const std::string& file) { engine::require_single_ids(store, file); }

std::vector<DueCount> count_due(Store& store, const Policy& policy, Instant run_at, Day as_of) {
  check(policy);
  const RunMoment moment{run_at, as_of};
  const Plan plan = plan_for(store, policy);
  PurgeList list{store, policy, plan.has_unanswered_table};
  list.fill(look(store, policy, plan, moment), plan.queries, moment);
  Counts counts;
  list.count(counts.told());
  return counts.by_rule(policy);
}

std::vector<DueCount> purge_and_count(Store& store, const Policy& policy, Instant run_at, Day as_of) {
  BuiltinEngine engine{policy, std::nullopt};
  Counts counts;
  engine.tell(counts.told());
  engine.run(store, run_at, as_of);
  return counts.by_rule(policy);
}

}  // namespace slettefrist
