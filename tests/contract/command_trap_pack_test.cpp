// The trap pack and its stories: due days worked by hand, a cast that stays, a sentence for each record.
//
// What it covers is tested with the coverage. It must not know how a story is stored.
#include <gmock/gmock.h>

#include "sim/report/report.h"
#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

// Over the tables and stories.csv, in the order below. Other teams keep this pack: a change breaks their
// tests, and must be said in the release.
constexpr const char* kCastDigest = "a7460359e98fca1ab0fedaa4e815c624bad05b62ebcdd46a0992dd0f22ac3418";

class TrapPack : public Command {
 protected:
  std::vector<std::string> stories(const std::string& folder) const {
    std::vector<std::string> lines = lines_of(read(folder + "/stories.csv"));
    EXPECT_EQ(lines.front(), "area,record_id,story_da,story_en");
    lines.erase(lines.begin());
    return lines;
  }
};

// "document,101" of a line.
std::string area_and_id(const std::string& line) {
  return line.substr(0, line.find(',', line.find(',') + 1));
}

TEST_F(TrapPack, is_due_on_the_days_worked_by_hand_and_goes_on_them) {
  succeed({"generate", "trap-pack", "--out", "pack"});
  EXPECT_EQ(read("pack/expected_deletions.csv"), text_of_file(PROJECT_ROOT "/tests/data/trap-pack.csv"));
  succeed({"check", "--records", "pack"});
  succeed({"run", "--records", "pack", "--from", "2024-03-18", "--to", "2038-11-01", "--out", "o"});
  EXPECT_EQ(read("o/expected_deletions.csv"), read("pack/expected_deletions.csv"));
}

TEST_F(TrapPack, has_a_cast_that_stays_the_same_from_version_to_version) {
  succeed({"generate", "trap-pack", "--out", "pack"});
  std::string cast;
  for (const char* const file : {"citizen", "notification", "answer", "document", "sanction", "stories"}) {
    cast += read("pack/" + std::string{file} + ".csv");
  }
  EXPECT_EQ(report::sha256_hex(cast), kCastDigest);
}

TEST_F(TrapPack, tells_a_story_of_every_record_in_the_order_of_the_expected_deletions) {
  succeed({"generate", "trap-pack", "--out", "pack"});
  std::vector<std::string> told;
  for (const std::string& story : stories("pack")) {
    EXPECT_THAT(story, testing::AnyOf(EndsWith("."), EndsWith(".\""))) << "a sentence, the English one last";
    if (!story.starts_with("citizen,")) told.push_back(area_and_id(story));
  }
  std::vector<std::string> expected;
  for (const std::string& row : lines_of(read("pack/expected_deletions.csv")))
    expected.push_back(area_and_id(row));
  expected.erase(expected.begin());
  EXPECT_EQ(told, expected);
}

TEST_F(TrapPack, leaves_out_the_stories_of_records_that_are_left_out) {
  succeed({"generate", "trap-pack", "--only-citizen", "900003", "--out", "pack"});
  std::vector<std::string> keys;
  for (const std::string& story : stories("pack")) keys.push_back(area_and_id(story));
  EXPECT_THAT(keys, ElementsAre("answer,301", "citizen,900003", "document,301", "notification,301",
                                "notification,302", "sanction,301"));
}

TEST_F(TrapPack, has_stories_in_every_format_but_not_in_a_feed) {
  succeed({"generate", "trap-pack", "--format", "sqlite", "--out", "database"});
  succeed({"generate", "trap-pack", "--format", "ndjson", "--out", "lines"});
  EXPECT_EQ(read("database/stories.csv"), read("lines/stories.csv"));
  succeed({"check", "--records", "database"});
  succeed({"generate", "trap-pack", "--slice", "2024-01-01..2024-03-31", "--out", "feed"});
  EXPECT_FALSE(files().contains("feed/stories.csv"));
  succeed({"generate", "outage", "--citizens", "3", "--out", "storyless"});
  EXPECT_FALSE(files().contains("storyless/stories.csv"));
}

TEST_F(TrapPack, with_a_story_that_was_tampered_with_is_no_sound_pack) {
  succeed({"generate", "trap-pack", "--out", "pack"});
  write("pack/stories.csv", read("pack/stories.csv") + "document,999,Ny.,New.\n");
  const Ended ended = run({"check", "--records", "pack"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("stories.csv"));
}

}  // namespace
}  // namespace slettefrist::contract
