// The house rules as an ordinary test: who may include whom, where numbers and clocks may live, what no test
// may be. It reads the project's own sources; docs/house.md says the same in words.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/house/room_rules.h"

namespace {

namespace fs = std::filesystem;

struct SourceLine {
  std::string file;  // from the project's root
  int number = 0;
  std::string text;
};

std::string where(const SourceLine& line) {
  return line.file + ":" + std::to_string(line.number) + ": " + line.text;
}

std::vector<std::string> files_under(const std::string& folder, const std::set<std::string>& endings) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path{PROJECT_ROOT} / folder)) {
    if (!entry.is_regular_file() || !endings.contains(entry.path().extension().string())) continue;
    files.push_back(fs::relative(entry.path(), PROJECT_ROOT).string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<SourceLine> lines_of(const std::string& file) {
  std::ifstream in{fs::path{PROJECT_ROOT} / file};
  std::vector<SourceLine> lines;
  for (std::string text; std::getline(in, text);) {
    lines.push_back({file, static_cast<int>(lines.size()) + 1, text});
  }
  return lines;
}

// The code of a line: what stands before a // comment.
std::string code_of(const SourceLine& line) { return line.text.substr(0, line.text.find("//")); }

std::vector<SourceLine> all_lines(const std::vector<std::string>& folders) {
  std::vector<SourceLine> lines;
  for (const std::string& folder : folders) {
    for (const std::string& file : files_under(folder, {".h", ".cpp"})) {
      const auto of_file = lines_of(file);
      lines.insert(lines.end(), of_file.begin(), of_file.end());
    }
  }
  return lines;
}

// The command line has rooms of its own: "cli/hunt"; "cli" is what stands above them.
std::string room_of(const std::string& path) {
  const fs::path p{path};
  auto part = p.begin();
  if (*part == "generators") return "generators";
  const std::string room = (++part)->string();
  if (room == "cli" && std::distance(part, p.end()) > 2) return room + "/" + (++part)->string();
  return room;
}

TEST(House, every_include_points_where_the_room_may_look) {
  const std::regex own{R"re(#include "((sim|generators)/[^"]+)")re"};
  const std::regex package{R"re(#include <([^>]*[/.][^>]*)>)re"};
  const std::set<std::string> system{"unistd.h", "sys/file.h", "sys/stat.h", "sys/types.h",
                                     "fcntl.h",  "poll.h",     "spawn.h",    "sys/wait.h"};
  int checked = 0;
  for (const SourceLine& line : all_lines({"sim", "generators"})) {
    if (line.file == "sim/main.cpp") continue;
    const std::string room = room_of(line.file);
    ASSERT_TRUE(house::room_rules().contains(room)) << line.file << ": a room that the house does not know";
    const house::RoomRule& rule = house::room_rules().at(room);
    std::smatch match;
    if (std::regex_search(line.text, match, own)) {
      const std::string target = room_of(match[1]);
      EXPECT_TRUE(target == room || rule.rooms.contains(target)) << where(line);
      ++checked;
    } else if (std::regex_search(line.text, match, package)) {
      const std::string header = match[1];
      const bool allowed = system.contains(header) ||
                           std::any_of(rule.libraries.begin(), rule.libraries.end(),
                                       [&](const std::string& prefix) { return header.starts_with(prefix); });
      EXPECT_TRUE(allowed) << where(line);
      ++checked;
    }
  }
  EXPECT_GT(checked, 100);
}

TEST(House, nobody_but_cli_and_main_includes_the_command_line) {
  for (const SourceLine& line : all_lines({"sim", "generators"})) {
    if (line.file.starts_with("sim/cli/") || line.file == "sim/main.cpp") continue;
    EXPECT_EQ(line.text.find("#include \"sim/cli/"), std::string::npos) << where(line);
  }
}

TEST(House, the_engine_sees_neither_history_nor_windows_and_the_world_sees_only_its_seam) {
  for (const SourceLine& line : all_lines({"sim/engine", "sim/world"})) {
    if (line.file.starts_with("sim/engine/")) {
      EXPECT_EQ(line.text.find("#include \"sim/model/history.h\""), std::string::npos) << where(line);
      EXPECT_EQ(line.text.find("#include \"sim/model/window.h\""), std::string::npos) << where(line);
    } else if (line.text.find("#include \"sim/engine/") != std::string::npos) {
      EXPECT_NE(line.text.find("purge_engine.h"), std::string::npos) << where(line);
    }
  }
}

TEST(House, retention_numbers_stand_in_policy_files_only) {
  const std::regex number{
      R"re(\b(6|six) years?\b|\b12 months\b|P2190D|P365D|\b2190\b|\b2192\b|\b72\b.*month)re"};
  for (const SourceLine& line : all_lines({"sim", "generators"})) {
    EXPECT_FALSE(std::regex_search(code_of(line), number)) << where(line);
  }
  for (const std::string& file : files_under("scenarios", {".toml"})) {
    if (file.starts_with("scenarios/policies/")) continue;
    for (const SourceLine& line : lines_of(file)) {
      EXPECT_EQ(line.text.find("keep "),
                line.text.starts_with("#") ? line.text.find("keep ") : std::string::npos)
          << where(line);
    }
  }
}

TEST(House, month_arithmetic_stands_in_engine_oracle_and_planting_only) {
  const std::regex arithmetic{
      R"re(\b(months|years)\s*[({]|month_iterator|year_iterator|\bdate\(.*\bmonths?\b)re"};
  for (const SourceLine& line : all_lines({"sim", "generators"})) {
    const std::string room = line.file == "sim/main.cpp" ? "main" : room_of(line.file);
    if (room == "engine" || room == "oracle" || room == "generators") continue;
    EXPECT_FALSE(std::regex_search(code_of(line), arithmetic)) << where(line);
  }
}

TEST(House, no_wall_clock_and_no_hidden_randomness) {
  const std::regex clock{
      R"re(system_clock|\btime\((nullptr|NULL|0)\)|gettimeofday|random_device|[^_a-z]rand\(|std::[a-z_]+_distribution|mt19937)re"};
  int manifest_reads = 0;
  for (const SourceLine& line : all_lines({"sim", "generators"})) {
    if (!std::regex_search(code_of(line), clock)) continue;
    // The manifest says when the run was made; nothing else may.
    const bool manifest = line.file == "sim/cli/proof/run_files.cpp";
    EXPECT_TRUE(manifest) << where(line);
    manifest_reads += manifest ? 1 : 0;
  }
  EXPECT_EQ(manifest_reads, 1);
}

// A stopwatch limits a time, paces what is shown, or measures; where records are made, judged or told there
// is none.
TEST(House, the_stopwatch_is_read_by_limits_progress_and_the_benchmark_alone) {
  const std::set<std::string> rooms{"bench", "cli", "cli/job", "cli/proof", "engine", "store"};
  const std::regex stopwatch{R"re(steady_clock|high_resolution_clock|clock_gettime)re"};
  for (const SourceLine& line : all_lines({"sim", "generators"})) {
    if (!std::regex_search(code_of(line), stopwatch)) continue;
    EXPECT_TRUE(rooms.contains(room_of(line.file))) << where(line);
  }
}

// Names declared as unordered containers anywhere in the room must not be walked over, unless the line above
// says why the order cannot reach an output ("order-free: ...").
TEST(House, unordered_containers_are_not_walked_over) {
  const std::regex declaration{R"re(unordered_(?:map|set)<.*>\s+(\w+)\s*[;={(])re"};
  const std::regex walk{R"re(for \(.*:\s*\*?(?:this->)?([A-Za-z_]+)\)|([A-Za-z_]+)\.begin\(\))re"};
  std::map<std::string, std::set<std::string>> names;
  const auto lines = all_lines({"sim", "generators"});
  for (const SourceLine& line : lines) {
    std::smatch match;
    const std::string code = code_of(line);
    if (std::regex_search(code, match, declaration))
      names[fs::path{line.file}.parent_path().string()].insert(match[1]);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::smatch match;
    const std::string code = code_of(lines[i]);
    if (!std::regex_search(code, match, walk)) continue;
    const std::string name = match[1].matched ? match[1] : match[2];
    if (!names[fs::path{lines[i].file}.parent_path().string()].contains(name)) continue;
    const bool explained = i > 0 && lines[i - 1].text.find("order-free:") != std::string::npos;
    EXPECT_TRUE(explained) << where(lines[i]);
  }
}

TEST(House, no_test_is_disabled_or_skipped) {
  // Split, so that this file does not name them itself.
  const std::vector<std::string> forbidden{std::string{"DISABLED"} + "_", std::string{"GTEST"} + "_SKIP",
                                           std::string{"EXPECT_TRUE"} + "(true)",
                                           std::string{"SUCC"} + "EED()"};
  int tests = 0;
  for (const SourceLine& line : all_lines({"tests"})) {
    for (const std::string& word : forbidden)
      EXPECT_EQ(line.text.find(word), std::string::npos) << where(line);
    tests += line.text.starts_with("TEST") || line.text.starts_with("RC_GTEST_PROP") ? 1 : 0;
  }
  EXPECT_GT(tests, 100);
}

TEST(House, files_open_with_a_comment_and_stay_short) {
  constexpr std::size_t kMostLines = 300;
  for (const std::string& file : files_under(".", {".h", ".cpp"})) {
    if (file.starts_with("build/")) continue;
    const auto lines = lines_of(file);
    ASSERT_FALSE(lines.empty()) << file;
    EXPECT_TRUE(lines.front().text.starts_with("// ")) << file << " opens without a head comment";
    if (!file.starts_with("tests/")) {
      EXPECT_LE(lines.size(), kMostLines) << file;
    }
  }
}

TEST(House, scenarios_open_with_their_sentence_and_end_in_expectations) {
  int scenarios = 0;
  for (const std::string& file : files_under("scenarios", {".toml"})) {
    const auto lines = lines_of(file);
    EXPECT_TRUE(lines.front().text.starts_with("# ")) << file;
    if (file.starts_with("scenarios/policies/") || file.starts_with("scenarios/mappings/")) continue;
    ++scenarios;
    EXPECT_TRUE(lines.front().text.starts_with("# \""))
        << file << " does not open with a sentence of the newsletter";
    std::string last_table;
    for (const SourceLine& line : lines) {
      if (line.text.starts_with("[")) last_table = line.text;
    }
    EXPECT_EQ(last_table, "[expect]") << file;
  }
  EXPECT_GE(scenarios, 9);
}

TEST(House, assumed_rates_in_scenarios_are_marked) {
  for (const std::string& file : files_under("scenarios", {".toml"})) {
    bool in_rates = false;
    for (const SourceLine& line : lines_of(file)) {
      if (line.text.starts_with("["))
        in_rates = line.text == "[rates]" || line.text == "[plant]";
      else if (in_rates && line.text.find('=') != std::string::npos && !line.text.starts_with("#")) {
        EXPECT_NE(line.text.find("# assumed"), std::string::npos) << where(line);
      }
    }
  }
}

}  // namespace
