// The faults of the engine: purge bugs of real systems, each the built-in engine with one thing wrong.
//
// Whoever adds one adds it to the list of its kind, a row to docs/faults.md and, where no scenario catches
// it, a scenario. This file must not know a judge, nor the faults of the surroundings (sim/world/faults.h).
#pragma once

#include <vector>

#include "sim/engine/fault_kit.h"
#include "sim/model/fault.h"

namespace slettefrist::engine {

struct EngineFault {
  FaultCard card;
  EngineMaker make;
};

std::vector<EngineFault> faults_of_calendars();   // F01 to F06: a period added wrongly
std::vector<EngineFault> faults_of_clocks();      // F07 to F14: days, instants and their comparison
std::vector<EngineFault> faults_of_rules();       // F15 to F28: what is counted from, and since when
std::vector<EngineFault> faults_of_selections();  // F19 to F45: which rows a run takes and leaves
std::vector<EngineFault> faults_of_reports();     // F46 to F58: what is told, held and blocked
std::vector<EngineFault> faults_of_remains();     // F40 to F55: what is left behind, and by the first call

}  // namespace slettefrist::engine
