// Proofs of `explain --json` before the verifier: true ones are accepted, under every rule and reading;
// altered in any field they are rejected.
//
// The verifier is asked through its library, and as a program. It must not know a rule's length.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "sim/verifier/proof_check.h"
#include "tests/contract/command.h"
#include "tests/contract/proof_alterations.h"
#include "tests/contract/proof_readings.h"

namespace slettefrist::contract {
namespace {

const std::string kPolicy = PROJECT_ROOT "/scenarios/policies/star-2024-1.toml";

class DeadlineProof : public Command {
 protected:
  std::string proof(const std::string& subject, const std::string& reading,
                    std::vector<std::string> world = {"--records", PROJECT_ROOT "/tests/data/small-pack",
                                                      "--from", "2024-01-01", "--to", "2030-06-01"}) {
    std::vector<std::string> arguments{"explain", subject, "--json", "--on", "2025-03-01"};
    arguments.insert(arguments.end(), world.begin(), world.end());
    if (!reading.empty()) arguments.insert(arguments.end(), {"--reading", reading});
    return succeed(arguments).out;
  }
  static std::vector<std::string> objections(const std::string& proof, const std::string& reading,
                                             const std::string& policy = kPolicy) {
    const std::vector<std::string> given =
        reading.empty() ? std::vector<std::string>{} : std::vector<std::string>{reading};
    return verifier::objections_to(proof, {verifier::read_policy_text(policy, given), std::nullopt});
  }
  // The verifier as a program; its exit code.
  int verify(const std::string& arguments) const {
    const std::string line =
        "cd '" + path(".") + "' && '" + PROGRAM + "-verify' " + arguments + " > verdict 2>&1";
    return WEXITSTATUS(std::system(line.c_str()));
  }
};

TEST_F(DeadlineProof, is_accepted_for_every_kind_of_record_under_every_reading) {
  int proofs = 0;
  for (const char* subject : {"notification:101", "notification:102", "answer:201", "document:302",
                              "sanction:401", "sanction:402", "contact_course:501", "citizen:2"}) {
    for (const std::string& reading : every_reading()) {
      EXPECT_THAT(objections(proof(subject, reading), reading), testing::IsEmpty())
          << subject << " " << reading;
      ++proofs;
    }
  }
  EXPECT_GE(proofs, 100);
}

TEST_F(DeadlineProof, is_accepted_where_versions_change_runs_fail_and_documents_hold_back) {
  struct World {
    const char* scenario;
    const char* policy;
  };
  int proofs = 0;
  for (const World& world : {World{"policy-change", "documents-12-to-6-months"},
                             World{"held-by-documents", "documents-hold-notifications"},
                             World{"outage", "star-2024-1"}, World{"leap-day", "star-2024-1"},
                             World{"late-answers", "star-2024-1"}, World{"clock-change", "star-2024-1"}}) {
    const std::string folder = std::string{"pack-"} + world.scenario;
    succeed({"generate", world.scenario, "--small", "--submissions-count", "0", "--out", folder, "--quiet"});
    const auto rows = lines_of(read(folder + "/expected_deletions.csv"));
    const std::size_t stride = std::max<std::size_t>(rows.size() / 12, 1);
    for (std::size_t row = 1; row < rows.size(); row += stride) {
      const std::size_t comma = rows[row].find(',');
      const std::string id = rows[row].substr(comma + 1, rows[row].find(',', comma + 1) - comma - 1);
      const std::string subject = rows[row].substr(0, comma) + ":" + id;
      const std::string told = proof(subject, "", {"--scenario", world.scenario, "--small"});
      const std::string policy = PROJECT_ROOT "/scenarios/policies/" + std::string{world.policy} + ".toml";
      EXPECT_THAT(objections(told, "", policy), testing::IsEmpty()) << world.scenario << " " << subject;
      ++proofs;
    }
  }
  EXPECT_GE(proofs, 50);
}

// Every reading takes every third alteration, each another third: together they take all, several times.
TEST_F(DeadlineProof, altered_in_any_one_field_it_is_rejected) {
  int alterations = 0;
  std::size_t turn = 0;
  for (const char* subject : {"notification:101", "notification:102", "document:303", "sanction:401"}) {
    for (const std::string& reading : every_reading()) {
      const std::string told = proof(subject, reading);
      ASSERT_THAT(objections(told, reading), testing::IsEmpty());
      const std::vector<Alteration> all = alterations_of(nlohmann::json::parse(told));
      for (std::size_t at = turn++ % 3; at < all.size(); at += 3) {
        EXPECT_THAT(objections(all[at].text, reading), testing::Not(testing::IsEmpty()))
            << subject << " " << reading << " " << all[at].what;
        ++alterations;
      }
    }
  }
  RecordProperty("alterations", alterations);
  EXPECT_GE(alterations, 1000);
}

TEST_F(DeadlineProof, of_a_world_that_purges_every_few_hours_is_accepted_and_altered_it_is_rejected) {
  write("hourly.toml", "format = 1\nname = \"hourly\"\npolicy = \"" + kPolicy +
                           "\"\nseed = 7\ncitizens = 40\nhistory_from = 2023-12-04\nstarts_on = 2024-03-18\n"
                           "ends_on = 2025-11-15\n[purge]\nevery = \"7 hours\"\nat = \"02:30\"\n");
  succeed({"generate", "hourly.toml", "--submissions-count", "0", "--out", "hourly", "--quiet"});
  const auto rows = lines_of(read("hourly/expected_deletions.csv"));
  const std::size_t stride = std::max<std::size_t>(rows.size() / 12, 1);
  int proofs = 0;
  for (std::size_t row = 1; row < rows.size(); row += stride) {
    const std::size_t comma = rows[row].find(',');
    const std::string id = rows[row].substr(comma + 1, rows[row].find(',', comma + 1) - comma - 1);
    const std::string told = proof(rows[row].substr(0, comma) + ":" + id, "", {"--scenario", "hourly.toml"});
    ASSERT_THAT(objections(told, ""), testing::IsEmpty()) << rows[row];
    if (++proofs > 1) continue;
    const auto json = nlohmann::json::parse(told);
    EXPECT_EQ(json["calendar"]["every"], "7 hours");
    for (const Alteration& alteration : alterations_of(json)) {
      EXPECT_THAT(objections(alteration.text, ""), testing::Not(testing::IsEmpty())) << alteration.what;
    }
  }
  EXPECT_GE(proofs, 10);
}

TEST_F(DeadlineProof, an_objection_names_the_field_what_was_said_and_what_is_so) {
  auto told = nlohmann::json::parse(proof("document:303", ""));
  told["deadline"]["due_on"] = "2025-07-02";
  EXPECT_THAT(objections(told.dump(), ""),
              testing::ElementsAre("/deadline/due_on: the proof says \"2025-07-02\", worked out anew it is "
                                   "\"2025-07-01\""));
  EXPECT_THAT(objections("{}", ""), testing::SizeIs(1));
}

TEST_F(DeadlineProof, is_rejected_under_another_policy_or_reading_than_its_own) {
  const std::string told = proof("document:303", "first_day=day_after");
  EXPECT_THAT(objections(told, "first_day=day_after"), testing::IsEmpty());
  EXPECT_THAT(objections(told, ""), testing::Not(testing::IsEmpty()));
  write("half.toml", "format = 1\nedition = \"star-2024-1\"\nextends = \"" + kPolicy +
                         "\"\n[[rule]]\nid = \"document\"\nkeep = \"90 days\"\n");
  EXPECT_THAT(objections(told, "first_day=day_after", path("half.toml")), testing::Not(testing::IsEmpty()));
}

TEST_F(DeadlineProof, the_verifier_is_a_program_of_its_own_with_three_exit_codes) {
  write("proof.json", proof("sanction:401", ""));
  EXPECT_EQ(verify("proof.json --policy '" + kPolicy + "'"), 0);
  EXPECT_THAT(read("verdict"), testing::StartsWith("Accepted"));
  EXPECT_EQ(verify("- --policy '" + kPolicy + "' < proof.json"), 0);
  EXPECT_EQ(verify("proof.json --policy '" + kPolicy + "' --reading first_day=day_after"), 1);
  EXPECT_THAT(read("verdict"), testing::HasSubstr("/reading/first_day"));
  EXPECT_EQ(verify("proof.json"), 2);
  write("no-proof.json", "no proof");
  EXPECT_EQ(verify("no-proof.json --policy '" + kPolicy + "'"), 2);
  EXPECT_EQ(verify("nowhere.json --policy '" + kPolicy + "'"), 2);
  EXPECT_EQ(verify("proof.json --policy nowhere.toml"), 2);
  EXPECT_EQ(verify("proof.json --policy ."), 2);
  EXPECT_THAT(read("verdict"), testing::HasSubstr("expected a policy file"));
  write("empty.toml", "");
  EXPECT_EQ(verify("proof.json --policy empty.toml"), 2);
  write("word.toml", "rule = [\"x\"]\n");
  EXPECT_EQ(verify("proof.json --policy word.toml"), 2);
  EXPECT_THAT(read("verdict"), testing::HasSubstr("word.toml:1: read a rule that is no table"));
  EXPECT_EQ(verify("--help"), 0);
}

}  // namespace
}  // namespace slettefrist::contract
