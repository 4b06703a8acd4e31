// The due days of every rule over a stretch of days, turned round: which anchor days lead to a due day, and
// of which kinds of calendar day it then is.
//
// For whoever wants records that are due on a given day. It must not know a record, a run or a store.
#pragma once

#include <vector>

#include "sim/model/coverage.h"
#include "sim/oracle/rulebook.h"

namespace slettefrist::oracle {

class DueCalendar {
 public:
  // Due days from `from` to `to`. Anchors of documents lie on or after `documents_from`.
  DueCalendar(const Policy& policy, Day from, Day to, Day documents_from);

  // The anchor days, rising, that make a record due on that day under the rule (its place in the policy) by a
  // version in force that day. Empty outside the stretch.
  const std::vector<Day>& anchors_of(std::size_t rule, Day due_on) const;
  // The kinds that a due day of the rule can have on that day, over all its anchors.
  CalendarKinds kinds_on(std::size_t rule, Day due_on) const;

 private:
  void collect(const Rulebook& rulebook, const BoundRule& rule, Day documents_from);
  void collect_version(const Rulebook& rulebook, const BoundRule& rule, const Period& keep, Day first_anchor);

  Day from_;
  Day to_;
  std::vector<std::vector<std::vector<Day>>> anchors_;  // by rule and day
};

// The instant at noon of a Danish day, whatever the reading takes a day to be.
Instant noon_of(Day day);

}  // namespace slettefrist::oracle
