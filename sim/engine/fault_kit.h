// Of what the faults of the engine are made: the built-in engine under a misread policy, with a step of its
// run done otherwise, or with something done around it.
//
// So a fault is a few lines that say what is wrong, and everything else stays as right as it is. The built-in
// engine must not know this file.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/due_day.h"
#include "sim/engine/purge_engine.h"
#include "sim/engine/rule_query.h"
#include "sim/policy/policy.h"

namespace slettefrist::engine {

// Makes the wrong engine; called once a world, so that what an engine remembers is its own.
using EngineMaker = std::function<std::unique_ptr<PurgeEngine>(const Policy&)>;

// One record under one rule, as a run sees it.
struct DatedRow {
  const Rule& rule;
  const Reading& reading;
  AnchorKind kind = AnchorKind::instant;
  RecordId id = 0;
  AnchorKey anchor = 0;
};
using DueOf = std::function<std::optional<Day>(const DatedRow& row, const RunMoment& moment)>;

// What a wrong engine does otherwise than the built-in one; an empty function: as that does it.
struct Twist {
  std::function<void(Policy&)> policy;    // reads another policy
  std::function<void(RuleQuery&)> query;  // asks another question of the store
  DueOf due_of;                           // works out due days row by row in its own way
  std::function<bool(Day due_on, const RunMoment&)> is_due;
  using Amend = std::function<void(Store&, const RunMoment&, const Policy&)>;
  Amend own_records;          // changes the list before children join it
  Amend all_records;          // changes the list before it is logged and removed
  Amend held;                 // takes other records off the list as held; then children join it
  bool leaves_files = false;  // of documents whose rows it removes
};

EngineMaker twisted(Twist twist);
// The built-in engine, told another policy.
EngineMaker misreading(std::function<void(Policy&)> change);
// The built-in engine, and after each of its runs these statements (?1: the run's instant, ?2: its day).
EngineMaker followed_by(std::vector<std::string> statements);
// The built-in engine, told another moment.
EngineMaker at_another_moment(std::function<RunMoment(const RunMoment&, const Policy&)> moment);

// Shrinks the run's list: `which` is a condition on purge_list (area, record_id, rule, due_on); ?1 as above.
Twist::Amend leave_out(const std::string& which);

// The due day of a row where the period is added by `add`, under the version that decides for it.
std::optional<Day> due_by(const DatedRow& row, const RunMoment& moment, Day anchor,
                          const std::function<std::optional<Day>(Day, const Period&)>& add);
std::optional<Day> due_rightly(const DatedRow& row, const RunMoment& moment);
Day anchor_day_of(const DatedRow& row);

}  // namespace slettefrist::engine
