// A few records written by hand, exported before and after somebody else's purge.
//
// What is due when is worked out here and not by the program. It must not know what a test asserts.
#pragma once

#include <filesystem>
#include <string>

#include "tests/contract/command.h"

namespace slettefrist::contract {

inline const std::string kNotifications =
    "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n";
inline const std::string kAnswers =
    "answer_id,citizen_id,notification_id,fund_code,decision_kind,decided_on,answered_at,comment\n";
inline const std::string kDocuments =
    "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,stored_at,"
    "content_sha256\n";
inline const std::string kLog = "run_at,as_of,area,record_id,rule,due_on\n";
// Due on 2026-01-10: unanswered, sent six years before.
inline const std::string kDue = "1,1,75101,067,absence,2020-01-09,2020-01-10T10:00:00Z,\n";
// Answered in 2023: here until 2029.
inline const std::string kYoung = "2,2,75101,067,absence,2023-05-01,2023-05-01T10:00:00Z,Ærø\n";
inline const std::string kAnswer = "5,2,2,067,quarantine,2023-05-10,2023-05-10T10:00:00Z,\n";
// Due on 2026-01-12: saved twelve months before.
inline const std::string kDocument = "7,2,,5,brev.txt,text/plain,3,2025-01-12,2025-01-12T10:00:00Z,\n";

class WrittenExports : public Command {
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

}  // namespace slettefrist::contract
