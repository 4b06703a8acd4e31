// junit.xml: one testcase a rule and assertion, a few for the whole policy, one an expectation.
//
// Written for the strictest reader known (Jenkins' xUnit schema) and for those that drop a repeated name:
// names are unique in the file and hold no count, seed or date, so that a history of builds lines up. What
// was not checked is skipped, never passed. This file must not know how anything was judged.
#include <algorithm>
#include <map>
#include <utility>

#include "sim/report/narrative.h"
#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

constexpr std::size_t kFileBytesLimit = 1'000'000;

// How much is told; a file that grows too big is written again with less.
struct Detail {
  std::size_t examples_limit;
  std::size_t text_bytes_limit;
};
constexpr std::array<Detail, 4> kDetails{{{kExamplesLimit, 400}, {3, 200}, {1, 100}, {0, 60}}};

struct Case {
  enum class State : std::uint8_t { passed, skipped, failed };
  std::string class_name;  // the part after "slettefrist.<scenario>."
  std::string name;
  State state = State::passed;
  std::string type;
  std::string message;
  std::vector<const Finding*> examples;
};

struct Tally {
  std::int64_t count = 0;
  std::vector<const Finding*> examples;
};

class CaseList {
 public:
  explicit CaseList(const RunReport& report) : report_(report) {
    for (const Finding& finding : report.findings) {
      // Only these four kinds are said of a rule; the others are said of the whole.
      const bool of_rule = finding.kind == FindingKind::too_early || finding.kind == FindingKind::too_late ||
                           finding.kind == FindingKind::run_missed || finding.kind == FindingKind::orphan;
      Tally& tally = tallies_[{of_rule ? finding.rule : kWhole, finding.kind}];
      ++tally.count;
      if (tally.examples.size() < kExamplesLimit) tally.examples.push_back(&finding);
    }
    add_rules();
    add_whole();
    add_expectations();
  }
  const std::vector<Case>& cases() const { return cases_; }
  std::int64_t in_state(Case::State state) const {
    std::int64_t count = 0;
    for (const Case& one : cases_) count += one.state == state ? 1 : 0;
    return count;
  }

 private:
  static constexpr std::int32_t kWhole = -2;
  static constexpr std::int32_t kOutsideRules = -1;

  // `skipped_because`: why nothing was checked; "" when something was.
  void add(std::string class_name, std::string name, std::int32_t rule, const std::vector<FindingKind>& kinds,
           std::string_view skipped_because) {
    Case one;
    one.class_name = std::move(class_name);
    one.name = std::move(name);
    std::int64_t unexpected = 0;
    bool found = false;
    for (const FindingKind kind : kinds) {
      const auto at = tallies_.find({rule, kind});
      if (at == tallies_.end()) continue;
      found = true;
      if (is_expected(report_, kind)) continue;
      if (unexpected == 0) one.type = name_of(kind);
      unexpected += at->second.count;
      one.examples.insert(one.examples.end(), at->second.examples.begin(), at->second.examples.end());
    }
    if (unexpected > 0) {
      one.state = Case::State::failed;
      one.message = counted(unexpected, "finding") + ", first: " + line_of(*one.examples.front());
    } else if (!found && !skipped_because.empty()) {
      one.state = Case::State::skipped;
      one.message = skipped_because;
    }
    cases_.push_back(std::move(one));
  }

  void add_rules() {
    const bool run_was_missed = report_.runs_held < report_.runs_scheduled;
    for (std::size_t i = 0; i < report_.rules.size(); ++i) {
      const RuleCheck& rule = report_.rules[i];
      const auto index = static_cast<std::int32_t>(i);
      const std::string_view unseen = rule.watched == 0 ? "no record under this rule was in the store" : "";
      const std::string_view undue = rule.checked == 0 ? "no record fell due under this rule" : "";
      const std::string_view no_outage = run_was_missed ? undue : "no scheduled run was missed";
      const std::string_view childless =
          rule.area == Area::notification ? unseen : "nothing hangs on the records of this rule";
      add(rule.id, rule.id + ": nothing early", index, {FindingKind::too_early}, unseen);
      add(rule.id, rule.id + ": nothing late", index, {FindingKind::too_late}, undue);
      add(rule.id, rule.id + ": nothing missed", index, {FindingKind::run_missed}, no_outage);
      add(rule.id, rule.id + ": no orphan", index, {FindingKind::orphan}, childless);
    }
  }

  void add_whole() {
    std::int64_t watched = 0;
    for (const RuleCheck& rule : report_.rules) watched += rule.watched;
    const std::string_view no_run = report_.runs_held == 0 ? "no purge run was held" : "";
    const std::string_view no_record = watched == 0 ? "no record under any rule was in the store" : "";
    const std::string_view no_log = report_.log_checked ? "" : "the deletion log was not checked";
    const std::string_view no_search = report_.residue_checked ? "" : "the store's bytes were not searched";
    const std::string_view no_repeat = report_.repeat_checked ? "" : "the run was not repeated";
    using enum FindingKind;
    add("everything", "nothing else touched", kWhole, {wrong_set, returned}, no_run);
    add("everything", "nothing wrong outside the rules", kOutsideRules,
        {too_early, too_late, run_missed, orphan}, no_run);
    add("everything", "every record has a rule", kWhole, {no_rule}, no_record);
    add("everything", "nothing is left behind", kWhole, {residue}, no_search);
    add("everything", "the log is true", kWhole, {log_untrue}, no_log);
    add("everything", "the log holds no personal data", kWhole, {log_personal_data}, no_log);
    add("everything", "the run repeats itself", kWhole, {not_repeatable}, no_repeat);
    add("everything", "the engine ran", kWhole, {engine_failed}, no_run);
  }

  void add_expectations() {
    for (const ExpectationResult& expectation : report_.expect) {
      Case one;
      one.class_name = "everything";
      // Both may be said of one value, and names are unique: an option's has no line in a file.
      one.name = (expectation.line > 0 ? "expected " : "required ") + expectation.path;
      if (!expectation.applied) {
        one.state = Case::State::skipped;
        one.message = "not applied: the run differs from the scenario file";
      } else if (!expectation.met) {
        one.state = Case::State::failed;
        one.type = "expectation";
        one.message = expectation_line(report_, expectation);
      }
      cases_.push_back(std::move(one));
    }
  }

  const RunReport& report_;
  std::map<std::pair<std::int32_t, FindingKind>, Tally> tallies_;
  std::vector<Case> cases_;
};

void append_property(std::string& xml, std::string_view name, std::string_view value) {
  xml += "      <property name=\"" + markup_escaped(name) + "\" value=\"" + markup_escaped(value) + "\"/>\n";
}

void append_properties(std::string& xml, const RunReport& report) {
  xml += "    <properties>\n";
  append_property(xml, "seed", std::to_string(report.seed));
  append_property(xml, "policy edition", report.policy_edition);
  append_property(xml, "policy digest", report.policy_digest);
  append_property(xml, "engine", report.engine);
  append_property(xml, "engine digest", report.engine_digest);
  if (report.fault) {
    append_property(xml, "fault number", report.fault->number);
    append_property(xml, "fault name", report.fault->name);
  }
  for (const auto& [key, value] : report.reading) append_property(xml, "reading " + key, value);
  xml += "    </properties>\n";
}

void append_case(std::string& xml, const RunReport& report, const Case& one, const Detail& detail) {
  const auto short_text = [&](std::string_view text) {
    return markup_escaped(clipped(clean(text), detail.text_bytes_limit));
  };
  xml += "    <testcase classname=\"slettefrist." + markup_escaped(report.scenario) + "." +
         markup_escaped(one.class_name) + "\" name=\"" + markup_escaped(one.name) + "\" time=\"0\"";
  if (one.state == Case::State::passed) {
    xml += "/>\n";
    return;
  }
  if (one.state == Case::State::skipped) {
    xml += ">\n      <skipped message=\"" + short_text(one.message) + "\"/>\n    </testcase>\n";
    return;
  }
  xml += ">\n      <failure type=\"" + markup_escaped(one.type) + "\" message=\"" + short_text(one.message) +
         "\">\n";
  const std::size_t shown = std::min(one.examples.size(), detail.examples_limit);
  for (std::size_t i = 0; i < shown; ++i) xml += short_text(line_of(*one.examples[i])) + "\n";
  xml += "Repeat with: " + short_text(report.replay) + "\n      </failure>\n    </testcase>\n";
}

std::string junit_xml(const RunReport& report, const CaseList& list, const Detail& detail) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"";
  xml += markup_escaped(report.scenario) + "\" tests=\"" + std::to_string(list.cases().size()) +
         "\" failures=\"" + std::to_string(list.in_state(Case::State::failed)) +
         "\" errors=\"0\" skipped=\"" + std::to_string(list.in_state(Case::State::skipped)) +
         "\" time=\"0\">\n";
  append_properties(xml, report);
  for (const Case& one : list.cases()) append_case(xml, report, one, detail);
  return xml + "  </testsuite>\n</testsuites>\n";
}

}  // namespace

void write_junit_xml(const std::string& path, const RunReport& report) {
  const CaseList list{report};
  std::string xml;
  for (const Detail& detail : kDetails) {
    xml = junit_xml(report, list, detail);
    if (xml.size() < kFileBytesLimit) break;
  }
  write_whole_file(path, xml);
}

}  // namespace slettefrist::report
