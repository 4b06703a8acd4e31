// Proofs of `explain RULE|CLAUSE --json` before the verifier: true ones are accepted, under every rule and
// reading; altered in any field they are rejected.
//
// It must not know a rule's length.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/verifier/proof_check.h"
#include "tests/contract/command.h"
#include "tests/contract/proof_alterations.h"
#include "tests/contract/proof_readings.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kPolicies = PROJECT_ROOT "/scenarios/policies/";
const std::string kClauses = kPolicies + "clauses-2024-1.toml";

class RuleProof : public Command {
 protected:
  std::string proof(const std::string& subject, const std::string& reading = "",
                    const std::string& policy = "star-2024-1", std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"explain", subject, "--json", "--policy",
                                       kPolicies + policy + ".toml"};
    if (!reading.empty()) arguments.insert(arguments.end(), {"--reading", reading});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return succeed(arguments).out;
  }
  static std::vector<std::string> objections(const std::string& proof, const std::string& reading = "",
                                             const std::string& policy = "star-2024-1") {
    std::vector<std::string> readings;
    if (!reading.empty()) readings.push_back(reading);
    return verifier::objections_to(
        proof, {verifier::read_policy_text(kPolicies + policy + ".toml", readings), std::nullopt});
  }
  static std::vector<std::string> objections_of_clause(const std::string& proof) {
    return verifier::objections_to(proof, {std::nullopt, verifier::read_clause_text(kClauses)});
  }
  int verify(const std::string& arguments) const {
    const std::string line =
        "cd '" + path(".") + "' && '" + PROGRAM + "-verify' " + arguments + " > verdict 2>&1";
    return WEXITSTATUS(std::system(line.c_str()));
  }
};

const std::vector<std::string> kSubjects{"notification-answered", "notification-unanswered", "document",
                                         "sanction", "nuph-answered"};

TEST_F(RuleProof, is_accepted_of_every_rule_and_of_a_clause_under_every_reading) {
  for (const std::string& subject : kSubjects) {
    for (const std::string& reading : every_reading()) {
      EXPECT_THAT(objections(proof(subject, reading), reading), IsEmpty()) << subject << " " << reading;
    }
  }
}

TEST_F(RuleProof, is_accepted_of_dated_versions_of_one_day_and_of_none) {
  const std::string policy = "documents-12-to-6-months";
  for (const char* day : {"", "2023-01-01", "2024-12-31", "2025-01-01", "2031-06-30"}) {
    std::vector<std::string> on;
    if (*day != '\0') on = {"--on", day};
    EXPECT_THAT(objections(proof("document", "", policy, on), "", policy), IsEmpty()) << day;
  }
}

// Dates that such a version covers lie further away than any other.
TEST_F(RuleProof, is_accepted_of_a_rule_that_comes_into_force_on_the_last_day_there_is) {
  write("late.toml", "format = 1\nedition = \"late\"\nextends = \"" + kPolicies +
                         "star-2024-1.toml\"\n[[rule]]\nid = \"document\"\neffect = \"anchored_since\"\n"
                         "in_force = 2199-12-31\n");
  const std::string told = succeed({"explain", "document", "--json", "--policy", "late.toml"}).out;
  EXPECT_THAT(
      verifier::objections_to(told, {verifier::read_policy_text(path("late.toml"), {}), std::nullopt}),
      IsEmpty());
  EXPECT_FALSE(nlohmann::json::parse(told)["rules"][0]["versions"][0]["worked_dates"].empty());
}

TEST_F(RuleProof, altered_in_any_one_field_it_is_rejected) {
  int alterations = 0;
  std::size_t turn = 0;
  for (const std::string& subject : kSubjects) {
    for (const std::string& reading : every_reading()) {
      const std::vector<Alteration> all = alterations_of(nlohmann::json::parse(proof(subject, reading)));
      for (std::size_t at = turn++ % 7; at < all.size(); at += 7) {
        EXPECT_THAT(objections(all[at].text, reading), Not(IsEmpty()))
            << subject << " " << reading << " " << all[at].what;
        ++alterations;
      }
    }
  }
  RecordProperty("alterations", alterations);
  EXPECT_GE(alterations, 1000);
  const std::string policy = "documents-12-to-6-months";
  for (const Alteration& alteration :
       alterations_of(nlohmann::json::parse(proof("document", "", policy, {"--on", "2025-02-01"})))) {
    EXPECT_THAT(objections(alteration.text, "", policy), Not(IsEmpty())) << alteration.what;
  }
}

TEST_F(RuleProof, every_kind_of_date_is_told_apart_by_the_verifier_too) {
  std::set<std::string> kinds;
  for (const char* subject : {"document", "sanction"}) {
    const auto told = nlohmann::json::parse(proof(subject));
    for (const auto& date : told["rules"][0]["versions"][0]["worked_dates"]) kinds.insert(date["kind"]);
  }
  EXPECT_THAT(kinds, testing::UnorderedElementsAre(
                         "plain", "month end", "leap day", "year's end", "after the Danish midnight",
                         "before the clocks go forward", "in the hour that comes twice"));
}

TEST_F(RuleProof, an_objection_names_the_field_what_was_said_and_what_is_so) {
  auto told = nlohmann::json::parse(proof("document"));
  told["rules"][0]["versions"][0]["worked_dates"][0]["due_on"] = "2024-12-16";
  EXPECT_THAT(objections(told.dump()),
              testing::ElementsAre("/rules/0/versions/0/worked_dates/0/due_on: the proof says "
                                   "\"2024-12-16\", worked out anew it is \"2024-12-15\""));
}

// Of an announcement and of a clause that no rule rests on, the list of clauses is the source.
TEST_F(RuleProof, of_a_clause_without_a_rule_is_held_against_the_list_of_clauses) {
  int clauses = 0;
  for (const verifier::Clause& clause : verifier::read_clause_text(kClauses).clauses) {
    const std::string told = succeed({"explain", clause.id, "--json"}).out;
    if (told.find("slettefrist-clause-proof-1") == std::string::npos) continue;
    EXPECT_THAT(objections_of_clause(told), IsEmpty()) << clause.id;
    for (const Alteration& alteration : alterations_of(nlohmann::json::parse(told))) {
      EXPECT_THAT(objections_of_clause(alteration.text), Not(IsEmpty())) << alteration.what;
    }
    ++clauses;
  }
  EXPECT_GE(clauses, 10);
}

TEST_F(RuleProof, the_verifying_program_says_which_source_it_needs) {
  write("rule.json", proof("document"));
  write("clause.json", succeed({"explain", "plan-draft-readable", "--json"}).out);
  const std::string policy = " --policy '" + kPolicies + "star-2024-1.toml'";
  const std::string clauses = " --clauses '" + kClauses + "'";
  EXPECT_EQ(verify("rule.json" + policy), 0);
  EXPECT_THAT(read("verdict"), HasSubstr("from the dates and from policy star-2024-1"));
  EXPECT_EQ(verify("clause.json" + clauses), 0);
  EXPECT_THAT(read("verdict"), HasSubstr("from the list clauses-2024-1"));
  EXPECT_EQ(verify("rule.json" + policy + clauses), 0);
  EXPECT_EQ(verify("rule.json" + clauses), 2);
  EXPECT_THAT(read("verdict"), HasSubstr("give --policy FILE"));
  EXPECT_EQ(verify("clause.json" + policy), 2);
  EXPECT_THAT(read("verdict"), HasSubstr("give --clauses FILE"));
  EXPECT_EQ(verify("clause.json --clauses nowhere.toml"), 2);
  EXPECT_EQ(verify("clause.json --clauses '" + kPolicies + "star-2024-1.toml'"), 2);
  EXPECT_THAT(read("verdict"), HasSubstr("expected a list of clauses"));
  EXPECT_EQ(verify("rule.json" + policy + " --reading first_day=day_after"), 1);
}

}  // namespace
}  // namespace slettefrist::contract
