// Names of the finding kinds.
#include "sim/model/finding.h"

namespace slettefrist {
namespace {
constexpr std::array<std::string_view, kFindingKindCount> kKindNames{
    "too_early", "too_late",   "run_missed",        "orphan",         "wrong_set",    "returned", "residue",
    "no_rule",   "log_untrue", "log_personal_data", "not_repeatable", "engine_failed"};
}  // namespace

std::string_view name_of(FindingKind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

std::optional<FindingKind> finding_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kFindingKindCount; ++i) {
    if (kKindNames[i] == name) return static_cast<FindingKind>(i);
  }
  return std::nullopt;
}

}  // namespace slettefrist
