// One function a kind of rule: the rule that a submission breaks, or nothing. (Internal to this room.)
//
// Each looks at its own rules only; decision.cpp has the order. This file must not know an answer's label.
#pragma once

#include <optional>

#include "sim/registration/decision.h"

namespace slettefrist::registration {

struct Broken {
  Reason reason = Reason::unknown_code;
  const Basis* basis = nullptr;
};
using Finding = std::optional<Broken>;

Finding check_fields(const Registrations& all, const Submission& submission);
Finding check_windows(const Registrations& all, const Submission& submission, Day submitted_on);
Finding check_cpr(const Registrations& all, const Submission& submission);
Finding check_codes(const Registrations& all, const Submission& submission);
Finding check_end_reason(const Registrations& all, const Submission& submission, Day submitted_on);
Finding check_message_kind(const Registrations& all, const Submission& submission, Day submitted_on);
Finding check_parents(const Registrations& all, const Submission& submission, const KnownState& known);
Finding check_rate(const Registrations& all, const Submission& submission, Day submitted_on,
                   const KnownState& known);

// What stands in a field, "" where it is absent.
std::string_view text_of(const Submission& submission, std::string_view field);
// A whole number, or nothing.
std::optional<std::int64_t> whole_of(const Submission& submission, std::string_view field);

// The maximum of a report's month and insurance; nullptr where there is none.
const RateMaximum* maximum_for(const Registrations& all, const Submission& submission);
// What the maximum is with supplement in this report's month, if there was one.
std::optional<std::int32_t> maximum_with_supplement(const RateMaximum& rate, std::string_view report_month);

}  // namespace slettefrist::registration
