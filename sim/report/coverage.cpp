// Walks the grids of all rules in one order; see coverage.h.
//
// A line names a few empty cells; where they are many, summary.json has them.
#include "sim/report/coverage.h"

#include <nlohmann/json.hpp>

#include "sim/report/words.h"

namespace slettefrist::report {
namespace {

constexpr std::size_t kNamedLimit = 3;

}  // namespace

std::int64_t Coverage::percent() const {
  constexpr std::int64_t kWhole = 100;
  return cells() == 0 ? 0 : static_cast<std::int64_t>(covered.size()) * kWhole / cells();
}

Coverage coverage_in(const std::vector<RuleCheck>& rules) {
  Coverage coverage;
  for (const RuleCheck& rule : rules) {
    for (std::size_t moment = 0; moment < kMomentNames.size(); ++moment) {
      for (std::size_t kind = 0; kind < kCalendarKindCount; ++kind) {
        const std::int64_t records = rule.cells.at(moment).at(kind);
        std::string name = cell_name(rule.id, moment, kind);
        if (records > 0) {
          coverage.covered.emplace_back(std::move(name), records);
        } else {
          coverage.empty.push_back(std::move(name));
        }
      }
    }
  }
  return coverage;
}

std::string coverage_line(const std::vector<RuleCheck>& rules, Language language) {
  if (rules.empty()) return "";
  const Coverage coverage = coverage_in(rules);
  const Wording wording{language};
  std::string line = wording.say(words::kCoverageShort,
                                 {std::to_string(coverage.percent()), std::to_string(coverage.covered.size()),
                                  std::to_string(coverage.cells())});
  if (coverage.empty.size() > kNamedLimit) return line + " " + wording.say(words::kCoverageNamedByJson);
  for (std::size_t i = 0; i < coverage.empty.size(); ++i) {
    line += (i == 0 ? wording.say(words::kCoverageEmpty) + " " : ", ") + coverage.empty[i];
  }
  return line;
}

nlohmann::ordered_json coverage_json(const std::vector<RuleCheck>& rules) {
  using Json = nlohmann::ordered_json;
  const Coverage coverage = coverage_in(rules);
  Json covered = Json::object();
  for (const auto& [name, records] : coverage.covered) covered[name] = records;
  return Json{{"percent", coverage.percent()},
              {"cells", coverage.cells()},
              {"covered", std::move(covered)},
              {"empty", coverage.empty}};
}

}  // namespace slettefrist::report
