// report.html: offline, with no script but its own, every number in words or a table, and text from outside
// only ever text.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
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

// The page without what is inlined into it: its style, its scripts and its data.
std::string shown_of(std::string page) {
  for (const auto& [from, to] : {std::pair{"<style>", "</style>"}, {"<script", "</script>"}}) {
    for (std::size_t at = 0; (at = page.find(from, at)) != std::string::npos;) {
      page.erase(at, page.find(to, at) + std::string{to}.size() - at);
    }
  }
  return page;
}

TEST_F(Html, needs_nothing_from_outside) {
  for (const RunReport& report : {sample_report(), faulty_report(), report_with(300)}) {
    const std::string shown = shown_of(text_of(report));
    for (const char* forbidden : {"http:", "https:", "//", "src=", "url(", "@import", "onload", "style="}) {
      EXPECT_THAT(shown, Not(HasSubstr(forbidden)));
    }
    EXPECT_THAT(shown, Not(testing::ContainsRegex("href=\"[^#]")));
  }
}

// Names, in the policy, of exactly what it holds: one style and two scripts.
TEST_F(Html, allows_nothing_to_run_but_what_it_names_by_digest) {
  const std::string page = text_of(sample_report());
  const std::regex policy{
      "content=\"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; script-src "
      "'sha256-[A-Za-z0-9+/]{43}=' "
      "'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'\""};
  EXPECT_TRUE(std::regex_search(page, policy));
  EXPECT_THAT(page, Not(HasSubstr("sourceMappingURL")));
}

TEST_F(Html, keeps_the_notice_of_what_it_inlines) {
  const std::string page = text_of(sample_report());
  EXPECT_THAT(page, HasSubstr("dygraphs is MIT-licenced"));
  EXPECT_THAT(page, HasSubstr("Permission is hereby granted, free of charge"));
}

TEST_F(Html, opens_with_the_verdict_and_holds_every_number) {
  const std::string page = text_of(sample_report());
  EXPECT_THAT(page, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(
      page, HasSubstr("<p class=\"verdict good\">Compliant: 1,203 deletions, each due, none missing, nothing "
                      "else touched.</p>"));
  EXPECT_LT(page.find("class=\"verdict"), page.find("<h2>"));
  EXPECT_THAT(page,
              HasSubstr("<span data-key=\"counts.document.generated\">1,500</span></td><td class=\"number\">"
                        "<span data-key=\"counts.document.deleted\">1,203</span>"));
  EXPECT_THAT(page,
              HasSubstr("<span data-key=\"first_deletion.document\"><time datetime=\"2024-12-04\">4 December "
                        "2024</time></span>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">not tested</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">month_end</th><td>clamp</td>"));
  EXPECT_THAT(page, HasSubstr("star-2024-1: IT-Nyhedsbrev nr. 32"));
  EXPECT_THAT(page, HasSubstr("<pre>slettefrist run scenarios/december.toml --seed 7</pre>"));
}

TEST_F(Html, carries_the_summary_as_data) {
  RunReport report = sample_report();
  report.policy_edition = "a</script>b";
  const std::string page = text_of(report);
  const std::string open = "<script type=\"application/json\" id=\"summary\">";
  const std::size_t at = page.find(open) + open.size();
  const auto data = nlohmann::ordered_json::parse(page.substr(at, page.find("</script>", at) - at));
  auto summary = nlohmann::ordered_json::parse(summary_json(report));
  summary.erase("timing");
  EXPECT_EQ(data, summary);
}

TEST_F(Html, tells_rules_with_their_clause_and_registers_without_any) {
  const std::string page = text_of(sample_report());
  EXPECT_THAT(page,
              HasSubstr("<td>document-clause</td><td><time datetime=\"2024-03-18\">18 March 2024</time></td>"
                        "<td>5 days</td><td>stored_at</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">Citizens</th><td class=\"number\">100</td><td>–</td>"));
}

TEST_F(Html, counts_a_life_from_stored_to_gone) {
  EXPECT_THAT(
      text_of(sample_report()),
      HasSubstr("<tr data-record=\"303\"><th scope=\"row\">document 303</th><td><time "
                "datetime=\"2024-12-24\">24 December 2024</time></td><td><time datetime=\"2024-12-30\">"));
}

TEST_F(Html, speaks_danish_in_words_numbers_and_days) {
  RunReport report = report_with(1450);
  report.language = Language::danish;
  const std::string page = text_of(report);
  for (const char* danish :
       {"<html lang=\"da\">", "Ikke overholdt: 1.450 afvigelser af 1 slags i 1.203 sletninger.",
        "4. december 2024", "1.500", "Yderligere 1.250 i findings.csv.", "1 dag for tidligt",
        "<td>5 dage</td>", "Regler og bestemmelser", "Registre uden nogen regel"}) {
    EXPECT_THAT(page, HasSubstr(danish));
  }
}

TEST_F(Html, tells_what_stands_beside_the_findings) {
  RunReport report = sample_report();
  report.baseline = BaselineComparison{"out/last", {"too_late document 17"}, {}, 2};
  EXPECT_THAT(text_of(report), HasSubstr("Beside out/last: 1 new (too_late document 17), 0 gone, 2 known"));
  report.language = Language::danish;
  EXPECT_THAT(text_of(report),
              HasSubstr("Sammenlignet med out/last: nye: 1 (too_late document 17), væk: 0, kendte: 2"));
}

TEST_F(Html, an_expectation_unmet_stands_out) {
  RunReport report = sample_report();
  EXPECT_THAT(text_of(report), HasSubstr("<td>2024-12-04</td><td>2024-12-04</td><td>met</td>"));
  report.verdict = "findings";
  report.expect[0].met = false;
  EXPECT_THAT(text_of(report), HasSubstr("<td><strong class=\"bad\">not met</strong></td>"));
}

TEST_F(Html, charts_carry_their_values_as_text) {
  const std::string page = text_of(sample_report());
  EXPECT_THAT(
      page, HasSubstr("aria-label=\"Records removed a day. Documents: most on 30 December 2024: 1,200. \""));
  EXPECT_THAT(page,
              HasSubstr("aria-label=\"2024: 1,200 removed on 1 day, most on 30 December 2024: 1,200\""));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">2024</th><td class=\"number\">1,200</td>"));
}

TEST_F(Html, charts_say_on_the_page_where_they_are_highest) {
  RunReport report = sample_report();
  EXPECT_THAT(text_of(report), HasSubstr("<p class=\"highest\">Highest, with a ring: Documents 1,200 on 30 "
                                         "December 2024.</p>"));
  EXPECT_THAT(text_of(report), HasSubstr("<p class=\"highest\">Highest: Documents 1,493 on 29 December "
                                         "2024.</p>"));
  report.language = Language::danish;
  EXPECT_THAT(text_of(report), HasSubstr("<p class=\"highest\">Højest, med en ring om: Dokumenter 1.200 den "
                                         "30. december 2024.</p>"));
}

// The legend of a chart of single days shows the signs it draws, and no lines.
TEST_F(Html, a_legend_shows_what_the_chart_draws) {
  const std::string page = text_of(sample_report());
  const auto figure = [&](const char* id) {
    const std::size_t at = page.find("id=\"" + std::string{id} + "\"");
    return page.substr(at, page.find("</figure>", at) - at);
  };
  const std::string legend = "<path class=\"trace peaks series-3\" d=\"M10 5h8M14 1v8\"/></svg>Documents";
  EXPECT_THAT(figure("removed"), HasSubstr(legend));
  EXPECT_THAT(figure("removed"), HasSubstr("<circle class=\"ring series-3\""));
  EXPECT_THAT(figure("living"), HasSubstr("<path class=\"trace series-3\" d=\"M0 5h29\"/></svg>Documents"));
  EXPECT_THAT(figure("living"), Not(HasSubstr("class=\"ring")));
}

// What stands beyond the axis nobody sees: neither listed nor drawn.
TEST_F(Html, marks_beyond_a_chart_s_axis_are_not_listed) {
  RunReport report = sample_report();
  const Day first = day_of("2024-01-01");
  report.flow.days.clear();
  for (int i = 0; i < 366; ++i) report.flow.days.push_back(first + i);
  for (AreaFlow& area : report.flow.areas) {
    for (auto* values : {&area.living, &area.removed, &area.due, &area.waiting, &area.overdue}) {
      values->assign(366, 0);
    }
  }
  AreaFlow& document = report.flow.areas.at(index_of(Area::document));
  document.due.at(78) = document.removed.at(78) = 1200;  // 19 March
  const std::string page = text_of(report);
  const std::string backlog = page.substr(page.find("id=\"backlog\""));
  EXPECT_THAT(page, HasSubstr("the first document is removed")) << "4 December, in the charts of all years";
  EXPECT_THAT(backlog.substr(0, backlog.find("</figure>")), HasSubstr("the policy comes into force"));
  EXPECT_THAT(backlog.substr(0, backlog.find("</figure>")), Not(HasSubstr("the first document is removed")));
}

TEST_F(Html, the_calendar_has_years_in_which_nothing_went) {
  RunReport report = sample_report();
  report.flow.areas.at(index_of(Area::document)).removed = {0, 1200, 0, 0};
  EXPECT_THAT(text_of(report), HasSubstr("<figcaption>2025: nothing removed</figcaption>"));
  EXPECT_THAT(text_of(report), HasSubstr("<th scope=\"row\">2025</th><td class=\"number\">0</td><td "
                                         "class=\"number\">0</td><td>–</td><td class=\"number\">0</td>"));
  report.language = Language::danish;
  EXPECT_THAT(text_of(report), HasSubstr("<figcaption>2025: intet slettet</figcaption>"));
}

TEST_F(Html, a_long_label_has_its_place_beside_the_bars) {
  RunReport report = sample_report();
  report.counts.at(index_of(Area::benefit_report)).generated = 1;
  report.counts.at(index_of(Area::benefit_report)).remaining = 1;
  report.language = Language::danish;
  EXPECT_THAT(text_of(report), HasSubstr("<text x=\"256\" y=\"70\" text-anchor=\"end\">Indberetninger af "
                                         "dagpengetæller</text>"));
}

TEST_F(Html, numbers_of_expectations_are_those_of_the_page) {
  RunReport report = sample_report();
  report.expect = {{"counts.document.deleted", "1 to 5000", "2352", true, true, 12, "1 til 5.000", "2.352"}};
  report.language = Language::danish;
  EXPECT_THAT(text_of(report), HasSubstr("<td>1 til 5.000</td><td>2.352</td>"));
}

TEST_F(Html, what_a_group_shares_is_told_in_the_page_s_language) {
  RunReport report = report_with(2);
  EXPECT_THAT(text_of(report), HasSubstr("<td>area document; "));
  report.language = Language::danish;
  EXPECT_THAT(text_of(report), HasSubstr("<td>området Dokumenter; "));
  for (Finding& finding : report.findings) finding.area = "engine";
  EXPECT_THAT(text_of(report), HasSubstr("<td>slettemotoren; "));
}

TEST_F(Html, a_record_that_never_went_is_not_called_removed) {
  RunReport report = report_with(2);
  for (Finding& finding : report.findings) {
    finding.kind = FindingKind::too_late;
    finding.observed_on.reset();
  }
  EXPECT_THAT(text_of(report), HasSubstr("<code>too_late</code> kept too long</td>"));
  report.language = Language::danish;
  EXPECT_THAT(text_of(report), HasSubstr("<code>too_late</code> ikke slettet til tiden</td>"));
}

TEST_F(Html, the_line_that_explains_a_record_names_its_world) {
  RunReport report = report_with(1);
  report.world = " --scenario 'my <file>.toml' --seed 7";
  EXPECT_THAT(text_of(report), HasSubstr("<pre>slettefrist explain document:1 --scenario 'my "
                                         "&lt;file&gt;.toml' --seed 7</pre>"));
  EXPECT_THAT(text_of(report), HasSubstr("Add <code>--only-citizen 9</code> for one citizen alone."));
  EXPECT_THAT(text_of(report), Not(HasSubstr("all scheduled runs")));
  report.world += " --only-citizen 9";
  report.is_calendar_chosen = true;
  EXPECT_THAT(text_of(report), Not(HasSubstr("Add <code>--only-citizen")));
  EXPECT_THAT(text_of(report), HasSubstr("It goes by all scheduled runs"));
}

TEST_F(Html, an_engine_that_was_given_up_is_not_said_to_have_held_the_runs) {
  RunReport report = faulty_report();
  EXPECT_THAT(text_of(report), HasSubstr("; 366 of 366 purge runs held</dd>"));
  report.engine_stop = EngineStop{3, day_of("2024-05-04"), false};
  EXPECT_THAT(text_of(report), HasSubstr("; 3 of 366 purge runs with the engine</dd>"));
  EXPECT_THAT(text_of(report), HasSubstr("from 2024-05-04 on it was not called"));
  report.language = Language::danish;
  EXPECT_THAT(text_of(report), HasSubstr("; 3 af 366 slettekørsler med motoren</dd>"));
  EXPECT_THAT(text_of(report), HasSubstr("fra den 4. maj 2024 blev den ikke kaldt"));
}

TEST_F(Html, an_empty_chart_says_why) {
  EXPECT_THAT(text_of(sample_report()), HasSubstr("<p class=\"empty\">No record was ever overdue.</p>"));
  RunReport report = sample_report();
  for (AreaFlow& area : report.flow.areas) area.removed.assign(4, 0);
  EXPECT_THAT(text_of(report), HasSubstr("<p class=\"empty\">Nothing was deleted.</p>"));
}

TEST_F(Html, shows_two_hundred_findings_and_says_how_many_more) {
  const std::string page = text_of(report_with(1450));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">document 200</th>"));
  EXPECT_THAT(page, Not(HasSubstr("<th scope=\"row\">document 201</th>")));
  EXPECT_THAT(page, HasSubstr("1,250 more in findings.csv.</p>"));
}

TEST_F(Html, text_from_outside_stays_text) {
  RunReport report = faulty_report();
  report.title = "<script>alert(1)</script>";
  report.findings[1].detail = {{DetailPhrase::message, "<img src=x onerror=y>"}};
  const std::string page = text_of(report);
  EXPECT_THAT(shown_of(page), HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(shown_of(page), HasSubstr("&lt;img src=x onerror=y&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, Not(HasSubstr("<img src=x")));
}

// Every element that is opened is closed, in order; void elements aside.
TEST_F(Html, is_well_formed) {
  RunReport report = report_with(3);
  report.removed_by_year[2025].at(index_of(Area::document)) = 3;
  const std::string page = shown_of(text_of(report));
  const std::regex tag{"<(/?)([a-z0-9]+)[^>]*?(/?)>"};
  std::vector<std::string> open;
  for (std::sregex_iterator at{page.begin(), page.end(), tag}, end; at != end; ++at) {
    const std::string name = (*at)[2];
    if (name == "meta" || name == "br" || name == "input" || name == "option" || (*at)[3] == "/") continue;
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
