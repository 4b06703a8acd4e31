// summary.json and manifest.json: the contract's keys in the contract's order, readable by a machine.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys_of(const Json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

TEST(SummaryJson, has_the_contracts_keys_in_the_contracts_order) {
  const Json json = Json::parse(summary_json(sample_report()));
  EXPECT_THAT(keys_of(json), testing::ElementsAre("format", "verdict", "scenario", "seed", "starts_on",
                                                  "ends_on", "policy", "reading", "engine", "counts",
                                                  "checked", "on_edge", "coverage", "first_deletion",
                                                  "first_deletion_own_rule", "findings", "expect", "timing"));
  EXPECT_EQ(json["counts"].size(), kAreas.size());
  EXPECT_THAT(keys_of(json["counts"]["document"]),
              testing::ElementsAre("generated", "deleted", "remaining", "skipped", "not_reached"));
}

TEST(SummaryJson, holds_what_the_report_holds) {
  const Json json = Json::parse(summary_json(faulty_report()));
  EXPECT_EQ(json["format"], 1);
  EXPECT_EQ(json["verdict"], "findings");
  EXPECT_EQ(json["scenario"], "december");
  EXPECT_EQ(json["seed"], 7);
  EXPECT_EQ(json["starts_on"], "2024-01-01");
  EXPECT_EQ(json["ends_on"], "2024-12-31");
  EXPECT_EQ(json["policy"], "star-2024-1");
  EXPECT_EQ(json["reading"], (Json{{"first_day", "anniversary"}, {"month_end", "clamp"}}));
  EXPECT_EQ(json["engine"], "builtin");
  EXPECT_EQ(
      json["counts"]["document"],
      (Json{{"generated", 1500}, {"deleted", 1203}, {"remaining", 290}, {"skipped", 5}, {"not_reached", 2}}));
  EXPECT_EQ(json["checked"], (Json{{"document", 1203}, {"sanction", 0}}));
  EXPECT_EQ(json["on_edge"], (Json{{"document", 40}, {"sanction", 0}}));
  EXPECT_EQ(json["first_deletion"]["document"], "2024-12-04");
  EXPECT_EQ(json["first_deletion_own_rule"]["document"], "2024-12-05");
  EXPECT_TRUE(json["first_deletion"]["sanction"].is_null());
  EXPECT_EQ(json["timing"], (Json{{"generate", 0.25}, {"judge", 1.5}}));
}

TEST(SummaryJson, counts_every_kind_of_finding_found_or_not) {
  const Json json = Json::parse(summary_json(faulty_report()));
  EXPECT_EQ(json["findings"].size(), kFindingKindCount);
  EXPECT_EQ(json["findings"]["too_early"], 1);
  EXPECT_EQ(json["findings"]["engine_failed"], 1);
  EXPECT_EQ(json["findings"]["too_late"], 0);
}

TEST(SummaryJson, tells_what_was_expected_and_read) {
  RunReport report = sample_report();
  report.expect.push_back({"counts.answer.deleted", "1 to 5", "-", false, true, 13});
  const Json json = Json::parse(summary_json(report));
  ASSERT_EQ(json["expect"].size(), 2U);
  EXPECT_EQ(json["expect"][1], (Json{{"path", "counts.answer.deleted"},
                                     {"wanted", "1 to 5"},
                                     {"read", "-"},
                                     {"applied", false},
                                     {"met", true}}));
}

TEST(SummaryJson, survives_text_that_is_not_utf8_and_the_largest_seed) {
  RunReport report = sample_report();
  report.scenario = "bad \xFF name";
  report.seed = UINT64_MAX;
  const Json json = Json::parse(summary_json(report));
  EXPECT_EQ(json["scenario"], "bad \xEF\xBF\xBD name");
  EXPECT_EQ(json["seed"].get<std::uint64_t>(), UINT64_MAX);
}

TEST(SummaryJson, differs_between_two_runs_in_nothing_but_timing) {
  RunReport other = sample_report();
  other.timing_seconds = {{"generate", 99.0}};
  const std::string one = summary_json(sample_report());
  const std::string two = summary_json(other);
  EXPECT_NE(one, two);
  EXPECT_EQ(one.substr(0, one.find("\"timing\"")), two.substr(0, two.find("\"timing\"")));
}

class JsonFiles : public ReportFolder {};

TEST_F(JsonFiles, summary_on_disk_is_the_summary_on_stdout) {
  write_summary_json(path("summary.json"), sample_report());
  EXPECT_EQ(content_of(path("summary.json")), summary_json(sample_report()));
}

TEST_F(JsonFiles, manifest_names_versions_policy_and_the_digest_of_each_file) {
  std::ofstream{path("a.csv"), std::ios::binary} << "abc";
  RunReport report = sample_report();
  report.libraries = {{"sqlite", "3.40.1"}};
  write_manifest_json(path("manifest.json"), report, {"a.csv"}, "2024-01-01T00:00:00Z");
  const Json json = Json::parse(content_of(path("manifest.json")));
  EXPECT_EQ(json["format"], 1);
  EXPECT_EQ(json["program"], (Json{{"name", "slettefrist"}, {"version", "0.1.0"}}));
  EXPECT_EQ(json["libraries"]["sqlite"], "3.40.1");
  for (const char* library : {"fmt", "nlohmann_json", "openssl"}) {
    EXPECT_THAT(json["libraries"][library].get<std::string>(),
                testing::ContainsRegex("^[0-9]+\\.[0-9]+\\.[0-9]+"));
  }
  EXPECT_EQ(json["zone_data"], "2024a");
  EXPECT_EQ(json["seed"], 7);
  EXPECT_EQ(json["policy"], (Json{{"edition", "star-2024-1"}, {"sha256", std::string(64, 'a')}}));
  EXPECT_EQ(json["engine"], (Json{{"name", "builtin"}, {"digest", "b1"}}));
  EXPECT_EQ(json["replay"], "slettefrist run scenarios/december.toml --seed 7");
  EXPECT_EQ(json["files"],
            Json::array({Json{{"name", "a.csv"}, {"bytes", 3}, {"sha256", sha256_hex("abc")}}}));
  EXPECT_EQ(json["made_at"], "2024-01-01T00:00:00Z");
}

TEST_F(JsonFiles, a_packs_manifest_has_neither_time_nor_engine) {
  RunReport report = sample_report();
  report.engine.clear();
  write_manifest_json(path("manifest.json"), report, {}, "");
  const Json json = Json::parse(content_of(path("manifest.json")));
  EXPECT_FALSE(json.contains("made_at"));
  EXPECT_FALSE(json.contains("engine"));
  EXPECT_EQ(json["files"], Json::array());
}

TEST_F(JsonFiles, a_manifest_that_names_an_absent_file_is_not_written) {
  EXPECT_THROW(write_manifest_json(path("manifest.json"), sample_report(), {"absent.csv"}, ""),
               std::runtime_error);
  EXPECT_TRUE(std::filesystem::is_empty(folder()));
}

}  // namespace
}  // namespace slettefrist::report
