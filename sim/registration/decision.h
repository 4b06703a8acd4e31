// The decision: may this be registered, on this day, after what was registered before?
//
// One pure function, which walks through the kinds of rules in a fixed order (docs/registrations.md): the
// first rule that is broken is the answer. This file must not know how a submission was made, nor its label.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "sim/model/submission.h"
#include "sim/registration/registrations.h"

namespace slettefrist::registration {

// What earlier submissions have set up.
struct KnownState {
  struct LastReport {
    int month_number = 0;  // months since year 0
    bool has_supplement = false;
  };
  std::set<std::pair<Area, std::int64_t>> records;
  std::map<std::pair<std::string, std::string>, LastReport> reports;  // by CPR number and day of placement
};

// `submitted_on` is the Danish day of `submitted_at`.
Verdict decide(const Registrations& registrations, const Submission& submission, Day submitted_on,
               const KnownState& known);

// To be called with each accepted submission.
void remember(const Registrations& registrations, const Submission& submission, KnownState& known);

}  // namespace slettefrist::registration
