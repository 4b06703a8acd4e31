// The gate of the fault catalogue can fail: when the judge is blind to a kind, when a sole killer is left
// out, and when the built-in engine itself is not clean.
//
// Worlds are the shipped scenarios in little. That every fault is caught by them is shown by the command's
// own test. Must not know how a fault is wrong.
#include "sim/cli/hunt/kill_matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "sim/cli/job/places.h"
#include "sim/engine/fault_kit.h"
#include "tests/contract/command.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {
namespace {

namespace fs = std::filesystem;

using cli::Fault;
using cli::fault_catalogue;
using cli::fault_named;
using cli::Job;
using cli::kill_matrix;
using testing::ElementsAre;

Job small_job(const std::string& scenario) {
  fs::current_path(PROJECT_ROOT);  // the registrations of the generated worlds are looked for from here
  cli::Options options;
  options.small = true;
  return cli::make_job(options, PROJECT_ROOT "/scenarios/" + scenario + ".toml");
}

std::vector<Job> shipped_jobs() {
  std::vector<Job> jobs;
  for (const std::string& file : cli::toml_files(PROJECT_ROOT "/scenarios")) {
    jobs.push_back(small_job(fs::path{file}.stem().string()));
  }
  return jobs;
}

// The first fault of each kind that the catalogue names.
std::map<FindingKind, const Fault*> one_fault_a_kind() {
  std::map<FindingKind, const Fault*> faults;
  for (const Fault& fault : fault_catalogue()) faults.emplace(fault.card.kind, &fault);
  return faults;
}

TEST(KillMatrix, fails_when_the_judge_is_blind_to_any_one_kind) {
  const auto faults = one_fault_a_kind();
  EXPECT_GE(faults.size(), 9u);
  for (const auto& [kind, fault] : faults) {
    std::vector<Job> jobs{small_job(fault->card.scenarios.front())};
    EXPECT_TRUE(kill_matrix(jobs, {fault}, false, 1).is_passed()) << fault->card.name;
    jobs.front().blind_to = kind;
    const cli::Matrix blind = kill_matrix(jobs, {fault}, false, 1);
    EXPECT_FALSE(blind.is_passed()) << name_of(kind);
    EXPECT_EQ(blind.score(), 0.0) << name_of(kind);
    EXPECT_THAT(blind.rows[0].kinds(), testing::Not(testing::Contains(kind)));
  }
}

// Fault and the one shipped scenario that catches it.
const std::map<std::string, std::string> kSoleKillers{{"future-date-blocks", "old-sanctions"},
                                                      {"hold-on-one-path", "held-by-documents"},
                                                      {"old-policy-lives-on", "policy-change"},
                                                      {"scheduler-gives-up", "outage"},
                                                      {"shared-file", "same-number"}};

TEST(KillMatrix, fails_when_a_sole_killer_is_left_out) {
  std::vector<const Fault*> faults;
  for (const auto& [fault, scenario] : kSoleKillers) faults.push_back(&fault_named(fault));
  const std::vector<Job> all = shipped_jobs();
  const cli::Matrix matrix = kill_matrix(all, faults, true, 2);
  EXPECT_TRUE(matrix.is_passed());
  for (const cli::FaultRow& row : matrix.rows) {
    EXPECT_THAT(row.killed_by(), ElementsAre(kSoleKillers.at(row.card.name))) << row.card.name;
    EXPECT_EQ(row.trials.size(), all.size());
  }
  std::vector<Job> but_one = all;
  std::erase_if(but_one, [](const Job& job) { return job.scenario.name == "same-number"; });
  const cli::Matrix without = kill_matrix(but_one, {&fault_named("shared-file")}, false, 2);
  EXPECT_FALSE(without.is_passed());
  EXPECT_EQ(without.rows[0].trials.size(), but_one.size());  // every other one was tried
}

TEST(KillMatrix, fails_where_the_builtin_engine_itself_has_findings) {
  Job job = small_job("old-sanctions");
  const Fault& fault = fault_named("future-date-blocks");
  EXPECT_TRUE(kill_matrix({job}, {&fault}, false, 1).is_passed());
  // A sanction without any date is a finding whatever the engine.
  const auto old = std::find_if(job.pack.sanctions.begin(), job.pack.sanctions.end(),
                                [](const Sanction& sanction) { return sanction.sanction_id == 1; });
  ASSERT_NE(old, job.pack.sanctions.end());
  old->expires_on.reset();
  const cli::Matrix matrix = kill_matrix({job}, {&fault}, false, 1);
  EXPECT_EQ(matrix.score(), 1.0);
  EXPECT_FALSE(matrix.is_passed());
  EXPECT_THAT(matrix.wrong_controls, ElementsAre("old-sanctions"));
}

TEST(KillMatrix, does_not_hold_against_a_fault_what_the_builtin_engine_has_too) {
  Job job = small_job("outage");
  ASSERT_FALSE(job.scenario.purge.outages.empty());
  const cli::Matrix matrix = kill_matrix({job}, {&fault_named("two-purges")}, false, 1);
  EXPECT_THAT(matrix.rows[0].kinds(), ElementsAre(FindingKind::log_untrue));
  EXPECT_TRUE(matrix.wrong_controls.empty());
}

TEST(KillMatrix, lets_no_state_of_a_fault_reach_the_next_world) {
  const std::vector<const Fault*> faults{&fault_named("due-once"), &fault_named("only-forward"),
                                         &fault_named("clock-jump")};
  for (const Fault* fault : faults) {
    const std::vector<Job> jobs{small_job(fault->card.scenarios.front())};
    const cli::Matrix first = kill_matrix(jobs, {fault}, false, 1);
    const cli::Matrix second = kill_matrix(jobs, {fault}, false, 1);
    ASSERT_TRUE(first.is_passed() && second.is_passed()) << fault->card.name;
    EXPECT_EQ(first.rows[0].first_kill()->first->detail, second.rows[0].first_kill()->first->detail);
  }
}

// Otherwise a fault would be caught for what it is made of, and not for what it does.
TEST(FaultKit, without_a_twist_is_the_builtin_engine_by_ranges_and_row_by_row) {
  for (const Reading& reading : telling_readings()) {
    cli::Job world = clean_world(5);
    world.policy.reading = reading;
    const Account right = account_with_builtin(world);
    engine::Twist by_rows;
    by_rows.due_of = engine::due_rightly;
    for (const engine::Twist& twist : {engine::Twist{}, by_rows}) {
      const bool is_split_by_clock = twist.due_of && reading.first_day == FirstDay::instant;
      if (is_split_by_clock) continue;  // rows are dated by the day
      const auto untwisted = engine::twisted(twist)(world.policy);
      expect_same(account_of(world, *untwisted), right);
    }
  }
}

TEST(FaultCatalogue, has_45_faults_with_names_of_their_own_and_scenarios_that_there_are) {
  std::set<std::string> names;
  std::set<std::string> numbers;
  for (const Fault& fault : fault_catalogue()) {
    EXPECT_TRUE(names.insert(fault.card.name).second) << fault.card.name;
    EXPECT_TRUE(std::regex_match(fault.card.number, std::regex{"F[0-9]{2}"})) << fault.card.number;
    numbers.insert(fault.card.number);
    EXPECT_FALSE(fault.card.scenarios.empty()) << fault.card.name;
    for (const std::string& scenario : fault.card.scenarios) {
      EXPECT_TRUE(fs::exists(PROJECT_ROOT "/scenarios/" + scenario + ".toml")) << fault.card.name;
    }
  }
  EXPECT_GE(numbers.size(), 45u);
}

// | F01 | `days-365` | trigger | `too_early` | `leap-day` |
TEST(FaultCatalogue, is_the_table_of_the_docs) {
  const std::string docs = text_of_file(PROJECT_ROOT "/docs/faults.md");
  for (const Fault& fault : fault_catalogue()) {
    const std::string begins = "| " + fault.card.number + " | `" + fault.card.name + "` | ";
    const std::string ends =
        " | `" + std::string{name_of(fault.card.kind)} + "` | `" + fault.card.scenarios.front() + "` |";
    bool is_told = false;
    for (const std::string& line : lines_of(docs)) {
      is_told = is_told || (line.starts_with(begins) && line.ends_with(ends));
    }
    EXPECT_TRUE(is_told) << begins << "..." << ends;
  }
  for (int number = 1; number <= 57; ++number) {
    const std::string told = std::string{number < 10 ? "| F0" : "| F"} + std::to_string(number) + " | ";
    EXPECT_THAT(docs, testing::HasSubstr("\n" + told));
  }
}

}  // namespace
}  // namespace slettefrist::contract
