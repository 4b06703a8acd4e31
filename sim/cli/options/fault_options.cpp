// The options of `faults`; see fault_options.h.
//
// Each --fault takes one value, so that a SCENARIO may stand behind it. It must not know what a fault is.
#include "sim/cli/options/fault_options.h"

#include <CLI/CLI.hpp>

namespace slettefrist::cli {

void add_fault_options(CLI::App& verb, Options& options) {
  verb.add_option("SCENARIO", options.scenarios, "Scenarios that are to catch them (default: all there are)");
  verb.add_option("--fault", options.faults, "Only this fault, as `list faults` names it (repeatable)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  verb.add_flag("--full", options.full, "Every fault against every scenario, also after it was caught");
}

}  // namespace slettefrist::cli
