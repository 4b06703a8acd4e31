// What the judge makes of a second call of the engine, and of what is left of records that are gone.
#include <gtest/gtest.h>

#include "sim/judge/ledger.h"
#include "tests/judge/few_nights.h"

namespace slettefrist::judge {
namespace {

// A sanction that may go on the first night and must be gone after `closes_run`.
struct SanctionCourt {
  RunCalendar calendar = nights_from("2030-02-01", 2);
  Ledger ledger{calendar,
                {{"sanction"}, false, false},
                [](const Fate&) {},
                [](std::int32_t, RecordKey, const Attribution&) {}};
  RecordKey sanction{Area::sanction, 7};

  explicit SanctionCourt(std::int32_t closes_run) {
    Fate fate;
    fate.area = sanction.area;
    fate.id = sanction.id;
    fate.citizen_id = 9;
    Window window;
    window.opens_run = 0;
    window.closes_run = closes_run;
    window.due_on = *parse_day("2030-02-01");
    window.rule = 0;
    fate.windows.push_back(window);
    Docket docket;
    docket.add(Sanction{}, {&fate, 1});
    ledger.open(std::move(docket));
    ledger.entered(sanction, 0);
  }
  std::vector<Finding> findings() {
    ledger.close();
    return ledger.take_findings();
  }
};

RunObservation second_call(std::int32_t run) {
  RunObservation observation;
  observation.run = run;
  observation.is_repeat = true;
  return observation;
}

TEST(Sightings, what_a_second_call_removes_is_not_repeatable_and_late_if_it_had_to_be_gone_by_then) {
  SanctionCourt court{0};
  RunObservation again = second_call(0);
  again.removed = {court.sanction};
  court.ledger.observed(again);
  const auto findings = court.findings();
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].kind, FindingKind::not_repeatable);
  EXPECT_EQ(findings[0].citizen_id, 9);
  EXPECT_EQ(to_text(*findings[0].observed_on), "2030-02-01");
  EXPECT_EQ(findings[1].kind, FindingKind::too_late);
  EXPECT_EQ(findings[1].days_off, 0);
  EXPECT_NE(to_text(findings[1].detail).find("called again"), std::string::npos)
      << to_text(findings[1].detail);
}

TEST(Sightings, what_a_second_call_removes_inside_an_open_window_is_not_late) {
  SanctionCourt court{1};
  RunObservation again = second_call(0);
  again.removed = {court.sanction};
  court.ledger.observed(again);
  const auto findings = court.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].kind, FindingKind::not_repeatable);
}

TEST(Sightings, a_second_call_that_does_nothing_is_as_it_should_be) {
  SanctionCourt court{0};
  RunObservation first;
  first.removed = {court.sanction};
  court.ledger.observed(first);
  court.ledger.observed(second_call(0));
  EXPECT_TRUE(court.findings().empty());
}

TEST(Sightings, what_a_second_call_alters_or_inserts_is_not_repeatable_either) {
  SanctionCourt court{1};
  RunObservation again = second_call(0);
  again.altered = {{court.sanction, "fund_code"}};
  again.inserted = {{Area::message, 4}};
  court.ledger.observed(again);
  std::vector<std::string> repeated;
  for (const Finding& finding : court.findings()) {
    if (finding.kind == FindingKind::not_repeatable)
      repeated.push_back(finding.area + ": " + to_text(finding.detail));
  }
  EXPECT_EQ(repeated, (std::vector<std::string>{
                          "message: the engine was called again at the same instant and inserted a row",
                          "sanction: the engine was called again at the same instant and altered its row"}));
}

TEST(Sightings, a_trace_of_a_record_that_is_gone_is_residue_and_told_once) {
  SanctionCourt court{0};
  RunObservation night;
  night.removed = {court.sanction};
  court.ledger.observed(night);
  RunObservation checkpoint;
  checkpoint.run = 1;
  checkpoint.traces = {
      {court.sanction, {{DetailPhrase::token_stands_in, "store"}, {DetailPhrase::at_byte, 12}}},
      {court.sanction, {{DetailPhrase::token_stands_in, "store"}, {DetailPhrase::at_byte, 99}}}};
  court.ledger.observed(checkpoint);
  const auto findings = court.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].kind, FindingKind::residue);
  EXPECT_EQ(findings[0].area, "sanction");
  EXPECT_EQ(findings[0].record_id, 7);
  EXPECT_EQ(to_text(*findings[0].observed_on), "2030-02-02");
  EXPECT_EQ(to_text(findings[0].detail),
            "the record is not in its table; its token stands in store, byte 12");
}

TEST(Sightings, a_file_that_outlives_its_row_is_an_orphan) {
  SanctionCourt court{1};
  RunObservation night;
  night.left_files = {{Area::document, 3}};
  court.ledger.observed(night);
  const auto findings = court.findings();
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].kind, FindingKind::orphan);
  EXPECT_EQ(findings[0].area, "document");
  EXPECT_EQ(to_text(findings[0].detail), "its row is gone and its file is still there");
  EXPECT_EQ(findings[1].kind, FindingKind::too_late) << "the sanction";
}

}  // namespace
}  // namespace slettefrist::judge
