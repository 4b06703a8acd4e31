// Findings that somebody accepts until a day, with a reason and a ticket (`--known FILE`).
//
// This file must not know a run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/finding.h"

namespace slettefrist::input {

struct KnownFinding {
  FindingKind kind = FindingKind::too_early;
  std::string rule;  // "" = any
  std::string area;  // "" = any
  std::optional<RecordId> record_id;
  std::string reason;
  std::string ticket;
  Day until;  // the last day on which it is accepted
  int line = 0;
};

std::vector<KnownFinding> read_known_findings(const std::string& path);
std::string known_findings_schema();  // for `schema known`

}  // namespace slettefrist::input
