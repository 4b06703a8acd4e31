// The list of the newsletter's sentences against all that rests on it: rules, registrations, scenarios, tests
// and the table in docs/clauses.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "sim/input/clauses_file.h"
#include "sim/input/input.h"
#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot{PROJECT_ROOT};

const input::ClauseList& shipped_clauses() {
  static const input::ClauseList list =
      input::read_clauses((kRoot / "scenarios/policies/clauses-2024-1.toml").string());
  return list;
}

std::set<std::string> ids() {
  std::set<std::string> all;
  for (const input::Clause& clause : shipped_clauses().clauses) all.insert(clause.id);
  return all;
}

// "Suite.name" of every test, suites of parameters with their prefix.
std::set<std::string> tests_there_are() {
  std::set<std::string> tests;
  const std::regex plain{R"(TEST(?:_F)?\(\s*(\w+)\s*,\s*(\w+)\s*\))"};
  const std::regex with_values{R"(TEST_P\(\s*(\w+)\s*,\s*(\w+)\s*\))"};
  const std::regex prefix{R"(INSTANTIATE_TEST_SUITE_P\(\s*(\w+)\s*,\s*(\w+))"};
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = text_of_file(entry.path());
    const auto each = [&](const std::regex& pattern, auto&& take) {
      for (std::sregex_iterator at{text.begin(), text.end(), pattern}, end; at != end; ++at)
        take((*at)[1].str(), (*at)[2].str());
    };
    each(plain, [&](const std::string& suite, const std::string& name) { tests.insert(suite + "." + name); });
    each(prefix, [&](const std::string& before, const std::string& suite) {
      each(with_values, [&](const std::string& of, const std::string& name) {
        if (of == suite) tests.insert(before + "/" + suite + "." + name);
      });
    });
  }
  return tests;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
  return text.empty() ? "–" : text;
}

std::string table() {
  std::string text =
      "| clause | page | says (in our words) | is | scenarios | tests |\n|---|---|---|---|---|---|\n";
  for (const input::Clause& clause : shipped_clauses().clauses) {
    text += "| `" + clause.id + "` | " + clause.heading + " | " + clause.says + " | " + clause.is + " | " +
            listed(clause.scenarios) + " | " + listed(clause.tests) + " |\n";
  }
  return text;
}

TEST(ClauseIndex, knows_the_clause_of_every_deletion_rule) {
  const std::set<std::string> known = ids();
  for (const char* file : {"star-2024-1.toml", "documents-12-to-6-months.toml"}) {
    const Policy policy = input::read_policy((kRoot / "scenarios/policies" / file).string());
    for (const Rule& rule : policy.rules) {
      for (const RuleVersion& version : rule.versions) {
        const auto clause =
            std::find_if(shipped_clauses().clauses.begin(), shipped_clauses().clauses.end(),
                         [&](const input::Clause& each) { return each.id == version.clause; });
        if (file == std::string{"star-2024-1.toml"}) {
          ASSERT_NE(clause, shipped_clauses().clauses.end()) << version.clause;
          EXPECT_EQ(clause->is, "rule") << version.clause;
        }
      }
    }
  }
}

// A rule of registration rests on this newsletter, or on a source it names in the file itself.
TEST(ClauseIndex, knows_every_clause_that_a_registration_takes_from_the_newsletter) {
  const std::string text = text_of_file(kRoot / "scenarios/policies/registrations-2024-1.toml");
  const std::set<std::string> known = ids();
  std::set<std::string> used;
  std::istringstream lines{text};
  std::string clause;
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (line.starts_with("[[")) clause.clear();
    if (std::regex_search(line, found, std::regex{R"(^clause\s*=\s*\"([^\"]+)\")"})) clause = found[1];
    if (!line.starts_with("source") || line.find("Newsletter 32") == std::string::npos || clause.empty())
      continue;
    EXPECT_TRUE(known.contains(clause)) << clause;
    used.insert(clause);
  }
  EXPECT_GE(used.size(), 10u);
}

TEST(ClauseIndex, names_scenarios_and_tests_that_there_are) {
  const std::set<std::string> tests = tests_there_are();
  for (const input::Clause& clause : shipped_clauses().clauses) {
    for (const std::string& scenario : clause.scenarios)
      EXPECT_TRUE(fs::exists(kRoot / "scenarios" / (scenario + ".toml"))) << clause.id << ": " << scenario;
    for (const std::string& test : clause.tests)
      EXPECT_TRUE(tests.contains(test)) << clause.id << ": " << test;
  }
}

TEST(ClauseIndex, shows_every_deletion_rule_in_a_scenario) {
  const Policy policy = input::read_policy((kRoot / "scenarios/policies/star-2024-1.toml").string());
  for (const Rule& rule : policy.rules) {
    const auto clause =
        std::find_if(shipped_clauses().clauses.begin(), shipped_clauses().clauses.end(),
                     [&](const auto& each) { return each.id == rule.versions.back().clause; });
    ASSERT_NE(clause, shipped_clauses().clauses.end());
    EXPECT_FALSE(clause->scenarios.empty()) << clause->id;
  }
}

TEST(ClauseIndex, is_the_table_of_the_docs) {
  EXPECT_THAT(text_of_file(kRoot / "docs/clauses.md"), testing::HasSubstr(table()));
}

class ClauseCommand : public Command {};

TEST_F(ClauseCommand, explains_every_sentence) {
  for (const input::Clause& clause : shipped_clauses().clauses) {
    const Ended ended = succeed({"explain", clause.id});
    EXPECT_THAT(ended.out, testing::HasSubstr(clause.id));
  }
}

TEST_F(ClauseCommand, tells_where_a_sentence_stands_and_what_shows_it) {
  const Ended ended = succeed({"explain", "plan-draft-readable"});
  EXPECT_THAT(ended.out, testing::AllOf(testing::HasSubstr("Drafts registered already can still be read"),
                                        testing::HasSubstr("\"Udkast til Min plan\""),
                                        testing::HasSubstr("Registers.stay_whole_through_every_night")));
}

}  // namespace
}  // namespace slettefrist::contract
