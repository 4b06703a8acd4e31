// The page of a kill matrix, from the building blocks of report.html; see faults_page.h.
//
// The verdict comes first, and what survives before what was caught. It must not know a fault.
#include "sim/cli/hunt/faults_page.h"

#include <algorithm>

#include "sim/report/html_page.h"
#include "sim/report/text.h"
#include "sim/report/words_of_findings.h"

namespace slettefrist::cli {
namespace {

using report::markup_escaped;
using report::Wording;
namespace html = report::html;
namespace words = report::words;

std::string first_finding(const FaultRow& row, const Wording& wording) {
  const Trial* const kill = row.first_kill();
  if (kill == nullptr) return "<strong class=\"bad\">" + wording.say(words::kSurvives) + "</strong>";
  const Finding& finding = *kill->first;
  std::string text = markup_escaped(finding.area);
  if (finding.record_id != 0) text += " " + std::to_string(finding.record_id);
  return text + ": " + markup_escaped(to_text(finding.detail)) + "<br><code>slettefrist run " +
         markup_escaped(kill->scenario) + " --small --engine fault:" + markup_escaped(row.card.name) +
         "</code>";
}

std::string names_in(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + markup_escaped(name);
  return text.empty() ? "–" : text;
}

std::string verdict(const Matrix& matrix, const Wording& wording) {
  const auto killed = std::count_if(matrix.rows.begin(), matrix.rows.end(),
                                    [](const FaultRow& row) { return row.first_kill() != nullptr; });
  return std::string{"<p class=\"verdict "} + (matrix.is_passed() ? "good" : "bad") + "\">" +
         wording.say(words::kFoundOut, {wording.number(killed),
                                        wording.number(static_cast<std::int64_t>(matrix.rows.size()))}) +
         "</p>\n";
}

}  // namespace

std::string matrix_page(const Matrix& matrix) {
  const Wording wording{Language::english};
  html::Table rows{wording.say(words::kFaultsCaption),
                   {wording.say(words::kFault), wording.say(words::kDoes), wording.say(words::kKind),
                    wording.say(words::kKilledBy), wording.say(words::kFirstFinding)},
                   {}};
  std::vector<const FaultRow*> order;
  for (const FaultRow& row : matrix.rows) order.push_back(&row);
  std::stable_partition(order.begin(), order.end(),
                        [](const FaultRow* row) { return row->first_kill() == nullptr; });
  for (const FaultRow* row : order) {
    rows.rows.push_back({markup_escaped(row->card.number) + " " + markup_escaped(row->card.name),
                         markup_escaped(row->card.about),
                         "<code>" + std::string{name_of(row->card.kind)} + "</code>",
                         names_in(row->killed_by()), first_finding(*row, wording)});
  }
  std::string page = html::page_start(wording.say(words::kFaultsTitle), wording) + "<h1>" +
                     wording.say(words::kFaultsTitle) + "</h1>\n" + verdict(matrix, wording);
  if (!matrix.wrong_controls.empty()) {
    page += "<p class=\"bad\">" + wording.say(words::kWrongControls, {names_in(matrix.wrong_controls)}) +
            "</p>\n";
  }
  return page + html::table(rows) + html::page_end(wording);
}

}  // namespace slettefrist::cli
