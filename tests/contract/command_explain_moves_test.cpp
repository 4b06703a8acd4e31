// `explain`, "What would move it": the readings under which a record goes in another run, no more and no
// fewer.
//
// Held against what `whatif --all-readings` says of the same world. It must not know what a reading means.
#include <gmock/gmock.h>

#include <map>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

// Reading ("day_of = utc") to the day on which the record then goes; "" where no run of the calendar takes
// it.
using Moves = std::map<std::string, std::string>;

struct World {
  std::string name;
  std::vector<std::string> of_whatif;
  std::vector<std::string> of_explain;
};

void PrintTo(const World& world, std::ostream* out) { *out << world.name; }

class ExplainMoves : public Command {
 protected:
  static Moves told_in(const std::string& text) {
    static const std::string kLead = "  the reading ";
    Moves moves;
    for (const std::string& line : lines_of(text)) {
      if (!line.starts_with(kLead)) continue;
      const std::size_t colon = line.find(": ");
      const std::string what = line.substr(colon + 2);
      const bool is_day = what.size() == 13 && what.starts_with("to ");
      moves[line.substr(kLead.size(), colon - kLead.size())] = is_day ? what.substr(3) : "";
    }
    return moves;
  }
};

class ExplainMovesIn : public ExplainMoves, public testing::WithParamInterface<World> {};

TEST_P(ExplainMovesIn, are_those_of_what_if) {
  const World& world = GetParam();
  succeed(joined(joined({"whatif"}, world.of_whatif), {"--all-readings", "--out", "whatif"}));
  std::map<std::string, Moves> wanted;  // by "area:id"
  for (const std::string& line : lines_of(read("whatif/whatif.csv"))) {
    const Fields row = fields_of(line);
    if (row[0] == "proposal" || row[4] == row[5]) continue;
    std::string reading = row[0];
    wanted[row[1] + ":" + row[2]][reading.replace(reading.find('='), 1, " = ")] = row[5];
  }
  ASSERT_FALSE(wanted.empty());
  succeed(joined(joined({"run"}, world.of_whatif), {"--out", "run"}));
  int gone = 0;
  for (const std::string& line : lines_of(read("run/expected_deletions.csv"))) {
    const Fields row = fields_of(line);
    if (row[0] == "area") continue;
    const std::string record = row[0] + ":" + row[1];
    Moves told = told_in(succeed(joined({"explain", record}, world.of_explain)).out);
    // Where no run takes it now, moves beyond the calendar are told as well: not so in what-if.
    if (row[3].empty()) std::erase_if(told, [](const auto& move) { return move.second.empty(); });
    EXPECT_EQ(told, wanted[record]) << record;
    gone += row[3].empty() ? 0 : 1;
  }
  EXPECT_GT(gone, 0);
}

const std::string kPack = PROJECT_ROOT "/tests/data/small-pack";
const std::vector<std::string> kPackWords{"--records", kPack, "--from", "2023-12-01", "--to", "2031-01-01"};
World scenario(const std::string& file) {
  std::string name = file;
  std::replace(name.begin(), name.end(), '-', '_');
  return {name, {file}, {"--scenario", file}};
}

INSTANTIATE_TEST_SUITE_P(World, ExplainMovesIn,
                         testing::Values(World{"small_pack", kPackWords, kPackWords}, scenario("complaint"),
                                         scenario("held-by-documents")),
                         [](const auto& one) { return one.param.name; });

TEST_F(ExplainMoves, are_told_of_a_record_that_no_rule_covers_under_the_reading_it_is_asked_under) {
  const std::vector<std::string> words = joined({"explain", "notification:103"}, kPackWords);
  EXPECT_THAT(succeed(words).out, HasSubstr("  the reading scope = new_model: never, no rule covers it\n"));
  const std::string uncovered = succeed(joined(words, {"--reading", "scope=new_model"})).out;
  EXPECT_THAT(uncovered, HasSubstr("  the reading scope = new_model: no rule covers a notification sent "
                                   "before 2023-12-04\n"));
  EXPECT_THAT(uncovered, HasSubstr("\nWhat would move it\n  the reading scope = all: to 2024-03-18\n"));
}

TEST_F(ExplainMoves, of_a_day_that_nothing_goes_on_are_not_told) {
  const std::string backlog = succeed(joined({"explain", "sanction:402"}, kPackWords)).out;
  EXPECT_THAT(backlog, Not(HasSubstr("What would move it")));
}

// What came too late for its notification may come in time under another reading.
TEST_F(ExplainMoves, of_a_record_that_never_enters_are_those_under_which_it_does) {
  succeed({"whatif", "late-answers", "--small", "--all-readings", "--out", "whatif"});
  std::string answer;
  for (const std::string& line : lines_of(read("whatif/whatif.csv"))) {
    const Fields row = fields_of(line);
    const bool comes_in_time = row[0] == "first_day=day_after" && row[1] == "answer" && row[11] == "stored";
    if (comes_in_time) answer = row[2];
  }
  ASSERT_NE(answer, "");
  const std::string text =
      succeed({"explain", "answer:" + answer, "--scenario", "late-answers", "--small"}).out;
  EXPECT_THAT(text, HasSubstr("it never enters the store"));
  EXPECT_THAT(text, HasSubstr("  the reading first_day = day_after: it enters the store and stays to 20"));
  EXPECT_THAT(text, HasSubstr("  the reading scope = new_model: it enters the store and stays for good, no "
                              "rule covers it\n"));
}

// Beyond the calendar no run is there to tell two nights apart: days are compared.
TEST_F(ExplainMoves, of_a_record_that_no_run_takes_are_those_of_the_day_to_come) {
  const std::vector<std::string> words{"explain", "notification:101", "--records", kPack,
                                       "--from",  "2023-12-01",       "--to",      "2025-01-01"};
  const std::string text = succeed(words).out;
  EXPECT_THAT(text,
              HasSubstr("  the reading first_day = day_after: to 2030-02-02, after the last run of this "
                        "calendar\n"));
  EXPECT_THAT(text, Not(HasSubstr("first_day = instant")));
}

TEST_F(ExplainMoves, of_several_runs_a_day_name_the_run) {
  write("often.toml",
        "format = 1\nname = \"often\"\ntitle = \"Runs every six hours\"\npolicy = \"" PROJECT_ROOT
        "/scenarios/policies/star-2024-1.toml\"\nseed = 1\ncitizens = 0\nstarts_on = 2024-12-01\n"
        "ends_on = 2025-01-31\n[purge]\nevery = \"6 hours\"\nat = \"03:00\"\n"
        "[[records.sanction]]\nsanction_id = 1\ncitizen_id = 1\nfund_code = \"067\"\n"
        "sanction_kind = \"quarantine\"\ndecided_on = 2018-12-20\nregistered_at = \"2018-12-20T09:00:00Z\"\n"
        "expires_on = 2019-01-10\n"
        "[[records.notification]]\nnotification_id = 2\ncitizen_id = 1\njobcentre_code = \"75101\"\n"
        "fund_code = \"067\"\nevent_kind = \"absence\"\nevent_on = 2018-12-20\n"
        "notified_at = \"2018-12-20T09:00:00Z\"\n");
  const std::string text = succeed({"explain", "notification:2", "--scenario", "often.toml"}).out;
  EXPECT_THAT(text, HasSubstr("  the reading first_day = instant: to the run of 2024-12-20T14:00:00Z\n"));
}

}  // namespace
}  // namespace slettefrist::contract
