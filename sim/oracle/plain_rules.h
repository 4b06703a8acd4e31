// Which tables are told without a walk: one version of one rule, always in force since, and nothing of the
// policy or of the holds that would make one record's date depend on another's.
//
// It must not know a record.
#pragma once

#include <array>
#include <memory>

#include "sim/oracle/plain_life.h"

namespace slettefrist::oracle {

class HoldTable;

class PlainRules {
 public:
  PlainRules(const Rulebook& rulebook, const RunTable& runs, const HoldTable& holds);

  // Nothing: the table's records are told by a walk. Of notifications those that were answered; there only
  // where those with an answer and those without have one rule each.
  const PlainLives* lives_of(Area area) const { return lives_[index_of(area)].get(); }
  // Of notifications that nobody answered, where there are those of the answered.
  const PlainLives& lives_of_unanswered() const { return *unanswered_; }

 private:
  void take_rule_of(Area area, Column entry);
  void take_rules_of_notifications();

  const Rulebook& rulebook_;
  const RunTable& runs_;
  std::array<std::unique_ptr<const PlainLives>, kAreaCount> lives_;
  std::unique_ptr<const PlainLives> unanswered_;
};

}  // namespace slettefrist::oracle
