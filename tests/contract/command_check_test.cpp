// The verb `check --policy`: rules in force, differences from the policy it extends, cases of the owner's
// own.
//
// A case that fails is exit code 1, a file that cannot be read is 2. It must not know how a date is worked
// out.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kDefault = PROJECT_ROOT "/scenarios/policies/star-2024-1.toml";
const std::string kWhatIf = PROJECT_ROOT "/scenarios/policies/documents-12-to-6-months.toml";

class CheckPolicy : public Command {
 protected:
  nlohmann::json json_of(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"check", "--json"});
    return nlohmann::json::parse(succeed(arguments).out);
  }
};

TEST_F(CheckPolicy, tells_edition_source_readings_and_rules) {
  const Ended ended = succeed({"check", "--policy", kDefault});
  EXPECT_THAT(ended.out, testing::StartsWith("Policy star-2024-1 (IT-Nyhedsbrev"));
  EXPECT_THAT(ended.out, HasSubstr("month_end = clamp"));
  for (const char* rule : {"notification-answered", "notification-unanswered", "document", "sanction"}) {
    EXPECT_THAT(ended.out, HasSubstr("\n" + std::string{rule} + ": "));
  }
  EXPECT_THAT(ended.out, Not(HasSubstr("Differences")));
}

TEST_F(CheckPolicy, cases_that_hold_pass) {
  write("cases.csv",
        "rule,anchor,expected_due\n"
        "document,2024-06-30T22:30:00Z,2025-07-01\n"
        "document,2024-02-29,2025-02-28\n"
        "notification-answered,2024-02-01T13:00:00Z,2030-02-01\n"
        "sanction,2024-03-10,2030-03-10\n");
  const Ended ended = succeed({"check", "--policy", kDefault, "--examples", "cases.csv"});
  EXPECT_THAT(ended.out, HasSubstr("pass  cases.csv:2  document, 2024-06-30T22:30:00Z: due on 2025-07-01\n"));
  EXPECT_THAT(ended.out, HasSubstr("4 of 4 passed\n"));
  const auto told = json_of({"--policy", kDefault, "--examples", "cases.csv"})["examples"];
  ASSERT_EQ(told.size(), 4U);
  EXPECT_EQ(told[1], (nlohmann::json{{"rule", "document"},
                                     {"anchor", "2024-02-29"},
                                     {"expected_due", "2025-02-28"},
                                     {"due_on", "2025-02-28"},
                                     {"passed", true}}));
}

TEST_F(CheckPolicy, a_case_that_does_not_hold_is_exit_1_with_both_days) {
  write("cases.csv",
        "rule,anchor,expected_due\nsanction,2024-03-10,2030-03-10\ndocument,2024-02-29,2025-03-01\n");
  const Ended ended = run({"check", "--policy", kDefault, "--examples", "cases.csv"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out,
              HasSubstr("FAIL  cases.csv:3  document, 2024-02-29: due on 2025-02-28, expected 2025-03-01\n"));
  EXPECT_THAT(ended.out, HasSubstr("1 of 2 passed\n"));
  const Ended quiet = run({"check", "--policy", kDefault, "--examples", "cases.csv", "--quiet"});
  EXPECT_EQ(quiet.exit_code, 1);
  EXPECT_EQ(quiet.out, "");
}

TEST_F(CheckPolicy, a_reading_decides_a_case) {
  write("cases.csv", "rule,anchor,expected_due\ndocument,2024-02-29,2025-03-01\n");
  const Ended ended =
      succeed({"check", "--policy", kDefault, "--examples", "cases.csv", "--reading", "month_end=overflow"});
  EXPECT_THAT(ended.out, HasSubstr("1 of 1 passed\n"));
}

TEST_F(CheckPolicy, a_case_is_decided_by_the_version_that_takes_such_a_record) {
  write("cases.csv",
        "rule,anchor,expected_due\n"
        "document,2024-06-30T10:00:00Z,2025-06-30\n"
        "document,2024-12-15T10:00:00Z,2025-06-15\n"
        "document,2024-12-31,2025-06-30\n"
        "document,2025-01-01,2025-07-01\n");
  EXPECT_THAT(succeed({"check", "--policy", kWhatIf, "--examples", "cases.csv"}).out,
              HasSubstr("4 of 4 passed\n"));
  EXPECT_THAT(succeed({"check", "--policy", kWhatIf, "--examples", "cases.csv", "--on", "2025-01-01"}).out,
              HasSubstr("4 of 4 passed\n"))
      << "the day whose rules are shown decides nothing";
  write("wrong.csv", "rule,anchor,expected_due\ndocument,2024-12-15T10:00:00Z,2025-12-15\n");
  const Ended ended = run({"check", "--policy", kWhatIf, "--examples", "wrong.csv"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("2024-12-15T10:00:00Z: due on 2025-06-15, expected 2025-12-15\n"));
}

// Beside the world itself: cases made of what a run expects of each document all pass.
TEST_F(CheckPolicy, cases_made_of_what_a_run_expects_pass) {
  write("pack/notification.csv",
        "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n"
        "1,1,75101,067,absence,2024-01-01,2024-01-01T10:00:00Z,\n");
  std::string documents =
      "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,"
      "stored_at,content_sha256\n";
  std::vector<std::string> saved_at;
  for (int i = 0; i < 24; ++i) {
    const std::string month = std::to_string(101 + i % 12).substr(1);
    saved_at.push_back((i < 12 ? "2024-" : "2025-") + month +
                       (i % 2 == 0 ? "-01T22:30:00Z" : "-15T10:00:00Z"));
    documents +=
        std::to_string(1 + i) + ",1,1,,a.pdf,application/pdf,10,2024-01-01," + saved_at.back() + ",\n";
  }
  write("pack/document.csv", documents);
  for (const char* effect : {"all_records", "anchored_since"}) {
    write("policy.toml", "format = 1\nedition = \"own\"\nextends = \"" + kDefault +
                             "\"\n[[rule]]\nid = \"document\"\neffect = \"" + effect +
                             "\"\n"
                             "[[rule.version]]\nin_force = 2025-01-01\neffect = \"anchored_since\"\n"
                             "keep = \"6 months\"\nclause = \"a\"\n"
                             "[[rule.version]]\nin_force = 2025-05-01\neffect = \"all_records\"\n"
                             "ends = true\nclause = \"a\"\n"
                             "[[rule.version]]\nin_force = 2025-08-01\neffect = \"all_records\"\n"
                             "keep = \"9 months\"\nclause = \"a\"\n");
    succeed({"run", "--records", "pack", "--policy", "policy.toml", "--from", "2024-01-01", "--to",
             "2027-01-01", "--out", effect});
    std::string cases = "rule,anchor,expected_due\n";
    int told = 0;
    for (const std::string& line : lines_of(read(std::string{effect} + "/expected_deletions.csv"))) {
      const Fields row = fields_of(line);
      if (row[0] != "document") continue;
      cases += "document," + saved_at[std::stoul(row[1]) - 1] + "," + row[2] + "\n";
      ++told;
    }
    EXPECT_EQ(told, 24);
    write("cases.csv", cases);
    EXPECT_THAT(succeed({"check", "--policy", "policy.toml", "--examples", "cases.csv"}).out,
                HasSubstr("24 of 24 passed\n"))
        << effect;
  }
}

TEST_F(CheckPolicy, a_case_of_a_record_that_no_version_covers_has_no_date) {
  write("since.toml", "format = 1\nedition = \"since\"\nextends = \"" + kDefault +
                          "\"\n[[rule]]\nid = \"document\"\neffect = \"anchored_since\"\n");
  write("cases.csv",
        "rule,anchor,expected_due\ndocument,2024-01-10,2025-01-10\ndocument,2024-03-18,2025-03-18\n");
  const Ended ended = run({"check", "--policy", "since.toml", "--examples", "cases.csv"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("FAIL  cases.csv:2  document, 2024-01-10: due on no date"));
  EXPECT_THAT(ended.out, HasSubstr("1 of 2 passed\n"));
}

TEST_F(CheckPolicy, a_case_of_a_notification_from_before_the_new_model_has_no_date_under_that_reading) {
  write("cases.csv",
        "rule,anchor,expected_due\nnotification-unanswered,2023-12-03,2029-12-03\n"
        "notification-unanswered,2023-12-04,2029-12-04\n");
  const std::vector<std::string> words{"check", "--policy", kDefault, "--examples", "cases.csv"};
  EXPECT_THAT(succeed(words).out, HasSubstr("2 of 2 passed\n"));
  const Ended ended = run(joined(words, {"--reading", "scope=new_model"}));
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("2023-12-03: due on no date, expected 2029-12-03\n"));
}

TEST_F(CheckPolicy, an_overlay_is_told_as_differences_from_the_policy_it_extends) {
  const auto differences = json_of({"--policy", kWhatIf})["differences"];
  ASSERT_EQ(differences.size(), 1U);
  EXPECT_EQ(
      differences[0],
      "document: 12 months from 2024-03-18 -> 12 months from 2024-03-18, then 6 months from 2025-01-01 for "
      "later anchors, then 6 months from 2025-07-01");
  EXPECT_THAT(succeed({"check", "--policy", kWhatIf}).out, HasSubstr("Differences from "));
}

TEST_F(CheckPolicy, an_overlay_of_an_overlay_is_compared_with_its_own_parent_only) {
  write("second.toml",
        "format = 1\nedition = \"second\"\nextends = \"" + kWhatIf +
            "\"\n[reading]\nfirst_day = \"day_after\"\n[[rule]]\nid = \"sanction\"\nkeep = \"5 years\"\n");
  const auto differences = json_of({"--policy", "second.toml"})["differences"];
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0], "first_day: anniversary -> day_after");
  EXPECT_EQ(differences[1], "sanction: 6 years from 2024-03-18 -> 5 years from 2024-03-18");
}

TEST_F(CheckPolicy, a_reading_of_the_command_line_is_a_difference_too) {
  const auto told = json_of({"--policy", kWhatIf, "--reading", "day_of=utc"});
  EXPECT_EQ(told["differences"][0], "day_of: zone -> utc");
  EXPECT_EQ(told["reading"]["day_of"], "utc");
}

TEST_F(CheckPolicy, versions_are_told_with_the_file_and_line_in_which_they_stand) {
  const auto rules = json_of({"--policy", kWhatIf})["rules"];
  for (const auto& rule : rules) {
    for (const auto& version : rule["versions"]) {
      const auto lines = lines_of(text_of_file(version["file"].get<std::string>()));
      const auto line = version["line"].get<std::size_t>();
      ASSERT_GT(line, 0U);
      ASSERT_LE(line, lines.size());
      EXPECT_THAT(lines[line - 1],
                  testing::AnyOf(HasSubstr("keep"), HasSubstr("in_force"), HasSubstr("[[rule")));
    }
  }
}

}  // namespace
}  // namespace slettefrist::contract
