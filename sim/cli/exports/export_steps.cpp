// From the texts of the options to steps in their order; see export_steps.h.
#include "sim/cli/exports/export_steps.h"

#include <algorithm>

#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

InputError usage_error(const std::string& what, const std::string& remedy) {
  return InputError(Problem{"", 0, 0, "check --before: " + what, remedy});
}

ExportStep step_of(const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const auto day = parse_day(text.substr(0, equals));
  if (!day || equals + 1 >= text.size()) {
    throw usage_error("--step: read \"" + text + "\", expected DATE=DIR",
                      "Write it like 2030-03-19=exports/tuesday");
  }
  return {*day, text.substr(equals + 1)};
}

}  // namespace

std::vector<ExportStep> export_steps(const Options& options) {
  if (options.after.empty() == options.as_of.has_value()) {
    throw usage_error(options.as_of ? "read --as-of without --after" : "read --after without --as-of",
                      "Give both: the export and the day of the purge run before it");
  }
  std::vector<ExportStep> steps;
  if (options.as_of) steps.push_back({*options.as_of, options.after});
  for (const std::string& text : options.steps) steps.push_back(step_of(text));
  if (steps.empty()) {
    throw usage_error(
        "read no export after a purge run, expected --after DIR --as-of DATE or --step DATE=DIR",
        "Name the export that was taken after the run");
  }
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (steps[i - 1].as_of < steps[i].as_of) continue;
    throw usage_error("read " + to_text(steps[i].as_of) + " after " + to_text(steps[i - 1].as_of) +
                          ", expected rising days",
                      "Give the exports in their order, one a day");
  }
  return steps;
}

std::vector<Day> days_of(const std::vector<ExportStep>& steps) {
  std::vector<Day> days;
  days.reserve(steps.size());
  for (const ExportStep& step : steps) days.push_back(step.as_of);
  return days;
}

}  // namespace slettefrist::cli
