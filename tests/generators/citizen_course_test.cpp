// What changes in a citizen: one row after another, codes of the day in every record, nothing after death.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "generators/life.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

const Settings& course_settings() {
  static const Settings all = eventful_settings(1500);
  return all;
}
const Ground& ground() {
  static const Ground all{course_settings()};
  return all;
}
const std::vector<Life>& lives() {
  static const std::vector<Life> all = [] {
    std::vector<Life> made;
    for (RecordId id = 1; id <= course_settings().citizens; ++id) made.push_back(life_of(ground(), id));
    return made;
  }();
  return all;
}

TEST(CitizenCourse, changes_one_thing_at_a_time_in_order) {
  int funds = 0;
  int moves = 0;
  int numbers = 0;
  for (const Life& life : lives()) {
    Citizen before = life.course.first;
    Instant last{0};
    for (const CitizenChange& change : life.course.changes) {
      ASSERT_LT(last, change.changed_at);
      const Citizen& now = change.citizen;
      funds += now.fund_code != before.fund_code;
      moves += now.municipality_code != before.municipality_code;
      numbers += now.cpr != before.cpr;
      ASSERT_EQ((now.fund_code != before.fund_code) + (now.municipality_code != before.municipality_code) +
                    (now.cpr != before.cpr),
                1);
      ASSERT_EQ(now.citizen_id, before.citizen_id);
      ASSERT_EQ(now.given_name, before.given_name);
      ASSERT_EQ(now.born_on, before.born_on);
      ASSERT_EQ(now.insurance, before.insurance);
      before = now;
      last = change.changed_at;
    }
  }
  EXPECT_GT(funds, 1000);
  EXPECT_GT(moves, 1000);
  EXPECT_GT(numbers, 300);
}

TEST(CitizenCourse, gives_a_number_to_one_citizen_only_and_keeps_its_sex) {
  std::map<std::string, RecordId> owners;
  for (const Life& life : lives()) {
    owners.emplace(life.course.first.cpr, life.course.first.citizen_id);
    for (const CitizenChange& change : life.course.changes) {
      const auto owner = owners.emplace(change.citizen.cpr, change.citizen.citizen_id).first;
      ASSERT_EQ(owner->second, change.citizen.citizen_id) << change.citizen.cpr;
      ASSERT_EQ(is_male(change.citizen.cpr), is_male(life.course.first.cpr));
    }
  }
  EXPECT_GT(owners.size(), lives().size() + 300);
}

TEST(CitizenCourse, lets_every_record_carry_the_codes_of_its_own_time) {
  int with_later_fund = 0;
  for (const Life& life : lives()) {
    const CitizenCourse& course = life.course;
    const auto expect_fund = [&](const auto& record) {
      ASSERT_EQ(record.fund_code, course.row_at(entered_at(record)).fund_code);
      with_later_fund += record.fund_code != course.first.fund_code;
    };
    for (const Family& family : life.families) {
      const Notification& notification = family.notification;
      expect_fund(notification);
      const std::string& municipality = course.row_at(notification.notified_at).municipality_code;
      ASSERT_EQ(notification.jobcentre_code.substr(0, 3), municipality);
      ASSERT_EQ(notification.jobcentre_code.size(), 5u);
      for (const Answer& answer : family.answers) expect_fund(answer);
    }
    for (const Sanction& sanction : life.sanctions) expect_fund(sanction);
    for (const PlanDraft& draft : life.plan_drafts) expect_fund(draft);
    for (const BenefitReport& report : life.benefit_reports) expect_fund(report);
  }
  EXPECT_GT(with_later_fund, 1000);
}

TEST(CitizenCourse, shows_the_row_as_it_stands_from_the_second_of_the_change_on) {
  CitizenCourse course;
  course.first.fund_code = "067";
  Citizen later = course.first;
  later.fund_code = "201";
  course.changes = {{Instant{1000}, later}};
  EXPECT_EQ(course.row_at(Instant{999}).fund_code, "067");
  EXPECT_EQ(course.row_at(Instant{1000}).fund_code, "201");
}

TEST(CitizenCourse, ends_with_death_and_what_is_new_ends_with_it) {
  int deaths = 0;
  int lagging_reports = 0;
  for (const Life& life : lives()) {
    if (!life.course.died_at) continue;
    ++deaths;
    const Instant died_at = *life.course.died_at;
    const Day died_on = ground().time.day_of(died_at);
    for (const CitizenChange& change : life.course.changes) ASSERT_LT(change.changed_at, died_at);
    for (const Family& family : life.families) ASSERT_LT(family.notification.notified_at, died_at);
    for (const Sanction& sanction : life.sanctions) ASSERT_LT(sanction.registered_at, died_at);
    for (const PlanDraft& draft : life.plan_drafts) ASSERT_LT(draft.sent_at, died_at);
    for (const ContactCourse& contact : life.contact_courses) {
      ASSERT_LE(contact.starts_on, died_on);
      if (contact.ends_on) {
        ASSERT_LE(*contact.ends_on, died_on);
      }
    }
    for (const BenefitReport& report : life.benefit_reports) {
      ASSERT_LE(report.report_month, to_text(died_on).substr(0, 7));
      lagging_reports += died_at < report.reported_at;
    }
  }
  EXPECT_GT(deaths, 200);
  EXPECT_GT(lagging_reports, 10);  // of the last month
}

TEST(CitizenCourse, leaves_everything_as_it_was_where_nothing_changes) {
  Settings still = course_settings();
  switch_off_life_course(still.rates);
  const Ground quiet{still};
  for (RecordId id = 1; id <= 300; ++id) {
    const Life life = life_of(quiet, id);
    const Life& changed = lives()[static_cast<std::size_t>(id - 1)];
    EXPECT_TRUE(life.course.changes.empty() && !life.course.died_at);
    EXPECT_TRUE(life.contact_courses.empty() && life.plan_drafts.empty());
    EXPECT_TRUE(life.benefit_reports.empty() && life.messages.empty());
    ASSERT_EQ(life.families.size(), changed.families.size());
    for (std::size_t i = 0; i < life.families.size(); ++i) {
      ASSERT_EQ(life.families[i].notification.notified_at, changed.families[i].notification.notified_at);
      ASSERT_EQ(life.families[i].answers.size(), changed.families[i].answers.size());
    }
  }
}

}  // namespace
}  // namespace slettefrist::generators
