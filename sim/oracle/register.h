// The fate of a record that hangs on nothing: sanctions, and the registers a what-if may give a rule.
//
// One walk for all of them: the record's entry is the first fact, a served date known later the second.
#pragma once

#include <vector>

#include "sim/oracle/dates.h"
#include "sim/oracle/lifetime.h"

namespace slettefrist::oracle {

// Gives the fate what a walked life says. Of a record that does not enter a prompt engine's store only the
// windows: nothing is expected of it there.
void apply_life(Fate& fate, Lifetime&& life);
void apply_all_but_windows(Fate& fate, const Lifetime& life);

// What holds a record by its own name.
HeldTime own_holds(const Context& context, Area area, RecordId id, Instant entry);

template <class Record>
Lifetime life_of(const Context& context, const Record& record, std::span<const Instant> facts,
                 const HeldTime& held) {
  const Rulebook& rulebook = context.rulebook;
  return walk_lifetime(context, Course{Record::kArea, facts, held},
                       [&](std::size_t slot, const Moment& moment, const LifetimeWalk&) {
                         const BoundRule& rule = rulebook.rules_of(Record::kArea)[slot];
                         const auto anchor = anchor_of(record, rule, rulebook.reading(), moment.known_until);
                         return rulebook.demand_of(rule, anchor, moment.day);
                       });
}

template <class Record>
void append_register_fate(const Context& context, const Record& record, RecordId id,
                          std::vector<Fate>& fates) {
  Fate& fate = fates.emplace_back(Record::kArea, id, record.citizen_id);
  const Instant entry = entry_of(record);
  fate.enters = entry < context.runs.cutoff();
  if (context.rulebook.rules_of(Record::kArea).empty()) {
    fate.untouchable = true;
  } else if (fate.enters) {
    const HeldTime held = own_holds(context, Record::kArea, id, entry);
    apply_life(fate, life_of(context, record, std::span{&entry, 1}, held));
  }
}

void append_sanction_fate(const Context& context, const Sanction& sanction, std::vector<Fate>& fates);

}  // namespace slettefrist::oracle
