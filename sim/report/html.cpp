// report.html: the whole story of a run on one offline page, verdict first, proof below.
//
// The page carries summary.json as data, so that what it shows can be held against it. This file must not
// know how anything was judged.
#include "sim/report/html_page.h"
#include "sim/report/html_sections.h"
#include "sim/report/report.h"
#include "sim/report/summary_data.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"
#include "sim/report/words.h"

namespace slettefrist::report {
namespace {

std::string repeat_section(const RunReport& report) {
  const Wording wording{report.language};
  return html::heading(wording.say(words::kRepeat)) + "<pre>" + markup_escaped(report.replay) + "</pre>\n" +
         html::paragraph("facts", wording.say(words::kMadeBy, {report.program_version, report.zone_data,
                                                               report.policy_digest.substr(0, 16)}));
}

}  // namespace

void write_report_html(const std::string& path, const RunReport& report) {
  const Wording wording{report.language};
  std::string page =
      html::page_start(wording.say(words::kTitle, {clean(report.scenario)}), wording, html::Scripts::charts);
  if (!report.flow.days.empty()) {
    page += "<a class=\"skip\" href=\"#charts\">" + wording.say(words::kSkip) + "</a>\n";
  }
  for (const auto& section :
       {html::first_screen, html::findings_section, html::flow_section, html::load_section,
        html::calendar_section, html::lives_section, html::counts_section, html::expectations_section,
        html::rules_section, html::coverage_section, html::unruled_section, html::policy_section,
        html::finding_rows_section, repeat_section}) {
    page += section(report);
  }
  page += "<script type=\"application/json\" id=\"summary\">" + summary_for_page(report) + "</script>\n";
  page += html::page_end(wording, html::Scripts::charts);
  write_whole_file(path, page);
}

}  // namespace slettefrist::report
