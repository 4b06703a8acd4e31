// Hunting in random worlds and comparing without an oracle, as a user does.
//
// A right engine goes free, a wrong one is found, kept and reduced. It must not know what is drawn.
#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class Hunt : public Command {};
class Compare : public Command {};

TEST_F(Hunt, lets_the_builtin_engine_go_in_every_world) {
  const Ended ended = succeed({"hunt", "--seeds", "25", "--json", "--out", "hunt"});
  const auto json = nlohmann::json::parse(ended.out);
  EXPECT_EQ(json["worlds"], 25);
  EXPECT_TRUE(json["found"].is_null());
  EXPECT_EQ(json["go_on"], "slettefrist hunt --seeds 25 --seed 26");
  EXPECT_FALSE(std::filesystem::exists(path("hunt")));
}

TEST_F(Hunt, finds_a_fault_keeps_its_world_and_repeats_it_whatever_the_threads) {
  const Ended one =
      run({"hunt", "--seeds", "30", "--engine", "fault:utc-day", "--threads", "1", "--out", "one"});
  const Ended two =
      run({"hunt", "--seeds", "30", "--engine", "fault:utc-day", "--threads", "2", "--out", "two"});
  EXPECT_EQ(one.exit_code, 1);
  EXPECT_EQ(one.out, two.out);
  const std::size_t replay = one.out.find("--seed ");
  ASSERT_NE(replay, std::string::npos) << one.out;
  const std::string seed = one.out.substr(replay + 7, one.out.find(' ', replay + 7) - replay - 7);
  for (const std::string file : {"scenario.toml", "policy.toml", "witness.toml"}) {
    EXPECT_TRUE(std::filesystem::exists(path("one/" + seed + "/" + file))) << file;
  }
  const Ended again =
      run({"run", "one/" + seed + "/witness.toml", "--engine", "fault:utc-day", "--out", "again"});
  EXPECT_EQ(again.exit_code, 1) << again.err;
  EXPECT_EQ(
      run({"hunt", "--seeds", "1", "--seed", seed, "--engine", "fault:utc-day", "--out", "same"}).exit_code,
      1);
}

TEST_F(Hunt, finds_whatever_kind_of_finding_it_is) {
  for (const std::string fault : {"less-than", "answers-left", "name-in-log"}) {
    EXPECT_EQ(run({"hunt", "--seeds", "40", "--engine", "fault:" + fault, "--out", fault}).exit_code, 1)
        << fault;
  }
}

TEST_F(Hunt, wants_to_know_how_long_and_with_whom) {
  EXPECT_THAT(run({"hunt"}).err, HasSubstr("read neither --seeds nor --for"));
  EXPECT_THAT(run({"hunt", "--for", "10 minutes"}).err, HasSubstr("expected a whole number with s, m or h"));
  EXPECT_THAT(run({"hunt", "--seeds", "0"}).err, HasSubstr("--seeds"));
  for (const std::vector<std::string>& slip : std::vector<std::vector<std::string>>{
           {"hunt"}, {"hunt", "--for", "0m"}, {"hunt", "--seeds", "1", "--engine", "fault:none"}}) {
    EXPECT_EQ(run(slip).exit_code, 2);
  }
}

TEST_F(Compare, holds_the_builtin_engine_against_itself) {
  const Ended ended = succeed({"compare", "leap-day", "--citizens", "15", "--from", "2028-01-01", "--to",
                               "2028-04-01", "--engine", "builtin", "--json"});
  const auto json = nlohmann::json::parse(ended.out);
  ASSERT_EQ(json.size(), 6U);
  for (const auto& relation : json) EXPECT_EQ(relation["result"], "holds") << relation;
}

// One document a call, the one with the lowest id, and only for so many years.
TEST_F(Compare, finds_an_engine_that_goes_by_calls_ids_company_and_the_year) {
  write("odd.sql",
        "DELETE FROM document WHERE :as_of < '2040-01-01' AND document_id = (SELECT min(document_id) FROM "
        "document "
        "WHERE stored_at < :run_at - 31622400);\n");
  const Ended ended = run({"compare", "leap-day", "--citizens", "15", "--from", "2028-01-01", "--to",
                           "2028-04-01", "--engine", "sql:odd.sql", "--json"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  std::map<std::string, std::string> results;
  for (const auto& relation : nlohmann::json::parse(ended.out))
    results[relation["name"]] = relation["result"];
  for (const char* broken : {"shift-28-years", "add-strangers", "run-twice", "rename-ids"}) {
    EXPECT_EQ(results[broken], "differs") << broken << ended.out;
  }
  for (const char* kept : {"split", "permute"}) EXPECT_EQ(results[kept], "holds") << kept << ended.out;
}

TEST_F(Compare, finds_an_engine_that_remembers_where_the_run_is_split) {
  const Ended ended = run({"compare", "leap-day", "--citizens", "15", "--from", "2028-01-01", "--to",
                           "2028-04-01", "--engine", "fault:lost-nights", "--json"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  for (const auto& relation : nlohmann::json::parse(ended.out)) {
    EXPECT_EQ(relation["result"], relation["name"] == "split" ? "differs" : "holds") << relation;
  }
}

TEST_F(Compare, tells_the_first_record_on_which_two_engines_differ_in_the_fewest_records) {
  const Ended ended =
      run({"compare", "leap-day", "--citizens", "40", "--from", "2028-01-01", "--to", "2028-12-31",
           "--engine", "builtin", "--engine", "fault:utc-day", "--witness", "differs.toml"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("DIFFERS  builtin and fault:utc-day: "));
  EXPECT_EQ(run({"run", "differs.toml", "--engine", "fault:utc-day", "--out", "wrong"}).exit_code, 1);
  EXPECT_EQ(run({"run", "differs.toml", "--out", "right"}).exit_code, 0);
}

TEST_F(Compare, tells_an_engine_that_fails_and_does_not_say_that_anything_holds) {
  const std::vector<std::string> world{"compare", "leap-day",   "--citizens", "10",
                                       "--from",  "2028-01-01", "--to",       "2028-03-01"};
  const Ended alone = run(joined(world, {"--engine", "cmd:exit 7", "--json"}));
  EXPECT_EQ(alone.exit_code, 1) << alone.err;
  for (const auto& relation : nlohmann::json::parse(alone.out)) {
    EXPECT_EQ(relation["result"], "failed") << relation;
    EXPECT_THAT(relation["failure"].get<std::string>(), HasSubstr("exit code 7"));
  }
  const Ended two = run(joined(world, {"--engine", "builtin", "--engine", "cmd:exit 7"}));
  EXPECT_EQ(two.exit_code, 1);
  EXPECT_THAT(two.out, HasSubstr("FAILED   builtin and cmd:exit 7: cmd:exit 7 failed on 2028-01-01: "));
}

TEST_F(Compare, is_silent_where_nothing_is_removed) {
  write("nothing.sql", "SELECT 1;\n");
  const Ended ended = succeed({"compare", "leap-day", "--citizens", "10", "--from", "2028-01-01", "--to",
                               "2028-03-01", "--engine", "sql:nothing.sql", "--json"});
  for (const auto& relation : nlohmann::json::parse(ended.out))
    EXPECT_EQ(relation["result"], "silent") << relation;
}

TEST_F(Compare, wants_one_engine_or_two) {
  EXPECT_EQ(run({"compare", "leap-day"}).exit_code, 2);
  EXPECT_THAT(run({"compare", "leap-day"}).err, HasSubstr("read 0 engines"));
  EXPECT_EQ(run({"compare", "leap-day", "day-2038", "--engine", "builtin"}).exit_code, 2);
}

}  // namespace
}  // namespace slettefrist::contract
