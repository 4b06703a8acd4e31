// The registers that no rule deletes: plausible, and lawful on the day of each registration.
#include "generators/registers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

const Settings& register_settings() {
  static const Settings all = eventful_settings(4000);
  return all;
}
const History& register_world() {
  static const History all = whole_history(register_settings());
  return all;
}
const Day kRelease = day_from_civil(2024, 3, 18);

std::int32_t maximum_of(const BenefitReport& report) {
  const int year = std::stoi(report.report_month.substr(0, 4));
  for (const RateMaximum& maximum : register_settings().facts.rate_maxima) {
    if (maximum.year == year && maximum.insurance == report.insurance) return maximum.kroner;
  }
  return 0;
}

TEST(ContactCourses, end_after_they_start_and_are_registered_after_that) {
  int open = 0;
  for (const ContactCourse& course : register_world().contact_courses) {
    ASSERT_EQ(course.absence_code, 75);
    const Day registered_on = local_day(course.registered_at);
    if (!course.ends_on) {
      ++open;
      ASSERT_FALSE(course.end_reason);
      ASSERT_LE(course.starts_on, registered_on);
      continue;
    }
    ASSERT_LE(course.starts_on, *course.ends_on);
    ASSERT_LE(*course.ends_on, registered_on);
    ASSERT_LE(registered_on, register_settings().ends_on);
  }
  EXPECT_GT(register_world().contact_courses.size(), 2000u);
  EXPECT_GT(open, 20);
}

TEST(ContactCourses, take_end_reasons_only_while_these_can_be_registered) {
  std::map<std::int32_t, int> before;
  std::map<std::int32_t, int> after;
  for (const ContactCourse& course : register_world().contact_courses) {
    if (course.end_reason)
      ++(local_day(course.registered_at) < kRelease ? before : after)[*course.end_reason];
  }
  for (const std::int32_t code : {41, 42, 43, 44, 45, 46, 48}) EXPECT_GT(before[code], 5) << code;
  std::set<std::int32_t> left;
  for (const auto& [code, count] : after) left.insert(code);
  EXPECT_EQ(left, (std::set<std::int32_t>{41, 45, 48}));
  EXPECT_FALSE(before.contains(47));
}

// 160.33 hours a month for the share of its Mondays to Fridays that lie in the spell.
TEST(SpellMonths, pay_the_share_of_a_month_s_working_days) {
  for (int first = 0; first < 400; ++first) {
    const Spell spell{day_from_civil(2023, 12, 1) + first, day_from_civil(2025, 3, 14)};
    std::int64_t before = 0;
    for (const SpellMonth& month : months_of(spell, true)) {
      const std::string name = month.name();
      int paid = 0;
      int whole = 0;
      for (Day day = month.month_ends_on + -30; day <= month.month_ends_on; day = day + 1) {
        const bool is_working_day = (day - day_from_civil(2024, 1, 1) + 7000) % 7 < 5;  // that was a Monday
        if (!is_working_day || to_text(day).substr(0, 7) != name) continue;
        ++whole;
        if (spell.starts_on <= day && day <= spell.ends_on) ++paid;
      }
      ASSERT_EQ(month.hundredths, 16033 * paid / whole) << name << " from " << to_text(spell.starts_on);
      ASSERT_EQ(month.hundredths_before, before);
      before += month.hundredths;
    }
  }
  const auto months = months_of({day_from_civil(2024, 2, 5), day_from_civil(2024, 3, 3)}, true);
  ASSERT_EQ(months.size(), 2U);
  EXPECT_EQ(months[0].hundredths, 14506);  // 19 days of 21
  EXPECT_EQ(months[1].hundredths, 763);    // 1 March, a Friday, of 21
}

// A course handed to the jobcentre ends with the first month that brings more than 410 paid hours.
TEST(ContactCourses, are_handed_over_when_about_410_hours_are_paid) {
  const History& history = register_world();
  int handed_over = 0;
  for (const ContactCourse& course : history.contact_courses) {
    if (course.end_reason != 41 || *course.ends_on != month_end_of(*course.ends_on)) continue;
    const Citizen& citizen = history.citizens[static_cast<std::size_t>(course.citizen_id - 1)];
    const auto months = months_of({course.starts_on, *course.ends_on}, citizen.insurance == "full_time");
    const SpellMonth& last = months.back();
    if (last.hundredths_before + last.hundredths <= 41000) continue;  // cut short on the last of a month
    ++handed_over;
    ASSERT_LE(last.hundredths_before, 41000);
    ASSERT_LE(*course.ends_on - course.starts_on, citizen.insurance == "full_time" ? 123 : 154);
    ASSERT_GE(*course.ends_on - course.starts_on, 70);
  }
  EXPECT_GT(handed_over, 700);
}

TEST(ContactCourses, were_rarer_while_only_some_funds_held_them) {
  Settings trial = register_settings();
  trial.citizens = 1000;
  for (EndReasonFact& fact : trial.facts.end_reasons) fact.days.last.reset();
  Settings all = trial;
  for (EndReasonFact& fact : all.facts.end_reasons) {
    if (fact.code == 42) fact.days.last = all.history_from - 1;
  }
  EXPECT_GT(whole_history(all).contact_courses.size(), 2 * whole_history(trial).contact_courses.size());
}

TEST(PlanDrafts, are_sent_until_the_last_day_and_never_after) {
  ASSERT_GT(register_world().plan_drafts.size(), 1000u);
  Day last = kFirstDay;
  for (const PlanDraft& draft : register_world().plan_drafts) {
    last = std::max(last, local_day(draft.sent_at));
    ASSERT_NE(draft.body.find(token(Area::plan_draft, draft.plan_draft_id)), std::string::npos);
  }
  EXPECT_LT(last, kRelease);
  EXPECT_GT(last, kRelease - 30);
}

TEST(BenefitReports, tell_of_one_month_after_another_and_after_it_is_over) {
  std::map<RecordId, std::vector<const BenefitReport*>> of_citizens;
  for (const BenefitReport& report : register_world().benefit_reports)
    of_citizens[report.citizen_id].push_back(&report);
  int consecutive = 0;
  int all = 0;
  const auto number_of = [](const std::string& month) {
    return std::stoi(month.substr(0, 4)) * 12 + std::stoi(month.substr(5, 2));
  };
  for (const auto& [id, reports] : of_citizens) {
    for (std::size_t i = 0; i < reports.size(); ++i) {
      const BenefitReport& report = *reports[i];
      ASSERT_LT(report.report_month, to_text(report.calculated_on).substr(0, 7));
      ASSERT_LE(report.calculated_on, local_day(report.reported_at));
      if (i == 0) continue;
      const int step = number_of(report.report_month) - number_of(reports[i - 1]->report_month);
      ASSERT_GT(step, 0);
      consecutive += step == 1;
      ++all;
    }
  }
  EXPECT_GT(all, 5000);
  EXPECT_GT(consecutive * 10, all * 7);  // the rest are between two spells
}

TEST(BenefitReports, hold_the_supplement_only_before_the_release_and_never_exceed_the_maximum_else) {
  int with_supplement = 0;
  int at_maximum = 0;
  int reports_after = 0;
  for (const BenefitReport& report : register_world().benefit_reports) {
    const std::int32_t maximum = maximum_of(report);
    ASSERT_GT(report.rate_per_month, 0);
    at_maximum += report.rate_per_month == maximum;
    if (local_day(report.reported_at) >= kRelease) {
      ++reports_after;
      ASSERT_LE(report.rate_per_month, maximum) << report.report_month;
    } else if (report.rate_per_month > maximum) {
      ++with_supplement;
      ASSERT_GE(report.report_month, "2023-05");
      ASSERT_EQ(report.rate_per_month, maximum + (report.insurance == "full_time" ? 4000 : 3000));
    }
  }
  EXPECT_GT(with_supplement, 50);
  EXPECT_GT(reports_after, 500);
  EXPECT_NEAR(static_cast<double>(at_maximum) / static_cast<double>(register_world().benefit_reports.size()),
              register_settings().rates.share_at_maximum_rate, 0.05);
}

TEST(BenefitReports, are_made_only_for_years_whose_maximum_is_told) {
  std::set<std::string> years;
  for (const BenefitReport& report : register_world().benefit_reports)
    years.insert(report.report_month.substr(0, 4));
  EXPECT_EQ(*years.begin(), "2016");
  EXPECT_EQ(*years.rbegin(), "2024");  // although the world goes on into 2025
  EXPECT_EQ(years.size(), 9u);
}

TEST(BenefitReports, of_a_fund_that_goes_live_earlier_are_right_earlier) {
  Settings early = register_settings();
  const auto count = [&] {
    int with_supplement = 0;
    const History history = whole_history(early);
    for (const BenefitReport& report : history.benefit_reports) {
      if (report.fund_code == "067") with_supplement += report.rate_per_month > maximum_of(report);
    }
    return with_supplement;
  };
  EXPECT_GT(count(), 0);
  early.facts.corrected_from.push_back({"067", day_from_civil(2023, 6, 1)});
  EXPECT_EQ(count(), 0);
}

TEST(Registers, are_silent_about_what_no_fact_is_told_of) {
  Settings untold = register_settings();
  untold.facts = {};
  const History history = whole_history(untold);
  EXPECT_TRUE(history.contact_courses.empty() && history.plan_drafts.empty());
  EXPECT_TRUE(history.benefit_reports.empty() && history.messages.empty());
  EXPECT_FALSE(history.citizen_changes.empty());
}

TEST(Registers, are_switched_off_one_by_one_by_a_rate_of_nothing) {
  Settings off = register_settings();
  off.citizens = 500;
  off.rates.contact_courses_per_spell = off.rates.contact_courses_per_spell_in_trial = 0;
  off.rates.plan_drafts_per_spell = 0;
  History history = whole_history(off);
  EXPECT_TRUE(history.contact_courses.empty() && history.plan_drafts.empty());
  EXPECT_FALSE(history.benefit_reports.empty() || history.messages.empty());
  off = register_settings();
  off.citizens = 500;
  off.rates.benefit_reports_per_month = 0;
  off.rates.share_of_changes_sent_as_messages = 0;
  history = whole_history(off);
  EXPECT_TRUE(history.benefit_reports.empty() && history.messages.empty());
  EXPECT_FALSE(history.contact_courses.empty() || history.plan_drafts.empty());
}

TEST(Registers, add_no_more_rows_at_default_rates_than_there_are_others) {
  const History history = whole_history(sample_settings(5000));
  std::size_t ruled = history.citizens.size() + history.sanctions.size();
  for (const Family& family : history.families) ruled += 1 + family.answers.size() + family.documents.size();
  const std::size_t added = history.contact_courses.size() + history.plan_drafts.size() +
                            history.benefit_reports.size() + history.messages.size();
  EXPECT_GT(added, ruled / 5);
  EXPECT_LT(added, ruled);
}

}  // namespace
}  // namespace slettefrist::generators
