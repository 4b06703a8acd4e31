// What stands on stdout, and what does not: --json, --quiet, --help, --version, the lists; and files others
// read.
//
// A script that reads stdout must find one document or nothing. It must not know how a run is judged.
#include <gmock/gmock.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kVerbs{"run", "generate", "purge", "explain", "check", "list", "schema"};
const std::vector<std::string> kSmall{"run",  "leap-day",   "--citizens", "20",
                                      "--to", "2024-06-01", "--out",      "o"};

class Output : public Command {};

TEST_F(Output, help_of_the_program_names_every_verb_the_exit_codes_and_an_example) {
  const Ended ended = succeed({"--help"});
  for (const std::string& verb : kVerbs) EXPECT_THAT(ended.out, HasSubstr("\n  " + verb + " "));
  EXPECT_THAT(ended.out, HasSubstr("130 interrupted"));
  EXPECT_THAT(ended.out, HasSubstr("Example:\n  slettefrist run "));
  EXPECT_EQ(ended.err, "");
}

TEST_F(Output, help_of_every_verb_ends_in_0_with_an_example_and_fits_a_terminal) {
  constexpr std::size_t kTerminalColumns = 120;
  for (const std::string& verb : kVerbs) {
    const Ended ended = succeed({verb, "--help"});
    EXPECT_THAT(ended.out, HasSubstr("slettefrist " + verb)) << verb;
    EXPECT_THAT(ended.out, HasSubstr("Example")) << verb;
    EXPECT_EQ(ended.err, "") << verb;
    for (const std::string& line : lines_of(ended.out)) EXPECT_LE(line.size(), kTerminalColumns) << line;
  }
}

TEST_F(Output, version_is_the_same_for_the_program_and_for_every_verb) {
  const std::string version = succeed({"--version"}).out;
  EXPECT_THAT(version, testing::MatchesRegex("slettefrist [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  for (const std::string& verb : kVerbs) EXPECT_EQ(succeed({verb, "--version"}).out, version) << verb;
}

TEST_F(Output, json_is_one_document_and_nothing_else) {
  const std::vector<std::vector<std::string>> calls{
      joined(kSmall, {"--json"}),
      joined(kSmall, {"--json", "--quiet"}),
      {"generate", "leap-day", "--citizens", "5", "--out", "p", "--json"},
      {"explain", "document", "--json"},
      {"explain", "document:1", "--scenario", "leap-day", "--json"},
      {"check", "--policy", kDefaultPolicy, "--json"},
      {"list", "scenarios", "--json"},
      {"list", "policies", "--json"},
      {"list", "readings", "--json"},
      {"list", "rules", "--json"}};
  for (const auto& call : calls) {
    const Ended ended = succeed(call);
    EXPECT_TRUE(nlohmann::json::accept(ended.out)) << call[0] << ": " << ended.out;
    EXPECT_EQ(ended.err, "") << call[0];
  }
}

TEST_F(Output, json_of_a_run_is_its_summary) {
  const Ended ended = succeed(joined(kSmall, {"--json"}));
  EXPECT_EQ(nlohmann::json::parse(ended.out), nlohmann::json::parse(read("o/summary.json")));
}

TEST_F(Output, json_of_several_scenarios_is_one_list) {
  const Ended ended = succeed({"run", "leap-day", "go-live-2024", "--citizens", "10", "--from", "2024-03-01",
                               "--to", "2024-04-01", "--out", "o", "--json"});
  const auto list = nlohmann::json::parse(ended.out);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0]["scenario"], "leap-day");
  EXPECT_EQ(list[1]["scenario"], "go-live-2024");
}

TEST_F(Output, quiet_says_nothing) {
  const std::vector<std::vector<std::string>> calls{
      joined(kSmall, {"--quiet"}),
      {"generate", "leap-day", "--citizens", "5", "--out", "p", "--quiet"},
      {"purge", "--store", "o/store.db", "--as-of", "2024-06-02", "--quiet"},
      {"explain", "document", "--quiet"},
      {"check", "--policy", kDefaultPolicy, "--quiet"},
      {"list", "rules", "--quiet"},
      {"schema", "policy", "--quiet"}};
  for (const auto& call : calls) {
    const Ended ended = succeed(call);
    EXPECT_EQ(ended.out, "") << call[0];
    EXPECT_EQ(ended.err, "") << call[0];
  }
}

TEST_F(Output, no_escape_sequence_and_no_progress_bar_reaches_a_pipe) {
  const Ended ended = succeed(kSmall);
  EXPECT_THAT(ended.out, Not(HasSubstr("\x1b")));
  EXPECT_EQ(ended.err, "");
}

TEST_F(Output, a_scenario_may_stand_behind_a_repeatable_option) {
  const Ended ended =
      succeed({"run", "--reading", "first_day=day_after", "--require", "notification-answered", "leap-day",
               "--citizens", "20", "--to", "2024-06-01", "--out", "o", "--json"});
  const auto summary = nlohmann::json::parse(ended.out);
  EXPECT_EQ(summary["scenario"], "leap-day");
  EXPECT_EQ(summary["reading"]["first_day"], "day_after");
}

TEST_F(Output, list_names_what_a_run_takes) {
  const auto scenarios = nlohmann::json::parse(succeed({"list", "scenarios", "--json"}).out);
  EXPECT_GE(scenarios.size(), 9U);
  for (const auto& scenario : scenarios) {
    EXPECT_NE(scenario["about"], "");
    EXPECT_THAT(text_of_file(scenario["name"]), HasSubstr("title"));
  }
  EXPECT_THAT(succeed({"list", "policies"}).out, HasSubstr("star-2024-1.toml"));
  EXPECT_THAT(succeed({"list", "rules"}).out, HasSubstr("clause nuph-unanswered\n"));
  EXPECT_THAT(succeed({"list", "readings"}).out, HasSubstr("(goes | stays | holds_parent)"));
}

TEST_F(Output, schema_tells_every_key_with_its_unit_and_whether_it_is_assumed) {
  const std::string scenario = succeed({"schema", "scenario"}).out;
  for (const char* word :
       {"citizens", "uploads_open_on", "outages", "notifications_per_citizen_year", "assumed"}) {
    EXPECT_THAT(scenario, HasSubstr(word));
  }
  const std::string policy = succeed({"schema", "policy"}).out;
  for (const char* word : {"counted_from", "in_force", "effect", "month_end", "extends"}) {
    EXPECT_THAT(policy, HasSubstr(word));
  }
}

TEST_F(Output, junit_is_well_formed_and_valid_for_a_strict_reader) {
  succeed(joined(kSmall, {"--quiet"}));
  const std::string lint = "xmllint --noout --schema " PROJECT_ROOT "/tests/report/junit-strict.xsd " +
                           path("o/junit.xml") + " 2> " + path("told");
  EXPECT_EQ(std::system(lint.c_str()), 0) << read("told");
  const std::string xml = read("o/junit.xml");
  EXPECT_THAT(xml, HasSubstr("name=\"the log is true\" time=\"0\"/>"));
  EXPECT_THAT(xml, HasSubstr("name=\"nothing is left behind\" time=\"0\"/>"));
  EXPECT_THAT(xml, HasSubstr("name=\"the run repeats itself\" time=\"0\"/>"));
  succeed(joined(kSmall, {"--quiet", "--repeat-runs", "none"}));
  EXPECT_THAT(read("o/junit.xml"), HasSubstr("name=\"the run repeats itself\" time=\"0\">\n      <skipped"));
}

TEST_F(Output, the_manifests_command_repeats_the_run) {
  succeed(joined(kSmall, {"--reading", "day_of=utc", "--threads", "2", "--quiet"}));
  const auto manifest = nlohmann::json::parse(read("o/manifest.json"));
  EXPECT_EQ(manifest["replay"],
            "slettefrist run leap-day --citizens 20 --to 2024-06-01 --reading day_of=utc");
  EXPECT_TRUE(manifest.contains("made_at"));
  std::vector<std::string> again{"--out", "again", "--quiet"};
  std::istringstream words{manifest["replay"].get<std::string>()};
  std::string word;
  words >> word;
  for (int at = 0; words >> word; ++at) again.insert(again.begin() + at, word);
  succeed(again);
  EXPECT_EQ(read("again/deletions.csv"), read("o/deletions.csv"));
}

}  // namespace
}  // namespace slettefrist::contract
