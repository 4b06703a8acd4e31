// Sanctions and the registers that hang on nothing, worked by hand: a date counts from when it is known.
#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

TEST(SanctionFate, goes_six_years_after_the_earlier_of_its_two_dates) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.expires_on = day("2024-05-01");
  EXPECT_EQ(outcome(runs, fate(policy_2024(), runs, record)), "2030-05-01 by 3, due 2030-05-01");
  record.served_on = day("2024-03-10");
  record.served_registered_at = at("2024-03-11T07:00:00Z");
  EXPECT_EQ(outcome(runs, fate(policy_2024(), runs, record)), "2030-03-10 by 3, due 2030-03-10");
  record.served_on = day("2024-06-10");
  record.served_registered_at = at("2024-06-11T07:00:00Z");
  EXPECT_EQ(outcome(runs, fate(policy_2024(), runs, record)), "2030-05-01 by 3, due 2030-05-01");
}

TEST(SanctionFate, a_served_date_known_late_is_no_fault_of_the_engine) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.served_on = day("2024-03-10");
  record.served_registered_at = at("2030-07-01T07:00:00Z");
  const Fate told = fate(policy_2024(), runs, record);
  EXPECT_EQ(texts_of(runs, told), std::vector<std::string>{"[2030-07-02..2030-07-02] due 2030-03-10 by 3"});
}

TEST(SanctionFate, a_served_date_never_counts_before_the_sanction_is_registered) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Sanction record = sanction("2030-07-01T07:00:00Z");
  record.served_on = day("2024-03-10");
  record.served_registered_at = at("2024-03-11T07:00:00Z");
  EXPECT_EQ(outcome(runs, fate(policy_2024(), runs, record)), "2030-07-02 by 3, due 2030-03-10");
}

TEST(SanctionFate, that_went_before_its_served_date_was_known_goes_by_its_expiry) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.expires_on = day("2024-05-01");
  record.served_on = day("2024-03-10");
  record.served_registered_at = at("2030-05-02T07:00:00Z");
  EXPECT_EQ(texts_of(runs, fate(policy_2024(), runs, record)),
            std::vector<std::string>{"[2030-05-01..2030-05-01] due 2030-05-01 by 3"});
}

TEST(SanctionFate, without_either_date_is_a_finding_or_silently_kept) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  const Sanction record = sanction("2024-02-01T13:05:00Z");
  Policy policy = policy_2024();
  const Fate reported = fate(policy, runs, record);
  EXPECT_TRUE(reported.has_no_rule);
  EXPECT_TRUE(reported.windows.empty());
  EXPECT_EQ(outcome(runs, reported), "never");
  policy.reading.sanction_without_dates = SanctionWithoutDates::keep;
  EXPECT_FALSE(fate(policy, runs, record).has_no_rule);
}

TEST(SanctionFate, whose_only_date_is_not_known_yet_is_no_finding) {
  const RunCalendar runs = calendar("2024-03-18", "2026-01-01");
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.served_on = day("2024-03-10");
  record.served_registered_at = at("2026-01-01T02:00:00Z");  // the last run is at 02:00 UTC
  const Fate told = fate(policy_2024(), runs, record);
  EXPECT_FALSE(told.has_no_rule);
  EXPECT_EQ(outcome(runs, told), "never");
}

TEST(SanctionFate, with_a_date_the_calendar_refuses_is_a_finding) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Policy policy = policy_2024();
  policy.reading.month_end = MonthEnd::refuse;
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.expires_on = day("2024-02-29");
  EXPECT_TRUE(fate(policy, runs, record).has_no_rule);
}

TEST(SanctionFate, a_sanction_registered_after_the_last_run_is_no_finding) {
  const RunCalendar runs = calendar("2024-03-18", "2024-04-01");
  const Fate told = fate(policy_2024(), runs, sanction("2024-04-01T13:05:00Z"));
  EXPECT_FALSE(told.enters);
  EXPECT_FALSE(told.has_no_rule);
}

TEST(SanctionFate, a_civil_date_counts_from_its_midnight) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Policy policy = policy_2024();
  policy.reading.first_day = FirstDay::instant;
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.expires_on = day("2024-05-01");
  EXPECT_EQ(outcome(runs, fate(policy, runs, record)), "2030-05-01 by 3, due 2030-05-01");
}

TEST(SanctionFate, may_count_from_any_of_its_dates) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Policy policy = policy_2024();
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.served_registered_at = at("2024-01-20T07:00:00Z");
  policy.rules[kSanction].counted_from = {"registered_at"};
  EXPECT_EQ(outcome(runs, fate(policy, runs, record)), "2030-02-01 by 3, due 2030-02-01");
  policy.rules[kSanction].counted_from = {"registered_at", "decided_on"};
  EXPECT_EQ(outcome(runs, fate(policy, runs, record)), "2030-01-31 by 3, due 2030-01-31");
}

TEST(SanctionFate, on_the_leap_day_lies_on_the_edge) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.expires_on = day("2024-02-29");
  EXPECT_TRUE(fate(policy_2024(), runs, record).on_edge);
  record.expires_on = day("2024-02-14");
  EXPECT_FALSE(fate(policy_2024(), runs, record).on_edge);
  record.expires_on = day("2026-02-28");  // no window before 2032
  EXPECT_FALSE(fate(policy_2024(), runs, record).on_edge);
}

TEST(Register, without_a_rule_is_untouchable) {
  const Oracle oracle(policy_2024(), calendar("2024-03-18", "2032-01-01"));
  std::vector<Fate> told;
  oracle.fates_of(Citizen{}, told);
  oracle.fates_of(ContactCourse{}, told);
  oracle.fates_of(PlanDraft{}, told);
  oracle.fates_of(BenefitReport{}, told);
  oracle.fates_of(Message{}, told);
  ASSERT_EQ(told.size(), 5U);
  for (const Fate& each : told) {
    EXPECT_TRUE(each.untouchable) << name_of(each.area);
    EXPECT_TRUE(each.enters);
    EXPECT_TRUE(each.windows.empty());
  }
}

TEST(Register, with_a_rule_of_a_what_if_goes_by_it) {
  Policy policy = policy_2024();
  policy.rules.push_back(rule("courses", Area::contact_course, Applies::always, {"ends_on"},
                              {version("2024-03-18", "5 years")}));
  policy.rules.push_back(
      rule("citizens", Area::citizen, Applies::always, {"born_on"}, {version("2024-03-18", "100 years")}));
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  const Oracle oracle(policy, runs);
  ContactCourse course;
  course.contact_course_id = 501;
  course.registered_at = at("2023-10-02T08:00:00Z");
  course.ends_on = day("2023-12-31");
  ContactCourse open_course = course;
  open_course.ends_on.reset();
  Citizen citizen;
  citizen.born_on = day("1925-05-05");
  std::vector<Fate> told;
  oracle.fates_of(course, told);
  oracle.fates_of(open_course, told);
  oracle.fates_of(citizen, told);
  EXPECT_EQ(outcome(runs, told[0]), "2028-12-31 by 4, due 2028-12-31");
  EXPECT_EQ(outcome(runs, told[1]), "never");
  EXPECT_FALSE(told[1].has_no_rule);
  EXPECT_EQ(outcome(runs, told[2]), "2025-05-05 by 5, due 2025-05-05");
}

}  // namespace
}  // namespace slettefrist::oracle
