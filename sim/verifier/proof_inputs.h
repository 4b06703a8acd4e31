// The inputs of a proof as plain values: who, which day, which runs, which dates.
//
// Whatever cannot be understood is an objection, thrown as Unreadable. It must not know a rule.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/verifier/replay.h"

namespace slettefrist::verifier {

struct Inputs {
  std::string subject;
  DayNumber on = 0;
  std::string every;  // "1 day", "6 hours"
  long every_hours = 0;
  std::string at;  // "03:00"
  std::vector<std::pair<DayNumber, DayNumber>> outages;
  Case facts;
};

Inputs inputs_of(const nlohmann::json& proof, const PolicyText& policy);

}  // namespace slettefrist::verifier
