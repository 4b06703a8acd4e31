// The hand-worked pack in tests/data/small-pack: every day in its expected_deletions.csv was found on a
// calendar.
//
// Document 303 was saved at 22:30 UTC on 30 June, which is 1 July in Denmark; notification 103 and sanction
// 402 were due before the policy came into force. It must not know how the program finds a day.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

const std::string kPack = PROJECT_ROOT "/tests/data/small-pack";

class SmallPack : public Command {
 protected:
  std::vector<std::string> with_pack(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"run",  "--records",  kPack,   "--from", "2023-12-01",
                                       "--to", "2031-01-01", "--out", "out"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
};

TEST_F(SmallPack, is_compliant_and_its_deletions_are_those_worked_by_hand) {
  const Ended ended = succeed(with_pack({"--json"}));
  const auto summary = nlohmann::json::parse(ended.out);
  EXPECT_EQ(summary["verdict"], "compliant");
  EXPECT_EQ(summary["scenario"], "records");
  EXPECT_EQ(summary["seed"], 0);
  EXPECT_EQ(summary["counts"]["notification"]["deleted"], 3);
  EXPECT_EQ(summary["counts"]["document"]["deleted"], 3);
  EXPECT_EQ(summary["counts"]["citizen"]["remaining"], 2);
  EXPECT_EQ(summary["counts"]["contact_course"]["remaining"], 2);
  EXPECT_EQ(summary["first_deletion"]["notification"], "2024-03-18");
  EXPECT_EQ(summary["first_deletion"]["document"], "2025-01-09");
  EXPECT_EQ(read("out/expected_deletions.csv"), text_of_file(kPack + "/expected_deletions.csv"));
}

TEST_F(SmallPack, deletions_tell_the_run_that_took_each_record) {
  succeed(with_pack({"--quiet"}));
  EXPECT_EQ(read("out/deletions.csv"),
            "run_at,as_of,area,record_id,rule,due_on\n"
            "2024-03-18T02:00:00Z,2024-03-18,notification,103,notification-unanswered,2023-11-02\n"
            "2024-03-18T02:00:00Z,2024-03-18,sanction,402,sanction,2021-09-02\n"
            "2025-01-09T02:00:00Z,2025-01-09,document,301,document,2025-01-09\n"
            "2025-02-01T02:00:00Z,2025-02-01,document,302,document,2025-02-01\n"
            "2025-07-01T01:00:00Z,2025-07-01,document,303,document,2025-07-01\n"
            "2030-02-01T02:00:00Z,2030-02-01,answer,201,notification-answered,2030-02-01\n"
            "2030-02-01T02:00:00Z,2030-02-01,notification,101,notification-answered,2030-02-01\n"
            "2030-03-10T02:00:00Z,2030-03-10,sanction,401,sanction,2030-03-10\n"
            "2030-06-03T01:00:00Z,2030-06-03,notification,102,notification-unanswered,2030-06-03\n");
  EXPECT_EQ(read("out/findings.csv"),
            "kind,area,record_id,citizen_id,due_on,observed_on,days_off,rule,detail\n");
}

TEST_F(SmallPack, a_reading_moves_exactly_the_days_it_speaks_of) {
  succeed(with_pack({"--quiet", "--reading", "first_day=day_after"}));
  const std::string expected = read("out/expected_deletions.csv");
  EXPECT_THAT(expected, HasSubstr("document,303,2025-07-02,2025-07-02,document\n"));
  EXPECT_THAT(expected, HasSubstr("sanction,402,2021-09-03,2024-03-18,sanction\n"));
}

TEST_F(SmallPack, utc_days_put_the_late_document_on_the_day_before) {
  succeed(with_pack({"--quiet", "--reading", "day_of=utc"}));
  EXPECT_THAT(read("out/expected_deletions.csv"), HasSubstr("document,303,2025-06-30,2025-06-30,document\n"));
}

TEST_F(SmallPack, rows_that_the_last_run_does_not_reach_are_counted_and_not_expected) {
  succeed(
      {"run", "--records", kPack, "--from", "2023-12-01", "--to", "2024-06-01", "--out", "out", "--quiet"});
  const auto summary = nlohmann::json::parse(read("out/summary.json"));
  EXPECT_EQ(summary["counts"]["notification"]["not_reached"], 1);
  EXPECT_EQ(summary["counts"]["document"]["not_reached"], 1);
  EXPECT_THAT(read("out/expected_deletions.csv"), testing::Not(HasSubstr("notification,102")));
  EXPECT_THAT(read("out/expected_deletions.csv"),
              HasSubstr("notification,101,2030-02-01,,notification-answered\n"));
}

TEST_F(SmallPack, a_scenario_gives_everything_but_the_records) {
  succeed({"run", "late-answers", "--records", kPack, "--out", "out", "--quiet"});
  const auto summary = nlohmann::json::parse(read("out/summary.json"));
  EXPECT_EQ(summary["scenario"], "late-answers");
  EXPECT_EQ(summary["counts"]["citizen"]["generated"], 2);
  EXPECT_FALSE(summary["expect"][0]["applied"]);
  EXPECT_EQ(read("out/expected_deletions.csv"), text_of_file(kPack + "/expected_deletions.csv"));
}

}  // namespace
}  // namespace slettefrist::contract
