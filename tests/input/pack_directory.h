// A pack on disk for one test: a small sound one to begin with, tables replaced as the test needs.
//
// Gone when the test ends. What a test expects of it must not be computed here.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/input/input.h"
#include "sim/model/input_error.h"

namespace slettefrist::input {

class PackDirectory {
 public:
  PackDirectory() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    const std::string name = std::string{test->test_suite_name()} + "-" + test->name();
    path_ = std::filesystem::path{testing::TempDir()} / (name + "-" + std::to_string(getpid()));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~PackDirectory() { std::filesystem::remove_all(path_); }
  PackDirectory(const PackDirectory&) = delete;
  PackDirectory& operator=(const PackDirectory&) = delete;

  std::string path() const { return path_.string(); }
  std::string file(const std::string& table) const { return (path_ / (table + ".csv")).string(); }
  void write(const std::string& table, const std::string& text) const {
    std::ofstream{file(table), std::ios::binary} << text;
  }
  void remove(const std::string& table) const { std::filesystem::remove(file(table)); }

  History read() const { return read_pack(path()); }
  std::vector<Problem> problems() const {
    try {
      read();
    } catch (const InputError& error) {
      return error.problems();
    }
    return {};
  }

 private:
  std::filesystem::path path_;
};

// Header rows, in the contract's order.
inline const std::map<std::string, std::string> kHeaders{
    {"citizen", "citizen_id,cpr,given_name,family_name,born_on,municipality_code,fund_code,insurance\n"},
    {"notification",
     "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n"},
    {"answer",
     "answer_id,citizen_id,notification_id,fund_code,decision_kind,decided_on,answered_at,comment\n"},
    {"document",
     "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,"
     "stored_at,content_sha256\n"},
    {"sanction",
     "sanction_id,citizen_id,notification_id,fund_code,sanction_kind,decided_on,registered_at,expires_on,"
     "served_on,served_registered_at\n"},
    {"contact_course",
     "contact_course_id,citizen_id,fund_code,absence_code,starts_on,ends_on,end_reason,registered_at\n"},
    {"plan_draft", "plan_draft_id,citizen_id,fund_code,sent_at,body\n"},
    {"benefit_report",
     "benefit_report_id,citizen_id,fund_code,insurance,report_month,calculated_on,rate_per_month,"
     "reported_at\n"},
    {"message", "message_id,citizen_id,entity_name,entity_id,change_kind,sent_at\n"}};

// The rows of a sound pack; line 2 of each file is the first of them.
inline const std::map<std::string, std::vector<std::string>> kSoundRows{
    {"citizen",
     {"1,1203395017,Bodil,Prøvesen,1971-03-12,751,067,full_time",
      "2,0507405028,Øjvind,\"Test, Ågård\",1988-07-05,101,067,part_time"}},
    {"notification",
     {"101,1,75101,067,absence,2024-01-08,2024-01-09T09:15:00Z,",
      "102,2,10101,067,refusal,2024-05-30,2024-06-03T08:00:00Z,\"Udeblev, og svarede ikke\"",
      "103,2,10101,067,absence,2017-11-01,2017-11-02T10:00:00Z,"}},
    {"answer", {"201,1,101,067,quarantine,2024-01-30,2024-02-01T13:00:00Z,"}},
    {"document",
     {"301,1,101,,indkaldelse.pdf,application/pdf,18231,2023-12-20,2024-01-09T09:15:00Z,",
      "302,1,,201,afgørelse.pdf,application/pdf,9120,2024-01-30,2024-02-01T13:00:00Z,",
      "303,2,102,,brev.png,image/png,40211,2024-06-03,2024-06-30T22:30:00Z,"}},
    {"sanction",
     {"401,1,101,067,quarantine,2024-01-30,2024-02-01T13:05:00Z,2024-05-01,2024-03-10,2024-03-11T07:00:00Z",
      "402,2,,067,quarantine,2015-06-01,2015-06-02T10:00:00Z,2015-09-02,,"}},
    {"contact_course",
     {"501,1,067,75,2023-10-02,2023-12-31,41,2023-10-02T08:00:00Z",
      "502,2,067,75,2022-02-01,,,2022-02-01T08:00:00Z"}},
    {"plan_draft", {"601,1,067,2024-01-10T08:00:00Z,Søg to job om ugen"}},
    {"benefit_report", {"701,2,067,part_time,2024-02,2024-02-20,13500,2024-03-01T06:00:00Z"}},
    {"message", {"801,1,notification,101,1,2024-01-09T09:15:01Z"}}};

inline std::string text_of(const std::string& table, const std::vector<std::string>& rows) {
  std::string text = kHeaders.at(table);
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

// The sound pack with the rows of some tables replaced.
inline void write_pack(const PackDirectory& pack,
                       std::map<std::string, std::vector<std::string>> replaced = {}) {
  for (const auto& [table, rows] : kSoundRows) {
    const auto own = replaced.find(table);
    pack.write(table, text_of(table, own == replaced.end() ? rows : own->second));
  }
}

// The problems as the user reads them, with the pack's path taken off.
inline std::vector<std::string> told(const PackDirectory& pack) {
  std::vector<std::string> texts;
  for (const Problem& problem : pack.problems()) {
    std::string text = to_text(problem);
    for (std::size_t at = 0; (at = text.find(pack.path() + "/", at)) != std::string::npos;) {
      text.erase(at, pack.path().size() + 1);
    }
    texts.push_back(text);
  }
  return texts;
}

}  // namespace slettefrist::input
