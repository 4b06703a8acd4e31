// What-if as a policy owner uses it: proposals against a base, the records that fare otherwise, and why.
//
// The differing records are worked out again from what `run` expects under each policy. It must not know how
// the program compares.
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

std::vector<Fields> rows_of(const std::string& text) {
  std::vector<Fields> rows;
  for (const std::string& line : lines_of(text)) rows.push_back(fields_of(line));
  rows.erase(rows.begin());
  return rows;
}

std::string policy_file(const std::string& name) {
  return std::string{PROJECT_ROOT} + "/scenarios/policies/" + name;
}

class WhatIf : public Command {
 protected:
  // Days on which `run` expects records to go, by "area,id".
  std::map<std::string, std::string> expected_under(const Fields& options, const std::string& out) const {
    Fields arguments{"run", "leap-day", "--records", "pack", "--out", out};
    arguments.insert(arguments.end(), options.begin(), options.end());
    run(arguments);  // findings are none of our business: reading `refuse` has some
    std::map<std::string, std::string> days;
    for (const Fields& row : rows_of(read(out + "/expected_deletions.csv")))
      days[row[0] + "," + row[1]] = row[3];
    return days;
  }
};

TEST_F(WhatIf, finds_no_difference_between_a_policy_and_itself) {
  const Ended ended = succeed({"whatif", "leap-day", "--small", "--policy", policy_file("star-2024-1.toml"),
                               "--variant", "every=1 day", "--out", "same", "--json"});
  EXPECT_TRUE(rows_of(read("same/whatif.csv")).empty());
  const Json json = Json::parse(ended.out);
  ASSERT_EQ(json["proposals"].size(), 3U);
  for (const Json& proposal : json["proposals"]) {
    EXPECT_EQ(proposal["difference"]["records"], 0);
    EXPECT_EQ(proposal["counts"], json["proposals"][0]["counts"]);
    EXPECT_TRUE(proposal["changes"].empty());
  }
}

TEST_F(WhatIf, counts_for_the_base_what_a_run_counts) {
  succeed({"run", "leap-day", "--small", "--out", "run"});
  succeed({"whatif", "leap-day", "--small", "--reading", "first_day=instant", "--out", "whatif"});
  const Json run = Json::parse(read("run/summary.json"));
  const Json base = Json::parse(read("whatif/whatif.json"))["proposals"][0]["counts"];
  for (const auto& [area, counts] : run["counts"].items()) {
    EXPECT_EQ(base[area]["removed"], counts["deleted"]) << area;
    EXPECT_EQ(base[area]["remaining"], counts["remaining"]) << area;
    EXPECT_EQ(base[area]["skipped"], counts["skipped"]) << area;
    EXPECT_EQ(base[area]["not_reached"], counts["not_reached"]) << area;
    EXPECT_EQ(base[area]["first_removal"], run["first_deletion"][area]) << area;
  }
  EXPECT_GT(run["counts"]["notification"]["deleted"], 0);
}

TEST_F(WhatIf, lists_exactly_the_records_that_two_runs_expect_to_go_on_other_days) {
  succeed({"generate", "leap-day", "--citizens", "40", "--out", "pack"});
  const auto base = expected_under({}, "base");
  const std::map<std::string, Fields> proposals{
      {"documents-6-months", {"--policy", policy_file("documents-6-months.toml")}},
      {"documents-12-to-6-months", {"--policy", policy_file("documents-12-to-6-months.toml")}},
      {"first_day=day_after", {"--reading", "first_day=day_after"}},
      {"which_answer=last", {"--reading", "which_answer=last"}},
      {"month_end=overflow", {"--reading", "month_end=overflow"}}};
  Fields arguments{"whatif", "leap-day", "--records", "pack", "--out", "whatif"};
  for (const auto& [name, options] : proposals)
    arguments.insert(arguments.end(), options.begin(), options.end());
  succeed(arguments);
  std::map<std::string, std::map<std::string, std::pair<std::string, std::string>>> found;
  for (const Fields& row : rows_of(read("whatif/whatif.csv")))
    found[row[0]][row[1] + "," + row[2]] = {row[4], row[5]};
  for (const auto& [name, options] : proposals) {
    std::map<std::string, std::pair<std::string, std::string>> wanted;
    const auto own = expected_under(options, name);
    for (const auto& [key, day] : base) {
      const auto other = own.find(key);
      if (other == own.end()) wanted[key] = {day, ""};  // never stored
      if (other != own.end() && other->second != day) wanted[key] = {day, other->second};
    }
    for (const auto& [key, day] : own) {
      if (!base.contains(key)) wanted[key] = {"", day};
    }
    EXPECT_EQ(found[name], wanted) << name;
    EXPECT_FALSE(wanted.empty()) << name;
  }
}

TEST_F(WhatIf, tells_the_same_records_as_csv_and_as_json) {
  succeed({"whatif", "leap-day", "--small", "--reading", "first_day=day_after", "--variant",
           "in_force=document:2029-01-01,every=2 days", "--out", "out"});
  const auto rows = rows_of(read("out/whatif.csv"));
  const Json json = Json::parse(read("out/whatif.json"));
  ASSERT_EQ(json["differences"].size(), rows.size());
  std::map<std::string, std::size_t> records;
  std::map<std::string, std::int64_t> beyond;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Json& each = json["differences"][i];
    // The second proposal's name holds a comma and is quoted: its parts stand in two fields.
    const std::size_t shift = each["proposal"] == "first_day=day_after" ? 0 : 1;
    EXPECT_EQ(std::to_string(each["record_id"].get<std::int64_t>()), rows[i][2 + shift]);
    EXPECT_EQ(each["own"]["deleted_on"].is_null() ? "" : each["own"]["deleted_on"].get<std::string>(),
              rows[i][5 + shift]);
    EXPECT_EQ(each["reason"], rows[i][11 + shift]);
    ++records[each["proposal"]];
    beyond[each["proposal"]] += std::max(each["record_days"].get<std::int64_t>(), std::int64_t{0});
  }
  for (const Json& proposal : json["proposals"]) {
    EXPECT_EQ(proposal["difference"]["records"], records[proposal["name"]]);
    EXPECT_EQ(proposal["difference"]["record_days_beyond"], beyond[proposal["name"]]);
  }
}

// What lies in the store under both goes no sooner under the longer period.
TEST_F(WhatIf, adds_no_removal_where_a_period_is_longer) {
  write("longer.toml", "format = 1\nextends = \"" + policy_file("star-2024-1.toml") +
                           "\"\nedition = \"longer\"\n[[rule]]\nid = \"document\"\nkeep = \"14 months\"\n"
                           "[[rule]]\nid = \"notification-unanswered\"\nkeep = \"7 years\"\n"
                           "[[rule]]\nid = \"sanction\"\nkeep = \"8 years\"\n");
  for (const std::string seed : {"1", "2", "3"}) {
    succeed({"whatif", "decade", "--small", "--seed", seed, "--policy", "longer.toml", "--out", seed});
    const Json json = Json::parse(read(seed + "/whatif.json"));
    EXPECT_EQ(json["proposals"][1]["difference"]["record_days_before"], 0);
    EXPECT_GT(json["proposals"][1]["difference"]["record_days_beyond"], 0);
    for (const Json& each : json["differences"]) {
      if (each["reason"] == "stored") continue;
      EXPECT_GE(each["record_days"], 0) << each;
      EXPECT_FALSE(each["base"]["deleted_on"].is_null()) << each;
    }
  }
}

TEST_F(WhatIf, gives_a_rule_to_a_table_that_has_none) {
  const Ended ended = succeed(
      {"whatif", "decade", "--small", "--policy", policy_file("plan-drafts-5-years.toml"), "--out", "out"});
  EXPECT_THAT(ended.out, HasSubstr("plan-draft: new, 5 years from 2025-01-01"));
  const auto rows = rows_of(read("out/whatif.csv"));
  ASSERT_FALSE(rows.empty());
  for (const Fields& row : rows) {
    EXPECT_EQ(row[1], "plan_draft");
    EXPECT_EQ(row[11], "rule_added");
    EXPECT_EQ(row[12], "rule plan-draft");
  }
}

TEST_F(WhatIf, writes_the_same_whatever_the_threads) {
  for (const std::string threads : {"1", "3"}) {
    succeed({"whatif", "decade", "--small", "--all-readings", "--threads", threads, "--out", threads});
  }
  for (const std::string file : {"whatif.csv", "whatif.json", "volumes.csv"})
    EXPECT_EQ(read("1/" + file), read("3/" + file)) << file;
}

TEST_F(WhatIf, adds_its_days_up_to_its_counts) {
  succeed({"whatif", "decade", "--small", "--reading", "scope=new_model", "--out", "out"});
  std::map<std::string, std::int64_t> removed;
  std::map<std::string, std::int64_t> remaining;
  for (const Fields& row : rows_of(read("out/volumes.csv"))) {
    removed[row[0] + row[1]] += std::stoll(row[4]);
    remaining[row[0] + row[1]] = std::stoll(row[5]);
  }
  const Json json = Json::parse(read("out/whatif.json"));
  for (const Json& proposal : json["proposals"]) {
    for (const auto& [area, counts] : proposal["counts"].items()) {
      const std::string key = proposal["name"].get<std::string>() + area;
      EXPECT_EQ(counts["removed"], removed[key]) << key;
      EXPECT_EQ(counts["remaining"], remaining[key]) << key;
    }
  }
}

TEST_F(WhatIf, refuses_what_it_cannot_read_and_writes_nothing) {
  const std::map<std::string, Fields> slips{
      {"read no proposal", {}},
      {"Did you mean first_day", {"--variant", "frist_day=day_after"}},
      {"expected a whole number of days or hours", {"--variant", "every=fortnight"}},
      {"read \"every=0 days\", expected a whole number", {"--variant", "every=0 days"}},
      {"expected a whole number of records, 1 or more", {"--variant", "rows_per_night=0"}},
      {"expected policy=FILE", {"--variant", "policy"}},
      {"expected a schedule of days with rows_per_night, read one of 6 hours",
       {"--variant", "every=6 hours,rows_per_night=5"}},
      {"Did you mean document", {"--variant", "in_force=documents:2025-01-01"}},
      {"expected RULE:DATE", {"--variant", "in_force=document:soon"}},
      {"each change once", {"--variant", "first_day=day_after,first_day=anniversary"}},
      {"each change once", {"--variant", "in_force=document:2026-01-01,in_force=document:2024-12-01"}},
      {"--only-citizen: read 999999", {"--variant", "every=2 days", "--only-citizen", "999999"}},
      {"anchored_since", {"--variant", "effect=document:retroactive"}},
      {"one version", {"--variant", "policy=documents-12-to-6-months,effect=document:all_records"}},
      {"expected anniversary or day_after or instant", {"--reading", "first_day=noon"}},
      {"--policy: read \"no-such-policy\", expected a file that exists", {"--policy", "no-such-policy"}},
      {"Did you mean documents-6-months?", {"--variant", "policy=documents-6-month"}},
      {"--base: read \"no-such-base\", expected a file that exists",
       {"--base", "no-such-base", "--all-readings"}},
      {"2 scenarios", {"decade", "--all-readings"}}};
  for (const auto& [words, options] : slips) {
    Fields arguments{"whatif", "leap-day", "--out", "out"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 2) << words;
    EXPECT_THAT(ended.err, HasSubstr(words));
  }
  EXPECT_TRUE(files().empty());
}

// No record falls due in the world's days, and none is asked to go: nothing hangs on a reading.
TEST_F(WhatIf, finds_no_open_question_where_no_record_lies_on_an_edge) {
  write("plain.toml", "format = 1\nname = \"plain\"\ntitle = \"No edge\"\npolicy = \"" +
                          policy_file("star-2024-1.toml") +
                          "\"\nseed = 1\ncitizens = 30\nhistory_from = 2024-02-01\nstarts_on = 2024-03-01\n"
                          "ends_on = 2024-09-01\nuploads_open_on = 2023-12-04\n\n[expect]\n");
  const Json json =
      Json::parse(succeed({"whatif", "plain.toml", "--all-readings", "--out", "out", "--json"}).out);
  ASSERT_EQ(json["questions"].size(), 7U);
  for (const Json& question : json["questions"]) {
    ASSERT_FALSE(question["readings"].empty());
    for (const Json& reading : question["readings"]) {
      // A sanction without dates is an edge of its own kind, and so is a notification of the old model.
      if (question["key"] == "sanction_without_dates") continue;
      EXPECT_EQ(reading["records"], 0) << reading;
    }
  }
}

TEST_F(WhatIf, gives_least_median_and_most_over_seeds) {
  succeed({"whatif", "decade", "--small", "--seed", "5", "--seeds", "3", "--reading", "first_day=day_after",
           "--out", "all"});
  std::vector<std::int64_t> removed;
  for (const std::string seed : {"5", "6", "7"}) {
    succeed(
        {"whatif", "decade", "--small", "--seed", seed, "--reading", "first_day=day_after", "--out", seed});
    std::int64_t sum = 0;
    const Json one = Json::parse(read(seed + "/whatif.json"));
    for (const Json& counts : one["proposals"][1]["counts"]) sum += counts["removed"].get<std::int64_t>();
    removed.push_back(sum);
  }
  std::sort(removed.begin(), removed.end());
  bool is_told = false;
  const Json all = Json::parse(read("all/whatif.json"));
  for (const Json& spread : all["spread"]) {
    if (spread["proposal"] != "first_day=day_after" || spread["figure"] != "removed") continue;
    is_told = true;
    EXPECT_EQ(spread["least"], removed[0]);
    EXPECT_EQ(spread["median"], removed[1]);
    EXPECT_EQ(spread["most"], removed[2]);
  }
  EXPECT_TRUE(is_told);
}

TEST_F(WhatIf, tells_the_figures_over_seeds_in_words_and_one_citizen_as_one) {
  for (const std::string language : {"da", "en"}) {
    succeed({"whatif", "decade", "--small", "--citizens", "1", "--seeds", "2", "--reading",
             "first_day=day_after", "--lang", language, "--out", language, "--quiet"});
    for (const char* page : {"/whatif.md", "/whatif.html"}) {
      for (const char* key : {"peak_night", "record_days_beyond", "stored_bytes_at_end", "peak\\_night"}) {
        EXPECT_THAT(read(language + page), testing::Not(HasSubstr(key))) << language << page;
      }
    }
  }
  EXPECT_THAT(read("da/whatif.md"), HasSubstr("| grundlag | Travleste nat |"));
  EXPECT_THAT(read("en/whatif.md"), HasSubstr("| base | Heaviest night |"));
  EXPECT_THAT(read("da/whatif.md"), HasSubstr(": 1 borger, slettekørsler"));
  EXPECT_THAT(read("en/whatif.md"), HasSubstr(": 1 citizen, purge runs"));
}

TEST_F(WhatIf, refuses_several_seeds_for_a_pack) {
  succeed({"generate", "leap-day", "--citizens", "5", "--out", "pack"});
  const Ended ended = run({"whatif", "--records", "pack", "--seeds", "2", "--all-readings", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--seeds: read together with --records, expected only one of them"));
  EXPECT_FALSE(files().contains("out/whatif.csv"));
}

TEST_F(WhatIf, tells_every_kind_of_change_in_danish_on_a_danish_page) {
  write("other.toml", "format = 1\nedition = \"other\"\nextends = \"" + policy_file("star-2024-1.toml") +
                          "\"\n[[rule]]\nid = \"document\"\n[[rule.version]]\nin_force = 2026-01-01\n"
                          "ends = true\neffect = \"anchored_since\"\nclause = \"gone\"\n[[rule]]\n"
                          "id = \"sanction\"\ncounted_from = \"served_on\"\nkeep = \"1 month\"\n[[rule]]\n"
                          "id = \"draft\"\narea = \"plan_draft\"\napplies = \"always\"\n"
                          "counted_from = \"sent_at\"\nin_force = 2024-03-18\nkeep = \"5 years\"\n"
                          "effect = \"all_records\"\nclause = \"new\"\n");
  succeed({"whatif", "decade", "--small", "--policy", "other.toml", "--variant", "every=2 days", "--variant",
           "rows_per_night=100", "--lang", "da", "--out", "da"});
  const std::string page = read("da/whatif.html");
  for (const char* line : {"derefter ophører fra 1.1.2026 for datoer, der falder senere",
                           "regnes fra expires_on eller served_on -&gt; served_on",
                           "1 måned (gælder fra 18.3.2024)", "draft: ny, 5 år (gælder fra 18.3.2024)",
                           "interval mellem kørsler: 1 dag -&gt; 2 dage", "højst 100 poster pr. nat"}) {
    EXPECT_THAT(page, HasSubstr(line));
  }
}

TEST_F(WhatIf, writes_its_page_in_both_languages_without_script_or_address) {
  for (const std::string language : {"da", "en"}) {
    succeed({"whatif", "decade", "--small", "--policy", policy_file("documents-6-months.toml"), "--lang",
             language, "--out", language});
    const std::string page = read(language + "/whatif.html");
    EXPECT_THAT(page, HasSubstr("<html lang=\"" + language + "\">"));
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
    EXPECT_THAT(page, HasSubstr("<polyline"));
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("http"), page.find("http-equiv"));
    EXPECT_EQ(page.find("http", page.find("http-equiv") + 1), std::string::npos);
  }
  // A reading's name may break behind its equals sign: as one word it pushed the last columns off the page.
  succeed({"whatif", "decade", "--small", "--reading", "document_under_parent=stays", "--out", "reading"});
  EXPECT_THAT(read("reading/whatif.html"), HasSubstr("document_under_parent=<wbr>stays</th>"));
  // Neither a date nor a figure's mark may be left alone on the next line.
  EXPECT_THAT(read("en/whatif.html"), HasSubstr("<span class=\"whole\">affected †</span>"));
  EXPECT_THAT(read("en/whatif.html"), HasSubstr("<td><span class=\"whole\">2024-06-30</span> (base: "));
  EXPECT_THAT(read("da/whatif.md"), HasSubstr("Første sletning"));
  EXPECT_THAT(read("en/whatif.md"), HasSubstr("First removal"));
  EXPECT_THAT(read("da/whatif.md"),
              HasSubstr("document: 12 måneder (gælder fra 18.3.2024) -\\> 6 måneder (gælder fra 18.3.2024)"));
  EXPECT_THAT(read("en/whatif.md"), HasSubstr("document: 12 months from 2024-03-18 -\\> 6 months from 2024"));
  EXPECT_EQ(run({"whatif", "decade", "--all-readings", "--lang", "sv"}).exit_code, 2);
}

}  // namespace
}  // namespace slettefrist::contract
