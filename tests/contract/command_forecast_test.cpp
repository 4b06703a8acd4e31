// A purge with a limit on every night, or with fewer nights, as a user asks for it: when its backlog is gone,
// or never, and how it fares beside one without.
//
// The forecast is held against the simulated run by the program itself; here against days counted by hand. It
// must not know how a forecast is made.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

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

TEST_F(Forecasting, does_not_say_never_of_a_single_night) {
  const Ended ended = succeed(
      {"forecast", "decade", "--small", "--to", "2024-03-18", "--batch", "1", "--json", "--out", "out"});
  const Json json = Json::parse(ended.out);
  EXPECT_EQ(json["forecast"]["nights"], 1);
  EXPECT_GT(json["forecast"]["left"], 0);
  EXPECT_EQ(json["forecast"]["never"], false);
  EXPECT_EQ(json["simulated"]["never"], false);
}

TEST_F(Forecasting, reckons_with_the_largest_numbers) {
  const std::string most = "1000000000000";
  const Fields numbers{"forecast", "--backlog", most, "--inflow", most, "--from", "2024-03-18", "--json"};
  Fields least_room = numbers;
  least_room.insert(least_room.end(), {"--batch", "1", "--out", "least"});
  const Json least = Json::parse(succeed(least_room).out);
  EXPECT_EQ(least["forecast"]["left"], 40'000 * (1'000'000'000'000 - 1));
  EXPECT_EQ(least["forecast"]["never"], true);
  Fields most_room = numbers;
  most_room.insert(most_room.end(), {"--night-seconds", most, "--rows-per-second", most, "--out", "most"});
  const Json room = Json::parse(succeed(most_room).out);
  EXPECT_EQ(room["records_per_night"], std::int64_t{1} << 53);
  EXPECT_EQ(room["forecast"]["gone_on"], "2024-03-18");
}

TEST_F(Forecasting, says_never_where_more_falls_due_than_can_go) {
  const Json world = Json::parse(succeed({"forecast", "decade", "--citizens", "600", "--to", "2025-04-30",
                                          "--batch", "1", "--json", "--out", "world"})
                                     .out);
  EXPECT_TRUE(world["forecast"]["gone_on"].is_null());
  EXPECT_TRUE(world["simulated"]["gone_on"].is_null());
  EXPECT_EQ(world["forecast"]["never"], true);
  EXPECT_EQ(world["simulated"]["never"], true);
  const Json numbers = Json::parse(succeed({"forecast", "--backlog", "10", "--inflow", "5", "--batch", "5",
                                            "--from", "2024-03-18", "--json", "--out", "numbers"})
                                       .out);
  EXPECT_EQ(numbers["forecast"]["never"], true);
}

// 100 on the first night, 4 more every night, 10 go: 6 fewer a night, gone on the sixteenth.
TEST_F(Forecasting, says_never_where_the_first_night_ends_empty_and_no_later_one_does) {
  const auto told = [&](const std::string& inflow) {
    return nlohmann::json::parse(succeed({"forecast", "--backlog", "400", "--inflow", inflow, "--batch",
                                          "500", "--from", "2024-03-18", "--json"})
                                     .out)["forecast"]["never"];
  };
  EXPECT_EQ(told("900"), true);
  EXPECT_EQ(told("501"), true);
  EXPECT_EQ(told("500"), false);
}

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
      {"read 2 scenarios", {"decade", "leap-day", "--batch", "5"}},
      {"from 1 to 1000000000000", {"decade", "--batch", "1000000000001"}},
      {"read --night-seconds without --rows-per-second and without a world",
       {"--night-seconds", "5", "--backlog", "7", "--inflow", "1", "--from", "2024-03-18"}},
      {"read --policy without SCENARIO",
       {"--batch", "5", "--backlog", "7", "--inflow", "1", "--from", "2024-03-18", "--policy", "nosuch"}},
      {"read --citizens without SCENARIO",
       {"--batch", "5", "--backlog", "7", "--inflow", "1", "--from", "2024-03-18", "--citizens", "9"}},
      {"--only-citizen: read 999, expected a citizen of this world: 1 to 9",
       {"leap-day", "--batch", "5", "--citizens", "9", "--only-citizen", "999"}},
      {"at 1 records a second, expected room for a batch of 1000",
       {"decade", "--night-seconds", "600", "--rows-per-second", "1", "--batch", "1000"}}};
  for (const auto& [words, options] : slips) {
    Fields arguments{"forecast", "--out", "out"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 2) << words;
    EXPECT_THAT(ended.err, HasSubstr(words));
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(Forecasting, refuses_a_world_that_is_purged_several_times_a_night) {
  write("hours.toml", "format = 1\nname = \"hours\"\ntitle = \"Hours\"\npolicy = \"" +
                          std::string{PROJECT_ROOT} +
                          "/scenarios/policies/star-2024-1.toml\"\nseed = 1\ncitizens = 30\n"
                          "history_from = 2024-02-01\nstarts_on = 2024-03-01\nends_on = 2024-09-01\n"
                          "uploads_open_on = 2023-12-04\n\n[purge]\nevery = \"6 hours\"\n\n[expect]\n");
  const Ended forecast = run({"forecast", "hours.toml", "--batch", "5", "--out", "out"});
  EXPECT_EQ(forecast.exit_code, 2);
  EXPECT_THAT(forecast.err, HasSubstr("read a schedule of 6 hours, expected one of days"));
  const Ended whatif = run({"whatif", "hours.toml", "--variant", "rows_per_night=5", "--out", "out"});
  EXPECT_EQ(whatif.exit_code, 2);
  EXPECT_THAT(whatif.err, HasSubstr("read one of 6 hours"));
  EXPECT_EQ(files(), std::set<std::string>{"hours.toml"});
}

class NightLimit : public Command {
 protected:
  // One world without and with a limit; its differing records by "area:id".
  Json compared(const std::string& scenario, const std::string& limit) const {
    succeed({"whatif", scenario, "--small", "--variant", "rows_per_night=" + limit, "--out", "out"});
    return Json::parse(read("out/whatif.json"));
  }
};

TEST_F(NightLimit, lets_no_more_go_in_a_night) {
  const Json json = compared("decade", "20");
  std::map<std::string, std::int64_t> nights;
  for (const std::string& line : lines_of(read("out/volumes.csv"))) {
    std::istringstream row{line};
    Fields fields(6);
    for (std::string& field : fields) std::getline(row, field, ',');
    if (fields[0] == "rows_per_night=20") nights[fields[2]] += std::stoll(fields[4]);
  }
  std::int64_t most = 0;
  for (const auto& [night, removed] : nights) most = std::max(most, removed);
  EXPECT_EQ(most, 20);
  EXPECT_GT(json["proposals"][0]["peak_night"]["records"], 20);
  EXPECT_EQ(json["proposals"][1]["difference"]["record_days_before"], 0);
  EXPECT_EQ(json["proposals"][1]["counts"]["notification"]["removed"],
            json["proposals"][0]["counts"]["notification"]["removed"]);
}

// A notification that waits beyond its six years may get its answer meanwhile, which gives it another rule.
TEST_F(NightLimit, tells_rule_and_due_day_that_a_late_answer_gives) {
  int answered = 0;
  const Json json = compared("late-answers", "1");
  for (const Json& each : json["differences"]) {
    const Json& base = each["base"];
    const Json& own = each["own"];
    const bool is_gone = !own["deleted_on"].is_null();
    EXPECT_TRUE(!is_gone || own["due_on"] <= own["deleted_on"]) << each;
    if (each["reason"] == "schedule") {
      EXPECT_EQ(own["rule"], base["rule"]) << each;
      EXPECT_EQ(own["due_on"], base["due_on"]) << each;
    }
    if (each["area"] != "notification" || own["rule"] != "notification-answered") continue;
    if (base["rule"] != "notification-unanswered") continue;
    EXPECT_EQ(each["reason"], "other_rule") << each;
    EXPECT_GT(own["due_on"], base["due_on"]) << each;
    ++answered;
  }
  EXPECT_GT(answered, 0);
}

class Schedules : public Command {};

// A schedule whose last run is far earlier than the base's must not move records out of its own sums alone.
TEST_F(Schedules, counts_the_same_records_under_every_schedule) {
  const Json json = Json::parse(
      succeed({"whatif", "decade", "--small", "--variant", "every=300 days", "--out", "out", "--json"}).out);
  std::int64_t not_reached = 0;
  for (const auto& [area, base] : json["proposals"][0]["counts"].items()) {
    const Json& own = json["proposals"][1]["counts"][area];
    EXPECT_EQ(base["not_reached"], own["not_reached"]) << area;
    EXPECT_EQ(base["entered"].get<std::int64_t>() + base["skipped"].get<std::int64_t>(),
              own["entered"].get<std::int64_t>() + own["skipped"].get<std::int64_t>())
        << area;
    not_reached += base["not_reached"].get<std::int64_t>();
  }
  EXPECT_GT(not_reached, 0);
}

}  // namespace
}  // namespace slettefrist::contract
