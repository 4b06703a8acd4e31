// The verbs `list` and `schema`.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/job.h"
#include "sim/cli/verbs.h"
#include "sim/input/input.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

struct Line {
  std::string name;
  std::string about;
};

std::vector<std::string> toml_files(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Line> lines_of(const Options& options) {
  std::vector<Line> lines;
  const fs::path folder = scenarios_folder();
  if (options.subject == "scenarios") {
    for (const std::string& file : toml_files(folder))
      lines.push_back({file, input::read_scenario(file).title});
    return lines;
  }
  if (options.subject == "policies") {
    for (const std::string& file : toml_files(folder / "policies"))
      lines.push_back({file, input::read_policy(file).edition});
    return lines;
  }
  const Policy policy = input::read_policy(options.policy.empty() ? default_policy() : options.policy);
  if (options.subject == "rules") {
    for (const Rule& rule : policy.rules) {
      const RuleVersion& version = rule.versions.back();
      lines.push_back({rule.id, std::string{name_of(rule.area)} + ", " +
                                    (version.ends ? "ended" : "keep " + to_text(version.keep)) +
                                    ", in force from " + to_text(version.in_force) + ", clause " +
                                    version.clause});
    }
    return lines;
  }
  for (const ReadingEntry& entry : entries_of(policy.reading)) {
    std::string values;
    for (const std::string& value : entry.values) values += (values.empty() ? "" : " | ") + value;
    lines.push_back(
        {entry.key + " = " + entry.value, entry.meaning + " (" + (values.empty() ? "N days" : values) + ")"});
  }
  return lines;
}

}  // namespace

int list_verb(const Options& options) {
  const std::vector<Line> lines = lines_of(options);
  if (options.json) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Line& line : lines) json.push_back({{"name", line.name}, {"about", line.about}});
    std::cout << json.dump(2) << '\n';
    return 0;
  }
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.name.size());
  for (const Line& line : lines)
    std::cout << line.name << std::string(width - line.name.size() + 2, ' ') << line.about << '\n';
  return 0;
}

int schema_verb(const Options& options) {
  std::cout << (options.subject == "scenario" ? input::scenario_schema() : input::policy_schema());
  return 0;
}

}  // namespace slettefrist::cli
