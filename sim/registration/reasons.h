// Why a submission is rejected: the closed list of reason codes, explained in docs/registrations.md.
//
// Part of the format of submissions: codes are added, never renamed. This file must not know when a reason
// applies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace slettefrist::registration {

enum class Reason : std::uint8_t {
  field_missing,
  field_unknown,
  field_malformed,
  malformed_cpr,
  unknown_fund,
  unknown_municipality,
  unknown_code,
  wrong_absence_code,
  unknown_change_kind,
  not_offered_yet,
  not_offered_any_more,
  end_reason_withdrawn,
  end_reason_unstated,
  unknown_message_kind,
  message_kind_not_rolled_out,
  change_kind_not_sent,
  answer_to_nothing,
  document_on_nothing,
  nothing_to_read,
  rate_unstated,
  rate_above_maximum,
  rate_with_supplement,
  rate_not_corrected,
  rate_not_as_calculated,
};
constexpr std::size_t kReasonCount = 24;

std::string_view name_of(Reason reason);
std::optional<Reason> reason_named(std::string_view name);
const std::array<std::string_view, kReasonCount>& reason_names();

}  // namespace slettefrist::registration
