// Holds as they are told: what-if, a store as it stands, a single purge, why a record is still there, proofs,
// witnesses and exports.
//
// It must not know how anything is held.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "tests/contract/complaint.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(Holds, of_another_file_give_the_records_that_fare_otherwise_and_say_so) {
  succeed({"whatif", kComplaint, "--variant", "holds=none", "--out", "w"});
  std::map<std::string, std::string> told;
  for (const std::string& line : lines_of(read("w/whatif.csv"))) {
    const auto fields = fields_of(line);
    if (fields[0] == "proposal") continue;
    EXPECT_EQ(fields[11], "held") << line;
    EXPECT_EQ(fields[12], "holds") << line;
    told[fields[1] + "," + fields[2]] = fields[4];
  }
  auto moved = kDays;
  for (const char* unmoved :
       {"document,113", "sanction,151", "sanction,155", "notification,111", "notification,181"}) {
    moved.erase(unmoved);
  }
  EXPECT_EQ(told, moved);
}

TEST_F(Holds, of_another_file_take_the_place_of_the_worlds_own) {
  const std::string header = "hold_id,citizen_id,area,record_id,from_on,to_on\n";
  write("one.csv", header + "1,1,sanction,151,2024-10-15,2024-10-19\n");
  succeed({"whatif", kComplaint, "--variant", "holds=none", "--variant", "holds=one.csv", "--out", "w"});
  EXPECT_THAT(read("w/whatif.csv"),
              HasSubstr("holds=one.csv,sanction,151,1,2024-10-15,2024-10-20,2024-10-15,2024-10-15,sanction,"
                        "sanction,5,held,holds\n"));
  write("bad.csv", header + "1,1,sanction,999,2024-10-15,\n2,4,sanction,151,2024-10-15,\n");
  const Ended ended = run({"whatif", kComplaint, "--variant", "holds=bad.csv", "--out", "bad"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err,
              HasSubstr("bad.csv:2: column record_id of hold 1: read 999, expected the id of a record "
                        "of this world in sanction"));
  EXPECT_THAT(ended.err,
              HasSubstr("bad.csv:3: column citizen_id of hold 2: read 4, expected 1 as in the record"));
  EXPECT_FALSE(std::filesystem::exists(path("bad")));
  EXPECT_THAT(run({"whatif", kComplaint, "--variant", "holds=", "--out", "bad"}).err,
              HasSubstr("--variant: read \"holds=\", expected holds=FILE or holds=none"));
}

TEST_F(Holds, with_a_limit_on_every_night_are_told_from_a_run) {
  succeed({"whatif", kComplaint, "--variant", "rows_per_night=50", "--out", "w"});
  EXPECT_EQ(lines_of(read("w/whatif.csv")).size(), 1U) << "a purge that honours holds does what was foretold";
  succeed({"whatif", kComplaint, "--variant", "rows_per_night=50,holds=none", "--out", "w"});
  EXPECT_THAT(read("w/whatif.csv"), HasSubstr(",held,holds\n"));
  EXPECT_THAT(read("w/whatif.csv"), Not(HasSubstr(",schedule,")));
}

TEST_F(Holds, keep_a_record_of_a_store_from_being_overdue) {
  write("nothing.sql", "SELECT 1;");
  run({"run", kComplaint, "--to", "2024-03-01", "--out", "o", "--engine", "sql:nothing.sql"});
  const auto check = [&](const std::string& day) {
    return Json::parse(run({"check", "--store", "o/store.db", "--as-of", day, "--json", "--policy",
                            PROJECT_ROOT "/scenarios/policies/week-to-purge.toml"})
                           .out);
  };
  const auto is_late = [&](const Json& told, const std::string& record) {
    for (const auto& finding : told["findings"]) {
      if (finding["area"].get<std::string>() + "," + std::to_string(finding["record_id"].get<int>()) ==
          record)
        return true;
    }
    return false;
  };
  const Json held = check("2025-01-15");
  EXPECT_FALSE(is_late(held, "notification,101"));
  EXPECT_FALSE(is_late(held, "answer,102"));
  EXPECT_FALSE(is_late(held, "document,112"));
  EXPECT_FALSE(is_late(held, "sanction,141"));
  EXPECT_TRUE(is_late(held, "document,113"));
  EXPECT_TRUE(is_late(held, "sanction,151"));
  std::int64_t counted = 0;
  for (const auto& row : held["due"]) counted += row["held"].get<std::int64_t>();
  EXPECT_EQ(counted, 6) << held["due"];
  const Json released = check("2025-01-24");
  EXPECT_TRUE(is_late(released, "notification,101")) << "a week after its release";
  EXPECT_FALSE(is_late(check("2025-01-23"), "notification,101"));
}

TEST_F(Holds, are_honoured_by_a_single_purge_and_its_dry_run) {
  write("nothing.sql", "SELECT 1;");
  run({"run", kComplaint, "--to", "2024-03-01", "--out", "o", "--engine", "sql:nothing.sql"});
  const std::string store = "sqlite:" + path("o/store.db");
  EXPECT_THAT(succeed({"purge", "--store", store, "--as-of", "2024-10-16", "--dry-run"}).out,
              HasSubstr("  4 x sanction, by rule sanction\n"));
  succeed({"purge", "--store", store, "--as-of", "2024-10-16"});
  const Json told =
      Json::parse(run({"check", "--store", "o/store.db", "--as-of", "2024-10-17", "--json"}).out);
  const auto of_sanctions = std::find_if(told["due"].begin(), told["due"].end(),
                                         [](const Json& row) { return row["rule"] == "sanction"; });
  ASSERT_NE(of_sanctions, told["due"].end());
  EXPECT_EQ((*of_sanctions)["due_today"], 1) << *of_sanctions;
}

TEST_F(Holds, are_what_explain_names_with_their_days_and_numbers) {
  const std::string told =
      succeed({"explain", "document:103", "--scenario", kComplaint, "--on", "2025-01-10"}).out;
  EXPECT_THAT(told, HasSubstr("due, but held from 2024-11-01 to 2025-01-15 (hold 1 on notification 101)"));
  EXPECT_THAT(told, HasSubstr("a prompt engine takes it on 2025-01-16"));
  EXPECT_THAT(succeed({"explain", "sanction:141", "--scenario", kComplaint}).out,
              HasSubstr("held from 2024-09-01 until further notice (hold 5 on sanction 141)"));
  EXPECT_THAT(succeed({"explain", "document:113", "--scenario", kComplaint, "--on", "2024-12-01"}).out,
              Not(HasSubstr("(hold ")));
}

TEST_F(Holds, of_the_family_stand_in_a_proof) {
  const auto proof = [&](const std::string& record) {
    return Json::parse(succeed({"explain", record, "--scenario", kComplaint, "--json"}).out);
  };
  EXPECT_EQ(proof("document:113")["holds"],
            Json::parse(R"([{"hold_id":2,"area":"document","record_id":112,"from_on":"2024-12-01",)"
                        R"("to_on":"2025-01-31"}])"));
  EXPECT_EQ(proof("sanction:141")["holds"][0]["to_on"], nullptr);
  EXPECT_FALSE(Json::parse(succeed({"explain", "document:1", "--scenario", "leap-day", "--json"}).out)
                   .contains("holds"));
}

TEST_F(Holds, that_a_witness_needs_are_in_it_and_no_others) {
  run({"run", kComplaint, "--out", "o", "--engine", "fault:hold-ignored", "--witness", "witness.toml"});
  const std::string witness = read("witness.toml");
  std::size_t holds = 0;
  for (std::size_t at = 0; (at = witness.find("[[records.hold]]", at)) != std::string::npos; ++at) ++holds;
  EXPECT_EQ(holds, 1U) << witness;
  EXPECT_EQ(run({"run", "witness.toml", "--engine", "fault:hold-ignored"}).exit_code, 1);
  EXPECT_EQ(run({"run", "witness.toml"}).exit_code, 0);
}

TEST_F(Holds, are_seen_in_exports) {
  write("nothing.sql", "SELECT 1;");
  const auto export_after = [&](const std::string& to, const std::string& engine) {
    run({"run", kComplaint, "--from", "2024-10-14", "--to", to, "--engine", engine, "--out", "run-" + to});
    std::filesystem::create_directories(path(to));
    std::filesystem::copy_file(path("run-" + to + "/store.db"), path(to + "/records.db"));
  };
  export_after("2024-10-14", "builtin");
  export_after("2024-10-15", "builtin");
  std::vector<std::string> check{"check",      "--before", "2024-10-14", "--after",
                                 "2024-10-15", "--as-of",  "2024-10-15"};
  EXPECT_EQ(run(check).exit_code, 0) << run(check).out;
  std::filesystem::remove_all(path("2024-10-15"));
  export_after("2024-10-15", "fault:hold-ignored");
  const Ended early = run(check);
  EXPECT_EQ(early.exit_code, 1);
  EXPECT_THAT(early.out, HasSubstr("too_early"));
}

}  // namespace
}  // namespace slettefrist::contract
