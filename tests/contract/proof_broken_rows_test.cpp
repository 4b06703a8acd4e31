// Engines that take, leave, alter or restore the wrong rows, or write an untrue log, are convicted of just
// that.
//
// Each test runs the same world with the built-in engine beside it, which must come out clean: otherwise the
// conviction would say nothing. Must not know how the wrong engines work.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/contract/conviction.h"

namespace slettefrist::contract {
namespace {

TEST(BrokenEngine, that_leaves_answers_behind_makes_orphans) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("answers-left", world.policy);
  const Account bad = convicted(world, *broken, {FindingKind::orphan});
  EXPECT_EQ(bad.deleted(Area::answer), 0);
}

TEST(BrokenEngine, that_leaves_documents_behind_is_late_and_makes_orphans) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_that_leaves_rows_of(world.policy, Area::document, 0);
  convicted(world, *broken, {FindingKind::orphan, FindingKind::too_late, FindingKind::log_untrue});
}

TEST(BrokenEngine, that_stops_quietly_after_a_few_rows_is_late_and_its_log_untrue) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_that_leaves_rows_of(world.policy, Area::sanction, 1);
  const Account bad = convicted_only(world, *broken, {FindingKind::too_late, FindingKind::log_untrue});
  EXPECT_GT(bad.deleted(Area::sanction), 0);
}

TEST(BrokenEngine, that_purges_plan_drafts_takes_the_wrong_set) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("unruled-purged", world.policy);
  const Account bad = convicted(world, *broken, {FindingKind::wrong_set});
  EXPECT_GT(bad.deleted(Area::plan_draft), 0);
  EXPECT_EQ(bad.count(FindingKind::too_early), 0);
}

TEST(BrokenEngine, that_alters_a_surviving_row_takes_the_wrong_set) {
  const cli::Job world = clean_world(7);
  const auto broken =
      engine_followed_by(world.policy, {"UPDATE notification SET comment = 'checked' WHERE notification_id ="
                                        " (SELECT max(notification_id) FROM notification)"});
  const Account bad = convicted_only(world, *broken, {FindingKind::wrong_set});
  for (const Finding& finding : bad.proof.report.findings) EXPECT_EQ(finding.area, "notification");
}

TEST(BrokenEngine, that_inserts_a_row_takes_the_wrong_set) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_followed_by(
      world.policy, {"INSERT INTO message (message_id, citizen_id, entity_name, entity_id, change_kind, "
                     "sent_at) SELECT max(message_id) + 1, 900001, 'notification', 1, 3, ?1 FROM message"});
  convicted_only(world, *broken, {FindingKind::wrong_set});
}

TEST(BrokenEngine, that_drops_a_table_is_told_of_it) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_followed_by(world.policy, {"DROP TABLE IF EXISTS benefit_report"});
  convicted(world, *broken, {FindingKind::wrong_set});
}

TEST(BrokenEngine, whose_rows_come_back_from_a_copy_is_told_so) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("restore", world.policy);
  convicted(world, *broken, {FindingKind::returned});
}

TEST(BrokenEngine, that_logs_a_removal_that_never_was_writes_an_untrue_log) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_followed_by(
      world.policy, {"INSERT INTO deletion_log (run_at, as_of, area, record_id, rule, due_on)"
                     " VALUES (?1, ?2, 'document', 4711, 'document', ?2)"});
  convicted_only(world, *broken, {FindingKind::log_untrue});
}

TEST(BrokenEngine, that_logs_nothing_writes_an_untrue_log) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_followed_by(world.policy, {"DELETE FROM deletion_log WHERE run_at = ?1"});
  const Account bad = convicted_only(world, *broken, {FindingKind::log_untrue});
  EXPECT_EQ(bad.count(FindingKind::log_untrue), bad.deleted(Area::notification) + bad.deleted(Area::answer) +
                                                    bad.deleted(Area::document) +
                                                    bad.deleted(Area::sanction));
}

// Rows that were read once are looked back at.
TEST(BrokenEngine, that_rewrites_what_its_log_said_writes_an_untrue_log) {
  const cli::Job world = clean_world(7);
  for (const char* later :
       {"UPDATE deletion_log SET due_on = '1999-01-01' WHERE run_at < ?1",
        "DELETE FROM deletion_log WHERE run_at < ?1",
        "INSERT INTO deletion_log (rowid, run_at, as_of, area, record_id, rule, due_on)"
        " SELECT min(rowid) - 1, ?1, ?2, 'document', 1, 'document', ?2 FROM deletion_log"}) {
    SCOPED_TRACE(later);
    convicted(world, *engine_followed_by(world.policy, {later}), {FindingKind::log_untrue});
  }
}

// What it removes is hidden, not gone.
TEST(BrokenEngine, that_puts_a_view_in_the_place_of_a_table_takes_the_wrong_set) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_doing([](Store& store, Instant, Day) {
    bool is_table = false;
    store.query("SELECT 1 FROM main.sqlite_schema WHERE name = 'sanction' AND type = 'table'", {},
                [&](const std::vector<Value>&) { is_table = true; });
    if (!is_table) return;
    store.execute("ALTER TABLE sanction RENAME TO aux_sanction", {});
    store.execute("CREATE VIEW sanction AS SELECT * FROM aux_sanction", {});
    // The world goes on without noticing.
    store.execute(
        "CREATE TRIGGER put INSTEAD OF INSERT ON sanction BEGIN INSERT INTO aux_sanction VALUES "
        "(new.sanction_id,"
        " new.citizen_id, new.notification_id, new.fund_code, new.sanction_kind, new.decided_on,"
        " new.registered_at, new.expires_on, new.served_on, new.served_registered_at); END",
        {});
    store.execute(
        "CREATE TRIGGER change INSTEAD OF UPDATE ON sanction BEGIN UPDATE aux_sanction SET served_on ="
        " new.served_on, served_registered_at = new.served_registered_at WHERE sanction_id ="
        " new.sanction_id; END",
        {});
  });
  const Account bad = convicted(world, *broken, {FindingKind::wrong_set});
  EXPECT_NE(bad.findings.find("view"), std::string::npos) << bad.findings;
}

// The world's own rows are not watched while they come in; what comes along with them is counted.
TEST(BrokenEngine, that_leaves_a_trigger_on_the_world_s_inserts_takes_the_wrong_set) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_followed_by(
      world.policy, {"CREATE TRIGGER IF NOT EXISTS quiet AFTER INSERT ON notification BEGIN"
                     " UPDATE plan_draft SET sent_at = sent_at + 1 WHERE plan_draft_id ="
                     " (SELECT max(plan_draft_id) FROM plan_draft); END"});
  const Account bad = convicted(world, *broken, {FindingKind::wrong_set});
  EXPECT_NE(bad.findings.find("plan_draft"), std::string::npos) << bad.findings;
  // Within days, not by the inventory of a year's end: until then the row may have gone lawfully.
  const auto first =
      std::min_element(bad.proof.report.findings.begin(), bad.proof.report.findings.end(),
                       [](const Finding& a, const Finding& b) { return a.observed_on < b.observed_on; });
  EXPECT_LT(*first->observed_on, world.calendar.starts_on + 10) << bad.findings;
}

TEST(BrokenEngine, that_logs_each_removal_twice_writes_an_untrue_log) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("two-purges", world.policy);
  convicted_only(world, *broken, {FindingKind::log_untrue});
}

TEST(BrokenEngine, that_writes_a_person_number_into_any_column_of_its_log_is_told_so) {
  const cli::Job world = clean_world(7);
  for (const std::string column : {"area", "rule", "due_on", "as_of", "record_id", "run_at"}) {
    const auto broken = engine_followed_by(
        world.policy, {"UPDATE deletion_log SET " + column +
                       " = (SELECT cpr || ' ' || family_name FROM citizen LIMIT 1) WHERE run_at = ?1"});
    SCOPED_TRACE(column);
    convicted(world, *broken, {FindingKind::log_personal_data});
  }
}

TEST(BrokenEngine, that_fails_one_night_and_catches_up_is_told_of_that_night) {
  const cli::Job world = clean_world(7);
  const Day night = day("2024-02-29");
  const auto broken = engine_that_fails_from_to(world.policy, night, night);
  const Account bad = convicted_only(world, *broken, {FindingKind::engine_failed, FindingKind::too_late});
  EXPECT_EQ(bad.count(FindingKind::engine_failed), 1);
  EXPECT_TRUE(all_off_by(bad, FindingKind::too_late, 1, 100)) << bad.findings;
}

TEST(BrokenEngine, that_fails_on_and_on_is_not_called_any_more) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_that_fails_from_to(world.policy, day("2024-03-01"), day("2024-03-05"));
  const Account bad = convicted_only(world, *broken, {FindingKind::engine_failed, FindingKind::too_late});
  EXPECT_EQ(bad.count(FindingKind::engine_failed), 3);
}

TEST(BrokenEngine, whose_sql_is_wrong_has_failed) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_followed_by(world.policy, {"DELETE FROM notifications"});
  convicted(world, *broken, {FindingKind::engine_failed});
}

TEST(BrokenEngine, that_does_nothing_is_too_late_with_everything_that_is_due) {
  const cli::Job world = clean_world(7);
  const auto idle = engine_doing([](Store&, Instant, Day) {});
  const Account bad = convicted_only(world, *idle, {FindingKind::too_late});
  for (const Area area : {Area::notification, Area::answer, Area::document, Area::sanction}) {
    EXPECT_EQ(bad.deleted(area), 0);
  }
}

TEST(BrokenEngine, that_empties_a_table_is_too_early) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_followed_by(world.policy, {"DELETE FROM document"});
  convicted(world, *broken, {FindingKind::too_early, FindingKind::log_untrue});
}

}  // namespace
}  // namespace slettefrist::contract
