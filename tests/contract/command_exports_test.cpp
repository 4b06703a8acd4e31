// Somebody else's purge, judged from two exports of their tables: no engine and no store of ours.
//
// The tables are written by hand, so that what is due is worked out here and not by the program.
#include <gmock/gmock.h>

#include <filesystem>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

const std::string kNotifications =
    "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n";
const std::string kAnswers =
    "answer_id,citizen_id,notification_id,fund_code,decision_kind,decided_on,answered_at,comment\n";
const std::string kDocuments =
    "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,stored_at,"
    "content_sha256\n";
// Due on 2026-01-10: unanswered, sent six years before.
const std::string kDue = "1,1,75101,067,absence,2020-01-09,2020-01-10T10:00:00Z,\n";
// Answered in 2023: here until 2029.
const std::string kYoung = "2,2,75101,067,absence,2023-05-01,2023-05-01T10:00:00Z,Ærø\n";
const std::string kAnswer = "5,2,2,067,quarantine,2023-05-10,2023-05-10T10:00:00Z,\n";
// Due on 2026-01-12: saved twelve months before.
const std::string kDocument = "7,2,,5,brev.txt,text/plain,3,2025-01-12,2025-01-12T10:00:00Z,\n";

class Exports : public Command {
 protected:
  void write_export(const std::string& folder, const std::string& notifications, const std::string& answers,
                    const std::string& documents) {
    std::filesystem::create_directories(path(folder));
    write(folder + "/notification.csv", kNotifications + notifications);
    write(folder + "/answer.csv", kAnswers + answers);
    write(folder + "/document.csv", kDocuments + documents);
  }
  // One run is held, on 2026-01-15: what nights there were before it no export tells.
  Ended judge(const std::string& after) {
    return run(
        {"check", "--before", "before", "--after", after, "--as-of", "2026-01-15", "--out", "out-" + after});
  }
  std::string findings(const std::string& after) { return read("out-" + after + "/findings.csv"); }
  void SetUp() override {
    Command::SetUp();
    write_export("before", kDue + kYoung, kAnswer, kDocument);
  }
};

TEST_F(Exports, of_a_right_purge_are_compliant) {
  write_export("after", kYoung, kAnswer, "");
  const Ended ended = judge("after");
  EXPECT_EQ(ended.exit_code, 0) << ended.err << ended.out;
  EXPECT_EQ(lines_of(findings("after")).size(), 1U);
  const std::string deletions = read("out-after/deletions.csv");
  EXPECT_THAT(deletions, HasSubstr("2026-01-15,document,7,document,2026-01-12"));
  EXPECT_THAT(deletions, HasSubstr("2026-01-15,notification,1,notification-unanswered,2026-01-10"));
}

TEST_F(Exports, that_still_hold_what_was_due_are_too_late) {
  write_export("after", kYoung, kAnswer, kDocument);
  EXPECT_EQ(judge("after").exit_code, 1);
  EXPECT_THAT(findings("after"), HasSubstr("too_late,document,7,"));
}

TEST_F(Exports, that_lack_what_was_not_due_are_too_early_and_leave_orphans) {
  write_export("after", "", kAnswer, "");
  EXPECT_EQ(judge("after").exit_code, 1);
  EXPECT_THAT(findings("after"), HasSubstr("too_early,notification,2,"));
  EXPECT_THAT(findings("after"), HasSubstr("orphan,answer,5,"));
}

TEST_F(Exports, with_a_changed_row_are_the_wrong_set) {
  std::string changed = kYoung;
  changed.replace(changed.find("Ærø"), std::string{"Ærø"}.size(), "Als");
  write_export("after", changed, kAnswer, "");
  EXPECT_EQ(judge("after").exit_code, 1);
  EXPECT_THAT(findings("after"), HasSubstr("wrong_set,notification,2,"));
}

TEST_F(Exports, in_a_series_bring_back_what_had_gone) {
  write_export("after", kYoung, kAnswer, "");
  write_export("again", kDue + kYoung, kAnswer, "");
  const Ended ended = run({"check", "--before", "before", "--step", "2026-01-15=after", "--step",
                           "2026-01-16=again", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("returned,notification,1,"));
}

TEST_F(Exports, that_cannot_be_read_are_bad_input_and_nothing_is_written) {
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
