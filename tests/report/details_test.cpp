// Details of findings in Danish: every phrase has its words, and no page that is Danish keeps the English.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <utility>

#include "sim/report/narrative.h"
#include "sim/report/report.h"
#include "sim/report/words_of_findings.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t places_in(std::string_view pattern) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = pattern.find("{0}", at)) != std::string_view::npos; ++at) ++count;
  return count;
}

// Letters and underscores: run_at is one word, and a name.
std::set<std::string> words_in(std::string_view text) {
  std::set<std::string> found;
  std::string word;
  for (const char c : std::string{text} + ' ') {
    if (c == '_' || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else if (!word.empty()) {
      found.insert(std::exchange(word, ""));
    }
  }
  return found;
}

// Words of the English phrases that Danish does not have.
const std::set<std::string> kEnglishOnly{"the",   "a",     "is",      "its",   "it",    "was",   "were",
                                         "and",   "or",    "not",     "no",    "of",    "after", "on",
                                         "went",  "gone",  "removed", "row",   "rule",  "day",   "days",
                                         "later", "table", "column",  "store", "there", "parent"};

TEST(Details, every_phrase_has_danish_words_of_its_own_with_as_many_places) {
  for (std::size_t i = 0; i < kDetailPhraseCount; ++i) {
    const Phrase phrase = words::detail_phrase(static_cast<DetailPhrase>(i));
    EXPECT_FALSE(phrase.english.empty()) << i;
    EXPECT_FALSE(phrase.danish.empty()) << phrase.english;
    EXPECT_EQ(places_in(phrase.danish), places_in(phrase.english)) << phrase.english;
    EXPECT_LE(places_in(phrase.english), 1U) << phrase.english;
    for (const std::string& word : words_in(phrase.danish)) {
      EXPECT_FALSE(kEnglishOnly.contains(word)) << word << " in: " << phrase.danish;
    }
    // What is the same in both languages says nothing, or the name of something.
    if (phrase.english == phrase.danish) {
      EXPECT_THAT((std::set<std::string_view>{"{0}", ", byte {0}", "; "}), testing::Contains(phrase.danish));
    }
    // Both begin and end alike, so that a row of phrases holds together in both.
    const std::string_view signs = ",; ";
    EXPECT_EQ(signs.find(phrase.english.front()), signs.find(phrase.danish.front())) << phrase.danish;
    EXPECT_EQ(phrase.english.ends_with(' '), phrase.danish.ends_with(' ')) << phrase.danish;
    EXPECT_EQ(phrase.danish.find_first_of("<>&\""), std::string_view::npos) << "stands in HTML as it is";
  }
}

TEST(Details, in_danish_have_danish_days_and_numbers_and_hand_foreign_text_on) {
  const auto in_brackets = [](const std::string& text) { return "[" + text + "]"; };
  EXPECT_EQ(danish_detail({{DetailPhrase::had_to_be_gone, day_of("2024-03-18")},
                           {DetailPhrase::went_days_later, 1234},
                           {DetailPhrase::outage_took_run}},
                          in_brackets),
            "skulle have været slettet senest ved kørslen den 18. marts 2024, forsvandt 1.234 dage senere; "
            "den kørsel udeblev "
            "på grund af et driftsstop");
  EXPECT_EQ(danish_detail({{DetailPhrase::table_unreadable, "answer"}, {DetailPhrase::message, "{0} {1}"}},
                          in_brackets),
            "tabellen [answer] kan ikke læses: [{0} {1}]");
}

// Findings of several kinds, each with another detail.
RunReport danish_report() {
  RunReport report = faulty_report();
  report.language = Language::danish;
  const Day day = day_of("2024-03-18");
  const std::vector<std::pair<FindingKind, FindingDetail>> told{
      {FindingKind::too_late, {{DetailPhrase::had_to_be_gone, day}, {DetailPhrase::still_there}}},
      {FindingKind::run_missed,
       {{DetailPhrase::had_to_be_gone, day},
        {DetailPhrase::went_a_day_later},
        {DetailPhrase::outage_took_run}}},
      {FindingKind::orphan, {{DetailPhrase::parent_went, day}}},
      {FindingKind::residue,
       {{DetailPhrase::not_in_its_table},
        {DetailPhrase::and_next},
        {DetailPhrase::token_stands_in, "store-wal"},
        {DetailPhrase::at_byte, 4711}}},
      {FindingKind::log_personal_data,
       {{DetailPhrase::outside_closed_form},
        {DetailPhrase::column_named, "run_at"},
        {DetailPhrase::is_text},
        {DetailPhrase::not_an_integer}}}};
  for (const auto& [kind, detail] : told) {
    report.findings.push_back(sample_finding(kind, static_cast<RecordId>(report.findings.size())));
    report.findings.back().detail = detail;
  }
  return report;
}

class DanishDetails : public ReportFolder {};

TEST_F(DanishDetails, stand_in_the_page_and_its_only_english_is_foreign_text) {
  const RunReport report = danish_report();
  write_report_html(path("report.html"), report);
  const std::string page = content_of(path("report.html"));
  for (const Finding& finding : report.findings)
    EXPECT_THAT(page, Not(HasSubstr(to_text(finding.detail) + "<")));
  for (const char* danish :
       {"<td>første lovlige dag var den 4. december 2024, forsvandt den 3. december 2024</td>",
        "<td>motoren melder: <span lang=\"en\">SQL error: no such table &quot;x&quot;, line 3</span></td>",
        "<td>skulle have været slettet senest ved kørslen den 18. marts 2024, er der stadig efter den sidste "
        "kørsel</td>",
        "<td>posten står ikke i sin tabel; tekst fra posten findes stadig i <span "
        "lang=\"en\">store-wal</span>, byte "
        "4.711</td>",
        "<span lang=\"en\">run_at</span> er tekst, ikke et heltal</td>"}) {
    EXPECT_THAT(page, HasSubstr(danish));
  }
  for (std::size_t at = 0; (at = page.find("<span lang=\"en\">", at)) != std::string::npos; ++at) {
    const std::string marked = page.substr(at, page.find("</span>", at) - at);
    EXPECT_TRUE(marked.ends_with("store-wal") || marked.ends_with("run_at") || marked.ends_with("line 3"))
        << marked;
  }
}

TEST_F(DanishDetails, stand_in_the_markdown_and_files_keep_the_english) {
  const RunReport report = danish_report();
  write_summary_md(path("summary.md"), report);
  EXPECT_THAT(
      content_of(path("summary.md")),
      HasSubstr(": den overordnede post forsvandt den 18. marts 2024, og posten selv blev tilbage\n"));
  write_findings_csv(path("findings.csv"), report);
  EXPECT_THAT(content_of(path("findings.csv")), HasSubstr(",its parent went on 2024-03-18 without it\n"));
  write_junit_xml(path("junit.xml"), report);
  EXPECT_THAT(content_of(path("junit.xml")), HasSubstr(": its parent went on 2024-03-18 without it"));
}

}  // namespace
}  // namespace slettefrist::report
