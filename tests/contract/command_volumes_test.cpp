// Worlds of a user's own shape on the command line: in a run, a pack, a what-if, a forecast and a scenario.
//
// Months are counted anew from the pack, by the hours that Danish clocks were ahead of UTC in 2024. It must
// not know how records are dealt.
#include <gmock/gmock.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>

#include "sim/report/report.h"
#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

constexpr const char* kFigures =
    "month,area,count,share_answered,delay_d10,delay_d20,delay_d30,delay_d40,delay_d50,delay_d60,delay_d70,"
    "delay_d80,delay_d90\n"
    "2024-01,notification,400,0.68,1,2,3,5,7,9,12,18,30\n"
    "2024-02,notification,311,0.5,1,2,3,5,7,9,12,18,30\n"
    "2024-03,notification,90,1,0,0,0,0,0,0,0,0,0\n"
    "2024-02,document,120,,0,0,0,0,1,2,4,7,12\n"
    "2024-03,sanction,55,,,,,,,,,,\n";

std::string danish_month(const std::string& utc) {
  const bool is_summer = utc >= "2024-03-31T01:00:00Z" && utc < "2024-10-27T01:00:00Z";
  std::tm at{};
  EXPECT_NE(strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &at), nullptr) << utc;
  at.tm_hour += is_summer ? 2 : 1;
  timegm(&at);  // carries the hours over
  char month[8];
  std::strftime(month, sizeof month, "%Y-%m", &at);
  return month;
}

class VolumesOf : public Command {
 protected:
  VolumesOf() { write("figures.csv", kFigures); }

  Ended call(const std::string& verb, Words more, const std::string& citizens = "150") const {
    Words words{verb, "first-documents-2024", "--citizens", citizens, "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return succeed(words);
  }
  // Rows of a pack's table without its header, in order.
  Words rows(const std::string& file) const {
    Words lines = lines_of(read(file));
    lines.erase(lines.begin());
    std::sort(lines.begin(), lines.end());
    return lines;
  }
  // By Danish month of the first instant in each row.
  std::map<std::string, int> by_month(const std::string& file) const {
    std::map<std::string, int> counts;
    const std::regex instant{R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"};
    for (const std::string& row : rows(file)) {
      std::smatch first;
      EXPECT_TRUE(std::regex_search(row, first, instant)) << row;
      ++counts[danish_month(first.str())];
    }
    return counts;
  }
};

TEST_F(VolumesOf, a_run_are_met_judged_compliant_and_named_in_the_manifest) {
  call("run", {"--volumes", "figures.csv", "--out", "out"});
  const Json summary = Json::parse(read("out/summary.json"));
  EXPECT_EQ(summary["verdict"], "compliant");
  EXPECT_EQ(summary["counts"]["notification"]["generated"], 801);
  EXPECT_EQ(summary["counts"]["document"]["generated"], 120);
  EXPECT_EQ(summary["counts"]["sanction"]["generated"], 55);
  const Json manifest = Json::parse(read("out/manifest.json"));
  EXPECT_EQ(manifest["volumes_file"]["name"], "figures.csv");
  EXPECT_EQ(manifest["volumes_file"]["sha256"], report::sha256_hex(kFigures));
  EXPECT_EQ(manifest["replay"], "slettefrist run first-documents-2024 --citizens 150 --volumes figures.csv");
}

TEST_F(VolumesOf, a_pack_are_met_by_danish_month) {
  call("generate", {"--volumes", "figures.csv", "--out", "pack"});
  EXPECT_EQ(by_month("pack/notification.csv"),
            (std::map<std::string, int>{{"2024-01", 400}, {"2024-02", 311}, {"2024-03", 90}}));
  EXPECT_EQ(by_month("pack/document.csv"), (std::map<std::string, int>{{"2024-02", 120}}));
  EXPECT_EQ(by_month("pack/sanction.csv"), (std::map<std::string, int>{{"2024-03", 55}}));
}

TEST_F(VolumesOf, a_pack_do_not_depend_on_threads_and_split_into_shards_and_citizens) {
  call("generate", {"--volumes", "figures.csv", "--out", "pack", "--threads", "1"});
  call("generate", {"--volumes", "figures.csv", "--out", "again", "--threads", "3"});
  EXPECT_EQ(read("again/manifest.json"), read("pack/manifest.json"));
  for (const std::string table : {"notification", "answer", "document", "sanction", "expected_deletions"}) {
    const std::string file = "/" + table + ".csv";
    EXPECT_EQ(read("again" + file), read("pack" + file));
    Words joined;
    for (const std::string shard : {"1", "2"}) {
      call("generate", {"--volumes", "figures.csv", "--shard", shard + "/2", "--out", table + shard});
      for (const std::string& row : rows(table + shard + file)) joined.push_back(row);
    }
    std::sort(joined.begin(), joined.end());
    EXPECT_EQ(joined, rows("pack" + file)) << table;
  }
  call("generate", {"--volumes", "figures.csv", "--only-citizen", "77", "--out", "one"});
  Words own;
  for (const std::string& row : rows("pack/notification.csv")) {
    if (row.find(",77,") != std::string::npos && row.find(",77,") == row.find(',')) own.push_back(row);
  }
  EXPECT_FALSE(own.empty());
  EXPECT_EQ(rows("one/notification.csv"), own);
}

TEST_F(VolumesOf, a_scenario_are_those_of_the_option) {
  const std::string head =
      "format = 1\nname = \"shaped\"\npolicy = \"" PROJECT_ROOT
      "/scenarios/policies/star-2024-1.toml\"\nseed = 7\ncitizens = 90\nhistory_from = 2023-06-01\n"
      "starts_on = 2024-01-01\nends_on = 2024-06-30\n";
  write("mine/plain.toml", head);
  write("mine/shaped.toml", head + "volumes = \"../figures.csv\"\n");
  succeed({"generate", "mine/plain.toml", "--volumes", "figures.csv", "--out", "by-option", "--quiet"});
  succeed({"generate", "mine/shaped.toml", "--out", "by-key", "--quiet"});
  for (const std::string table : {"notification", "answer", "document", "sanction", "expected_deletions"}) {
    EXPECT_EQ(read("by-key/" + table + ".csv"), read("by-option/" + table + ".csv"));
  }
  EXPECT_EQ(Json::parse(read("by-key/manifest.json"))["volumes_file"]["sha256"],
            report::sha256_hex(kFigures));
  succeed({"generate", "mine/plain.toml", "--out", "by-rates", "--quiet"});
  EXPECT_FALSE(Json::parse(read("by-rates/manifest.json")).contains("volumes_file"));
}

TEST_F(VolumesOf, a_what_if_are_not_marked_as_assumed_and_the_rest_is) {
  const std::string policy = PROJECT_ROOT "/scenarios/policies/documents-6-months.toml";
  const Ended ended =
      call("whatif", {"--volumes", "figures.csv", "--policy", policy, "--out", "w", "--json"});
  const Json json = Json::parse(ended.out);
  EXPECT_EQ(json["volumes"], "figures.csv");
  EXPECT_THAT(json["assumed_areas"], Not(testing::Contains("notification")));
  EXPECT_THAT(json["assumed_areas"], Not(testing::Contains("document")));
  EXPECT_THAT(json["assumed_areas"], testing::IsSupersetOf({"answer", "sanction", "benefit_report"}));
  EXPECT_EQ(json["proposals"][0]["counts"]["notification"]["entered"], 801);
  const std::string page = read("w/whatif.md");
  EXPECT_THAT(page, HasSubstr("The monthly figures of figures.csv shape the world"));
  EXPECT_THAT(page, HasSubstr("| Records affected |")) << "only documents are: no mark";
  EXPECT_THAT(page, HasSubstr("| Remaining † |")) << "benefit reports are among them";
  EXPECT_THAT(page, HasSubstr("| document | 120 |"));
}

TEST_F(VolumesOf, a_what_if_are_marked_where_a_reading_lets_an_assumed_rate_move_them) {
  const Ended ended =
      call("whatif", {"--volumes", "figures.csv", "--reading", "which_answer=last", "--out", "w", "--json"});
  EXPECT_THAT(Json::parse(ended.out)["assumed_areas"], testing::Contains("notification"));
  EXPECT_THAT(read("w/whatif.md"), Not(HasSubstr("| Records affected |")));
}

TEST_F(VolumesOf, a_what_if_over_seeds_and_a_forecast_shape_every_world) {
  call("whatif",
       {"--volumes", "figures.csv", "--seeds", "3", "--policy", "documents-6-months", "--out", "w"});
  const Json json = Json::parse(read("w/whatif.json"));
  EXPECT_EQ(json["seeds"], 3);
  int told = 0;
  for (const Json& spread : json["spread"]) {
    if (spread["figure"] != "differing" || spread["proposal"] == "base") continue;
    EXPECT_EQ(spread["least"], 120) << "all documents, whatever the seed";
    EXPECT_EQ(spread["most"], 120);
    ++told;
  }
  EXPECT_EQ(told, 1);
  call("whatif", {"--reading", "first_day=instant", "--out", "plain"});
  EXPECT_FALSE(Json::parse(read("plain/whatif.json")).contains("volumes"));
  EXPECT_THAT(read("plain/whatif.md"), Not(HasSubstr("monthly figures")));
  call("forecast", {"--volumes", "figures.csv", "--batch", "50", "--to", "2025-03-31", "--out", "f"});
  EXPECT_THAT(read("f/forecast.csv"), Not(HasSubstr("2024-03-18")))
      << "all records are of 2024: there is no backlog";
}

TEST_F(VolumesOf, the_projects_invented_example_shape_a_world) {
  call("run", {"--volumes", PROJECT_ROOT "/scenarios/volumes/invented-2024.csv", "--out", "out"}, "600");
  const Json counts = Json::parse(read("out/summary.json"))["counts"];
  EXPECT_EQ(counts["notification"]["generated"], 21280);
  EXPECT_EQ(counts["document"]["generated"], 4995);
  EXPECT_EQ(counts["sanction"]["generated"], 4211);
}

}  // namespace
}  // namespace slettefrist::contract
