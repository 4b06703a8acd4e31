// No purge touches the registers without a rule, whatever their codes; and records go by citizen, whatever
// number the citizen has by then.
//
// Each wrong engine is tried beside the built-in one, which must come out clean. The facts are round numbers
// of the generators' own tests. Must not know how a life is drawn.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/contract/conviction.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::contract {
namespace {

constexpr std::array<Area, 5> kUntouched{Area::citizen, Area::contact_course, Area::plan_draft,
                                         Area::benefit_report, Area::message};

// Full of unemployment and changes, with the day on which codes are withdrawn in the middle of its nights.
cli::Job eventful_world(std::uint64_t seed) {
  cli::Job world = clean_world(seed);
  world.scenario.citizens = 60;
  Rates& rates = world.scenario.rates;
  rates.spells_per_citizen_year = 3;
  rates.contact_courses_per_spell_in_trial = 1;
  rates.plan_drafts_per_spell = 1;
  rates.share_contact_courses_cut_short = 0.8;
  rates.share_of_changes_sent_as_messages = 0.5;
  rates.fund_changes_per_citizen_year = 2;
  rates.moves_per_citizen_year = 2;
  rates.new_numbers_per_citizen_year = 3;
  rates.deaths_per_citizen_year = 0.1;
  world.settings.facts = generators::sample_facts();
  settle(world);
  return world;
}

TEST(Registers, stay_whole_through_every_night) {
  const cli::Job world = eventful_world(31);
  const Account account = account_with_builtin(world);
  EXPECT_EQ(account.kinds(), Kinds{}) << account.findings;
  for (const Area area : kUntouched) {
    const AreaCounts& counts = account.proof.report.counts[index_of(area)];
    EXPECT_EQ(counts.deleted, 0) << name_of(area);
    EXPECT_EQ(counts.generated, counts.remaining + counts.not_reached) << name_of(area);
    EXPECT_GT(counts.remaining, 20) << name_of(area);
  }
  EXPECT_GT(account.deleted(Area::notification), 50);
}

TEST(Registers, hold_withdrawn_codes_that_break_no_run) {
  const History history = whole_history(eventful_world(31));
  EXPECT_GT(std::count_if(history.contact_courses.begin(), history.contact_courses.end(),
                          [](const ContactCourse& course) {
                            return course.end_reason == 42 || course.end_reason == 44;
                          }),
            5);
}

TEST(BrokenEngine, that_tidies_up_withdrawn_codes_takes_the_wrong_set) {
  const cli::Job world = eventful_world(32);
  for (const char* const tidying : {"UPDATE contact_course SET end_reason = 41 WHERE end_reason = 42",
                                    "UPDATE contact_course SET end_reason = NULL WHERE end_reason = 44"}) {
    SCOPED_TRACE(tidying);
    const auto broken = engine_followed_by(world.policy, {tidying});
    const Account bad = convicted_only(world, *broken, {FindingKind::wrong_set});
    for (const Finding& finding : bad.proof.report.findings) EXPECT_EQ(finding.area, "contact_course");
  }
  const auto deleting =
      engine_followed_by(world.policy, {"DELETE FROM contact_course WHERE end_reason IN (42, 43, 44, 46)"});
  const Account bad = convicted_only(world, *deleting, {FindingKind::wrong_set, FindingKind::log_untrue});
  EXPECT_EQ(bad.count(FindingKind::wrong_set), bad.deleted(Area::contact_course));
}

TEST(BrokenEngine, that_purges_generated_drafts_reports_or_messages_takes_the_wrong_set) {
  const cli::Job world = eventful_world(33);
  const std::map<std::string, std::string> columns{
      {"plan_draft", "sent_at"}, {"benefit_report", "reported_at"}, {"message", "sent_at"}};
  for (const auto& [table, column] : columns) {
    SCOPED_TRACE(table);
    const auto broken = engine_followed_by(
        world.policy, {"DELETE FROM " + table + " WHERE " + column + " < ?1 - 86400 * 30"});
    const Account bad = convicted_only(world, *broken, {FindingKind::wrong_set, FindingKind::log_untrue});
    EXPECT_EQ(bad.count(FindingKind::wrong_set), bad.deleted(*area_named(table)));
    for (const Finding& finding : bad.proof.report.findings) EXPECT_EQ(finding.area, table);
  }
}

TEST(BrokenEngine, that_brings_an_old_row_of_a_citizen_back_takes_the_wrong_set) {
  const cli::Job world = eventful_world(34);
  const auto broken = engine_followed_by(
      world.policy,
      {"CREATE TEMP TABLE IF NOT EXISTS first_seen AS SELECT citizen_id, cpr FROM citizen",
       "UPDATE citizen SET cpr = (SELECT f.cpr FROM first_seen f WHERE f.citizen_id = citizen.citizen_id)"});
  const Account bad = convicted_only(world, *broken, {FindingKind::wrong_set});
  for (const Finding& finding : bad.proof.report.findings) EXPECT_EQ(finding.area, "citizen");
}

// -- across a new CPR number --

// One citizen with a notification, answered, a document and a sanction; the number changes in the middle.
cli::Job renumbered_world() {
  History history;
  Citizen citizen{900001, "0107409996", "Åse", "Granvig", day("1970-07-01"), "101", "067", "full_time"};
  history.citizens = {citizen};
  Family family;
  family.notification = {11, 900001, "10101", "067", "absence", day("2024-01-02"), at("2024-01-02T10:00:00Z"),
                         ""};
  family.answers = {{21, 900001, 11, "067", "warned", day("2024-01-10"), at("2024-01-10T10:00:00Z"), ""}};
  history.families = {family};
  history.sanctions = {{41, 900001, 11, "067", "quarantine", day("2024-01-10"), at("2024-01-11T10:00:00Z"),
                        day("2024-01-20"), std::nullopt, std::nullopt}};
  citizen.cpr = "0309419992";
  citizen.fund_code = "201";
  history.citizen_changes = {{at("2024-03-01T10:00:00Z"), citizen}};
  return written_world(quick_policy(), "2024-02-20", "2024-04-10", history);
}

TEST(NewNumber, moves_no_day_of_a_purge) {
  const Account account = account_with_builtin(renumbered_world());
  EXPECT_EQ(account.kinds(), Kinds{}) << account.findings;
  const std::map<RecordKey, Day> expected{{{Area::notification, 11}, day("2024-03-10")},
                                          {{Area::answer, 21}, day("2024-03-10")},
                                          {{Area::sanction, 41}, day("2024-03-20")}};
  EXPECT_EQ(days_of_removal(account), expected);
}

const char* const kFirstSeen =
    "CREATE TEMP TABLE IF NOT EXISTS first_seen AS SELECT citizen_id, cpr FROM citizen";
const std::string kRenumbered =
    "(SELECT c.citizen_id FROM citizen c JOIN temp.first_seen f ON f.citizen_id = c.citizen_id"
    " WHERE c.cpr <> f.cpr)";

TEST(BrokenEngine, that_drops_what_belongs_to_an_old_number_is_too_early) {
  const auto broken = engine_followed_by(
      renumbered_world().policy, {kFirstSeen, "DELETE FROM sanction WHERE citizen_id IN " + kRenumbered});
  const Account bad = convicted(renumbered_world(), *broken, {FindingKind::too_early});
  EXPECT_EQ(days_of_removal(bad).at({Area::sanction, 41}), day("2024-03-02"));
}

TEST(BrokenEngine, that_looks_a_citizen_up_by_the_old_number_is_too_late) {
  const Policy policy = renumbered_world().policy;
  const auto broken =
      engine_doing([good = std::shared_ptr<PurgeEngine>(builtin_changed(policy, [](Policy&) {}))](
                       Store& store, Instant run_at, Day as_of) {
        store.execute(kFirstSeen, {});
        std::int64_t renumbered = 0;
        store.query("SELECT count(*) FROM " + kRenumbered, {},
                    [&](const std::vector<Value>& row) { renumbered = std::get<std::int64_t>(row.front()); });
        if (renumbered == 0) good->run(store, run_at, as_of);
      });
  const Account bad = convicted_only(renumbered_world(), *broken, {FindingKind::too_late});
  EXPECT_EQ(bad.count(FindingKind::too_late), 3);
}

TEST(NewNumber, is_given_to_many_whose_records_still_go_in_time) {
  const cli::Job world = eventful_world(35);
  const History history = whole_history(world);
  std::map<RecordId, Instant> renumbered;
  std::map<RecordId, std::string> numbers;
  for (const Citizen& citizen : history.citizens) numbers[citizen.citizen_id] = citizen.cpr;
  for (const CitizenChange& change : history.citizen_changes) {
    std::string& number = numbers[change.citizen.citizen_id];
    if (number != change.citizen.cpr) renumbered.emplace(change.citizen.citizen_id, change.changed_at);
    number = change.citizen.cpr;
  }
  const Account account = account_with_builtin(world);
  EXPECT_EQ(account.kinds(), Kinds{}) << account.findings;
  const std::map<RecordKey, Day> removed = days_of_removal(account);
  int across = 0;
  for (const Family& family : history.families) {
    const Notification& notification = family.notification;
    const auto change = renumbered.find(notification.citizen_id);
    const auto gone = removed.find({Area::notification, notification.notification_id});
    if (change == renumbered.end() || gone == removed.end()) continue;
    across += notification.notified_at < change->second &&
              change->second.seconds < std::int64_t{gone->second.number} * 86400;
  }
  EXPECT_GT(across, 20);
}

}  // namespace
}  // namespace slettefrist::contract
