// report.html: offline, without script, every number in a table, and text from outside only ever text.
#include <gmock/gmock.h>

#include <regex>

#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

using testing::HasSubstr;
using testing::Not;

class Html : public ReportFolder {
 protected:
  std::string text_of(const RunReport& report) {
    write_report_html(path("report.html"), report);
    return content_of(path("report.html"));
  }
};

TEST_F(Html, needs_nothing_from_outside_and_runs_nothing) {
  for (const RunReport& report : {sample_report(), faulty_report(), report_with(300)}) {
    const std::string page = text_of(report);
    EXPECT_THAT(page, HasSubstr("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                                "style-src 'unsafe-inline'\">"));
    for (const char* forbidden :
         {"<script", "http:", "https:", "//", "src=", "href=", "url(", "@import", "onload"}) {
      EXPECT_THAT(page, Not(HasSubstr(forbidden)));
    }
  }
}

TEST_F(Html, opens_with_the_verdict_and_holds_every_number) {
  const std::string page = text_of(sample_report());
  EXPECT_THAT(page, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(
      page, HasSubstr("<p class=\"verdict good\">Compliant: 1,203 deletions, each due, none missing, nothing "
                      "else touched.</p>"));
  EXPECT_LT(page.find("class=\"verdict"), page.find("<h2>"));
  EXPECT_THAT(page, HasSubstr("Documents <span class=\"soft\" lang=\"da\">(dokumenter)</span></th><td "
                              "class=\"number\">1,500</td><td class=\"number\">1,203</td>"));
  EXPECT_THAT(page, HasSubstr("</span></th><td>2024-12-04</td><td>2024-12-05</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">2024</th><td class=\"number\">1,203</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">sanction</th><td>sanction</td><td>sanction</td><td "
                              "class=\"number\">not tested</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">month_end</th><td>clamp</td>"));
  EXPECT_THAT(page, HasSubstr("star-2024-1: IT-Nyhedsbrev nr. 32."));
  EXPECT_THAT(page, HasSubstr("<pre>slettefrist run scenarios/december.toml --seed 7</pre>"));
}

TEST_F(Html, an_expectation_unmet_stands_out) {
  RunReport report = sample_report();
  EXPECT_THAT(text_of(report), HasSubstr("<td>2024-12-04</td><td>2024-12-04</td><td>met</td>"));
  report.verdict = "findings";
  report.expect[0].met = false;
  EXPECT_THAT(text_of(report), HasSubstr("<td><strong class=\"bad\">not met</strong></td>"));
}

TEST_F(Html, charts_carry_their_values_as_text) {
  RunReport report = sample_report();
  report.removed_by_year[2025].at(index_of(Area::document)) = 3;
  EXPECT_THAT(text_of(report), HasSubstr("role=\"img\" aria-label=\"Documents: 2024 1,203, 2025 3\""));
}

TEST_F(Html, shows_two_hundred_findings_and_says_how_many_more) {
  const std::string page = text_of(report_with(1450));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">document 200</th>"));
  EXPECT_THAT(page, Not(HasSubstr("<th scope=\"row\">document 201</th>")));
  EXPECT_THAT(page, HasSubstr("<p>1,250 more in findings.csv.</p>"));
}

TEST_F(Html, text_from_outside_stays_text) {
  RunReport report = faulty_report();
  report.title = "<script>alert(1)</script>";
  report.findings[1].detail = "<img src=x onerror=y>";
  const std::string page = text_of(report);
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(page, HasSubstr("&lt;img src=x onerror=y&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
}

// Every element that is opened is closed, in order; void elements aside.
TEST_F(Html, is_well_formed) {
  RunReport report = report_with(3);
  report.removed_by_year[2025].at(index_of(Area::document)) = 3;
  const std::string page = text_of(report);
  const std::regex tag{"<(/?)([a-z0-9]+)[^>]*?(/?)>"};
  std::vector<std::string> open;
  for (std::sregex_iterator at{page.begin(), page.end(), tag}, end; at != end; ++at) {
    const std::string name = (*at)[2];
    if (name == "meta" || (*at)[3] == "/") continue;
    if ((*at)[1] == "/") {
      ASSERT_FALSE(open.empty()) << "closed but never opened: " << name;
      EXPECT_EQ(open.back(), name);
      open.pop_back();
    } else {
      open.push_back(name);
    }
  }
  EXPECT_TRUE(open.empty()) << "never closed: " << open.back();
}

}  // namespace
}  // namespace slettefrist::report
