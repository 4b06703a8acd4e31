// The complaint scenario and what stands of it in its comments: of each record the day on which it goes.
//
// Days are worked by hand in scenarios/complaint.toml and stand there beside each record. It must not know
// how anything is held.
#pragma once

#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {

using Json = nlohmann::json;

inline constexpr const char* kComplaint = PROJECT_ROOT "/scenarios/complaint.toml";

// The days of complaint.toml's comments.
inline const std::map<std::string, std::string> kDays{{"notification,101", "2025-01-16"},
                                                      {"answer,102", "2025-01-16"},
                                                      {"document,103", "2025-01-16"},
                                                      {"document,112", "2025-02-01"},
                                                      {"document,113", "2024-12-12"},
                                                      {"notification,121", "2024-07-01"},
                                                      {"document,122", "2024-07-01"},
                                                      {"notification,131", "2024-09-01"},
                                                      {"answer,132", "2024-09-01"},
                                                      {"document,133", "2024-09-01"},
                                                      {"sanction,141", ""},
                                                      {"sanction,151", "2024-10-15"},
                                                      {"sanction,152", "2024-10-16"},
                                                      {"sanction,153", "2024-10-17"},
                                                      {"sanction,154", "2024-10-16"},
                                                      {"sanction,155", "2024-10-15"},
                                                      {"sanction,161", "2024-12-01"},
                                                      {"sanction,171", "2024-05-01"},
                                                      {"document,182", "2025-03-01"},
                                                      {"notification,111", ""},
                                                      {"notification,181", ""}};

class Holds : public Command {
 protected:
  std::map<std::string, std::string> column(const std::string& file, std::size_t index) const {
    std::map<std::string, std::string> values;
    for (const std::string& line : lines_of(read(file))) {
      const auto fields = fields_of(line);
      if (fields[0] != "area") values[fields[0] + "," + fields[1]] = fields[index];
    }
    return values;
  }
  Json summary(const std::string& folder) const { return Json::parse(read(folder + "/summary.json")); }
};

}  // namespace slettefrist::contract
