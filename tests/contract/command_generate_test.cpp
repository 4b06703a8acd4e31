// The verb `generate`: a pack of nine tables, the expected deletions, and a manifest that can be trusted.
//
// What a record looks like is tested in generators/; here it is the files and what is said of them. It must
// not know a rule.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "sim/model/records.h"
#include "sim/report/report.h"
#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class Generate : public Command {
 protected:
  Ended generate(std::vector<std::string> more) {
    std::vector<std::string> arguments{"generate", "leap-day", "--citizens", "30", "--out", "pack"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return succeed(arguments);
  }
};

TEST_F(Generate, writes_the_tables_events_submissions_expected_deletions_and_a_manifest) {
  const Ended ended = generate({});
  EXPECT_THAT(ended.out, testing::StartsWith("Pack: pack ("));
  std::set<std::string> expected{"pack/expected_deletions.csv", "pack/events.ndjson", "pack/manifest.json",
                                 "pack/submissions.ndjson", "pack/citizen_change.csv"};
  for (const Area area : kAreas) expected.insert("pack/" + std::string{name_of(area)} + ".csv");
  EXPECT_EQ(files(), expected);
}

TEST_F(Generate, each_table_opens_with_the_contracts_columns) {
  generate({"--quiet"});
  const auto header = [&](const std::string& table) {
    return lines_of(read("pack/" + table + ".csv")).front();
  };
  EXPECT_EQ(header("citizen"),
            "citizen_id,cpr,given_name,family_name,born_on,municipality_code,fund_code,insurance");
  EXPECT_EQ(header("notification"),
            "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment");
  EXPECT_EQ(header("answer"),
            "answer_id,citizen_id,notification_id,fund_code,decision_kind,decided_on,answered_at,comment");
  EXPECT_EQ(header("document"),
            "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,"
            "stored_at,content_sha256");
  EXPECT_EQ(
      header("sanction"),
      "sanction_id,citizen_id,notification_id,fund_code,sanction_kind,decided_on,registered_at,expires_on,"
      "served_on,served_registered_at");
  EXPECT_EQ(header("contact_course"),
            "contact_course_id,citizen_id,fund_code,absence_code,starts_on,ends_on,end_reason,registered_at");
  EXPECT_EQ(header("plan_draft"), "plan_draft_id,citizen_id,fund_code,sent_at,body");
  EXPECT_EQ(header("benefit_report"),
            "benefit_report_id,citizen_id,fund_code,insurance,report_month,calculated_on,rate_per_month,"
            "reported_at");
  EXPECT_EQ(header("message"), "message_id,citizen_id,entity_name,entity_id,change_kind,sent_at");
  EXPECT_EQ(header("expected_deletions"), "area,record_id,due_on,deleted_on,rule");
}

TEST_F(Generate, the_manifests_digests_and_sizes_are_those_of_the_files) {
  generate({"--quiet"});
  const auto manifest = nlohmann::json::parse(read("pack/manifest.json"));
  EXPECT_EQ(manifest["files"].size(), kAreas.size() + 4);  // and changes, events, submissions, expected
  for (const auto& file : manifest["files"]) {
    const std::string text = read("pack/" + file["name"].get<std::string>());
    EXPECT_EQ(file["bytes"], text.size()) << file;
    EXPECT_EQ(file["sha256"], report::sha256_hex(text)) << file;
  }
  EXPECT_EQ(manifest["seed"], 229);
  EXPECT_FALSE(manifest.contains("made_at")) << "a pack tells no time of the machine";
  EXPECT_EQ(manifest["replay"], "slettefrist generate leap-day --citizens 30");
}

TEST_F(Generate, json_tells_the_rows_of_each_table) {
  const auto told = nlohmann::json::parse(generate({"--json"}).out);
  EXPECT_EQ(told["pack"], "pack");
  EXPECT_EQ(told["records"]["citizen"], 31);  // thirty and the hand-written one
  for (const Area area : kAreas) {
    const std::string name{name_of(area)};
    EXPECT_EQ(told["records"][name], lines_of(read("pack/" + name + ".csv")).size() - 1) << name;
  }
  EXPECT_EQ(told["expected_deletions"], lines_of(read("pack/expected_deletions.csv")).size() - 1);
}

TEST_F(Generate, expects_a_row_for_every_record_that_enters_the_store_sorted_by_area_and_id) {
  generate({"--quiet"});
  std::vector<std::string> rows = lines_of(read("pack/expected_deletions.csv"));
  rows.erase(rows.begin());
  EXPECT_THAT(rows, testing::Contains("notification,1,2030-02-28,2030-02-28,notification-unanswered"));
  EXPECT_THAT(rows, testing::Contains("document,1,2025-02-28,2025-02-28,document"));
  std::vector<std::pair<std::string, long long>> keys;
  for (const std::string& row : rows) {
    const std::size_t comma = row.find(',');
    keys.emplace_back(row.substr(0, comma), std::stoll(row.substr(comma + 1)));
  }
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

TEST_F(Generate, every_generated_document_has_a_content_digest) {
  generate({"--quiet"});
  int told = 0;
  for (const std::string& row : lines_of(read("pack/document.csv"))) {
    const std::string digest = row.substr(row.rfind(',') + 1);
    if (row.starts_with("document_id") || row.starts_with("1,"))
      continue;  // header; hand-written, without bytes
    EXPECT_EQ(digest.size(), 64U) << row;
    EXPECT_EQ(digest.find_first_not_of("0123456789abcdef"), std::string::npos) << row;
    ++told;
  }
  EXPECT_GT(told, 5);
}

}  // namespace
}  // namespace slettefrist::contract
