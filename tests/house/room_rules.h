// What each room may include: rooms of ours, and headers of packages. docs/house.md says the same in words.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace house {

struct RoomRule {
  std::set<std::string> rooms;         // of ours
  std::vector<std::string> libraries;  // prefixes of package headers
};

inline const std::map<std::string, RoomRule>& room_rules() {
  static const std::map<std::string, RoomRule> rules{
      {"model", {{}, {"boost/container/"}}},
      {"policy", {{"model"}, {}}},
      {"scenario", {{"model"}, {}}},
      {"registration", {{"model"}, {}}},
      {"scratch", {{}, {"malloc.h"}}},
      {"tables", {{"model"}, {"date/"}}},
      {"input",
       {{"model", "policy", "scenario", "registration", "tables"},
        {"toml++/", "fmt/", "nlohmann/", "SQLiteCpp/"}}},
      {"generators", {{"model", "scratch"}, {"boost/random", "date/"}}},
      {"store", {{"model"}, {"SQLiteCpp/", "sqlite3.h"}}},
      {"engine", {{"model", "policy", "store"}, {"boost/date_time", "nlohmann/"}}},
      {"oracle", {{"model", "policy"}, {"boost/container/", "date/"}}},
      {"judge", {{"model"}, {}}},
      {"world", {{"model", "scenario", "scratch", "store", "engine"}, {"date/"}}},
      {"bench",
       {{"model", "policy", "generators", "store", "engine", "oracle", "report"},
        {"nlohmann/", "SQLiteCpp/", "sqlite3.h", "sys/mman.h", "sys/prctl.h", "sys/utsname.h", "signal.h"}}},
      {"verifier", {{}, {"nlohmann/", "toml++/"}}},
      {"report", {{"model", "tables", "scratch"}, {"fmt/", "nlohmann/", "openssl/", "SQLiteCpp/"}}},
      {"cli/options", {{"model", "input", "world", "report", "bench"}, {"CLI/"}}},
      {"cli/job",
       {{"model", "policy", "scenario", "registration", "tables", "input", "generators", "store", "engine",
         "oracle", "world", "report", "cli/options"},
        {"SQLiteCpp/", "boost/version.hpp"}}},
      {"cli/proof",
       {{"model", "policy", "scenario", "scratch", "input", "store", "oracle", "judge", "world", "report",
         "cli/options", "cli/job"},
        {"spdlog/"}}},
      {"cli/packs",
       {{"model", "policy", "scenario", "registration", "input", "generators", "oracle", "world", "report",
         "cli/options", "cli/job", "cli/proof"},
        {"nlohmann/"}}},
      {"cli/explain",
       {{"model", "policy", "input", "oracle", "world", "report", "cli/job", "cli/proof"}, {"nlohmann/"}}},
      {"cli/hunt",
       {{"model", "policy", "scenario", "tables", "input", "generators", "store", "engine", "world", "report",
         "cli/options", "cli/job", "cli/proof"},
        {"fmt/", "nlohmann/"}}},
      {"cli/whatif",
       {{"model", "input", "store", "engine", "oracle", "world", "report", "cli/options", "cli/job"}, {}}},
      {"cli/exports",
       {{"model", "policy", "scenario", "input", "store", "oracle", "judge", "world", "report", "cli/options",
         "cli/job", "cli/proof", "cli/explain"},
        {"nlohmann/", "spdlog/"}}},
      {"cli",
       {{"model", "scenario", "input", "store", "engine", "oracle", "world", "report", "bench", "cli/options",
         "cli/job", "cli/proof", "cli/packs", "cli/explain", "cli/hunt", "cli/whatif", "cli/exports"},
        {"nlohmann/", "spdlog/"}}},
  };
  return rules;
}

}  // namespace house
