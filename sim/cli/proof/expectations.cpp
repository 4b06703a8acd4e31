// Expectations against the very values that summary.json tells; see expectations.h.
//
// The verdict follows the exit code: `findings` whenever something is not as it should be. It must not know a
// file or a terminal.
#include "sim/cli/proof/expectations.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "sim/model/input_error.h"
#include "sim/report/coverage.h"
#include "sim/report/wording.h"

namespace slettefrist::cli {
namespace {

using Values = std::map<std::string, std::optional<std::int64_t>>;

Values values_of(const RunReport& report) {
  Values values;
  for (const Area area : kAreas) {
    const std::string name{name_of(area)};
    const AreaCounts& c = report.counts[index_of(area)];
    values["counts." + name + ".generated"] = c.generated;
    values["counts." + name + ".deleted"] = c.deleted;
    values["counts." + name + ".remaining"] = c.remaining;
    values["counts." + name + ".skipped"] = c.skipped;
    values["counts." + name + ".not_reached"] = c.not_reached;
    const auto day = [](const std::optional<Day>& d) {
      return d ? std::optional<std::int64_t>{d->number} : std::nullopt;
    };
    values["first_deletion." + name] = day(report.first_deletion[index_of(area)]);
    values["first_deletion_own_rule." + name] = day(report.first_deletion_own_rule[index_of(area)]);
  }
  for (const RuleCheck& rule : report.rules) {
    values["checked." + rule.id] = rule.checked;
    values["on_edge." + rule.id] = rule.on_edge;
  }
  values["coverage.percent"] = report::coverage_in(report.rules).percent();
  for (std::size_t i = 0; i < kFindingKindCount; ++i) {
    values["findings." + std::string{name_of(static_cast<FindingKind>(i))}] = 0;
  }
  for (const Finding& finding : report.findings) ++*values["findings." + std::string{name_of(finding.kind)}];
  return values;
}

std::string text_of(std::int64_t value, bool is_day) {
  return is_day ? to_text(Day{static_cast<std::int32_t>(value)}) : std::to_string(value);
}

constexpr report::Phrase kAtLeast{"{0} or more", "mindst {0}"};
constexpr report::Phrase kAtMost{"{0} or less", "højst {0}"};
constexpr report::Phrase kNotBefore{"{0} or more", "tidligst {0}"};
constexpr report::Phrase kNotAfter{"{0} or less", "senest {0}"};
constexpr report::Phrase kBetween{"{0} to {1}", "{0} til {1}"};

// As files write it, or as the pages do: English texts keep the files' form of a day.
using TellValue = std::function<std::string(std::int64_t value, bool is_day)>;

TellValue value_on_page(Language language) {
  return [language](std::int64_t value, bool is_day) {
    const report::Wording wording{language};
    if (!is_day) return wording.number(value);
    return wording.is_danish() ? wording.day(Day{static_cast<std::int32_t>(value)}) : text_of(value, true);
  };
}

std::string wanted_text(const Expectation& e, Language language, const TellValue& tell) {
  const report::Wording wording{language};
  const std::int64_t least = e.is_day ? kEarliestDay.number : 0;
  const std::int64_t most = e.is_day ? kLatestDay.number : INT64_MAX;
  if (e.min == e.max) return tell(e.min, e.is_day);
  if (e.max >= most) return wording.say(e.is_day ? kNotBefore : kAtLeast, {tell(e.min, e.is_day)});
  if (e.min <= least) return wording.say(e.is_day ? kNotAfter : kAtMost, {tell(e.max, e.is_day)});
  return wording.say(kBetween, {tell(e.min, e.is_day), tell(e.max, e.is_day)});
}

ExpectationResult compare(const Expectation& expectation, const Values& values, bool applies,
                          Language language) {
  ExpectationResult result;
  result.path = expectation.path;
  result.line = expectation.line;
  const TellValue on_page = value_on_page(language);
  result.wanted = wanted_text(expectation, Language::english, text_of);
  result.wanted_on_page = wanted_text(expectation, language, on_page);
  const auto found = values.find(expectation.path);
  const std::optional<std::int64_t> value = found == values.end() ? std::nullopt : found->second;
  result.read = value ? text_of(*value, expectation.is_day) : "-";
  if (value) result.read_on_page = on_page(*value, expectation.is_day);
  result.applied = applies;
  result.met = !applies || (value && expectation.min <= *value && *value <= expectation.max);
  return result;
}

bool is_about_findings(const std::string& path) { return path.starts_with("findings."); }

}  // namespace

std::vector<Expectation> required_checks(const std::vector<std::string>& options, const Policy& policy) {
  std::vector<Expectation> required;
  std::vector<Problem> problems;
  std::vector<std::string> known;
  for (const Rule& rule : policy.rules) known.push_back(rule.id);
  for (const std::string& option : options) {
    const std::size_t equals = option.find('=');
    const std::string rule = option.substr(0, equals);
    Expectation expectation{"checked." + rule, 1, INT64_MAX, false, 0};
    if (std::find(known.begin(), known.end(), rule) == known.end()) {
      const std::string near = nearest_name(rule, known);
      problems.push_back(
          {"", 0, 0, "--require: read \"" + rule + "\", expected a rule of the policy",
           near.empty() ? "`slettefrist list rules` names them" : "Did you mean " + near + "?"});
    } else if (equals != std::string::npos) {
      const std::string text = option.substr(equals + 1);
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), expectation.min);
      if (error != std::errc{} || end != text.data() + text.size() || expectation.min < 1) {
        problems.push_back(
            {"", 0, 0, "--require: read \"" + option + "\", expected RULE=N with N of at least 1", ""});
      }
    }
    required.push_back(std::move(expectation));
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return required;
}

Expectation required_coverage(std::int64_t percent) {
  return {"coverage.percent", percent, INT64_MAX, false, 0};
}

void require_known_rules(const std::vector<Expectation>& expect, const Policy& policy,
                         const std::string& file) {
  std::vector<std::string> known;
  for (const Rule& rule : policy.rules) known.push_back(rule.id);
  std::vector<Problem> problems;
  for (const Expectation& expectation : expect) {
    const std::size_t dot = expectation.path.find('.');
    const std::string table = expectation.path.substr(0, dot);
    if (table != "checked" && table != "on_edge") continue;
    const std::string rule = expectation.path.substr(dot + 1);
    if (std::find(known.begin(), known.end(), rule) != known.end()) continue;
    const std::string near = nearest_name(rule, known);
    problems.push_back({file, expectation.line, 0,
                        "[expect] " + expectation.path + ": read rule \"" + rule +
                            "\", expected a rule of policy " + policy.edition,
                        near.empty() ? "`slettefrist list rules` names them" : "Did you mean " + near + "?"});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

void judge_expectations(const std::vector<Expectation>& expect, const std::vector<Expectation>& required,
                        bool values_apply, RunReport& report) {
  const Values values = values_of(report);
  std::set<std::string> named;
  for (const Expectation& expectation : expect) {
    const bool findings = is_about_findings(expectation.path);
    report.expect.push_back(compare(expectation, values, values_apply || findings, report.language));
    if (findings) named.insert(expectation.path);
  }
  for (const Expectation& expectation : required) {
    report.expect.push_back(compare(expectation, values, true, report.language));
  }
  const bool all_named = std::all_of(values.begin(), values.end(), [&](const auto& value) {
    return !is_about_findings(value.first) || *value.second == 0 || named.contains(value.first);
  });
  const bool all_met = std::all_of(report.expect.begin(), report.expect.end(),
                                   [](const ExpectationResult& result) { return result.met; });
  if (!all_named || !all_met) {
    report.verdict = "findings";
  } else {
    report.verdict = report.findings.empty() ? "compliant" : "as_expected";
  }
}

int exit_code_of(const RunReport& report) { return report.verdict == "findings" ? 1 : 0; }

std::vector<std::string> unmet_lines(const RunReport& report) {
  std::vector<std::string> lines;
  for (const ExpectationResult& result : report.expect) {
    if (result.met) continue;
    std::string line;
    if (result.line > 0) line = report.scenario_file + ":" + std::to_string(result.line) + ": ";
    line += "expectation not met: " + result.path + ": wanted " + result.wanted + ", read " + result.read;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace slettefrist::cli
