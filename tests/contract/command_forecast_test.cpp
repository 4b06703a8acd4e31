// The go-live forecast as a user asks for it: when the backlog is gone, or never.
//
// Held against the simulated run by the program itself; here against days counted by hand. It must not know
// how a forecast is made.
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;
using Fields = std::vector<std::string>;

class Forecasting : public Command {};

TEST_F(Forecasting, agrees_with_the_simulated_run_within_a_day) {
  for (const std::string batch : {"7", "25", "1000"}) {
    const Ended ended =
        succeed({"forecast", "decade", "--small", "--batch", batch, "--json", "--out", batch});
    const Json json = Json::parse(ended.out);
    EXPECT_EQ(json["agree"], true);
    EXPECT_FALSE(json["forecast"]["gone_on"].is_null()) << ended.out;
    EXPECT_EQ(json["forecast"]["left"], 0);
  }
}

TEST_F(Forecasting, says_never_where_more_falls_due_than_can_go) {
  const Json world = Json::parse(succeed({"forecast", "decade", "--citizens", "300", "--to", "2026-06-30",
                                          "--batch", "1", "--json", "--out", "world"})
                                     .out);
  EXPECT_TRUE(world["forecast"]["gone_on"].is_null());
  EXPECT_TRUE(world["simulated"]["gone_on"].is_null());
  const Json numbers = Json::parse(succeed({"forecast", "--backlog", "10", "--inflow", "5", "--batch", "5",
                                            "--from", "2024-03-18", "--json", "--out", "numbers"})
                                       .out);
  EXPECT_EQ(numbers["forecast"]["never"], true);
}

// 100 on the first night, 4 more every night, 10 go: 6 fewer a night, gone on the sixteenth.
TEST_F(Forecasting, reckons_with_numbers_alone_and_whole_batches) {
  const Json plain = Json::parse(succeed({"forecast", "--backlog", "100", "--inflow", "4", "--batch", "10",
                                          "--from", "2024-03-18", "--json", "--out", "plain"})
                                     .out);
  EXPECT_EQ(plain["forecast"]["gone_on"], "2024-04-02");
  EXPECT_EQ(plain["forecast"]["nights"], 16);
  const Json timed = Json::parse(
      succeed({"forecast", "--backlog", "100", "--inflow", "4", "--batch", "10", "--night-seconds", "5",
               "--rows-per-second", "5", "--from", "2024-03-18", "--json", "--out", "timed"})
          .out);
  EXPECT_EQ(timed["records_per_night"], 20);
}

TEST_F(Forecasting, refuses_what_makes_no_sense_and_writes_nothing) {
  const std::map<std::string, Fields> slips{
      {"read neither --batch nor --night-seconds", {"decade"}},
      {"expected a whole number from 1", {"decade", "--batch", "0"}},
      {"read a world and --backlog or --inflow", {"decade", "--batch", "5", "--backlog", "7"}},
      {"read --rows-per-second without --night-seconds",
       {"decade", "--batch", "5", "--rows-per-second", "7"}},
      {"read no SCENARIO", {"--batch", "5", "--backlog", "7"}},
      {"read 2 scenarios", {"decade", "leap-day", "--batch", "5"}}};
  for (const auto& [words, options] : slips) {
    Fields arguments{"forecast", "--out", "out"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 2) << words;
    EXPECT_THAT(ended.err, HasSubstr(words));
  }
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace slettefrist::contract
