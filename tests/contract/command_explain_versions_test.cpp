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

}  // namespace
}  // namespace slettefrist::contract
