// The verbs `list` and `schema`: what there is, and what may stand in a file.
//
// Both only read; a broken file among the scenarios is told like any bad input. They must not know a key.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/explain/worked_dates.h"
#include "sim/cli/job/fault_catalogue.h"
#include "sim/cli/job/job.h"
#include "sim/cli/job/places.h"
#include "sim/cli/verbs.h"
#include "sim/input/clauses_file.h"
#include "sim/input/file_kind.h"
#include "sim/input/input.h"
#include "sim/input/known_findings_file.h"
#include "sim/input/recipes_file.h"
#include "sim/input/registrations_file.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

struct Line {
  std::string name;
  std::string about;
};

void require_one_of(const Options& options, const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), options.subject) != known.end()) return;
  std::string list;
  for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
  const std::string near = nearest_name(options.subject, known);
  throw InputError(Problem{"", 0, 0,
                           options.verb + ": read \"" + options.subject + "\", expected one of " + list,
                           near.empty() ? "Name one of these" : "Did you mean " + near + "?"});
}

std::vector<Line> lines_of_files(const std::string& subject) {
  std::vector<Line> lines;
  const std::string folder = scenarios_folder();
  if (subject == "scenarios") {
    for (const std::string& file : toml_files(folder))
      lines.push_back({file, input::read_scenario(file).title});
  } else {
    for (const std::string& file : toml_files(folder + "/policies")) {
      const std::string kind = input::kind_of_file(file);
      lines.push_back({file, kind == "policy" ? input::read_policy(file).edition : "(" + kind + ")"});
    }
  }
  return lines;
}

// One version after the other.
Line line_of(const Rule& rule) {
  std::string about{name_of(rule.area)};
  for (const RuleVersion& version : rule.versions) {
    const bool is_first = &version == &rule.versions.front();
    about += (is_first ? ", " : "; then ") + version_told(version) + ", clause " + version.clause;
  }
  return {rule.id, about};
}

Line line_of(const ReadingEntry& entry) {
  std::string values;
  for (const std::string& value : entry.values) values += (values.empty() ? "" : " | ") + value;
  return {entry.key + " = " + entry.value, entry.meaning + " (" + (values.empty() ? "N days" : values) + ")"};
}

Line line_of(const FaultCard& card) {
  std::string scenarios;
  for (const std::string& name : card.scenarios) scenarios += (scenarios.empty() ? "" : ", ") + name;
  return {card.name,
          card.number + ", " + std::string{name_of(card.kind)} + ": " + card.about + " (" + scenarios + ")"};
}

std::vector<Line> lines_of(const Options& options) {
  if (options.subject == "faults") {
    std::vector<Line> lines;
    for (const Fault& fault : fault_catalogue()) lines.push_back(line_of(fault.card));
    return lines;
  }
  if (options.subject == "scenarios" || options.subject == "policies") return lines_of_files(options.subject);
  const Policy policy =
      input::read_policy(find_policy(options.policy.empty() ? default_policy() : options.policy));
  std::vector<Line> lines;
  if (options.subject == "rules") {
    for (const Rule& rule : policy.rules) lines.push_back(line_of(rule));
  } else {
    for (const ReadingEntry& entry : entries_of(policy.reading)) lines.push_back(line_of(entry));
  }
  return lines;
}

}  // namespace

int list_verb(const Options& options) {
  require_one_of(options, {"scenarios", "policies", "readings", "rules", "faults"});
  const std::vector<Line> lines = lines_of(options);
  if (options.json) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Line& line : lines) json.push_back({{"name", line.name}, {"about", line.about}});
    std::cout << json.dump(2) << '\n';
    return 0;
  }
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.name.size());
  for (const Line& line : lines) {
    std::cout << line.name << std::string(width - line.name.size() + 2, ' ') << line.about << '\n';
  }
  return 0;
}

int schema_verb(const Options& options) {
  require_one_of(options,
                 {"scenario", "policy", "mapping", "registrations", "submissions", "known", "clauses"});
  if (options.subject == "scenario") std::cout << input::scenario_schema();
  if (options.subject == "policy") std::cout << input::policy_schema();
  if (options.subject == "mapping") std::cout << input::mapping_schema();
  if (options.subject == "registrations") std::cout << input::registrations_schema();
  if (options.subject == "submissions") std::cout << input::recipes_schema();
  if (options.subject == "known") std::cout << input::known_findings_schema();
  if (options.subject == "clauses") std::cout << input::clauses_schema();
  return 0;
}

}  // namespace slettefrist::cli
