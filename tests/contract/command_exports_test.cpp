// Somebody else's purge, judged from two exports of their tables: no engine and no store of ours.
//
// The tables are written by hand, so that what is due is worked out here and not by the program.
#include <gmock/gmock.h>

#include "tests/contract/written_exports.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

TEST_F(WrittenExports, of_a_right_purge_are_compliant) {
  write_export("after", kYoung, kAnswer, "");
  const Ended ended = judge("after");
  EXPECT_EQ(ended.exit_code, 0) << ended.err << ended.out;
  EXPECT_EQ(lines_of(findings("after")).size(), 1U);
  const std::string deletions = read("out-after/deletions.csv");
  EXPECT_THAT(deletions, HasSubstr("2026-01-15,document,7,document,2026-01-12"));
  EXPECT_THAT(deletions, HasSubstr("2026-01-15,notification,1,notification-unanswered,2026-01-10"));
}

TEST_F(WrittenExports, that_still_hold_what_was_due_are_too_late) {
  write_export("after", kYoung, kAnswer, kDocument);
  EXPECT_EQ(judge("after").exit_code, 1);
  EXPECT_THAT(findings("after"), HasSubstr("too_late,document,7,"));
}

TEST_F(WrittenExports, that_lack_what_was_not_due_are_too_early_and_leave_orphans) {
  write_export("after", "", kAnswer, "");
  EXPECT_EQ(judge("after").exit_code, 1);
  EXPECT_THAT(findings("after"), HasSubstr("too_early,notification,2,"));
  EXPECT_THAT(findings("after"), HasSubstr("orphan,answer,5,"));
}

TEST_F(WrittenExports, with_a_changed_row_are_the_wrong_set) {
  std::string changed = kYoung;
  changed.replace(changed.find("Ærø"), std::string{"Ærø"}.size(), "Als");
  write_export("after", changed, kAnswer, "");
  EXPECT_EQ(judge("after").exit_code, 1);
  EXPECT_THAT(findings("after"), HasSubstr("wrong_set,notification,2,"));
}

TEST_F(WrittenExports, in_a_series_bring_back_what_had_gone) {
  write_export("after", kYoung, kAnswer, "");
  write_export("again", kDue + kYoung, kAnswer, "");
  const Ended ended = run({"check", "--before", "before", "--step", "2026-01-15=after", "--step",
                           "2026-01-16=again", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("returned,notification,1,"));
}

TEST_F(WrittenExports, that_cannot_be_read_are_bad_input_and_nothing_is_written) {
  write_export("after", "x,1,75101,067,absence,2020-01-09,2020-01-10T10:00:00Z,\n", kAnswer, "");
  const Ended ended = judge("after");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("after/notification.csv:2"));
  EXPECT_FALSE(std::filesystem::exists(path("out-after")));
  EXPECT_EQ(run({"check", "--before", "before", "--as-of", "2026-01-15"}).exit_code, 2);
  EXPECT_EQ(run({"check", "--before", "nowhere", "--after", "before", "--as-of", "2026-01-15"}).exit_code, 2);
}

}  // namespace
}  // namespace slettefrist::contract
