// What is offered on a day, and what must have been registered before: windows, end reasons, message kinds,
// parents.
//
// This file must not know a code or a day.
#include <algorithm>

#include "sim/registration/rules.h"

namespace slettefrist::registration {

Finding check_windows(const Registrations& all, const Submission& submission, Day submitted_on) {
  const std::string_view operation = text_of(submission, "operation");
  for (const Window& window : all.windows) {
    if (window.area != submission.area || window.operation != operation) continue;
    const bool is_early = window.first_day && submitted_on < *window.first_day;
    const bool is_late = window.last_day && *window.last_day < submitted_on;
    if (is_early || is_late) return Broken{window.reason, &window.basis};
  }
  return std::nullopt;
}

Finding check_end_reason(const Registrations& all, const Submission& submission, Day submitted_on) {
  if (submission.area != Area::contact_course || all.end_reasons.empty()) return std::nullopt;
  const auto id = whole_of(submission, "end_reason");
  if (!id || text_of(submission, "operation") == "read") return std::nullopt;
  const auto found = std::find_if(all.end_reasons.begin(), all.end_reasons.end(),
                                  [&](const EndReason& reason) { return reason.id == *id; });
  if (found == all.end_reasons.end()) return Broken{Reason::unknown_code, &all.end_reasons.front().basis};
  if (found->status == CodeStatus::unknown && all.unknown_codes == UnknownCodes::reject)
    return Broken{Reason::end_reason_unstated, &found->basis};
  if (found->last_day && *found->last_day < submitted_on)
    return Broken{Reason::end_reason_withdrawn, &found->basis};
  return std::nullopt;
}

Finding check_message_kind(const Registrations& all, const Submission& submission, Day submitted_on) {
  if (submission.area != Area::message || all.message_kinds.empty()) return std::nullopt;
  const std::string_view name = text_of(submission, "entity_name");
  const auto kind = std::find_if(all.message_kinds.begin(), all.message_kinds.end(),
                                 [&](const MessageKind& one) { return one.entity_name == name; });
  if (kind == all.message_kinds.end())
    return Broken{Reason::unknown_message_kind, &all.message_kinds.front().basis};
  if (submitted_on < kind->first_day) return Broken{Reason::message_kind_not_rolled_out, &kind->basis};
  const auto entity_id = whole_of(submission, "entity_id");
  if (kind->entity_id && entity_id && *entity_id != *kind->entity_id)
    return Broken{Reason::unknown_message_kind, &kind->basis};
  const auto change = whole_of(submission, "change_kind");
  const auto& kinds = kind->change_kinds;
  if (change && !kinds.empty() && std::find(kinds.begin(), kinds.end(), *change) == kinds.end())
    return Broken{Reason::change_kind_not_sent, &kind->basis};
  return std::nullopt;
}

Finding check_parents(const Registrations& all, const Submission& submission, const KnownState& known) {
  const std::string_view operation = text_of(submission, "operation");
  for (const ParentRule& rule : all.parents) {
    if (rule.area != submission.area || rule.operation != operation) continue;
    int named = 0;
    bool is_known = true;
    for (const ParentField& parent : rule.parents) {
      const auto id = whole_of(submission, parent.field);
      if (!id) continue;
      ++named;
      is_known = is_known && known.records.contains({parent.area, *id});
    }
    if (named != 1 || !is_known) return Broken{rule.reason, &rule.basis};
  }
  return std::nullopt;
}

}  // namespace slettefrist::registration
