// --due-around: records whose eve, due day and day after are one date, and what that date cannot reach.
//
// For environments with a real clock. It must not know how an anchor is found.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using nlohmann::ordered_json;
using testing::HasSubstr;

class DueAround : public Command {
 protected:
  ordered_json generate(const std::string& date, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"generate", "trap-pack", "--due-around", date, "--json",
                                       "--out",    date};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return ordered_json::parse(succeed(arguments).out);
  }
  // "document 2025-11-25" for every row of the pack that goes on one of these days.
  std::multiset<std::string> due(const std::string& pack, const std::set<std::string>& days) const {
    std::multiset<std::string> found;
    for (const std::string& row : lines_of(read(pack + "/expected_deletions.csv"))) {
      for (const std::string& day : days) {
        const std::string dates = "," + day + "," + day + ",";  // due and gone
        const std::size_t at = row.find(dates);
        if (at != std::string::npos && !row.starts_with("answer,")) {
          found.insert(row.substr(at + dates.size()) + " " + day);
        }
      }
    }
    return found;
  }
};

std::string next_of(const ordered_json& json, const std::string& cell) {
  for (const ordered_json& unreached : json["due_around"]["unreached"]) {
    if (unreached["cell"] == cell)
      return unreached["next"].is_null() ? "never" : unreached["next"].get<std::string>();
  }
  return "reached";
}

const std::vector<std::string> kRules{"notification-answered", "notification-unanswered", "document",
                                      "sanction"};

TEST_F(DueAround, plants_a_record_of_every_rule_for_the_eve_the_day_and_the_day_after) {
  const ordered_json told = generate("2026-11-25");
  std::multiset<std::string> expected;
  for (const std::string& rule : kRules) {
    for (const char* const day : {"2026-11-24", "2026-11-25", "2026-11-26"})
      expected.insert(rule + " " + day);
  }
  EXPECT_EQ(due("2026-11-25", {"2026-11-24", "2026-11-25", "2026-11-26"}), expected);
  EXPECT_EQ(told["due_around"]["reached"].size(), 12U);
  EXPECT_EQ(told["due_around"]["reached"][1], "notification-answered/day/plain");
}

TEST_F(DueAround, plants_for_a_due_day_with_two_anchors_one_record_each) {
  generate("2030-02-28");
  const auto found = due("2030-02-28", {"2030-02-28"});
  EXPECT_EQ(found.count("sanction 2030-02-28"), 2U);  // from 28 and from 29 February 2024
  EXPECT_EQ(found.count("document 2030-02-28"), 1U);  // 2029 has no 29 February
}

TEST_F(DueAround, lists_what_the_date_cannot_reach_with_the_next_date_that_does) {
  const ordered_json told = generate("2026-11-25");  // a Wednesday
  EXPECT_EQ(next_of(told, "document/day/plain"), "reached");
  EXPECT_EQ(next_of(told, "document/eve/weekend"), "2026-11-27");
  EXPECT_EQ(next_of(told, "document/day/weekend"), "2026-11-28");
  EXPECT_EQ(next_of(told, "document/day_after/weekend"), "2026-11-29");
  EXPECT_EQ(next_of(told, "document/eve/month_end"), "2026-11-29");
  EXPECT_EQ(next_of(told, "sanction/day/year_end"), "2026-12-31");
  EXPECT_EQ(next_of(told, "sanction/day_after/year_end"), "2027-01-01");
  EXPECT_EQ(next_of(told, "document/day/spring_clock_change"), "2027-03-28");
  EXPECT_EQ(next_of(told, "document/eve/autumn_clock_change"), "2027-10-30");
  EXPECT_EQ(next_of(told, "document/day/leap_day"), "2029-02-28");
  EXPECT_EQ(next_of(told, "sanction/day/leap_day"), "2030-02-28");
  EXPECT_EQ(next_of(told, "sanction/eve/after_2038"), "2038-01-19");
  EXPECT_EQ(told["due_around"]["reached"].size() + told["due_around"]["unreached"].size(), 96U);
}

TEST_F(DueAround, reaches_in_a_run_exactly_the_cells_it_names) {
  const Ended ended = succeed({"run", "trap-pack", "--due-around", "2027-03-28", "--out", "o", "--json"});
  const ordered_json summary = ordered_json::parse(ended.out);
  EXPECT_EQ(summary["verdict"], "compliant");
  for (const ordered_json& cell : summary["due_around"]["reached"]) {
    EXPECT_TRUE(summary["coverage"]["covered"].contains(cell.get<std::string>())) << cell;
  }
  EXPECT_THAT(summary["due_around"]["reached"].dump(), HasSubstr("document/day/spring_clock_change"));
}

TEST_F(DueAround, does_as_a_next_date_what_it_promised) {
  const ordered_json told = generate("2026-11-25");
  for (const char* const cell :
       {"sanction/day/leap_day", "document/eve/year_end", "document/day_after/weekend"}) {
    const std::string next = next_of(told, cell);
    EXPECT_THAT(generate(next)["due_around"]["reached"].dump(), HasSubstr("\"" + std::string{cell} + "\""))
        << next;
  }
}

TEST_F(DueAround, tells_of_the_date_and_the_others_on_the_terminal) {
  const Ended ended = succeed({"generate", "trap-pack", "--due-around", "2026-11-25", "--out", "pack"});
  EXPECT_THAT(ended.out,
              HasSubstr("Around 2026-11-25: 12 of 96 cells on that date itself. The others, by the next "
                        "date that reaches them:\n  2026-11-27  eve/weekend: notification-answered, "
                        "notification-unanswered, document, sanction\n"));
  EXPECT_THAT(read("pack/stories.csv"), HasSubstr("Counts from 2025-11-26 and is due on 2026-11-26 "
                                                  "(document): the run of 2026-11-25 must leave it."));
  EXPECT_THAT(read("pack/manifest.json"), HasSubstr("--due-around 2026-11-25"));
}

TEST_F(DueAround, before_documents_could_be_due_names_the_first_date) {
  const ordered_json told = generate("2024-06-12");
  EXPECT_EQ(next_of(told, "document/day/plain"), "2024-12-04");
  EXPECT_EQ(next_of(told, "document/eve/plain"), "2024-12-03");
  EXPECT_EQ(next_of(told, "sanction/day/plain"), "reached");
}

TEST_F(DueAround, uses_the_numbers_and_codes_of_an_environment) {
  write("numbers.csv", "cpr,born_on\n0101901111,1990-01-01\n0202902222,1990-02-02\n");
  write("codes/funds.csv", "code\n7777\n");
  write("codes/jobcentres.csv", "code,municipality_code\n12345,751\n");
  generate("2026-11-25", {"--cpr-list", "numbers.csv", "--codes", "codes"});
  EXPECT_THAT(read("2026-11-25/citizen.csv"), HasSubstr(",0101901111,"));
  EXPECT_THAT(read("2026-11-25/citizen.csv"), HasSubstr(",1990-01-01,751,7777,"));
  EXPECT_THAT(read("2026-11-25/notification.csv"), HasSubstr(",12345,7777,"));
}

TEST_F(DueAround, that_cannot_be_is_bad_input_and_writes_nothing) {
  write("numbers.csv", "cpr,born_on\n0101901111,1990-01-01\n");
  struct Bad {
    std::vector<std::string> arguments;
    std::vector<std::string> told;
  };
  const std::vector<Bad> all{
      {{"generate", "trap-pack", "--out", "p", "--due-around", "tomorrow"},
       {"--due-around: read \"tomorrow\""}},
      {{"generate", "trap-pack", "--out", "p", "--due-around", "2024-03-18"},
       {"--due-around: read 2024-03-18", "from 2024-03-18 to 2038-11-01", "--from and --to"}},
      {{"run", "trap-pack", "--out", "p", "--due-around", "2038-11-01"}, {"--due-around: read 2038-11-01"}},
      {{"run", "--records", "numbers.csv", "--from", "2026-01-01", "--to", "2027-01-01", "--due-around",
        "2026-06-01"},
       {"--due-around: read together with --records"}},
      {{"generate", "trap-pack", "--citizens", "1", "--cpr-list", "numbers.csv", "--out", "p", "--due-around",
        "2026-11-25"},
       {"numbers.csv", "read 1 numbers, expected 2", "--citizens 0"}},
  };
  const auto before = files();
  for (const Bad& bad : all) {
    const Ended ended = run(bad.arguments);
    EXPECT_EQ(ended.exit_code, 2) << ended.err;
    for (const std::string& text : bad.told) EXPECT_THAT(ended.err, HasSubstr(text));
  }
  EXPECT_EQ(files(), before);
}

}  // namespace
}  // namespace slettefrist::contract
