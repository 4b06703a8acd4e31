// The verb `explain`: rules and clauses in words, and one record's deadline as of a day.
//
// The dates are those of tests/data/small-pack and of the hand-written records in scenarios/leap-day.toml. It
// must not know how a date is worked out.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

class Explain : public Command {
 protected:
  Ended of_pack(const std::string& subject, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{
        "explain", subject,      "--records", PROJECT_ROOT "/tests/data/small-pack",
        "--from",  "2023-12-01", "--to",      "2031-01-01"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return succeed(arguments);
  }
  nlohmann::json state(const std::string& subject, const std::string& day) {
    return nlohmann::json::parse(of_pack(subject, {"--on", day, "--json"}).out)["state"];
  }
  std::string first_line(const std::string& subject, const std::string& day) {
    return lines_of(of_pack(subject, {"--on", day}).out).front();
  }
};

TEST_F(Explain, tells_a_rule_with_file_line_clause_and_worked_dates) {
  const Ended ended = succeed({"explain", "document"});
  EXPECT_THAT(ended.out, testing::StartsWith("document: "));
  EXPECT_THAT(ended.out, HasSubstr("counted from stored_at"));
  EXPECT_THAT(ended.out, HasSubstr("clause document-12-months"));
  EXPECT_THAT(ended.out, HasSubstr("policies/star-2024-1.toml:"));
  EXPECT_THAT(ended.out, HasSubstr("2023-12-31T23:30:00Z -> 2025-01-01"));
  EXPECT_THAT(ended.out, HasSubstr("2024-02-29T12:00:00Z -> 2025-02-28  (leap day)\n"));
  EXPECT_THAT(ended.out, HasSubstr("2024-08-31T12:00:00Z -> 2025-08-31  (month end)\n"));
  EXPECT_THAT(ended.out, HasSubstr("2024-10-27T01:30:00Z -> 2025-10-27  (in the hour that comes twice)\n"));
}

TEST_F(Explain, tells_a_clause_as_the_rule_that_rests_on_it) {
  EXPECT_EQ(succeed({"explain", "nuph-answered"}).out, succeed({"explain", "notification-answered"}).out);
  EXPECT_NE(succeed({"explain", "nuph-answered"}).out, succeed({"explain", "nuph-unanswered"}).out);
}

TEST_F(Explain, a_reading_changes_the_worked_dates) {
  const Ended ended = succeed({"explain", "document", "--reading", "first_day=day_after"});
  EXPECT_THAT(ended.out, HasSubstr("2023-12-31T23:30:00Z -> 2025-01-02"));
}

TEST_F(Explain, shows_the_version_in_force_on_a_day) {
  const std::string what_if = PROJECT_ROOT "/scenarios/policies/documents-12-to-6-months.toml";
  const auto versions = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"explain", "document", "--policy", what_if, "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return nlohmann::json::parse(succeed(arguments).out)["rules"][0]["versions"];
  };
  EXPECT_EQ(versions({}).size(), 3U);
  ASSERT_EQ(versions({"--on", "2025-02-01"}).size(), 1U);
  EXPECT_EQ(versions({"--on", "2025-02-01"})[0]["in_force"], "2025-01-01");
  EXPECT_EQ(versions({"--on", "2025-02-01"})[0]["effect"], "anchored_since");
  EXPECT_EQ(versions({"--on", "2025-02-01"})[0]["keep"], "6 months");
  EXPECT_EQ(versions({})[0]["worked_dates"][0]["anchor"], "2023-12-15T10:00:00Z");
  EXPECT_EQ(versions({})[0]["worked_dates"][0]["due_on"], "2024-12-15");
  EXPECT_TRUE(versions({"--on", "2024-01-01"}).empty());
  EXPECT_THAT(succeed({"explain", "document", "--on", "2024-01-01"}).out,
              HasSubstr("not in force on 2024-01-01"));
}

TEST_F(Explain, says_why_a_record_of_a_pack_is_still_there_and_when_it_goes) {
  const Ended ended = of_pack("notification:101", {"--on", "2030-01-31"});
  EXPECT_THAT(ended.out, testing::StartsWith("notification 101: still there on 2030-01-31"));
  EXPECT_THAT(ended.out,
              HasSubstr("2024-01-09T09:15:00Z (2024-01-09 in Denmark): notification 101 was sent\n"));
  EXPECT_THAT(ended.out, HasSubstr("answer 201 came\n"));
  EXPECT_THAT(ended.out, HasSubstr("document 302 was saved on answer 201\n"));
  EXPECT_THAT(ended.out,
              HasSubstr("due on 2030-02-01 by rule notification-answered (clause nuph-answered, "));
  EXPECT_THAT(ended.out,
              HasSubstr("must be gone after the run of 2030-02-01\n    by answered_at of answer 201\n"));
}

TEST_F(Explain, the_state_of_a_record_follows_the_day) {
  EXPECT_EQ(state("document:303", "2024-06-30"), "not_yet");
  EXPECT_EQ(state("document:303", "2024-07-01"), "here");
  EXPECT_EQ(state("document:303", "2025-06-30"), "here");
  EXPECT_EQ(state("document:303", "2025-07-01"), "gone");
  EXPECT_THAT(first_line("document:303", "2024-06-30"), HasSubstr("not there yet"));
  EXPECT_THAT(first_line("document:303", "2025-06-30"), HasSubstr("still there on 2025-06-30"));
  EXPECT_THAT(first_line("document:303", "2025-07-01"), HasSubstr("gone on 2025-07-01"));
  EXPECT_THAT(first_line("sanction:402", "2024-03-17"), HasSubstr("a prompt engine takes it on 2024-03-18"));
}

TEST_F(Explain, says_why_it_is_here_and_what_held_it_until_its_first_day) {
  const Ended waiting = of_pack("document:303", {"--on", "2025-06-30"});
  EXPECT_THAT(waiting.out,
              HasSubstr("Why it is still here\n  its time is not up: 1 day left to 2025-07-01\n"));
  EXPECT_THAT(waiting.out, HasSubstr("before 2025-07-01 its period has not ended"));
  const Ended backlog = of_pack("sanction:402", {"--on", "2024-03-17"});
  EXPECT_THAT(backlog.out, HasSubstr("due since 2021-09-02, but the rule removes from 2024-03-18 on only"));
  EXPECT_THAT(backlog.out, HasSubstr("no version of the rule that makes it due is in force"));
  EXPECT_THAT(of_pack("document:303", {"--on", "2025-07-01"}).out, Not(HasSubstr("Why it is still here")));
  EXPECT_THAT(of_pack("contact_course:501").out, HasSubstr("no rule of "));
}

TEST_F(Explain, says_what_would_move_the_day) {
  EXPECT_THAT(of_pack("notification:102").out, HasSubstr("  an answer that comes in before the run"));
  EXPECT_THAT(of_pack("notification:101").out, Not(HasSubstr("  an answer that comes in")));
  const Ended document = of_pack("document:303");
  EXPECT_THAT(document.out, HasSubstr("the reading day_of = utc: to 2025-06-30"));
  EXPECT_THAT(document.out, HasSubstr("the reading first_day = day_after: to 2025-07-02"));
  EXPECT_THAT(document.out, Not(HasSubstr("the reading month_end")));
}

TEST_F(Explain, a_day_beyond_the_calendar_is_told_with_its_steps) {
  const Ended ended =
      succeed({"explain", "notification:101", "--records", PROJECT_ROOT "/tests/data/small-pack", "--from",
               "2023-12-01", "--to", "2025-01-01"});
  EXPECT_THAT(ended.out, HasSubstr("due on 2030-02-01 by rule notification-answered"));
  EXPECT_THAT(ended.out,
              HasSubstr("no run up to 2025-01-01 may take it\n    by answered_at of answer 201\n"));
}

TEST_F(Explain, a_document_that_holds_its_notification_back_is_named_with_its_steps) {
  const Ended ended = succeed({"explain", "notification:1", "--scenario", "held-by-documents"});
  EXPECT_THAT(ended.out, HasSubstr("    by stored_at of document 3, which holds it back (rule document)\n"));
  EXPECT_THAT(ended.out, HasSubstr("    plus 12 months is 2025-"));
}

TEST_F(Explain, names_the_policys_file_and_line) {
  EXPECT_THAT(of_pack("document:303").out, HasSubstr("(clause document-12-months, "));
  EXPECT_THAT(of_pack("document:303").out, testing::ContainsRegex("star-2024-1\\.toml:[0-9]+\\)"));
}

TEST_F(Explain, an_instant_late_in_the_evening_is_told_with_its_danish_day) {
  EXPECT_THAT(of_pack("document:303").out, HasSubstr("2024-06-30T22:30:00Z (2024-07-01 in Denmark)"));
}

TEST_F(Explain, tells_the_date_that_counts_for_a_sanction_and_since_when_it_is_known) {
  const std::string text = of_pack("sanction:401").out;
  EXPECT_THAT(text, HasSubstr("expires on 2024-05-01"));
  EXPECT_THAT(text, HasSubstr("served on 2024-03-10, known from 2024-03-11T07:00:00Z"));
  EXPECT_THAT(text, HasSubstr("due on 2030-03-10"));
  EXPECT_THAT(text, HasSubstr("\n    by served_on of sanction 401\n"));
}

TEST_F(Explain, a_record_of_a_table_without_a_rule_may_never_be_removed) {
  EXPECT_THAT(first_line("contact_course:501", "2030-01-01"), HasSubstr("nobody may remove it"));
  EXPECT_THAT(first_line("citizen:2", "2030-01-01"), HasSubstr("nobody may remove it"));
  EXPECT_EQ(state("citizen:2", "2030-01-01"), "here");
}

TEST_F(Explain, finds_hand_written_and_generated_records_of_a_scenario) {
  const Ended written = succeed({"explain", "document:1", "--scenario", "leap-day", "--on", "2025-02-27"});
  EXPECT_THAT(written.out, HasSubstr("still there on 2025-02-27: a prompt engine takes it on 2025-02-28"));
  succeed({"generate", "leap-day", "--citizens", "20", "--out", "pack", "--quiet"});
  const std::vector<std::string> rows = lines_of(read("pack/expected_deletions.csv"));
  int told = 0;
  for (const std::string& row : rows) {
    if (!row.starts_with("sanction,") || row.find(",,") != std::string::npos) continue;
    const std::size_t comma = row.find(',');
    const std::size_t second = row.find(',', comma + 1);
    const std::string id = row.substr(comma + 1, second - comma - 1);
    const std::string due = row.substr(second + 1, 10);
    const Ended ended = succeed({"explain", "sanction:" + id, "--scenario", "leap-day", "--citizens", "20"});
    EXPECT_THAT(ended.out, HasSubstr("due on " + due)) << row;
    if (++told == 3) break;
  }
  EXPECT_EQ(told, 3);
}

TEST_F(Explain, json_is_a_proof_with_inputs_steps_and_lawful_days) {
  const auto told = nlohmann::json::parse(of_pack("answer:201", {"--json"}).out);
  EXPECT_EQ(told["format"], "slettefrist-proof-1");
  EXPECT_EQ(told["area"], "answer");
  EXPECT_EQ(told["record_id"], 201);
  EXPECT_EQ(told["on"], "2031-01-01");
  EXPECT_EQ(told["facts"].size(), 4U);
  EXPECT_EQ(told["deadline"]["rule"], "notification-answered");
  EXPECT_EQ(told["deadline"]["with_notification"], true);
  EXPECT_EQ(told["deadline"]["due_on"], "2030-02-01");
  EXPECT_EQ(told["window"]["first_lawful_on"], "2030-02-01");
  EXPECT_EQ(told["window"]["last_lawful_on"], "2030-02-01");
  ASSERT_EQ(told["steps"].size(), 4U);
  EXPECT_EQ(told["steps"][0]["record"], "answer:201");
  EXPECT_EQ(told["steps"][0]["column"], "answered_at");
  EXPECT_EQ(told["steps"][0]["day"], "2024-02-01");
}

}  // namespace
}  // namespace slettefrist::contract
