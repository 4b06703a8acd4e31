// The verb `purge` on a store that a run made: a dry run changes nothing, a run removes what is due, a second
// run finds nothing.
//
// The store is looked into through the program's own store room. It must not know a rule's length: the days
// come from tests/data/small-pack.
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

}  // namespace
}  // namespace slettefrist::contract
