// Comparing by kind and record, accepting by entry; see earlier_findings.h.
//
// An expired entry accepts nothing, and is told even where it would match nothing: it has to be looked at. It
// must not know how a finding came about.
#include "sim/cli/proof/earlier_findings.h"

#include <algorithm>
#include <filesystem>

#include "sim/input/csv.h"
#include "sim/input/problem_list.h"
#include "sim/model/input_error.h"
#include "sim/report/wording.h"

namespace slettefrist::cli {
namespace {

const std::vector<std::string> kColumns{"kind",        "area",     "record_id", "citizen_id", "due_on",
                                        "observed_on", "days_off", "rule",      "detail"};

std::string name_of_finding(const Finding& finding) {
  std::string name = std::string{name_of(finding.kind)} + " " + finding.area;
  if (finding.record_id != 0) name += " " + std::to_string(finding.record_id);
  return name;
}

std::string rule_of(const RunReport& report, const Finding& finding) {
  return finding.rule < 0 ? "" : report.rules.at(static_cast<std::size_t>(finding.rule)).id;
}

bool accepts(const input::KnownFinding& entry, const RunReport& report, const Finding& finding) {
  return entry.kind == finding.kind && (entry.area.empty() || entry.area == finding.area) &&
         (entry.rule.empty() || entry.rule == rule_of(report, finding)) &&
         (!entry.record_id || *entry.record_id == finding.record_id);
}

std::vector<std::string> read_baseline(const std::string& folder) {
  input::ProblemList problems;
  std::vector<std::string> names;
  const std::string file = (std::filesystem::path{folder} / "findings.csv").string();
  input::read_csv(
      file, {kColumns}, [&](Problem problem) { problems.add(std::move(problem)); },
      [&](int line, const std::vector<std::string_view>& cells) {
        if (!finding_kind_named(cells[0])) {
          problems.add({file, line, 0,
                        "kind: read \"" + std::string{cells[0]} + "\", expected a kind of finding",
                        "Name the output folder of a run"});
        }
        names.push_back(std::string{cells[0]} + " " + std::string{cells[1]});
        if (!cells[2].empty()) names.back() += " " + std::string{cells[2]};
      });
  problems.throw_if_any();
  std::sort(names.begin(), names.end());
  return names;
}

// A suite's folder has one for every scenario; that of a single run may stand in such a one, too.
std::map<std::string, EarlierFindings::Baseline> baselines_of(const std::string& folder,
                                                              const std::vector<std::string>& scenarios) {
  namespace fs = std::filesystem;
  const auto has_findings = [](const std::string& place) {
    std::error_code ignored;
    return fs::exists(fs::path{place} / "findings.csv", ignored);
  };
  std::map<std::string, EarlierFindings::Baseline> baselines;
  for (const std::string& scenario : scenarios) {
    const std::string own = (fs::path{folder} / scenario).string();
    const bool is_of_suite = scenarios.size() > 1 || !has_findings(folder);
    if (is_of_suite && has_findings(own)) baselines[scenario] = {own, read_baseline(own)};
  }
  if (!baselines.empty()) {
    for (const std::string& scenario : scenarios)
      baselines.try_emplace(scenario, EarlierFindings::Baseline{folder, {}});
    return baselines;
  }
  if (scenarios.size() == 1) return {{scenarios.front(), {folder, read_baseline(folder)}}};
  throw InputError(Problem{"", 0, 0,
                           "--baseline: read \"" + folder +
                               "\", where none of these scenarios has a findings.csv; "
                               "expected " +
                               folder + "/" + scenarios.front() + "/findings.csv and others",
                           "Name the output folder of a run of several scenarios"});
}

void compare_with(const std::vector<std::string>& baseline, const std::string& folder, RunReport& report) {
  std::vector<std::string> now;
  now.reserve(report.findings.size());
  for (const Finding& finding : report.findings) now.push_back(name_of_finding(finding));
  std::sort(now.begin(), now.end());
  BaselineComparison comparison;
  comparison.folder = folder;
  std::set_difference(now.begin(), now.end(), baseline.begin(), baseline.end(),
                      std::back_inserter(comparison.fresh));
  std::set_difference(baseline.begin(), baseline.end(), now.begin(), now.end(),
                      std::back_inserter(comparison.gone));
  comparison.known = static_cast<std::int64_t>(now.size() - comparison.fresh.size());
  report.baseline = std::move(comparison);
}

void accept_known(const std::vector<input::KnownFinding>& entries, Day today, RunReport& report) {
  std::vector<Finding> accepted;
  std::vector<Finding> left;
  for (Finding& finding : report.findings) {
    const bool is_known = std::any_of(entries.begin(), entries.end(), [&](const input::KnownFinding& entry) {
      return today <= entry.until && accepts(entry, report, finding);
    });
    (is_known ? accepted : left).push_back(std::move(finding));
  }
  report.findings = std::move(left);
  report.accepted = std::move(accepted);
  for (const input::KnownFinding& entry : entries) {
    if (today <= entry.until) continue;
    ExpectationResult expired;
    expired.path = "known." + entry.ticket;
    expired.wanted = "mended by " + to_text(entry.until);
    expired.read = to_text(today);
    if (report.language == Language::danish) {
      const report::Wording wording{report.language};
      expired.wanted_on_page = "udbedret senest " + wording.day(entry.until);
      expired.read_on_page = wording.day(today);
    }
    expired.met = false;
    report.expect.push_back(std::move(expired));
  }
}

}  // namespace

EarlierFindings earlier_findings(const Options& options, const std::vector<std::string>& scenarios) {
  if (options.known.empty() == options.today.has_value()) {
    throw InputError(Problem{"", 0, 0,
                             options.today ? "read --today without --known" : "read --known without --today",
                             "Give both: the file, and the day on which its entries must still hold"});
  }
  EarlierFindings earlier;
  if (!options.baseline.empty()) earlier.baselines = baselines_of(options.baseline, scenarios);
  if (!options.known.empty()) earlier.known = input::read_known_findings(options.known);
  earlier.today = options.today.value_or(Day{});
  return earlier;
}

void lay_beside(const EarlierFindings& earlier, RunReport& report) {
  if (earlier.known) accept_known(*earlier.known, earlier.today, report);
  const auto baseline = earlier.baselines.find(report.scenario);
  if (baseline != earlier.baselines.end())
    compare_with(baseline->second.findings, baseline->second.folder, report);
}

}  // namespace slettefrist::cli
