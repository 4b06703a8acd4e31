// `explain` where a rule has dated versions: which of them decides, whom it covers, and which dates are told
// of it.
//
// It must not know how a date is worked out.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

const std::string kPolicies = PROJECT_ROOT "/scenarios/policies/";

class ExplainVersions : public Command {
 protected:
  // A notification of 2023-12-20 with one document, and what is asked of the two.
  std::string of_pack(const std::string& subject, const std::string& saved_at,
                      const std::vector<std::string>& more) {
    write("pack/notification.csv",
          "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n"
          "1,1,75101,067,absence,2023-12-20,2023-12-20T10:00:00Z,\n");
    write("pack/document.csv",
          "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,"
          "stored_at,content_sha256\n2,1,1,,a.pdf,application/pdf,10,2023-12-20," +
              saved_at + ",\n");
    return succeed(
               joined({"explain", subject, "--records", "pack", "--from", "2024-03-18", "--to", "2026-03-01"},
                      more))
        .out;
  }
  // Rule `document` with keys of its own.
  std::string policy_with(const std::string& keys) {
    write("own.toml", "format = 1\nedition = \"own\"\nextends = \"" + kPolicies +
                          "star-2024-1.toml\"\n[[rule]]\nid = \"document\"\n" + keys);
    return "own.toml";
  }
};

TEST_F(ExplainVersions, a_due_day_that_two_of_them_give_is_told_with_the_one_that_decides) {
  const std::vector<std::string> policy{"--policy", "documents-12-to-6-months"};
  const std::string text = of_pack("document:2", "2024-12-15T10:00:00Z", policy);
  const Json proof = Json::parse(of_pack("document:2", "2024-12-15T10:00:00Z", joined(policy, {"--json"})));
  const std::string place =
      "documents-12-to-6-months.toml:" + std::to_string(proof["steps"][1]["line"].get<int>());
  const std::string line = lines_of(text_of_file(
      kPolicies + "documents-12-to-6-months.toml"))[proof["steps"][1]["line"].get<std::size_t>() - 2];
  EXPECT_EQ(line, "effect   = \"all_records\"");
  EXPECT_THAT(text, HasSubstr("due on 2025-06-15 by rule document (clause document-12-months, "));
  EXPECT_THAT(text, HasSubstr(place + "); may go from the run of 2025-07-01 on"));
}

// An outage takes the nights of the first version away: each window is told with the version of its own
// time, though both give the same day.
TEST_F(ExplainVersions, each_window_is_told_with_the_one_that_decides_when_it_opens) {
  policy_with(
      "[[rule.version]]\nin_force = 2025-01-15\neffect = \"all_records\"\nkeep = \"1 year\"\n"
      "clause = \"again\"\n");
  write("outage.toml",
        "format = 1\nname = \"outage\"\ntitle = \"Two versions in an outage\"\npolicy = \"own.toml\"\n"
        "seed = 1\ncitizens = 0\nstarts_on = 2024-12-01\nends_on = 2025-03-31\n"
        "[purge]\noutages = [{ from = 2025-01-08, to = 2025-01-20 }]\n"
        "[[records.notification]]\nnotification_id = 1\ncitizen_id = 1\njobcentre_code = \"75101\"\n"
        "fund_code = \"067\"\nevent_kind = \"absence\"\nevent_on = 2023-12-20\n"
        "notified_at = \"2023-12-20T10:00:00Z\"\n"
        "[[records.document]]\ndocument_id = 2\ncitizen_id = 1\nnotification_id = 1\n"
        "file_name = \"a.pdf\"\nmedia_type = \"application/pdf\"\nbyte_size = 10\n"
        "file_dated_on = 2023-12-20\nstored_at = \"2024-01-10T10:00:00Z\"\n");
  const std::string text = succeed({"explain", "document:2", "--scenario", "outage.toml"}).out;
  EXPECT_THAT(text, AllOf(HasSubstr("a prompt engine takes it on 2025-01-21"),
                          HasSubstr("(clause document-12-months, "), HasSubstr("(clause again, ")));
  EXPECT_LT(text.find("(clause document-12-months, "), text.find("(clause again, "));
}

TEST_F(ExplainVersions, that_cover_only_later_records_are_named_where_a_record_has_no_date) {
  const std::string policy = policy_with("effect = \"anchored_since\"\n");
  const std::string text = of_pack("document:2", "2024-01-10T10:00:00Z",
                                   {"--policy", policy, "--reading", "document_under_parent=stays"});
  EXPECT_THAT(text, HasSubstr("Why it is still here\n  the rule document covers only records counted from "
                              "2024-03-18 on, and this one counts from 2024-01-10 ("));
  EXPECT_THAT(text, Not(HasSubstr("does not exist")));
}

TEST_F(ExplainVersions, that_end_a_rule_are_named_where_a_record_has_no_date) {
  const std::string policy = policy_with(
      "[[rule.version]]\nin_force = 2024-06-01\neffect = \"all_records\"\nends = true\nclause = \"a\"\n");
  EXPECT_THAT(of_pack("document:2", "2024-01-10T10:00:00Z",
                      {"--policy", policy, "--reading", "document_under_parent=stays"}),
              HasSubstr("Why it is still here\n  the rule document removes nothing from 2024-06-01 on ("));
}

TEST_F(ExplainVersions, a_day_that_does_not_exist_is_named_where_a_record_has_no_date) {
  EXPECT_THAT(
      of_pack("document:2", "2024-02-29T10:00:00Z",
              {"--reading", "month_end=refuse", "--reading", "document_under_parent=stays"}),
      HasSubstr("Why it is still here\n  the rule document names a day that does not exist, 12 months "
                "after 2024-02-29, and the reading month_end = refuse no other ("));
}

TEST_F(ExplainVersions, a_sanction_without_dates_is_told_which_dates_are_missing) {
  write("pack/sanction.csv",
        "sanction_id,citizen_id,notification_id,fund_code,sanction_kind,decided_on,registered_at,expires_on,"
        "served_on,served_registered_at\n1,2,,067,quarantine,2024-06-01,2024-06-02T10:00:00Z,,,\n");
  EXPECT_THAT(
      succeed({"explain", "sanction:1", "--records", "pack", "--from", "2024-03-18", "--to", "2026-03-01"})
          .out,
      HasSubstr("  the rule sanction counts from expires_on, served_on, and no such date is known\n"));
}

// Every worked date, given back as a case of one's own, holds: it is a date that a record has.
TEST_F(ExplainVersions, worked_dates_are_those_of_records_that_go_by_them) {
  write("late.toml", "format = 1\nedition = \"late\"\nextends = \"" + kPolicies +
                         "star-2024-1.toml\"\n[[rule]]\nid = \"sanction\"\n[[rule.version]]\n"
                         "in_force = 2026-09-01\neffect = \"anchored_since\"\nkeep = \"18 months\"\n"
                         "clause = \"a\"\n[[rule.version]]\nin_force = 2031-01-01\n"
                         "effect = \"all_records\"\nkeep = \"9 months\"\nclause = \"a\"\n");
  int dates = 0;
  for (const std::string& policy : {kPolicies + "documents-12-to-6-months.toml", path("late.toml")}) {
    for (const char* reading : {"first_day=anniversary", "first_day=instant", "day_of=utc",
                                "month_end=overflow", "scope=new_model"}) {
      const Json told =
          Json::parse(succeed({"check", "--policy", policy, "--json", "--reading", reading}).out);
      std::string cases = "rule,anchor,expected_due\n";
      for (const Json& rule : told["rules"]) {
        for (const Json& version : rule["versions"]) {
          EXPECT_FALSE(version["worked_dates"].empty()) << version;
          for (const Json& date : version["worked_dates"]) {
            cases += rule["rule"].get<std::string>() + "," + date["anchor"].get<std::string>() + "," +
                     date["due_on"].get<std::string>() + "\n";
            ++dates;
          }
        }
      }
      write("cases.csv", cases);
      const Ended ended = run({"check", "--policy", policy, "--examples", "cases.csv", "--reading", reading});
      EXPECT_EQ(ended.exit_code, 0) << policy << " " << reading << "\n" << ended.out;
    }
  }
  EXPECT_GT(dates, 300);
}

TEST_F(ExplainVersions, worked_dates_lie_where_the_version_covers_records_and_say_when_they_go) {
  const std::vector<std::string> words{"explain", "document",  "--policy", "documents-12-to-6-months",
                                       "--on",    "2025-02-01"};
  const Json proof = Json::parse(succeed(joined(words, {"--json"})).out);
  for (const Json& date : proof["rules"][0]["versions"][0]["worked_dates"]) {
    EXPECT_GE(date["counts_as"].get<std::string>(), "2025-01-01");
  }
  EXPECT_THAT(
      succeed(words).out,
      AllOf(HasSubstr("    2025-12-15T10:00:00Z -> 2026-06-15  (plain)\n"),
            HasSubstr("      the version in force from 2025-07-01 decides by then: due on 2026-06-15\n")));
  const std::string by_default = succeed({"explain", "document"}).out;
  EXPECT_THAT(by_default,
              HasSubstr("    2023-02-28T12:00:00Z -> 2024-02-28  (month end)\n"
                        "      counts from 2023-02-28T12:00:00Z, 2023-02-28 13:00:00 Danish time: the Danish "
                        "day 2023-02-28\n"
                        "      plus 12 months is 2024-02-28\n"
                        "      due from that day on\n"
                        "      may go from the run of 2024-03-18 on\n"));
  EXPECT_THAT(succeed({"check", "--policy", "star-2024-1"}).out,
              HasSubstr("2023-02-28T12:00:00Z -> 2024-02-28  (month end; may go from the run of 2024-03-18 "
                        "on)\n"));
}

TEST_F(ExplainVersions, a_day_beyond_the_world_is_bad_input) {
  write("pack/notification.csv",
        "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n"
        "1,1,75101,067,absence,2018-06-01,2018-06-01T10:00:00Z,\n");
  const std::vector<std::string> words{"explain", "notification:1", "--records", "pack",
                                       "--from",  "2024-03-18",     "--to",      "2024-05-01"};
  EXPECT_THAT(succeed(joined(words, {"--on", "2024-05-01"})).out, HasSubstr("still there on 2024-05-01"));
  const Ended ended = run(joined(words, {"--on", "2024-05-02"}));
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--on: read 2024-05-02, expected a day up to 2024-05-01, the last of the "
                                   "world \"records\""));
}

}  // namespace
}  // namespace slettefrist::contract
