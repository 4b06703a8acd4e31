// Words and numbers for what stands beside the findings; see comparisons.h.
//
// It must not know where they were read.
#include "sim/report/comparisons.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/report/words.h"
#include "sim/report/words_of_findings.h"

namespace slettefrist::report {
namespace {

constexpr std::size_t kNamesLimit = 5;

std::string some_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kNamesLimit); ++i)
    text += (i == 0 ? " (" : ", ") + names[i];
  if (names.size() > kNamesLimit) text += ", ...";
  return text.empty() ? text : text + ")";
}

std::int64_t size_of(std::size_t count) { return static_cast<std::int64_t>(count); }

}  // namespace

std::vector<std::string> comparison_lines(const RunReport& report, Language language) {
  const Wording wording{language};
  std::vector<std::string> lines;
  if (report.baseline) {
    const BaselineComparison& base = *report.baseline;
    lines.push_back(wording.say(
        words::kBesideBaseline,
        {base.folder, wording.number(size_of(base.fresh.size())), some_of(base.fresh),
         wording.number(size_of(base.gone.size())), some_of(base.gone), wording.number(base.known)}));
  }
  if (report.accepted) {
    lines.push_back(wording.say(words::kAcceptedAsKnown,
                                {wording.counted(size_of(report.accepted->size()), words::kFindingCount)}));
  }
  if (!report.accepted_readings.empty()) {
    std::string accepted;
    for (const std::string& each : report.accepted_readings)
      accepted += (accepted.empty() ? "" : "; ") + each;
    lines.push_back(
        wording.say(words::kAcceptedReadings,
                    {accepted, wording.counted(size_of(report.reading_dependent.size()), words::kRecords)}));
  }
  return lines;
}

void add_comparisons(const RunReport& report, nlohmann::ordered_json& summary) {
  if (report.baseline) {
    summary["baseline"] = nlohmann::ordered_json{{"new", report.baseline->fresh.size()},
                                                 {"gone", report.baseline->gone.size()},
                                                 {"known", report.baseline->known}};
  }
  if (report.accepted) summary["accepted"] = report.accepted->size();
  if (!report.accepted_readings.empty()) {
    summary["accepted_readings"] = report.accepted_readings;
    summary["reading_dependent"] = report.reading_dependent.size();
  }
}

}  // namespace slettefrist::report
