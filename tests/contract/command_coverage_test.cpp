// Boundary coverage as a user meets it: listed in summary.json, foretold by `generate`, a gate with
// --min-coverage and [expect].
//
// The trap pack is the world without a hole; the others here are that world with one hole made on purpose. It
// must not know how a cell is counted.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

std::string in_full_path(std::string scenario) {
  const std::string relative = "policies/star-2024-1.toml";
  return scenario.replace(scenario.find(relative), relative.size(),
                          PROJECT_ROOT "/scenarios/policies/star-2024-1.toml");
}

class Coverage : public Command {
 protected:
  // The trap pack with a text of its own replaced.
  void write_trap_pack(const std::string& text, const std::string& by) const {
    std::string scenario = in_full_path(text_of_file(PROJECT_ROOT "/scenarios/trap-pack.toml"));
    const std::size_t at = scenario.find(text);
    ASSERT_NE(at, std::string::npos) << text;
    write("mine.toml", scenario.replace(at, text.size(), by));
  }
  // The sanction that is due on 31 December 2030 expires and is served a day later: its three cells lie open.
  void write_trap_pack_with_a_hole() const {
    write_trap_pack("served_on            = 2024-12-31", "served_on            = 2025-01-01");
  }
  ordered_json summary(const std::string& folder) const {
    return ordered_json::parse(read(folder + "/summary.json"));
  }
};

const std::vector<std::string> kHole{"sanction/eve/year_end", "sanction/day/year_end",
                                     "sanction/day_after/year_end"};

TEST_F(Coverage, of_the_trap_pack_is_whole) {
  const Ended ended = succeed({"run", "trap-pack", "--out", "o", "--min-coverage", "100"});
  EXPECT_THAT(ended.out, HasSubstr("Boundary coverage 100 %: 96 of 96 cells\n"));
  const ordered_json coverage = summary("o")["coverage"];
  EXPECT_EQ(coverage["percent"], 100);
  EXPECT_EQ(coverage["covered"].size(), 96U);
  EXPECT_TRUE(coverage["empty"].empty());
}

TEST_F(Coverage, of_a_world_with_a_hole_lists_exactly_that_hole_and_a_gate_of_100_fails) {
  write_trap_pack_with_a_hole();
  const Ended ended = run({"run", "mine.toml", "--out", "o", "--min-coverage", "100"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_EQ(summary("o")["coverage"]["empty"], kHole);
  EXPECT_EQ(summary("o")["coverage"]["percent"], 96);
  EXPECT_EQ(summary("o")["verdict"], "findings");
  EXPECT_THAT(ended.err, HasSubstr("expectation not met: coverage.percent: wanted 100 or more, read 96\n"));
  const std::string junit = read("o/junit.xml");
  EXPECT_THAT(junit, HasSubstr("name=\"required coverage.percent\" time=\"0\">\n      <failure"));
  EXPECT_THAT(junit, HasSubstr("name=\"expected coverage.percent\" time=\"0\">\n      <failure"));
}

TEST_F(Coverage, above_the_gate_passes_whatever_is_empty) {
  write_trap_pack_with_a_hole();
  const std::string scenario = read("mine.toml");
  write("mine.toml", scenario.substr(0, scenario.find("[expect]")));
  succeed({"run", "mine.toml", "--out", "o", "--min-coverage", "96"});
  EXPECT_EQ(run({"run", "mine.toml", "--out", "p", "--min-coverage", "97"}).exit_code, 1);
}

TEST_F(Coverage, in_expect_is_a_gate_of_the_scenario_with_its_line) {
  write_trap_pack_with_a_hole();
  const Ended ended = run({"run", "mine.toml", "--out", "o"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, testing::ContainsRegex(
                             "mine.toml:[0-9]+: expectation not met: coverage.percent: wanted 100, read 96"));
}

TEST_F(Coverage, as_generate_foretells_it_is_what_a_run_then_finds) {
  for (const std::vector<std::string>& world :
       {std::vector<std::string>{"trap-pack"},
        {"leap-day", "--citizens", "60"},
        {"outage", "--citizens", "60"},
        {"policy-change", "--citizens", "60"},
        {"late-answers", "--citizens", "60", "--reading", "document_under_parent=holds_parent"},
        {"clock-change", "--citizens", "60", "--reading", "first_day=instant"}}) {
    std::vector<std::string> generate{"generate", "--out", world.front() + "-pack", "--json"};
    std::vector<std::string> run_it{"run", "--out", world.front(), "--json"};
    for (std::vector<std::string>* const arguments : {&generate, &run_it}) {
      arguments->insert(arguments->begin() + 1, world.begin(), world.end());
    }
    const ordered_json foretold = ordered_json::parse(succeed(generate).out)["coverage"];
    const ordered_json found = ordered_json::parse(run(run_it).out)["coverage"];
    EXPECT_EQ(foretold, found) << world.front();
    EXPECT_GT(found["covered"].size(), 0U) << world.front();
  }
}

TEST_F(Coverage, is_made_whole_by_planting_where_chance_leaves_it_open) {
  const std::string world = in_full_path(
      "format = 1\nname = \"world\"\npolicy = \"policies/star-2024-1.toml\"\nseed = 5\ncitizens = 150\n"
      "history_from = 2023-12-04\nstarts_on = 2024-03-18\nends_on = 2039-03-31\n[submissions]\ncount = 0\n");
  write("chance.toml", world);
  write("planted.toml", world + "[plant]\nshare = 0.6\n");
  const auto percent = [&](const std::string& name) -> int {
    const Ended ended = succeed({"generate", name + ".toml", "--json", "--out", name});
    return ordered_json::parse(ended.out)["coverage"]["percent"];
  };
  EXPECT_EQ(percent("planted"), 100);
  EXPECT_LT(percent("chance"), 80);
}

TEST_F(Coverage, under_an_engine_that_deletes_early_has_no_day_and_no_day_after) {
  write("early.sql", "DELETE FROM sanction WHERE date(expires_on, '+6 years', '-1 day') <= :as_of;\n");
  run({"run", "trap-pack", "--engine", "sql:early.sql", "--out", "o"});
  const ordered_json covered = summary("o")["coverage"]["covered"];
  EXPECT_TRUE(covered.contains("sanction/eve/spring_clock_change"));
  EXPECT_FALSE(covered.contains("sanction/day/spring_clock_change"));
  EXPECT_FALSE(covered.contains("sanction/day_after/spring_clock_change"));
}

TEST_F(Coverage, of_a_weekly_purge_leaves_cells_open) {
  write_trap_pack("[submissions]", "[purge]\nevery = \"7 days\"\n\n[submissions]");
  EXPECT_EQ(run({"run", "mine.toml", "--out", "o", "--min-coverage", "50"}).exit_code, 1);
  EXPECT_LT(summary("o")["coverage"]["percent"], 34);
}

TEST_F(Coverage, of_a_purge_judged_from_exports_is_told_too) {
  succeed({"generate", "trap-pack", "--out", "before"});
  succeed({"generate", "trap-pack", "--out", "after"});
  run({"check", "--before", "before", "--after", "after", "--as-of", "2024-12-04", "--out", "o"});
  EXPECT_THAT(summary("o")["coverage"]["covered"].dump(), HasSubstr("document/day/plain"));
}

}  // namespace
}  // namespace slettefrist::contract
