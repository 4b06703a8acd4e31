// The parts of fault_kit.h.
//
// A twisted engine takes the steps of the built-in one, from the same parts; rows are dated one by one only
// where a fault does so, since no range of anchors is lawful then. Must not know a fault.
#include "sim/engine/fault_kit.h"

#include <utility>

#include "sim/engine/builtin.h"
#include "sim/engine/content_purge.h"
#include "sim/engine/due_search.h"
#include "sim/engine/held_records.h"
#include "sim/engine/purge_list.h"
#include "sim/engine/unanswered.h"

namespace slettefrist::engine {
namespace {

class TwistedEngine final : public PurgeEngine {
 public:
  TwistedEngine(Policy policy, Twist twist) : policy_{std::move(policy)}, twist_{std::move(twist)} {
    if (twist_.policy) twist_.policy(policy_);
  }

  void run(Store& store, Instant run_at, Day as_of) override {
    const RunMoment moment{run_at, as_of};
    if (queries_.empty()) prepare(store);
    PurgeList list{store, policy_, has_unanswered_table_};
    ContentPurge content{store};
    store.transaction([&] {
      list.begin();
      fill(store, list, moment);
      list.hold_by_documents(queries_, moment);
      if (twist_.own_records) twist_.own_records(store, moment, policy_);
      leave_out(store, moment);
      list.add_children();
      if (twist_.all_records) twist_.all_records(store, moment, policy_);
      if (!twist_.leaves_files)
        content.note("SELECT record_id FROM " + kPurgeList + " WHERE area = 'document'");
      list.purge(moment);
    });
    content.carry_out();
  }

  std::string name() const override { return "twisted"; }

 private:
  void leave_out(Store& store, const RunMoment& moment) const {
    if (twist_.held) {
      twist_.held(store, moment, policy_);
    } else {
      leave_out_held(store, policy_, moment.as_of);
    }
  }

  void prepare(Store& store) {
    has_unanswered_table_ = keeps_unanswered_table(store);
    for (std::size_t rule = 0; rule < policy_.rules.size(); ++rule) {
      queries_.push_back(rule_query(policy_, rule, has_unanswered_table_));
      if (twist_.query) twist_.query(queries_.back());
    }
  }

  void fill(Store& store, PurgeList& list, const RunMoment& moment) {
    if (!twist_.due_of && !twist_.is_due) {
      list.add_due(find_due(store, policy_, queries_, moment), moment.as_of);
      return;
    }
    for (const RuleQuery& query : queries_) add_rows(store, query, list, moment);
  }

  void add_rows(Store& store, const RuleQuery& query, PurgeList& list, const RunMoment& moment) {
    const DayOf day_of = policy_.reading.day_of;
    std::vector<Value> values{value_of(query.kind, first_key_of(query.kind, kEarliestDay, day_of)),
                              value_of(query.kind, first_key_of(query.kind, kLatestDay + 1, day_of))};
    values.insert(values.end(), query.further_values.begin(), query.further_values.end());
    const Rule& rule = policy_.rules[query.rule];
    std::vector<std::pair<RecordId, Day>> due;  // to be listed when the reading has ended
    store.query(query.rows_sql, values, [&](const std::vector<Value>& row) {
      const DatedRow dated{rule, policy_.reading, query.kind, std::get<std::int64_t>(row[0]), key_of(row[1])};
      const auto on = twist_.due_of ? twist_.due_of(dated, moment) : due_rightly(dated, moment);
      if (on && (twist_.is_due ? twist_.is_due(*on, moment) : *on <= moment.as_of)) {
        due.emplace_back(dated.id, *on);
      }
    });
    for (const auto& [id, on] : due) list.add(rule.area, id, rule.id, on);
  }

  Policy policy_;
  Twist twist_;
  std::vector<RuleQuery> queries_;
  bool has_unanswered_table_ = false;
};

// The built-in engine with something else in its place on every night.
class SurroundedEngine final : public PurgeEngine {
 public:
  using Night = std::function<void(PurgeEngine&, Store&, const RunMoment&)>;
  SurroundedEngine(const Policy& policy, Night night)
      : right_{make_builtin_engine(policy)}, night_{std::move(night)} {}
  void run(Store& store, Instant run_at, Day as_of) override { night_(*right_, store, {run_at, as_of}); }
  std::string name() const override { return "surrounded"; }

 private:
  std::unique_ptr<PurgeEngine> right_;
  Night night_;
};

// A statement that names ?2 has two parameters, whether it names ?1 or not.
void execute_for(Store& store, const std::string& statement, const RunMoment& moment) {
  const bool has_day = statement.find("?2") != std::string::npos;
  std::vector<Value> values;
  if (has_day || statement.find("?1") != std::string::npos) values.emplace_back(moment.run_at);
  if (has_day) values.emplace_back(moment.as_of);
  store.execute(statement, values);
}

}  // namespace

EngineMaker twisted(Twist twist) {
  return [twist = std::move(twist)](const Policy& policy) {
    return std::make_unique<TwistedEngine>(policy, twist);
  };
}

EngineMaker misreading(std::function<void(Policy&)> change) {
  return [change = std::move(change)](const Policy& policy) {
    Policy misread = policy;
    change(misread);
    return make_builtin_engine(misread);
  };
}

EngineMaker followed_by(std::vector<std::string> statements) {
  return [statements = std::move(statements)](const Policy& policy) {
    return std::make_unique<SurroundedEngine>(
        policy, [statements](PurgeEngine& right, Store& store, const RunMoment& moment) {
          right.run(store, moment.run_at, moment.as_of);
          for (const std::string& statement : statements) execute_for(store, statement, moment);
        });
  };
}

EngineMaker at_another_moment(std::function<RunMoment(const RunMoment&, const Policy&)> moment) {
  return [moment = std::move(moment)](const Policy& policy) {
    return std::make_unique<SurroundedEngine>(
        policy, [moment, policy](PurgeEngine& right, Store& store, const RunMoment& at) {
          const RunMoment other = moment(at, policy);
          right.run(store, other.run_at, other.as_of);
        });
  };
}

Twist::Amend leave_out(const std::string& which) {
  return [which](Store& store, const RunMoment& moment, const Policy&) {
    execute_for(store, "DELETE FROM " + kPurgeList + " WHERE " + which, moment);
  };
}

std::optional<Day> due_by(const DatedRow& row, const RunMoment& moment, Day anchor,
                          const std::function<std::optional<Day>(Day, const Period&)>& add) {
  const auto version = version_deciding(row.rule, moment.as_of, anchor);
  if (!version || row.rule.versions[*version].ends) return std::nullopt;
  return add(anchor, row.rule.versions[*version].keep);
}

std::optional<Day> due_rightly(const DatedRow& row, const RunMoment& moment) {
  const auto due = due_under(row.rule, row.reading, moment.as_of, row.kind, row.anchor);
  return due ? std::optional{due->on} : std::nullopt;
}

Day anchor_day_of(const DatedRow& row) { return anchor_day(row.kind, row.anchor, row.reading.day_of); }

}  // namespace slettefrist::engine
