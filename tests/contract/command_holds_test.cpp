// Holds as a user meets them: a complaint scenario judged, packs with holds, what-if, a store as it stands,
// and why a record is still there.
//
// Days are worked by hand in scenarios/complaint.toml and stand there beside each record. It must not know
// how anything is held.
#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

constexpr const char* kComplaint = PROJECT_ROOT "/scenarios/complaint.toml";
constexpr const char* kEngines = PROJECT_ROOT "/scenarios/engines/";

// The days of complaint.toml's comments.
const std::map<std::string, std::string> kDays{{"notification,101", "2025-01-16"},
                                               {"answer,102", "2025-01-16"},
                                               {"document,103", "2025-01-16"},
                                               {"document,112", "2025-02-01"},
                                               {"document,113", "2024-12-12"},
                                               {"notification,121", "2024-07-01"},
                                               {"document,122", "2024-07-01"},
                                               {"notification,131", "2024-09-01"},
                                               {"answer,132", "2024-09-01"},
                                               {"document,133", "2024-09-01"},
                                               {"sanction,141", ""},
                                               {"sanction,151", "2024-10-15"},
                                               {"sanction,152", "2024-10-16"},
                                               {"sanction,153", "2024-10-17"},
                                               {"sanction,154", "2024-10-16"},
                                               {"sanction,155", "2024-10-15"},
                                               {"sanction,161", "2024-12-01"},
                                               {"sanction,171", "2024-05-01"},
                                               {"document,182", "2025-03-01"},
                                               {"notification,111", ""},
                                               {"notification,181", ""}};

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields{""};
  for (const char c : line) {
    if (c == ',')
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

class Holds : public Command {
 protected:
  std::map<std::string, std::string> column(const std::string& file, std::size_t index) const {
    std::map<std::string, std::string> values;
    for (const std::string& line : lines_of(read(file))) {
      const auto fields = fields_of(line);
      if (fields[0] != "area") values[fields[0] + "," + fields[1]] = fields[index];
    }
    return values;
  }
  Json summary(const std::string& folder) const { return Json::parse(read(folder + "/summary.json")); }
};

TEST_F(Holds, move_what_a_complaint_runs_over_to_the_days_worked_by_hand) {
  succeed({"run", kComplaint, "--out", "o"});
  EXPECT_EQ(column("o/expected_deletions.csv", 3), kDays);
  const auto due_on = column("o/expected_deletions.csv", 2);
  EXPECT_EQ(due_on.at("notification,101"), "2024-12-10");
  EXPECT_EQ(due_on.at("document,112"), "2024-12-12");
  EXPECT_EQ(due_on.at("sanction,141"), "2024-09-15");
  EXPECT_EQ(due_on.at("sanction,171"), "2023-02-01");
  EXPECT_EQ(summary("o")["counts"]["hold"]["remaining"], 13);
  EXPECT_EQ(summary("o")["verdict"], "compliant");
}

TEST_F(Holds, are_honoured_by_the_ready_script_and_program) {
  for (const std::string& engine : {"sql:" + std::string{kEngines} + "with-holds.sql",
                                    "serve:python3 " + std::string{kEngines} + "purge.py --serve"}) {
    const Ended ended = run({"run", kComplaint, "--out", "o", "--engine", engine});
    EXPECT_EQ(ended.exit_code, 0) << engine << "\n" << ended.out << ended.err;
  }
}

TEST_F(Holds, that_an_engine_does_not_look_at_are_told_as_too_early) {
  const Ended ended =
      run({"run", kComplaint, "--out", "o", "--engine", "sql:" + std::string{kEngines} + "purge.sql"});
  EXPECT_EQ(ended.exit_code, 1);
  const auto findings = summary("o")["findings"];
  EXPECT_GE(findings["too_early"], 10);
  EXPECT_EQ(findings["too_late"], 0);
  EXPECT_THAT(read("o/findings.csv"), HasSubstr("too_early,document,122,1,"));
}

TEST_F(Holds, are_no_business_of_an_engine) {
  write("touch.sql",
        "UPDATE hold SET to_on = '2024-12-31' WHERE hold_id = 5;"
        "DELETE FROM hold WHERE hold_id = 2 AND :as_of > '2025-02-01';"
        "INSERT OR IGNORE INTO hold VALUES (99, 1, 'sanction', 141, '2024-01-01', NULL);");
  run({"run", kComplaint, "--out", "o", "--engine", "sql:touch.sql"});
  std::vector<std::string> told;
  for (const std::string& line : lines_of(read("o/findings.csv"))) {
    if (line.find(",hold,") != std::string::npos) told.push_back(line.substr(0, line.find(",1,")));
  }
  EXPECT_EQ(told.size(), 3U) << read("o/findings.csv");
  for (const std::string& line : told) EXPECT_THAT(line, testing::StartsWith("wrong_set,hold,"));
}

TEST_F(Holds, leave_no_word_where_there_are_none) {
  succeed({"run", "leap-day", "--small", "--out", "o"});
  succeed({"generate", "leap-day", "--citizens", "5", "--out", "pack"});
  EXPECT_FALSE(summary("o")["counts"].contains("hold"));
  for (const std::string& file : files()) {
    EXPECT_THAT(file, Not(HasSubstr("hold"))) << file;
  }
  EXPECT_EQ(read("o/store.db").find("hold_id"), std::string::npos);
}

TEST_F(Holds, mean_nothing_to_a_table_of_that_name_in_a_world_without_them) {
  write("setup.sql", "CREATE TABLE hold (what TEXT); INSERT INTO hold VALUES ('mine');");
  write("own.sql", text_of_file(std::string{kEngines} + "purge.sql") + "INSERT INTO hold VALUES (:as_of);");
  const Ended ended = run(
      {"run", "leap-day", "--small", "--out", "o", "--engine", "sql:own.sql", "--engine-setup", "setup.sql"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
}

class HoldsInPacks : public Holds, public testing::WithParamInterface<const char*> {};

TEST_P(HoldsInPacks, are_written_and_read_back_to_the_same_answer) {
  std::vector<std::string> generate{"generate", kComplaint, "--format", GetParam(), "--out", "pack"};
  succeed(generate);
  EXPECT_THAT(succeed({"check", "--records", "pack"}).out, testing::StartsWith("Sound: pack"));
  succeed({"run", kComplaint, "--out", "o"});
  EXPECT_EQ(read("pack/expected_deletions.csv"), read("o/expected_deletions.csv"));
  succeed({"run", kComplaint, "--records", "pack", "--out", "again"});
  EXPECT_EQ(read("again/deletions.csv"), read("o/deletions.csv"));
  EXPECT_THAT(read("pack/events.ndjson"), HasSubstr("\"area\":\"hold\",\"record\":{\"hold_id\":1,"));
}
INSTANTIATE_TEST_SUITE_P(Every, HoldsInPacks, testing::Values("csv", "ndjson", "sqlite"),
                         [](const auto& format) { return std::string{format.param}; });

TEST_F(Holds, keep_their_ids_and_codes_through_a_mapping) {
  write(
      "mapping.toml",
      "format = 1\n[values]\nids = \"uuid\"\ndays = \"DD-MM-YYYY\"\n[[table]]\ntable = \"hold\"\n"
      "name = \"standsning\"\n[table.columns]\nrecord_id = \"sag\"\n[table.codes.area]\ndocument = \"DOK\"\n"
      "notification = \"NUPH\"\nanswer = \"SVAR\"\nsanction = \"SANKTION\"\n");
  succeed({"generate", kComplaint, "--mapping", "mapping.toml", "--out", "pack"});
  EXPECT_THAT(read("pack/standsning.csv"), HasSubstr(",DOK,"));
  succeed({"run", kComplaint, "--records", "pack", "--out", "again"});
  succeed({"run", kComplaint, "--out", "o"});
  EXPECT_EQ(read("again/deletions.csv"), read("o/deletions.csv"));
}

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
              HasSubstr("sanction"));
  succeed({"purge", "--store", store, "--as-of", "2024-10-16"});
  const Json told =
      Json::parse(run({"check", "--store", "o/store.db", "--as-of", "2024-10-17", "--json"}).out);
  for (const auto& row : told["due"]) {
    if (row["rule"] == "sanction") {
      EXPECT_EQ(row["due_today"], 1) << row;
    }
  }
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
