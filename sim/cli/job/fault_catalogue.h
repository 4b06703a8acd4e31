// The catalogue of faults: those of the engine and those of its surroundings, in one list by number.
//
// What `list faults`, --engine fault:NAME and `faults` all look into. It must not know how a fault is found.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/engine/purge_engine.h"
#include "sim/model/fault.h"

namespace slettefrist::cli {

inline constexpr std::string_view kFaultPrefix = "fault:";

struct Fault {
  FaultCard card;
  // The engine under test, once for each world.
  std::function<std::unique_ptr<PurgeEngine>(const Policy&)> make_engine;
  std::function<void(Job&)> disturb;  // lays the fault's own calendar and feed over a job
};

const std::vector<Fault>& fault_catalogue();  // by number, then by name

// The fault that --engine fault:NAME names; nothing for another kind of SPEC. Throws as fault_named does.
const Fault* fault_of_spec(const std::string& spec);

// Throws InputError, with the nearest name, for a name that no fault has. `option`: where it was read, and
// what stood before the name there.
const Fault& fault_named(const std::string& name, const std::string& option = "--fault",
                         const std::string& prefix = "");

}  // namespace slettefrist::cli
