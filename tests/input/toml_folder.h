// A folder of TOML and CSV files for one test, and what reading them says. Gone when the test ends.
//
// The texts here are sound; a test changes one place and names what must be said about it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/input/input.h"
#include "sim/model/input_error.h"

namespace slettefrist::input {

class TomlFolder {
 public:
  TomlFolder() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string{test->test_suite_name()} + "-" + test->name();
    std::replace(name.begin(), name.end(), '/', '-');
    path_ = std::filesystem::path{testing::TempDir()} / (name + "-" + std::to_string(getpid()));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_ / "inner");
  }
  ~TomlFolder() { std::filesystem::remove_all(path_); }
  TomlFolder(const TomlFolder&) = delete;
  TomlFolder& operator=(const TomlFolder&) = delete;

  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{file(name), std::ios::binary} << text;
    return file(name);
  }

  // What `read` throws, a line a problem, files named relative to this folder; empty if it throws nothing.
  template <class Read>
  std::vector<std::string> told_by(Read&& read) const {
    std::vector<std::string> told;
    try {
      read();
    } catch (const InputError& error) {
      for (Problem problem : error.problems()) {
        if (problem.file.starts_with(path_.string() + "/")) {
          problem.file.erase(0, path_.string().size() + 1);
        }
        told.push_back(to_text(problem));
      }
    }
    return told;
  }
  std::vector<std::string> told_of_policy(const std::string& name) const {
    return told_by([&] { read_policy(file(name)); });
  }
  std::vector<std::string> told_of_scenario(const std::string& name) const {
    return told_by([&] { read_scenario(file(name)); });
  }

 private:
  std::filesystem::path path_;
};

// `text` with `from`, which must stand in it, replaced once.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("the sound text does not hold: " + from);
  return text.replace(at, from.size(), to);
}

// One slip in a sound file, and all that must be told of it.
struct BadFile {
  std::string name;
  std::string sound;
  std::string slip;
  std::vector<std::string> told;
};
inline std::string name_of_bad_file(const testing::TestParamInfo<BadFile>& info) { return info.param.name; }

// Lines of these texts are counted by the tests.
inline const std::string kSoundPolicy = R"(format = 1
edition = "trial"
zone = "Europe/Copenhagen"
source = "a test"
[reading]
first_day = "anniversary"
month_end = "clamp"
day_of = "zone"
which_answer = "first"
scope = "all"
document_under_parent = "goes"
sanction_without_dates = "report"
purge_within = "0 days"
backlog_within = "2 days"
[[rule]]
id = "answered"
area = "notification"
applies = "answered"
counted_from = "answered_at"
keep = "3 years"
in_force = 2021-05-01
effect = "all_records"
clause = "first-clause"
[[rule]]
id = "sanction"
area = "sanction"
applies = "always"
counted_from = { earliest = ["expires_on", "served_on"] }
keep = "7 months"
in_force = 2021-06-01
effect = "anchored_since"
clause = "second-clause"
[[rule.version]]
in_force = 2022-05-01
effect = "all_records"
clause = "third-clause"
keep = "40 days"
[[rule.version]]
in_force = 2023-05-01
effect = "all_records"
clause = "fourth-clause"
ends = true
)";

inline const std::string kSoundScenario = R"(format = 1
name = "trial"
title = "A trial"
policy = "trial-policy.toml"
seed = 7
citizens = 50
history_from = 2020-01-01
starts_on = 2021-01-01
ends_on = 2022-12-31
step = "6 hours"
uploads_open_on = 2020-06-01
documents_on = "any"
[purge]
every = "2 days"
at = "04:30"
outages = [{ from = 2021-03-01, to = 2021-03-05 }]
[rates]
share_answered = 0.5
document_bytes = 900
[plant]
share = 0.1
[expect]
counts.document.deleted = { min = 1, max = 9 }
first_deletion.document = 2021-06-01
findings.too_late = 2
checked.sanction = { min = 3 }
)";

}  // namespace slettefrist::input
