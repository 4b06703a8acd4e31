// Names of the reason codes. This file must not know when a reason applies.
//
// The names stand in submissions.ndjson, in the registrations file and in docs/registrations.md.
#include "sim/registration/reasons.h"

#include <algorithm>

namespace slettefrist::registration {

const std::array<std::string_view, kReasonCount>& reason_names() {
  static constexpr std::array<std::string_view, kReasonCount> kNames{
      "field_missing",        "field_unknown",        "field_malformed",
      "malformed_cpr",        "unknown_fund",         "unknown_municipality",
      "unknown_code",         "wrong_absence_code",   "unknown_change_kind",
      "not_offered_yet",      "not_offered_any_more", "end_reason_withdrawn",
      "end_reason_unstated",  "unknown_message_kind", "message_kind_not_rolled_out",
      "change_kind_not_sent", "answer_to_nothing",    "document_on_nothing",
      "nothing_to_read",      "rate_unstated",        "rate_above_maximum",
      "rate_with_supplement", "rate_not_corrected",   "rate_not_as_calculated"};
  return kNames;
}

std::string_view name_of(Reason reason) { return reason_names().at(static_cast<std::size_t>(reason)); }

std::optional<Reason> reason_named(std::string_view name) {
  const auto& names = reason_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Reason>(found - names.begin());
}

}  // namespace slettefrist::registration
