// Lays the lists of engine and world together; see fault_catalogue.h.
//
// Whoever adds a list of faults adds it here. It must not know what a fault does.
#include "sim/cli/job/fault_catalogue.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/engine/builtin.h"
#include "sim/engine/faults.h"
#include "sim/model/input_error.h"
#include "sim/world/faults.h"

namespace slettefrist::cli {
namespace {

Fault fault_of(engine::EngineFault fault) {
  const bool wants_files = fault.card.wants_files;
  return {std::move(fault.card), std::move(fault.make),
          [wants_files](Job& job) { job.is_content_in_files |= wants_files; }};
}

Fault fault_of(const world::WorldFault& fault) {
  const auto make = [surrounding = fault.surrounding](const Policy& policy) {
    auto right = make_builtin_engine(policy);
    return surrounding ? world::surrounded(std::move(right), surrounding()) : std::move(right);
  };
  const auto disturb = [calendar = fault.calendar, feed = fault.feed,
                        wants_files = fault.card.wants_files](Job& job) {
    job.is_content_in_files |= wants_files;
    if (calendar) calendar(job.calendar);
    if (feed) job.feed = feed;
  };
  return {fault.card, make, disturb};
}

std::vector<Fault> all_faults() {
  std::vector<Fault> faults;
  for (const auto& list :
       {engine::faults_of_calendars(), engine::faults_of_clocks(), engine::faults_of_rules(),
        engine::faults_of_selections(), engine::faults_of_reports(), engine::faults_of_remains()}) {
    for (const engine::EngineFault& fault : list) faults.push_back(fault_of(fault));
  }
  for (const world::WorldFault& fault : world::world_faults()) faults.push_back(fault_of(fault));
  std::sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.card.number, a.card.name) < std::tie(b.card.number, b.card.name);
  });
  return faults;
}

}  // namespace

const std::vector<Fault>& fault_catalogue() {
  static const std::vector<Fault> faults = all_faults();
  return faults;
}

const Fault* fault_of_spec(const std::string& spec) {
  if (!spec.starts_with(kFaultPrefix)) return nullptr;
  return &fault_named(spec.substr(kFaultPrefix.size()), "--engine", std::string{kFaultPrefix});
}

const Fault& fault_named(const std::string& name, const std::string& option, const std::string& prefix) {
  std::vector<std::string> names;
  for (const Fault& fault : fault_catalogue()) {
    if (fault.card.name == name) return fault;
    names.push_back(fault.card.name);
  }
  const std::string near = nearest_name(name, names);
  throw InputError(
      Problem{"", 0, 0, option + ": read \"" + prefix + name + "\", expected the name of a fault",
              near.empty() ? "`slettefrist list faults` names them" : "Did you mean " + prefix + near + "?"});
}

}  // namespace slettefrist::cli
