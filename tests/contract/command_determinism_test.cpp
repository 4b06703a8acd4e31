// The same bytes whatever the threads, time zone, locale and date of the machine; one shard and one citizen
// as among all.
//
// manifest.json alone may tell when a run was made. It must not know what stands in a file.
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

const std::vector<std::string> kLeapDayWorld{"leap-day", "--citizens", "60", "--to", "2025-04-01"};
const std::vector<std::string> kRunFiles{"deletions.csv", "expected_deletions.csv", "findings.csv",
                                         "summary.md", "junit.xml"};
const std::vector<std::string> kTables{"citizen.csv",    "notification.csv",   "answer.csv",
                                       "document.csv",   "sanction.csv",       "contact_course.csv",
                                       "plan_draft.csv", "benefit_report.csv", "message.csv"};

class Determinism : public Command {
 protected:
  void run_into(const std::string& out, const std::vector<std::string>& more,
                const Environment& environment = {}) {
    succeed(joined({"run", "--quiet", "--out", out}, joined(kLeapDayWorld, more)), environment);
  }
  void generate_into(const std::string& out, const std::vector<std::string>& more,
                     const Environment& environment = {}) {
    succeed(joined({"generate", "--quiet", "--out", out}, joined(kLeapDayWorld, more)), environment);
  }
  void expect_same(const std::vector<std::string>& names, const std::string& left, const std::string& right) {
    for (const std::string& name : names) {
      const std::string text = read(left + "/" + name);
      EXPECT_FALSE(text.empty()) << name;
      EXPECT_TRUE(text == read(right + "/" + name))
          << name << " differs between " << left << " and " << right;
    }
  }
  nlohmann::json without(const std::string& name, const std::string& key) {
    auto json = nlohmann::json::parse(read(name));
    EXPECT_TRUE(json.contains(key)) << name;
    json.erase(key);
    return json;
  }
  // Header and sorted rows, so that files of shards can be joined.
  std::vector<std::string> rows(const std::vector<std::string>& names) {
    std::vector<std::string> all;
    for (const std::string& name : names) {
      auto lines = lines_of(read(name));
      EXPECT_FALSE(lines.empty()) << name;
      all.insert(all.end(), lines.begin() + 1, lines.end());
    }
    std::sort(all.begin(), all.end());
    return all;
  }
};

TEST_F(Determinism, threads_change_no_byte) {
  run_into("one", {"--threads", "1"});
  generate_into("pack-one", {"--threads", "1"});
  EXPECT_GT(lines_of(read("one/deletions.csv")).size(), 30U);
  for (const char* threads : {"2", "5"}) {
    const std::string out = std::string{"run-"} + threads;
    const std::string pack = std::string{"pack-"} + threads;
    run_into(out, {"--threads", threads});
    generate_into(pack, {"--threads", threads});
    expect_same(kRunFiles, "one", out);
    expect_same(joined(kTables, {"expected_deletions.csv", "manifest.json"}), "pack-one", pack);
    EXPECT_EQ(without("one/summary.json", "timing"), without(out + "/summary.json", "timing"));
  }
}

// The manifest holds the digest of every other file.
TEST_F(Determinism, threads_change_no_byte_of_a_pack_in_any_form) {
  const std::vector<std::vector<std::string>> forms{{"--format", "csv", "--with-content"},
                                                    {"--format", "ndjson"},
                                                    {"--format", "sqlite", "--with-content"},
                                                    {"--slice", "2024-01-01..2024-06-30"}};
  for (std::size_t form = 0; form < forms.size(); ++form) {
    const std::string one = "form-" + std::to_string(form);
    generate_into(one, joined(forms[form], {"--threads", "1"}));
    for (const char* threads : {"2", "3", "4"}) {
      const std::string out = one + "-" + threads;
      generate_into(out, joined(forms[form], {"--threads", threads}));
      expect_same({"manifest.json", "events.ndjson"}, one, out);
      succeed({"check", "--records", out});
    }
  }
}

TEST_F(Determinism, the_machines_time_zone_and_locale_change_no_byte) {
  run_into("plain", {}, {{"TZ", "UTC"}, {"LC_ALL", "C"}});
  generate_into("pack-plain", {}, {{"TZ", "UTC"}, {"LC_ALL", "C"}});
  const Environment elsewhere[] = {
      {{"TZ", "Pacific/Auckland"}, {"LC_ALL", "da_DK.UTF-8"}, {"LANG", "da_DK.UTF-8"}},
      {{"TZ", "America/St_Johns"}, {"LC_ALL", "tr_TR.UTF-8"}, {"LANG", "tr_TR.UTF-8"}}};
  for (const Environment& environment : elsewhere) {
    run_into("there", {}, environment);
    generate_into("pack-there", {}, environment);
    expect_same(kRunFiles, "plain", "there");
    expect_same(joined(kTables, {"expected_deletions.csv", "manifest.json"}), "pack-plain", "pack-there");
  }
}

TEST_F(Determinism, another_year_on_the_machines_clock_changes_the_manifests_date_only) {
  run_into("today", {});
  const Environment years_later{{"LD_PRELOAD", SHIFTED_CLOCK}, {"ASAN_OPTIONS", "verify_asan_link_order=0"}};
  run_into("later", {}, years_later);
  expect_same(kRunFiles, "today", "later");
  EXPECT_EQ(without("today/summary.json", "timing"), without("later/summary.json", "timing"));
  const auto today = nlohmann::json::parse(read("today/manifest.json"))["made_at"].get<std::string>();
  const auto later = nlohmann::json::parse(read("later/manifest.json"))["made_at"].get<std::string>();
  EXPECT_GE(std::stoi(later.substr(0, 4)), std::stoi(today.substr(0, 4)) + 3) << "the clock was not shifted";
}

TEST_F(Determinism, another_seed_gives_another_world) {
  generate_into("own", {});
  generate_into("other", {"--seed", "230"});
  EXPECT_NE(read("own/notification.csv"), read("other/notification.csv"));
}

TEST_F(Determinism, shards_joined_and_sorted_are_the_whole) {
  run_into("whole", {});
  generate_into("pack", {});
  std::map<std::string, std::vector<std::string>> parts;
  for (const char* shard : {"1", "2", "3"}) {
    const std::string of_three = std::string{shard} + "/3";
    run_into(std::string{"run-"} + shard, {"--shard", of_three});
    generate_into(std::string{"pack-"} + shard, {"--shard", of_three});
    for (const char* file : {"deletions.csv", "findings.csv", "expected_deletions.csv"}) {
      parts[std::string{"whole/"} + file].push_back(std::string{"run-"} + shard + "/" + file);
    }
    for (const std::string& table : kTables)
      parts["pack/" + table].push_back(std::string{"pack-"} + shard + "/" + table);
  }
  for (const auto& [whole, files_of_shards] : parts) EXPECT_EQ(rows({whole}), rows(files_of_shards)) << whole;
  EXPECT_GT(rows({"run-1/deletions.csv"}).size(), 5U);
  EXPECT_GT(rows({"run-2/deletions.csv"}).size(), 5U);
}

TEST_F(Determinism, one_citizen_alone_has_the_same_records_and_deletions_as_among_all) {
  generate_into("pack", {});
  run_into("whole", {});
  const std::string citizen = "17";
  generate_into("pack-one", {"--only-citizen", citizen});
  run_into("one", {"--only-citizen", citizen});
  std::set<std::string> ids;
  for (const std::string& table : kTables) {
    std::vector<std::string> of_citizen;
    const bool is_citizen = table == "citizen.csv";
    for (const std::string& row : rows({"pack/" + table})) {
      const std::size_t comma = row.find(',');
      const std::string second = row.substr(comma + 1, row.find(',', comma + 1) - comma - 1);
      if ((is_citizen ? row.substr(0, comma) : second) != citizen) continue;
      of_citizen.push_back(row);
      ids.insert(table.substr(0, table.size() - 4) + "," + row.substr(0, comma) + ",");
    }
    EXPECT_EQ(rows({"pack-one/" + table}), of_citizen) << table;
  }
  for (const char* file : {"deletions.csv", "expected_deletions.csv"}) {
    std::vector<std::string> of_citizen;
    for (const std::string& row : rows({std::string{"whole/"} + file})) {
      const bool is_own = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
        return row.find("," + id) != std::string::npos || row.starts_with(id);
      });
      if (is_own) of_citizen.push_back(row);
    }
    EXPECT_FALSE(of_citizen.empty()) << file;
    EXPECT_EQ(rows({std::string{"one/"} + file}), of_citizen) << file;
  }
}

TEST_F(Determinism, a_pack_generated_and_read_again_is_purged_like_the_world_it_came_from) {
  run_into("whole", {});
  generate_into("pack", {});
  succeed({"run", "leap-day", "--records", "pack", "--to", "2025-04-01", "--out", "again", "--quiet"});
  expect_same({"deletions.csv", "expected_deletions.csv"}, "whole", "again");
  EXPECT_EQ(read("pack/expected_deletions.csv"), read("whole/expected_deletions.csv"));
}

TEST_F(Determinism, shards_of_a_pack_joined_and_sorted_are_the_whole_pack) {
  generate_into("pack", {});
  const std::vector<std::string> base{"run",  "leap-day",   "--records", "pack",
                                      "--to", "2025-04-01", "--quiet"};
  succeed(joined(base, {"--out", "whole"}));
  succeed(joined(base, {"--out", "a", "--shard", "1/2"}));
  succeed(joined(base, {"--out", "b", "--shard", "2/2"}));
  EXPECT_EQ(rows({"whole/deletions.csv"}), rows({"a/deletions.csv", "b/deletions.csv"}));
}

TEST_F(Determinism, a_what_if_rule_for_another_table_is_expected_by_run_and_generate_alike) {
  write("courses.toml",
        "format = 1\nedition = \"with courses\"\nextends = \"" PROJECT_ROOT
        "/scenarios/policies/star-2024-1.toml\"\n\n[[rule]]\nid = \"course\"\narea = \"contact_course\"\n"
        "applies = \"always\"\ncounted_from = \"registered_at\"\nkeep = \"400 days\"\nin_force = 2024-03-18\n"
        "effect = \"all_records\"\nclause = \"course-400-days\"\n");
  const std::vector<std::string> pack{"--records", PROJECT_ROOT "/tests/data/small-pack",
                                      "--policy",  "courses.toml",
                                      "--from",    "2023-12-01",
                                      "--to",      "2025-01-01",
                                      "--quiet"};
  succeed(joined({"run", "--out", "whole"}, pack));
  succeed(joined({"generate", "--out", "pack"}, pack));
  EXPECT_EQ(read("pack/expected_deletions.csv"), read("whole/expected_deletions.csv"));
  EXPECT_THAT(read("pack/expected_deletions.csv"),
              HasSubstr("contact_course,501,2024-11-05,2024-11-05,course\n"));
  EXPECT_THAT(read("whole/deletions.csv"), HasSubstr("2024-03-18,contact_course,502,course,2023-03-08\n"));
}

}  // namespace
}  // namespace slettefrist::contract
