// The verb `purge` on a store that a run made: a dry run changes nothing, a run removes what is due, a second
// run finds nothing.
//
// The store is looked into through the program's own store room. It must not know a rule's length: the days
// come from tests/data/small-pack.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "sim/store/sqlite_store.h"
#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class Purge : public Command {
 protected:
  // The small pack on 1 June 2024: the backlog is gone, documents and the newer records are still there.
  Purge() {
    succeed({"run", "--records", PROJECT_ROOT "/tests/data/small-pack", "--from", "2023-12-01", "--to",
             "2024-07-10", "--store", "copy.db", "--out", "o", "--quiet"});
  }
  std::vector<RecordId> present(Area area, const std::vector<RecordId>& ids) const {
    return open_sqlite_store(path("copy.db"), true)->present(area, ids);
  }
  // What the verb tells of a rule and area; a rule with nothing due may be told with 0.
  static std::int64_t count(const nlohmann::json& told, const std::string& rule, const std::string& area) {
    std::int64_t sum = 0;
    for (const auto& one : told["records"]) {
      if (one["rule"] == rule && one["area"] == area) sum += one["count"].get<std::int64_t>();
    }
    return sum;
  }
  static std::int64_t count_all(const nlohmann::json& told) {
    std::int64_t sum = 0;
    for (const auto& one : told["records"]) sum += one["count"].get<std::int64_t>();
    return sum;
  }
};

TEST_F(Purge, dry_run_counts_by_rule_and_area_and_changes_nothing) {
  const std::string before = read("copy.db");
  const auto files_before = files();
  const Ended ended =
      succeed({"purge", "--store", "sqlite:copy.db", "--as-of", "2025-01-09", "--dry-run", "--json"});
  const auto due = nlohmann::json::parse(ended.out);
  EXPECT_EQ(due["dry_run"], true);
  EXPECT_EQ(due["as_of"], "2025-01-09");
  EXPECT_EQ(count(due, "document", "document"), 1);
  EXPECT_EQ(count_all(due), 1);
  EXPECT_EQ(read("copy.db"), before);
  EXPECT_EQ(files(), files_before);
}

TEST_F(Purge, removes_what_is_due_that_day_and_nothing_a_second_time) {
  const std::vector<RecordId> all{301, 302, 303};
  EXPECT_EQ(present(Area::document, all), all);
  const Ended first = succeed({"purge", "--store", "copy.db", "--as-of", "2025-01-09"});
  EXPECT_THAT(first.out, HasSubstr("Purged as of 2025-01-09: 1 record\n"));
  EXPECT_EQ(present(Area::document, all), (std::vector<RecordId>{302, 303}));
  EXPECT_EQ(present(Area::notification, {101, 102}), (std::vector<RecordId>{101, 102}));
  const Ended second = succeed({"purge", "--store", "copy.db", "--as-of", "2025-01-09"});
  EXPECT_THAT(second.out, HasSubstr("Purged as of 2025-01-09: 0 records\n"));
  EXPECT_EQ(present(Area::document, all), (std::vector<RecordId>{302, 303}));
}

TEST_F(Purge, the_day_before_nothing_is_due) {
  const Ended ended = succeed({"purge", "--store", "copy.db", "--as-of", "2025-01-08", "--json"});
  EXPECT_EQ(count_all(nlohmann::json::parse(ended.out)), 0);
  EXPECT_EQ(present(Area::document, {301}), (std::vector<RecordId>{301}));
}

TEST_F(Purge, takes_answers_and_documents_along_with_their_notification) {
  const Ended ended =
      succeed({"purge", "--store", "copy.db", "--as-of", "2030-02-01", "--json", "--dry-run"});
  const auto due = nlohmann::json::parse(ended.out);
  EXPECT_EQ(count(due, "notification-answered", "notification"), 1);
  EXPECT_EQ(count(due, "notification-answered", "answer"), 1);
  EXPECT_EQ(count(due, "document", "document"), 3);
  succeed({"purge", "--store", "copy.db", "--as-of", "2030-02-01", "--quiet"});
  EXPECT_TRUE(present(Area::answer, {201}).empty());
  EXPECT_EQ(present(Area::notification, {101, 102}), (std::vector<RecordId>{102}));
}

TEST_F(Purge, follows_the_policy_and_the_readings_given) {
  const auto due = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"purge",      "--store",   "copy.db", "--as-of",
                                       "2025-01-09", "--dry-run", "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return count_all(nlohmann::json::parse(succeed(arguments).out));
  };
  EXPECT_EQ(due({}), 1);
  EXPECT_EQ(due({"--reading", "first_day=day_after"}), 0);
  write("never.toml",
        "format = 1\nedition = \"never\"\nextends = \"" PROJECT_ROOT
        "/scenarios/policies/star-2024-1.toml\"\n[[rule]]\nid = \"document\"\nkeep = \"90 years\"\n");
  EXPECT_EQ(due({"--policy", "never.toml"}), 0);
}

// A store that somebody else has filled: what cannot be read holds nothing, or is never due, and must not
// pass.
class PurgeOfOddStore : public Purge {
 protected:
  void spoil(const std::string& sql) const {
    SQLite::Database database{path("copy.db"), SQLite::OPEN_READWRITE};
    database.exec(sql);
  }
  Ended purge() const { return run({"purge", "--store", "copy.db", "--as-of", "2025-01-09"}); }
  void make_loose_hold(const std::string& row) const {
    spoil(
        "DROP TABLE IF EXISTS hold; CREATE TABLE hold (hold_id, citizen_id, area, record_id, from_on, to_on);"
        "INSERT INTO hold VALUES (" +
        row + ")");
  }
};

TEST_F(PurgeOfOddStore, with_a_hold_that_cannot_be_read_is_refused_and_removes_nothing) {
  for (const std::string row :
       {"1, 1, 'dokument', 301, '2025-01-01', NULL", "1, 1, 'Document', 301, '2025-01-01', NULL",
        "1, 1, 'document', '301', '2025-01-01', NULL", "1, 1, 'document', 301, '2025-02-30', NULL",
        "1, 1, 'document', 301, NULL, NULL", "1, 1, 'document', 301, 20250101, NULL",
        "1, 1, 'document', 301, '2025-01-01', '2024-12-31'",
        "1, 1, 'document', 301, '2025-01-01', '31-12-2025'", "1, 1, NULL, 301, '2025-01-01', NULL"}) {
    make_loose_hold(row);
    const Ended refused = purge();
    EXPECT_EQ(refused.exit_code, 2) << row;
    EXPECT_THAT(refused.err, HasSubstr("copy.db: table hold: read area ")) << row;
    EXPECT_THAT(refused.err, HasSubstr("Mend the row")) << row;
    EXPECT_EQ(run({"purge", "--store", "copy.db", "--as-of", "2025-01-09", "--dry-run"}).exit_code, 2) << row;
    EXPECT_EQ(present(Area::document, {301}), (std::vector<RecordId>{301})) << row;
  }
}

TEST_F(PurgeOfOddStore, an_empty_text_is_no_end_of_a_hold) {
  make_loose_hold("1, 1, 'document', 301, '2025-01-01', ''");
  EXPECT_THAT(purge().out, HasSubstr("Purged as of 2025-01-09: 0 records\n"));
  make_loose_hold("1, 1, 'document', 301, '2025-01-01', '2025-01-08'");
  EXPECT_THAT(purge().out, HasSubstr("Purged as of 2025-01-09: 1 record\n"));
}

TEST_F(PurgeOfOddStore, with_a_date_that_cannot_be_read_is_refused_and_removes_nothing) {
  const std::string loose =
      "ALTER TABLE {t} RENAME TO old; CREATE TABLE {t} AS SELECT * FROM old; DROP TABLE old; UPDATE {t} SET "
      "{s}";
  const auto spoilt = [&](const std::string& table, const std::string& set) {
    std::string sql = loose;
    for (std::size_t at = 0; (at = sql.find("{t}")) != std::string::npos;) sql.replace(at, 3, table);
    sql.replace(sql.find("{s}"), 3, set);
    return sql;
  };
  const std::vector<std::pair<std::string, std::string>> slips{
      {spoilt("document", "stored_at = stored_at * 1000"), "document "},
      {spoilt("document", "stored_at = '2024-01-05 08:00:00' WHERE document_id = 301"),
       "document 301: the rule document "
       "counts from \"2024-01-05 08:00:00\""},
      {spoilt("answer", "answered_at = NULL WHERE answer_id = 201"),
       "answer 201: the rule notification-answered counts from "
       "nothing"},
      {spoilt("sanction", "expires_on = '', served_on = NULL"),
       "counts from \"\", expected a day YYYY-MM-DD"},
      {spoilt("sanction", "expires_on = '01-02-2018', served_on = NULL"), "counts from \"01-02-2018\""},
      {spoilt("sanction", "expires_on = '2018-02-30', served_on = NULL"), "neither an instant nor a day"},
      {spoilt("document", "document_id = 'x', stored_at = 1704700000 WHERE document_id = 302"),
       "document: read document_id \"x\", expected an integer"},
      {spoilt("document", "document_id = 303, stored_at = 1704700000 WHERE document_id > 301"),
       "document: read document_id 303 more than once"}};
  const std::string before = read("copy.db");
  for (const auto& [sql, message] : slips) {
    write("copy.db", before);
    spoil("PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON");
    spoil(sql);
    const Ended refused = purge();
    EXPECT_EQ(refused.exit_code, 2) << sql << refused.err;
    EXPECT_THAT(refused.err, HasSubstr(message)) << sql;
    EXPECT_EQ(present(Area::document, {301}), (std::vector<RecordId>{301})) << sql;
  }
}

}  // namespace
}  // namespace slettefrist::contract
