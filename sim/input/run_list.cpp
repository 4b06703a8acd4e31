// Lines to days and times; see run_list.h.
#include "sim/input/run_list.h"

#include <filesystem>
#include <fstream>

#include "sim/input/clock_time.h"
#include "sim/input/problem_list.h"

namespace slettefrist::input {
namespace {

constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr const char* kRemedy = "Write for example 2025-02-28, or 2025-02-28 03:00";

std::string trimmed(const std::string& line) {
  const std::size_t start = line.find_first_not_of(kBlanks);
  if (start == std::string::npos) return "";
  return line.substr(start, line.find_last_not_of(kBlanks) - start + 1);
}

std::optional<ListedRun> run_in(const std::string& text) {
  const std::size_t blank = text.find_first_of(" \tT");
  const auto day = parse_day(text.substr(0, blank));
  if (!day) return {};
  ListedRun run{*day, {}, 0};
  if (blank == std::string::npos) return run;
  run.at_minutes = parse_clock_time(trimmed(text.substr(blank + 1)));
  return run.at_minutes ? std::optional{run} : std::nullopt;
}

}  // namespace

std::vector<ListedRun> read_run_list(const std::string& path) {
  std::error_code ignored;
  std::ifstream in{path, std::ios::binary};
  if (!in || !std::filesystem::is_regular_file(path, ignored)) {
    throw InputError(Problem{path, 0, 0, "--runs: cannot be read, expected all, edges or a list of runs",
                             "Name an existing file with one day a line"});
  }
  std::vector<ListedRun> runs;
  ProblemList problems;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    if (++number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    const std::string text = trimmed(line.substr(0, line.find('#')));
    if (text.empty()) continue;
    auto run = run_in(text);
    if (!run) {
      problems.add({path, number, 0, "read \"" + text + "\", expected a day, or a day and a time", kRemedy});
      continue;
    }
    run->line = number;
    runs.push_back(*run);
  }
  problems.throw_if_any();
  if (runs.empty()) throw InputError(Problem{path, 0, 0, "names no run, expected one day a line", kRemedy});
  return runs;
}

}  // namespace slettefrist::input
