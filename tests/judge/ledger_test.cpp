// The ledger end to end: cases opened, records seen, findings and counts taken.
#include "sim/judge/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/judge/few_nights.h"

namespace slettefrist::judge {
namespace {

// A notification (1) with an answer (2) and a document (3) on the answer, all due on the second night.
Family family() {
  Family f;
  f.notification.notification_id = 1;
  Answer answer;
  answer.answer_id = 2;
  f.answers.push_back(answer);
  Document document;
  document.document_id = 3;
  document.answer_id = 2;
  f.documents.push_back(document);
  return f;
}

std::vector<Fate> fates() {
  std::vector<Fate> all;
  for (const auto& [area, id] : {std::pair{Area::notification, 1}, {Area::answer, 2}, {Area::document, 3}}) {
    Fate fate;
    fate.area = area;
    fate.id = id;
    fate.citizen_id = 9;
    Window window;
    window.opens_run = window.closes_run = 1;
    window.due_on = *parse_day("2030-02-02");
    window.rule = 0;
    window.with_parent = area != Area::notification;
    fate.windows.push_back(window);
    fate.expected_run = 1;
    fate.expected_rule = 0;
    fate.expected_due_on = window.due_on;
    all.push_back(fate);
  }
  return all;
}

Docket docket_of(const Family& of, const std::vector<Fate>& fates) {
  Docket docket;
  docket.add(of, fates);
  return docket;
}

struct FamilyCourt {
  RunCalendar calendar = nights_from("2030-02-01", 3);
  std::vector<RecordKey> removals;
  int expectations = 0;
  Ledger ledger{calendar,
                {{"notification-answered"}, false, true},
                [this](const Fate&) { ++expectations; },
                [this](std::int32_t, RecordKey key, const Attribution&) { removals.push_back(key); }};

  FamilyCourt() {
    ledger.open(docket_of(family(), fates()));
    ledger.entered({Area::notification, 1}, 0);
    ledger.entered({Area::answer, 2}, 0);
    ledger.entered({Area::document, 3}, 0);
  }
  static LogRow log_row(Area area, RecordId id, const Run& run) {
    return {run.run_at.seconds,
            to_text(run.as_of),
            std::string{name_of(area)},
            id,
            "notification-answered",
            "2030-02-02",
            {}};
  }
  // One night in which `removed` vanished and was truly logged.
  RunObservation night(std::int32_t run, const std::vector<RecordKey>& removed) const {
    RunObservation observation;
    observation.run = run;
    observation.removed = removed;
    for (const RecordKey& key : removed) {
      observation.log_rows.push_back(log_row(key.area, key.id, calendar.runs[static_cast<std::size_t>(run)]));
    }
    return observation;
  }
  std::vector<std::string> kinds() {
    ledger.close();
    std::vector<std::string> names;
    for (const Finding& finding : ledger.take_findings()) {
      names.push_back(std::string{name_of(finding.kind)} + " " + finding.area + " " +
                      std::to_string(finding.record_id));
    }
    return names;
  }
};

const std::vector<RecordKey> kAll{{Area::answer, 2}, {Area::document, 3}, {Area::notification, 1}};

TEST(Ledger, a_family_that_goes_together_on_its_day_is_compliant_and_counted) {
  FamilyCourt court;
  court.ledger.observed(court.night(0, {}));
  court.ledger.observed(court.night(1, kAll));
  EXPECT_TRUE(court.kinds().empty());
  EXPECT_EQ(court.expectations, 3);
  EXPECT_EQ(court.removals.size(), 3U);
  EXPECT_EQ(court.ledger.tally(Area::answer).deleted, 1);
  EXPECT_EQ(court.ledger.rule_tally(0).checked, 3);
  EXPECT_EQ(court.ledger.judged_records(), 3);
  EXPECT_EQ(to_text(*court.ledger.first_deletion(Area::answer, false)), "2030-02-02");
  EXPECT_FALSE(court.ledger.first_deletion(Area::answer, true));
}

TEST(Ledger, children_left_behind_are_orphans) {
  FamilyCourt court;
  court.ledger.observed(court.night(1, {{Area::notification, 1}}));
  EXPECT_EQ(court.kinds(), (std::vector<std::string>{"orphan answer 2", "too_late document 3"}))
      << "the document still has its answer, so it is not orphaned, but it had to go with the notification";
}

TEST(Ledger, a_removal_without_a_log_row_is_untrue) {
  FamilyCourt court;
  RunObservation night = court.night(1, kAll);
  night.log_rows.pop_back();
  court.ledger.observed(night);
  EXPECT_EQ(court.kinds(), (std::vector<std::string>{"log_untrue notification 1"}));
}

TEST(Ledger, a_log_row_without_a_removal_is_untrue) {
  FamilyCourt court;
  RunObservation night = court.night(1, kAll);
  night.log_rows.push_back(FamilyCourt::log_row(Area::sanction, 8, court.calendar.runs[1]));
  court.ledger.observed(night);
  EXPECT_EQ(court.kinds(), (std::vector<std::string>{"log_untrue sanction 8"}));
}

TEST(Ledger, a_removal_logged_twice_or_with_another_day_is_untrue) {
  FamilyCourt court;
  RunObservation night = court.night(1, kAll);
  night.log_rows.push_back(night.log_rows.front());
  night.log_rows[1].due_on = "2030-02-01";
  court.ledger.observed(night);
  EXPECT_EQ(court.kinds(), (std::vector<std::string>{"log_untrue answer 2", "log_untrue document 3"}));
}

TEST(Ledger, a_late_removal_logged_by_what_was_learnt_meanwhile_is_late_and_no_lie) {
  FamilyCourt court;
  RunObservation night = court.night(2, kAll);
  for (LogRow& row : night.log_rows) row.due_on = "2030-02-03";
  court.ledger.observed(night);
  EXPECT_EQ(court.kinds(), (std::vector<std::string>{"too_late answer 2", "too_late document 3",
                                                     "too_late notification 1"}));
}

TEST(Ledger, a_log_row_outside_the_closed_form_may_hold_personal_data) {
  FamilyCourt court;
  RunObservation night = court.night(1, kAll);
  night.log_rows[0].rule = "1203395017";
  night.log_rows[1].misfit = {{DetailPhrase::column_named, "as_of"}, {DetailPhrase::is_no_day}};
  court.ledger.observed(night);
  EXPECT_EQ(court.kinds(),
            (std::vector<std::string>{"log_personal_data answer 2", "log_personal_data document 3"}));
}

TEST(Ledger, a_record_that_is_back_has_returned_and_a_stranger_is_the_wrong_set) {
  FamilyCourt court;
  court.ledger.observed(court.night(1, kAll));
  RunObservation night = court.night(2, {});
  night.inserted = {{Area::answer, 2}, {Area::answer, 77}};
  court.ledger.observed(night);
  EXPECT_EQ(court.kinds(), (std::vector<std::string>{"returned answer 2", "wrong_set answer 77"}));
}

TEST(Ledger, an_altered_row_is_the_wrong_set_and_names_its_column) {
  FamilyCourt court;
  RunObservation night = court.night(0, {});
  night.altered = {{{Area::answer, 2}, "comment"}};
  court.ledger.observed(night);
  court.ledger.observed(court.night(1, kAll));
  court.ledger.close();
  const auto findings = court.ledger.take_findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].kind, FindingKind::wrong_set);
  EXPECT_NE(to_text(findings[0].detail).find("comment"), std::string::npos);
  EXPECT_EQ(findings[0].citizen_id, 9);
}

TEST(Ledger, every_failed_run_is_one_finding) {
  FamilyCourt court;
  for (std::int32_t run : {0, 2}) {
    RunObservation night = court.night(run, {});
    night.engine_failure = {{DetailPhrase::engine_told, "disk full"}};
    court.ledger.observed(night);
    if (run == 0) court.ledger.observed(court.night(1, kAll));
  }
  EXPECT_EQ(court.kinds(), (std::vector<std::string>{"engine_failed engine 0", "engine_failed engine 0"}));
}

TEST(Ledger, skipped_and_unreached_records_are_counted_and_not_judged) {
  FamilyCourt court;
  Family late = family();
  late.notification.notification_id = 11;
  late.answers[0].answer_id = 12;
  late.documents[0].document_id = 13;
  late.documents[0].answer_id = 12;
  std::vector<Fate> late_fates = fates();
  for (std::size_t i = 0; i < 3; ++i) late_fates[i].id = static_cast<RecordId>(11 + i);
  court.ledger.open(docket_of(late, late_fates));
  court.ledger.entered({Area::notification, 11}, 0);
  court.ledger.skipped({Area::answer, 12});
  court.ledger.not_reached({Area::document, 13});
  court.ledger.observed(court.night(
      1, {{Area::answer, 2}, {Area::document, 3}, {Area::notification, 1}, {Area::notification, 11}}));
  EXPECT_TRUE(court.kinds().empty());
  EXPECT_EQ(court.ledger.tally(Area::answer).skipped, 1);
  EXPECT_EQ(court.ledger.tally(Area::document).not_reached, 1);
  EXPECT_EQ(court.ledger.tally(Area::notification).deleted, 2);
}

}  // namespace
}  // namespace slettefrist::judge
