// `check --store`: an existing store judged as it stands, without a byte written to it.
//
// Stores are made by a run and then spoilt with plain SQL. It must not know a rule's length: the days come
// from tests/data/small-pack.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

class CheckStore : public Command {
 protected:
  CheckStore() {
    succeed({"run", "--records", PROJECT_ROOT "/tests/data/small-pack", "--from", "2023-12-01", "--to",
             "2024-07-10", "--store", "copy.db", "--out", "o", "--quiet"});
  }
  void spoil(const std::string& sql) const {
    SQLite::Database database{path("copy.db"), SQLite::OPEN_READWRITE};
    database.exec("PRAGMA journal_mode = DELETE");
    database.exec(sql);
  }
  Ended check(const std::string& day, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"check", "--store", "copy.db", "--as-of", day};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  nlohmann::json findings(const std::string& day) {
    return nlohmann::json::parse(check(day, {"--json"}).out)["findings"];
  }
  nlohmann::json row(const std::string& day, const std::string& rule, const std::string& area) {
    const auto told = nlohmann::json::parse(check(day, {"--json"}).out);
    for (const auto& one : told["due"]) {
      if (one["rule"] == rule && one["area"] == area) return one;
    }
    return nullptr;
  }
};

TEST_F(CheckStore, a_store_on_its_day_is_sound_and_is_not_touched) {
  const std::string before = read("copy.db");
  const auto files_before = files();
  const Ended ended = check("2024-07-10");
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, testing::StartsWith("Sound as of 2024-07-10 under star-2024-1.\n"));
  EXPECT_THAT(ended.out, HasSubstr("contact_course  2\n"));
  EXPECT_EQ(read("copy.db"), before);
  EXPECT_EQ(files(), files_before);
}

TEST_F(CheckStore, tells_rows_that_are_dated_after_the_day_apart_from_those_without_a_rule) {
  const auto told = nlohmann::json::parse(check("2019-01-01", {"--json"}).out);
  EXPECT_GT(told["dated_later"]["notification"], 0);
  EXPECT_FALSE(told["unruled"].contains("notification"));
  EXPECT_THAT(check("2019-01-01").out, HasSubstr("Dated after 2019-01-01: not judged; is the day right?"));
  EXPECT_TRUE(nlohmann::json::parse(check("2024-07-10", {"--json"}).out)["dated_later"].empty());
}

TEST_F(CheckStore, counts_what_is_due_today_and_in_the_next_days) {
  EXPECT_EQ(row("2025-07-01", "document", "document")["due_today"], 1);
  EXPECT_EQ(row("2025-06-30", "document", "document")["next_30_days"], 1);
  EXPECT_EQ(row("2025-06-01", "document", "document")["next_30_days"], 1);
  EXPECT_EQ(row("2025-05-31", "document", "document")["next_30_days"], 0);
  EXPECT_EQ(row("2025-05-31", "document", "document")["next_90_days"], 1);
  EXPECT_EQ(row("2024-07-10", "document", "document")["next_365_days"], 3);
  EXPECT_EQ(row("2024-07-10", "sanction", "sanction")["later"], 1);
}

TEST_F(CheckStore, what_should_be_gone_is_too_late_from_the_day_after_on) {
  EXPECT_EQ(check("2025-01-09").exit_code, 0);
  const Ended late = check("2025-01-10");
  EXPECT_EQ(late.exit_code, 1);
  EXPECT_THAT(late.out,
              HasSubstr("too_late  document:301: should be gone, due on 2025-01-09 by rule document, "
                        "1 day late"));
  ASSERT_EQ(findings("2025-01-10").size(), 1U);
  EXPECT_EQ(findings("2025-01-10")[0]["kind"], "too_late");
  EXPECT_EQ(findings("2025-01-10")[0]["days_off"], 1);
  EXPECT_EQ(check("2025-01-10", {"--reading", "purge_within=1 days"}).exit_code, 0);
  EXPECT_EQ(check("2025-01-10", {"--reading", "first_day=day_after"}).exit_code, 0);
}

// A hold on its document kept the notification past its day; the document has gone since, by its own rule,
// and with it what would tell.
TEST_F(CheckStore, what_a_document_that_is_gone_may_have_kept_is_not_judged) {
  write("pack/notification.csv",
        "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n"
        "101,1,75101,067,absence,2018-06-01,2018-06-01T10:00:00Z,\n");
  write("pack/answer.csv",
        "answer_id,citizen_id,notification_id,fund_code,decision_kind,decided_on,answered_at,comment\n"
        "201,1,101,067,quarantine,2024-07-01,2024-07-01T10:00:00Z,\n");
  write("pack/document.csv",
        "document_id,citizen_id,notification_id,answer_id,file_name,file_dated_on,media_type,byte_size,"
        "stored_at,content_sha256\n"
        "301,1,101,,a.pdf,2024-01-02,application/pdf,10,2024-01-02T10:00:00Z,\n");
  write("pack/hold.csv",
        "hold_id,citizen_id,area,record_id,from_on,to_on\n1,1,document,301,2024-05-01,2024-08-31\n");
  succeed(
      {"run", "--records", "pack", "--from", "2024-03-18", "--to", "2025-03-01", "--out", "k", "--quiet"});
  const auto told = [&] { return run({"check", "--store", "k/store.db", "--as-of", "2025-03-02"}); };
  EXPECT_EQ(told().exit_code, 0) << told().out << told().err;
  EXPECT_THAT(told().out, HasSubstr("Overdue, unless a document that is gone kept it"));
  SQLite::Database{path("k/store.db"), SQLite::OPEN_READWRITE}.exec("DELETE FROM hold");
  EXPECT_EQ(told().exit_code, 1) << "nothing kept it";
}

TEST_F(CheckStore, a_child_without_its_parent_is_an_orphan) {
  spoil("DELETE FROM notification WHERE notification_id = 102");
  ASSERT_EQ(findings("2024-07-10").size(), 1U);
  EXPECT_EQ(findings("2024-07-10")[0]["kind"], "orphan");
  EXPECT_EQ(findings("2024-07-10")[0]["record_id"], 303);
  EXPECT_EQ(check("2024-07-10", {"--reading", "document_under_parent=stays"}).exit_code, 0);
}

TEST_F(CheckStore, a_sanction_without_any_date_is_named_and_may_still_get_one) {
  spoil("UPDATE sanction SET expires_on = NULL, served_on = NULL, served_registered_at = NULL");
  const auto told = nlohmann::json::parse(check("2024-07-10", {"--json"}).out);
  EXPECT_EQ(told["undated_sanctions"], nlohmann::json::array({401}));
  EXPECT_EQ(check("2024-07-10").exit_code, 0);
  EXPECT_THAT(check("2024-07-10").out, HasSubstr("1 sanction with neither an expiry nor a served date"));
  EXPECT_THAT(check("2024-07-10", {"--reading", "sanction_without_dates=keep"}).out,
              Not(HasSubstr("neither an expiry")));
}

TEST_F(CheckStore, a_day_that_does_not_exist_and_may_not_be_moved_is_no_rule) {
  spoil("UPDATE document SET stored_at = 1709204400 WHERE document_id = 303");  // 29 February 2024
  spoil("UPDATE notification SET notified_at = 1709204400 WHERE notification_id = 102");
  const Ended refused = check("2024-07-10", {"--reading", "month_end=refuse"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.out, HasSubstr("no_rule  notification:102: the policy gives it no date"));
  EXPECT_EQ(check("2024-07-10").exit_code, 0);
}

TEST_F(CheckStore, the_store_of_a_compliant_run_is_sound_on_its_last_day_and_late_a_day_later) {
  succeed({"run", "leap-day", "--small", "--store", "leap.db", "--out", "leap", "--quiet"});
  const auto summary = nlohmann::json::parse(read("leap/summary.json"));
  const std::string last = summary["ends_on"];
  const Ended sound = run({"check", "--store", "leap.db", "--as-of", last});
  EXPECT_EQ(sound.exit_code, 0) << sound.out;
  const Ended later = run({"check", "--store", "leap.db", "--as-of", "2035-01-01", "--json"});
  EXPECT_EQ(later.exit_code, 1);
  const auto told = nlohmann::json::parse(later.out);
  std::int64_t overdue = 0;
  for (const auto& one : told["due"]) overdue += one["overdue"].get<std::int64_t>();
  EXPECT_GT(overdue, 100);
  EXPECT_EQ(static_cast<std::int64_t>(told["findings"].size()), overdue);
}

TEST_F(CheckStore, a_log_that_lies_or_tells_too_much_is_found_out) {
  spoil("INSERT INTO deletion_log VALUES (1, '2024-06-01', 'document', 301, 'document', '2024-06-01')");
  EXPECT_EQ(findings("2024-07-10")[0]["detail"], "the log tells of its removal, and it is still there");
  spoil("DELETE FROM deletion_log WHERE record_id = 301");
  EXPECT_TRUE(findings("2024-07-10").empty());
  spoil("INSERT INTO deletion_log VALUES (1, '2024-08-01', 'document', 999, 'document', '2024-06-01')");
  EXPECT_EQ(findings("2024-07-10")[0]["kind"], "log_untrue");
  spoil("UPDATE deletion_log SET as_of = '2024-06-01', rule = 'Jens Jensen' WHERE record_id = 999");
  EXPECT_EQ(findings("2024-07-10")[0]["kind"], "log_personal_data");
  EXPECT_THAT(check("2024-07-10").out, Not(HasSubstr("Jensen")));
}

TEST_F(CheckStore, says_nothing_of_people_unless_that_is_allowed) {
  EXPECT_THAT(check("2026-01-01").out, Not(HasSubstr("citizen 1")));
  EXPECT_FALSE(findings("2026-01-01")[0].contains("citizen_id"));
  EXPECT_THAT(check("2026-01-01", {"--allow-personal-data"}).out, HasSubstr("of citizen 1"));
}

TEST_F(CheckStore, a_value_that_cannot_be_read_is_bad_input_and_is_not_repeated) {
  spoil("UPDATE citizen SET born_on = 'Jens Jensen' WHERE citizen_id = 1");
  const Ended ended = check("2024-07-10");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("column born_on: read another value, expected"));
  EXPECT_THAT(ended.err, Not(HasSubstr("Jensen")));
  EXPECT_THAT(check("2024-07-10", {"--allow-personal-data"}).err, HasSubstr("Jens Jensen"));
}

TEST_F(CheckStore, an_instant_that_is_missing_is_asked_for_as_the_store_holds_them) {
  spoil(
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'answered_at INTEGER NOT "
      "NULL', "
      "'answered_at INTEGER') WHERE name = 'answer'; PRAGMA writable_schema = RESET; UPDATE answer SET "
      "answered_at = NULL");
  const Ended ended = check("2024-07-10");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err,
              HasSubstr("column answered_at: read nothing, expected whole seconds since 1970 UTC"));
}

TEST_F(CheckStore, a_child_of_another_citizen_than_its_parent_is_bad_input_and_names_neither) {
  spoil("UPDATE notification SET citizen_id = 987654 WHERE notification_id = 101");
  spoil("UPDATE document SET citizen_id = 456789 WHERE document_id = 301");
  const Ended ended = check("2024-07-10");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("column citizen_id of document 301: read another value, expected the same "
                                   "as in its notification 101"));
  EXPECT_THAT(ended.err, Not(HasSubstr("987654")));
  EXPECT_THAT(ended.err, Not(HasSubstr("456789")));
  EXPECT_THAT(check("2024-07-10", {"--allow-personal-data"}).err,
              HasSubstr("read 456789, expected 987654 as in its notification 101"));
}

TEST_F(CheckStore, a_store_in_wal_mode_without_a_log_beside_it_gets_no_side_file) {
  constexpr std::size_t kReadVersionAt = 19;
  const auto files_before = files();
  ASSERT_EQ(read("copy.db").at(kReadVersionAt), 2);
  ASSERT_FALSE(files_before.contains("copy.db-wal"));
  EXPECT_EQ(check("2024-07-10").exit_code, 0);
  EXPECT_EQ(files(), files_before);
}

TEST_F(CheckStore, a_store_that_somebody_else_is_writing_to_is_bad_input_that_says_so) {
  spoil("SELECT 1");  // leaves it in rollback mode
  SQLite::Database writer{path("copy.db"), SQLite::OPEN_READWRITE};
  writer.exec("BEGIN EXCLUSIVE");
  const Ended locked = check("2024-07-10");
  EXPECT_EQ(locked.exit_code, 2);
  EXPECT_THAT(locked.err, HasSubstr("copy.db: read a database that another program is writing to"));
  writer.exec("ROLLBACK");
  EXPECT_EQ(check("2024-07-10").exit_code, 0);
}

TEST_F(CheckStore, a_log_without_row_numbers_is_bad_input_that_says_how_to_mend_it) {
  spoil("CREATE TABLE l AS SELECT * FROM deletion_log");
  spoil("DROP TABLE deletion_log");
  spoil(
      "CREATE TABLE deletion_log (run_at INTEGER, as_of TEXT, area TEXT, record_id INTEGER, rule TEXT, "
      "due_on TEXT, PRIMARY KEY (area, record_id)) WITHOUT ROWID");
  const Ended ended = check("2024-07-10");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("table 'deletion_log': read WITHOUT ROWID, expected a table with row"));
  EXPECT_THAT(ended.err, HasSubstr("Create deletion_log anew without that clause"));
}

TEST_F(CheckStore, reads_tables_of_other_names_by_a_mapping) {
  spoil("ALTER TABLE document RENAME TO dokument");
  spoil("ALTER TABLE dokument RENAME COLUMN stored_at TO gemt");
  write("theirs.toml",
        "format = 1\n[[table]]\ntable = \"document\"\nname = \"dokument\"\n[table.columns]\nstored_at = "
        "\"gemt\"\n");
  const Ended unmapped = check("2025-07-02");
  EXPECT_EQ(unmapped.exit_code, 2);
  EXPECT_THAT(unmapped.err, HasSubstr("Did you mean document? Else say with --mapping how the tables are"));
  const Ended mapped = check("2025-07-02", {"--mapping", "theirs.toml", "--json"});
  EXPECT_EQ(mapped.exit_code, 1) << mapped.err;
  EXPECT_EQ(nlohmann::json::parse(mapped.out)["findings"].size(), 3U);
}

TEST_F(CheckStore, what_cannot_be_judged_is_bad_input) {
  EXPECT_EQ(run({"check", "--store", "copy.db"}).exit_code, 2);
  EXPECT_EQ(run({"check", "--store", "nowhere.db", "--as-of", "2024-07-10"}).exit_code, 2);
  EXPECT_EQ(run({"check", "--store", "copy.db", "--records", "o", "--as-of", "2024-07-10"}).exit_code, 2);
  EXPECT_EQ(run({"check", "--records", "o", "--allow-personal-data"}).exit_code, 2);
  write("text.db", "no database at all");
  EXPECT_EQ(run({"check", "--store", "text.db", "--as-of", "2024-07-10"}).exit_code, 2);
  spoil("ALTER TABLE notification RENAME TO n");
  const Ended ended = check("2024-07-10");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("read no table notification"));
}

TEST_F(CheckStore, purge_of_an_unmarked_store_must_be_asked_for_and_tells_first_what_goes) {
  spoil("PRAGMA application_id = 0");
  const std::string before = read("copy.db");
  const Ended refused = run({"purge", "--store", "copy.db", "--as-of", "2025-01-09"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("give --unmarked-store"));
  EXPECT_EQ(run({"purge", "--store", "copy.db", "--as-of", "2025-01-09", "--dry-run"}).exit_code, 0);
  EXPECT_EQ(read("copy.db"), before);
  const Ended done = run({"purge", "--store", "copy.db", "--as-of", "2025-01-09", "--unmarked-store"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.err,
              HasSubstr("About to purge an unmarked store as of 2025-01-09: 1 record\n  1 x document, "
                        "by rule document\n"));
  EXPECT_THAT(done.out, HasSubstr("Purged as of 2025-01-09: 1 record\n"));
  EXPECT_EQ(check("2025-01-09").exit_code, 0);
}

}  // namespace
}  // namespace slettefrist::contract
