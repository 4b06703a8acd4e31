// The oracle beside the verifier's own life of the same family, over random worlds with holds and without:
// two counts that share no code, one ahead of time and one night by night.
//
// How they are held against each other stands in verifier_case.h.
#include "tests/oracle/naive.h"
#include "tests/oracle/verifier_case.h"

namespace slettefrist::oracle {
namespace {

TEST(Verifier, lives_every_family_as_the_oracle_foretells_it_with_holds_and_without) {
  for (unsigned seed = 0; seed < kWorlds; ++seed) {
    for (const World& world : {random_world(seed), random_world_with_holds(seed)}) {
      SCOPED_TRACE("world " + std::to_string(seed) + "\n" + text_of(world));
      check_agreement(world);
      if (HasFatalFailure()) return;
    }
  }
}

// Nobody takes what falls due in an outage that lasts to the end; the window stands open all the same, on the
// day on which a later version comes into force that leaves the record to the earlier one.
TEST(Verifier, sees_what_opens_in_a_last_outage_on_the_day_of_a_version_for_others) {
  RuleVersion for_others = ending("2024-04-03");
  for_others.effect = Effect::anchored_since;
  World world;
  world.policy = policy_2024();
  world.policy.rules = {rule("answered", Area::notification, Applies::answered, {"answered_at"},
                             {version("2024-01-01", "31 days"), for_others})};
  world.calendar = calendar("2024-01-01", "2024-04-11");
  take_away(world.calendar, "2024-03-28", "2024-04-11");
  world.family = notified("2024-01-31T12:00:00Z");
  answer(world.family, "2024-03-03T12:00:00Z");
  const Fate fate = fates(world.policy, world.calendar, world.family).front();
  ASSERT_EQ(fate.windows.size(), 1U);
  EXPECT_EQ(fate.windows.front().opens_run, run_on(world.calendar, "2024-04-03"));
  EXPECT_EQ(fate.expected_run, kNever);
  check_agreement(world);
}

World weekly_world(std::vector<Rule> rules) {
  World world;
  world.policy = policy_2024();
  world.policy.rules = std::move(rules);
  world.calendar = calendar("2024-01-20", "2024-04-20", 7);
  return world;
}

// A notification is due a day after it was sent, but not before its documents are.
World weekly_world_of_holding_documents(Applies applies, const std::string& in_force,
                                        const std::string& documents_in_force, const std::string& keep) {
  World world = weekly_world(
      {rule("notification", Area::notification, applies, {"notified_at"}, {version(in_force, "1 day")}),
       rule("document", Area::document, Applies::always, {"stored_at"},
            {version(documents_in_force, keep)})});
  world.policy.reading.document_under_parent = DocumentUnderParent::holds_parent;
  return world;
}

void check_only_window_of_notification(const World& world, const std::string& opens_on,
                                       const std::string& closes_on) {
  const Fate fate = fates(world.policy, world.calendar, world.family).front();
  ASSERT_EQ(fate.windows.size(), 1U);
  EXPECT_EQ(fate.windows.front().opens_run, run_on(world.calendar, opens_on));
  EXPECT_EQ(fate.windows.front().closes_run, run_on(world.calendar, closes_on));
  check_agreement(world);
}

// A document holds its notification as long as a rule gives it a due day: what that rule decides is there
// when it comes into force, though no run looked in the days before.
TEST(Verifier, counts_slack_from_the_day_on_which_the_documents_rule_comes_into_force) {
  World world = weekly_world_of_holding_documents(Applies::unanswered, "2024-02-07", "2024-02-09", "10 days");
  world.policy.reading.backlog_within_days = 15;
  world.family = notified("2024-01-03T12:00:00Z");
  attach(world.family, "2024-01-16T12:00:00Z");
  check_only_window_of_notification(world, "2024-02-10", "2024-02-24");
}

// A hold on an answer keeps the notification, but not one on an answer that never comes in.
TEST(Verifier, feels_no_hold_on_an_answer_that_comes_in_a_last_outage) {
  World world;
  world.policy = policy_2024();
  world.policy.rules = {rule("answered", Area::notification, Applies::answered, {"answered_at"},
                             {version("2024-01-01", "1 month")})};
  world.calendar = calendar("2024-01-01", "2024-04-27");
  take_away(world.calendar, "2024-04-17", "2024-04-27");
  world.family = notified("2024-03-23T12:00:00Z");
  answer(world.family, "2024-03-24T12:00:00Z");
  answer(world.family, "2024-04-18T12:00:00Z");
  world.holds = {hold(Area::answer, 12, "2024-01-27")};
  const auto told = fates(world.policy, world.calendar, world.family, world.holds);
  ASSERT_FALSE(told.back().enters);
  ASSERT_EQ(told.front().windows.size(), 1U);
  EXPECT_EQ(told.front().windows.front().opens_run, run_on(world.calendar, "2024-04-24"));
  check_agreement(world);
}

// The document's day decides, but only since the answer is there: no run of the days before could have known.
TEST(Verifier, counts_slack_from_the_answer_where_a_document_held_the_notification) {
  World world = weekly_world_of_holding_documents(Applies::answered, "2024-01-01", "2024-01-01", "1 day");
  world.policy.reading.purge_within_days = 7;
  world.family = notified("2024-01-18T12:00:00Z");
  attach(world.family, "2024-02-01T06:00:00Z");
  answer(world.family, "2024-02-03T01:00:00Z");
  check_only_window_of_notification(world, "2024-02-03", "2024-02-10");
}

// The other way round: on a day without a run a shorter period lets a document hold no longer.
TEST(Verifier, counts_slack_from_the_day_on_which_a_shorter_rule_makes_a_document_let_go) {
  World world = weekly_world_of_holding_documents(Applies::unanswered, "2024-01-01", "2024-01-01", "60 days");
  world.policy.rules[0].versions = {version("2024-01-01", "5 days")};
  world.policy.rules[1].versions.push_back(version("2024-02-09", "1 day"));
  world.policy.reading.purge_within_days = 15;
  world.family = notified("2024-01-30T12:00:00Z");
  attach(world.family, "2024-02-01T12:00:00Z");
  check_only_window_of_notification(world, "2024-02-10", "2024-02-24");
}

// Answers between two runs, each with the day from which the notification's day counts.
World weekly_world_answered_on(const std::vector<std::pair<std::string, std::string>>& answers) {
  World world = weekly_world({rule("answered", Area::notification, Applies::answered, {"decided_on"},
                                   {version("2024-01-01", "1 day")})});
  world.policy.reading.which_answer = WhichAnswer::last;
  world.policy.reading.purge_within_days = 10;
  world.family = notified("2024-01-30T12:00:00Z");
  for (const auto& [answered_at, decided_on] : answers) {
    answer(world.family, answered_at);
    world.family.answers.back().decided_on = day(decided_on);
  }
  return world;
}

// Which answer counts has changed, the day has not: the window stands open since the answer before.
TEST(Verifier, counts_slack_from_the_first_answer_that_gives_the_day) {
  const World world = weekly_world_answered_on(
      {{"2024-02-05T00:00:00Z", "2024-02-03"}, {"2024-02-07T12:00:00Z", "2024-02-03"}});
  check_only_window_of_notification(world, "2024-02-10", "2024-02-10");
}

// For six hours, in which no night lay, the day was another.
TEST(Verifier, counts_slack_anew_where_the_day_was_another_for_hours) {
  const World world = weekly_world_answered_on({{"2024-02-05T00:00:00Z", "2024-02-03"},
                                                {"2024-02-07T06:00:00Z", "2024-02-05"},
                                                {"2024-02-07T12:00:00Z", "2024-02-03"}});
  check_only_window_of_notification(world, "2024-02-10", "2024-02-17");
}

// A document held it back between two runs, for days or for less than one: what no run saw has begun a new
// window all the same.
TEST(Verifier, counts_slack_anew_where_a_document_held_the_notification_between_two_runs) {
  for (const char* const stored_at : {"2024-02-05T12:00:00Z", "2024-02-07T12:00:00Z"}) {
    World world =
        weekly_world_of_holding_documents(Applies::unanswered, "2024-01-01", "2024-01-01", "60 days");
    world.policy.rules[1].versions.push_back(ending("2024-02-08"));
    world.policy.reading.purge_within_days = 9;
    world.family = notified("2024-02-01T12:00:00Z");
    attach(world.family, stored_at);
    take_away(world.calendar, "2024-02-03", "2024-02-03");
    const Fate fate = fates(world.policy, world.calendar, world.family).front();
    ASSERT_EQ(fate.windows.size(), 2U);
    EXPECT_EQ(fate.windows[0].opens_run, run_on(world.calendar, "2024-02-03"));
    EXPECT_EQ(fate.windows[0].ended_run, run_on(world.calendar, "2024-02-10"));
    EXPECT_EQ(fate.windows[1].opens_run, run_on(world.calendar, "2024-02-10"));
    EXPECT_EQ(fate.windows[1].closes_run, run_on(world.calendar, "2024-02-17"));
    check_agreement(world);
  }
}

// For half an hour the version of that day gave another date, before an answer brought the old one back.
TEST(Verifier, counts_slack_anew_where_a_version_gave_another_day_before_any_run) {
  World world = weekly_world({rule("answered", Area::notification, Applies::answered, {"decided_on"},
                                   {version("2024-01-01", "1 day")}),
                              rule("document", Area::document, Applies::always, {"stored_at"},
                                   {version("2024-01-01", "10 days"), version("2024-02-10", "1 day")})});
  world.calendar = calendar("2024-01-20", "2024-04-20");
  take_away(world.calendar, "2024-02-09", "2024-02-09");
  world.policy.reading.which_answer = WhichAnswer::last;
  world.policy.reading.document_under_parent = DocumentUnderParent::holds_parent;
  world.policy.reading.first_day = FirstDay::instant;
  world.family = notified("2024-01-29T12:00:00Z");
  attach(world.family, "2024-01-29T23:00:00Z");
  answer(world.family, "2024-02-01T12:00:00Z");
  world.family.answers.back().decided_on = day("2024-01-30");
  answer(world.family, "2024-02-09T23:30:00Z");
  world.family.answers.back().decided_on = day("2024-02-08");
  const Fate fate = fates(world.policy, world.calendar, world.family).front();
  EXPECT_EQ(fate.windows.back().opens_run, run_on(world.calendar, "2024-02-10"));
  check_agreement(world);
}

// In the last outage a later version follows under which the day is the same: the window by which the record
// would have gone is the one before, which stands open no longer.
TEST(Verifier, takes_no_window_of_a_later_version_for_that_of_an_earlier_one) {
  World world = weekly_world({rule("document", Area::document, Applies::always, {"stored_at"},
                                   {version("2024-01-01", "31 days"), version("2024-04-15", "1 month")})});
  world.calendar = calendar("2024-01-20", "2024-04-20");
  take_away(world.calendar, "2024-04-10", "2024-04-20");
  world.policy.reading.first_day = FirstDay::instant;
  world.family = notified("2024-03-01T12:00:00Z");
  attach(world.family, "2024-03-12T12:00:00Z");
  const auto told = fates(world.policy, world.calendar, world.family);
  ASSERT_EQ(told.back().windows.size(), 2U);
  EXPECT_EQ(told.back().windows.back().ended_run, kNever);
  EXPECT_EQ(told.back().expected_due_on, day("2024-04-12"));
  EXPECT_FALSE(told.back().is_expected_open);
  check_agreement(world);
}

void check_what_would_take_the_notification(const World& world, int rule, const std::string& due_on) {
  const Fate fate = fates(world.policy, world.calendar, world.family, world.holds).front();
  EXPECT_EQ(fate.expected_run, kNever);
  EXPECT_EQ(fate.expected_rule, rule);
  EXPECT_EQ(fate.expected_due_on, day(due_on));
  const auto naive =
      naive_fates(world.policy, world.calendar, world.family, Pace::prompt, world.holds).front();
  EXPECT_EQ(naive.rule, rule);
  EXPECT_EQ(naive.due_on, day(due_on));
  check_agreement(world);
}

// Both rules let it go on the same day, once it is released: as in any run, the earlier due day is told.
TEST(Verifier, tells_the_earliest_due_day_of_what_is_held_until_further_notice) {
  World world = weekly_world({rule("later", Area::notification, Applies::always, {"notified_at"},
                                   {version("2024-02-09", "10 days")}),
                              rule("earlier", Area::notification, Applies::always, {"notified_at"},
                                   {version("2024-02-09", "5 days")})});
  world.family = notified("2024-01-20T12:00:00Z");
  world.holds = {hold(Area::notification, 1, "2024-01-21")};
  check_what_would_take_the_notification(world, 1, "2024-01-25");
}

// The version of the day on which it would go decides, not one that shortens the period in the outage after.
TEST(Verifier, tells_what_would_have_gone_first_after_the_last_run) {
  World world = weekly_world({rule("any", Area::notification, Applies::always, {"notified_at"},
                                   {version("2024-01-01", "31 days"), version("2024-03-19", "10 days")})});
  take_away(world.calendar, "2024-03-17", "2024-04-20");
  world.family = notified("2024-02-16T12:00:00Z");
  check_what_would_take_the_notification(world, 0, "2024-03-18");
}

}  // namespace
}  // namespace slettefrist::oracle
