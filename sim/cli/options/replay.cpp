// Quoting for a shell, and leaving out; see replay.h.
//
// The first word is the program's plain name, not its path: a manifest must not differ with where the program
// stands. It must not know an option's meaning.
#include "sim/cli/options/replay.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace slettefrist::cli {
namespace {

constexpr std::array<std::string_view, 3> kFlagsLeftOut{"--json", "--quiet", "--diagnose"};
constexpr std::array<std::string_view, 4> kOptionsLeftOut{"--threads", "--out", "--witness", "--baseline"};

// What is said of several values of a reading at once is judged, and told, by the first of them.
std::string first_of(const std::string& accepted_reading) {
  return accepted_reading.substr(0, accepted_reading.find(','));
}

}  // namespace

std::string shell_quoted(std::string_view word) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:,";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string_view::npos) return std::string{word};
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
  return text + "'";
}

std::string engine_words(const Options& options) {
  std::string text;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) text += std::string{" "} + name + " " + shell_quoted(value);
  };
  if (options.engine != "builtin") add("--engine", options.engine);
  add("--engine-setup", options.engine_setup);
  add("--engine-teardown", options.engine_teardown);
  if (options.is_engine_clock_simulated) add("--engine-clock", "simulated");
  if (options.foreign_keys) add("--foreign-keys", "on");
  if (options.is_content_in_files) add("--content-store", "files");
  if (options.repeat_runs) {
    add("--repeat-runs",
        std::string{world::kRepeatRunsNames[static_cast<std::size_t>(*options.repeat_runs)]});
  }
  add("--mapping", options.mapping);
  if (options.check_log) text += " --check-log";
  return text;
}

std::string world_words(const Options& options, const std::string& scenario) {
  std::string text;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) text += std::string{" "} + name + " " + shell_quoted(value);
  };
  const auto add_number = [&](const char* name, const auto& number) {
    if (number) add(name, std::to_string(*number));
  };
  const auto add_day = [&](const char* name, const std::optional<Day>& day) {
    if (day) add(name, to_text(*day));
  };
  const auto add_choice = [&](const char* name, const auto& names, const auto& choice) {
    if (choice) add(name, std::string{name_of_choice(names, *choice)});
  };
  add("--scenario", scenario);
  add("--records", options.records);
  if (!options.records.empty()) {
    add("--mapping", options.records_mapping.empty() ? options.mapping : options.records_mapping);
  }
  add_number("--seed", options.seed);
  add_number("--citizens", options.citizens);
  add_day("--from", options.from);
  add_day("--to", options.to);
  if (options.small) text += " --small";
  add("--volumes", options.volumes);
  if (options.shard_count > 1) {
    add("--shard", std::to_string(options.shard_index) + "/" + std::to_string(options.shard_count));
  }
  add_number("--only-citizen", options.only_citizen);
  add_choice("--cpr-scheme", kCprSchemeNames, options.cpr_scheme);
  add_choice("--cpr-modulus-11", kModulus11Names, options.cpr_modulus_11);
  add("--cpr-list", options.cpr_list);
  add("--codes", options.codes);
  add_day("--due-around", options.due_around);
  add("--policy", options.policy);
  for (const std::string& reading : options.readings) add("--reading", reading);
  for (const std::string& accepted : options.accepted_readings) add("--reading", first_of(accepted));
  return text;
}

std::string replay_of(int argc, const char* const* argv) {
  std::string text = "slettefrist";
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const std::string_view name = word.substr(0, word.find('='));
    if (std::find(kFlagsLeftOut.begin(), kFlagsLeftOut.end(), word) != kFlagsLeftOut.end()) continue;
    if (std::find(kOptionsLeftOut.begin(), kOptionsLeftOut.end(), name) != kOptionsLeftOut.end()) {
      if (name == word) ++i;  // its value is the next word
      continue;
    }
    text += " " + shell_quoted(word);
  }
  return text;
}

}  // namespace slettefrist::cli
