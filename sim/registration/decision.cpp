// The order of the rules, and what an accepted submission leaves behind; see decision.h.
//
// This file must not know what a rule says.
#include "sim/registration/decision.h"

#include "sim/registration/report_month.h"
#include "sim/registration/rules.h"

namespace slettefrist::registration {
namespace {

// The fields come first: what is missing or malformed cannot be judged further. State comes last.
Finding first_broken(const Registrations& all, const Submission& submission, Day submitted_on,
                     const KnownState& known) {
  Finding broken = check_fields(all, submission);
  if (!broken) broken = check_windows(all, submission, submitted_on);
  if (!broken) broken = check_cpr(all, submission);
  if (!broken) broken = check_codes(all, submission);
  if (!broken) broken = check_end_reason(all, submission, submitted_on);
  if (!broken) broken = check_message_kind(all, submission, submitted_on);
  if (!broken) broken = check_parents(all, submission, known);
  if (!broken) broken = check_rate(all, submission, submitted_on, known);
  return broken;
}

}  // namespace

Verdict decide(const Registrations& registrations, const Submission& submission, Day submitted_on,
               const KnownState& known) {
  const Finding broken = first_broken(registrations, submission, submitted_on, known);
  if (!broken) return {};
  return {false, std::string{name_of(broken->reason)}, broken->basis ? broken->basis->clause : ""};
}

void remember(const Registrations& registrations, const Submission& submission, KnownState& known) {
  if (text_of(submission, "operation") == "read") return;
  if (const auto id = whole_of(submission, id_column_of(submission.area)))
    known.records.emplace(submission.area, *id);
  if (submission.area != Area::benefit_report) return;
  const auto month = month_number(text_of(submission, "report_month"));
  const RateMaximum* rate = maximum_for(registrations, submission);
  if (!month || !rate) return;
  known.reports[{std::string{text_of(submission, "cpr")}, std::string{text_of(submission, "placed_on")}}] = {
      *month, whole_of(submission, "rate_per_month").value_or(0) > rate->maximum};
}

}  // namespace slettefrist::registration
