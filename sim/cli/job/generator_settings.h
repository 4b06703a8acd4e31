// What the generators are told about a job: world, rates, and at which ends of spans to plant records.
//
// The generators must not know a policy; here its periods become bare spans. Nothing here adds a span to a
// day.
#pragma once

#include "generators/generators.h"
#include "sim/cli/options/options.h"
#include "sim/policy/policy.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::cli {

generators::Settings settings_of(const Options& options, const Scenario& scenario, const Policy& policy);

}  // namespace slettefrist::cli
