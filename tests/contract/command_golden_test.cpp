// Every shipped scenario, small: what it expects is met, and its outputs are byte for byte those pinned in
// tests/data/golden.csv.
//
// A digest that changes says that users' results change: renew it only when that is meant. It must not know
// why a file looks as it does.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "sim/report/report.h"
#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kPinned{"deletions.csv", "expected_deletions.csv", "findings.csv",
                                       "summary.json"};

std::vector<std::string> shipped_scenarios() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(PROJECT_ROOT "/scenarios")) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> pinned_lines() {
  std::vector<std::string> lines = lines_of(text_of_file(PROJECT_ROOT "/tests/data/golden.csv"));
  std::erase_if(lines, [](const std::string& line) { return line.empty() || line.front() == '#'; });
  return lines;
}

std::string name_of_scenario(const testing::TestParamInfo<std::string>& scenario) {
  std::string name = scenario.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class Golden : public Command, public testing::WithParamInterface<std::string> {
 protected:
  // The shipped file with fewer citizens: its expectations still apply, as they would not with --citizens.
  void write_small(const std::string& scenario) {
    for (const std::string& line : lines_of(text_of_file(PROJECT_ROOT "/scenarios/" + scenario + ".toml"))) {
      if (line.starts_with("citizens ")) {
        text_ += "citizens = 120\n";
      } else if (line.starts_with("policy ")) {
        const std::size_t quote = line.find('"');
        text_ += line.substr(0, quote + 1) + PROJECT_ROOT "/scenarios/" + line.substr(quote + 1) + "\n";
      } else {
        text_ += line + "\n";
      }
    }
    write("small.toml", text_);
  }

 private:
  std::string text_;
};

TEST_P(Golden, scenario_meets_its_expectations_and_its_outputs_are_those_pinned) {
  write_small(GetParam());
  succeed({"run", "small.toml", "--out", "o", "--quiet"});
  auto summary = nlohmann::ordered_json::parse(read("o/summary.json"));
  ASSERT_FALSE(summary["expect"].empty());
  for (const auto& expectation : summary["expect"]) {
    EXPECT_TRUE(expectation["applied"] && expectation["met"]) << expectation;
  }
  summary.erase("timing");
  for (const char* const untouched :
       {"citizen", "contact_course", "plan_draft", "benefit_report", "message"}) {
    EXPECT_EQ(summary["counts"][untouched]["deleted"], 0) << untouched;
  }
  // A world of the far future has no drafts any more, and no rates yet to report.
  EXPECT_GT(summary["counts"]["contact_course"]["generated"], 0);
  const std::vector<std::string> pinned = pinned_lines();
  for (const std::string& file : kPinned) {
    const std::string text = file == "summary.json" ? summary.dump() : read("o/" + file);
    const std::string line = GetParam() + "," + file + "," + report::sha256_hex(text);
    EXPECT_NE(std::find(pinned.begin(), pinned.end(), line), pinned.end()) << "not pinned: " << line;
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, Golden, testing::ValuesIn(shipped_scenarios()), name_of_scenario);

TEST(GoldenFile, pins_every_file_of_every_shipped_scenario_once) {
  const std::vector<std::string> pinned = pinned_lines();
  for (const std::string& scenario : shipped_scenarios()) {
    for (const std::string& file : kPinned) {
      const auto begins = [&](const std::string& line) {
        return line.starts_with(scenario + "," + file + ",");
      };
      EXPECT_EQ(std::count_if(pinned.begin(), pinned.end(), begins), 1) << scenario << ' ' << file;
    }
  }
}

// Those whose own size takes a moment only.
class OwnSize : public Command, public testing::WithParamInterface<std::string> {};

TEST_P(OwnSize, meets_its_expectations) { succeed({"run", GetParam(), "--out", "o", "--quiet"}); }

INSTANTIATE_TEST_SUITE_P(Quick, OwnSize, testing::Values("go-live-2024", "policy-change"), name_of_scenario);

}  // namespace
}  // namespace slettefrist::contract
