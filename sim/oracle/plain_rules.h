// Which tables are told without a walk: one version of one rule, always in force since, and nothing of the
// policy or of the holds that would make one record's date depend on another's.
//
// It must not know a record or a run.
#pragma once

#include <array>

#include "sim/oracle/rulebook.h"

namespace slettefrist::oracle {

class HoldTable;

// A rule that has one version, which lets records go.
struct PlainRule {
  const BoundRule* bound = nullptr;
  Period keep;
  VersionStart start;              // the same for all rules of the table
  int least_days = 0;              // that a period from any day lasts
  bool counts_from_entry = false;  // or from the answer's, of answered notifications: that date alone
};

class PlainRules {
 public:
  PlainRules(const Rulebook& rulebook, const HoldTable& holds);

  // Nothing: the table's records are told by a walk. Of notifications that of the answered, where those with
  // an answer and those without have one rule each.
  const PlainRule* of(Area area) const {
    const PlainRule& rule = rules_[index_of(area)];
    return rule.bound ? &rule : nullptr;
  }
  // Of notifications that nobody answered, where there is one of the answered.
  const PlainRule& of_unanswered() const { return unanswered_; }

 private:
  void take_rule_of(Area area, const Rulebook& rulebook, Column entry);
  void take_rules_of_notifications(const Rulebook& rulebook);

  std::array<PlainRule, kAreaCount> rules_;
  PlainRule unanswered_;
};

}  // namespace slettefrist::oracle
