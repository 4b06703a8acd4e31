// A record under several rules that open in one run: engine, oracle, judge and verifier name the same one.
//
// The two rules of the worlds here open on one day and are due on others. It must not know who is right.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class SeveralRules : public Command {
 protected:
  // Due on 1 July by its own rule, before that by the other, which begins on the day given.
  void write_world(const std::string& in_force, const std::string& every) {
    write("policy.toml", "format = 1\nextends = \"" PROJECT_ROOT
                         "/scenarios/policies/star-2024-1.toml\"\nedition = \"two rules\"\n"
                         "[[rule]]\nid = \"sanction\"\nkeep = \"60 days\"\n"
                         "[[rule]]\nid = \"by-decision\"\narea = \"sanction\"\napplies = \"always\"\n"
                         "counted_from = \"decided_on\"\nkeep = \"10 days\"\nin_force = " +
                             in_force + "\neffect = \"all_records\"\nclause = \"what-if\"\n");
    write("world.toml",
          "format = 1\nname = \"world\"\npolicy = \"policy.toml\"\nstarts_on = 2024-06-01\n"
          "ends_on = 2024-07-31\n[purge]\nevery = \"" +
              every +
              "\"\n[[records.sanction]]\nsanction_id = 1\ncitizen_id = 1\nfund_code = \"067\"\n"
              "sanction_kind = \"quarantine\"\ndecided_on = 2024-05-01\n"
              "registered_at = \"2024-05-01T10:00:00Z\"\nexpires_on = 2024-05-02\n");
  }
  std::string removal() {
    succeed({"run", "world.toml", "--out", "o", "--quiet"});
    EXPECT_EQ(lines_of(read("o/deletions.csv")).size(), 2U);
    const std::string told = succeed({"explain", "sanction:1", "--scenario", "world.toml", "--json"}).out;
    write("proof.json", told);
    const std::string verify =
        "cd '" + path(".") + "' && '" + PROGRAM + "-verify' proof.json --policy policy.toml > verdict 2>&1";
    EXPECT_EQ(WEXITSTATUS(std::system(verify.c_str())), 0) << read("verdict");
    return lines_of(read("o/deletions.csv")).back();
  }
};

TEST_F(SeveralRules, that_open_in_one_run_name_the_one_with_the_earliest_due_day) {
  write_world("2024-07-01", "1 day");
  EXPECT_THAT(removal(), HasSubstr("2024-07-01,sanction,1,by-decision,2024-05-11"));
}

TEST_F(SeveralRules, name_the_one_that_opens_first_whatever_its_due_day) {
  write_world("2024-07-02", "1 day");
  EXPECT_THAT(removal(), HasSubstr("2024-07-01,sanction,1,sanction,2024-07-01"));
}

TEST_F(SeveralRules, that_open_between_two_runs_name_the_one_with_the_earliest_due_day) {
  write_world("2024-07-02", "7 days");
  EXPECT_THAT(removal(), HasSubstr("2024-07-06,sanction,1,by-decision,2024-05-11"));
}

}  // namespace
}  // namespace slettefrist::contract
