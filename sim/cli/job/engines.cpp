// The engines there are; see engines.h.
//
// Whoever adds a kind of engine adds its SPEC here. It must not know what an engine does.
#include "sim/cli/job/engines.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>
#include <vector>

#include "sim/cli/job/fault_catalogue.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/options/version.h"
#include "sim/engine/builtin.h"
#include "sim/engine/command_engine.h"
#include "sim/engine/script_engine.h"
#include "sim/engine/script_text.h"
#include "sim/engine/serve_engine.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kScriptPrefix = "sql:";
constexpr std::string_view kCommandPrefix = "cmd:";
constexpr std::string_view kServePrefix = "serve:";

// "" and a problem when there is no such file.
std::string script_text(const char* option, const std::string& file, std::vector<Problem>& problems) {
  if (file.empty()) return "";
  std::error_code ignored;
  std::ifstream in{file, std::ios::binary};
  if (!in || !fs::is_regular_file(file, ignored)) {
    problems.push_back({file, 0, 0, std::string{option} + ": cannot be read, expected an SQL script",
                        "Name an existing file"});
    return "";
  }
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void check_script(const std::string& file, const std::string& text, bool is_clock_simulated,
                  std::vector<Problem>& problems) {
  if (text.find('\0') != std::string::npos) {
    problems.push_back({file, 0, 0, "holds a zero byte, expected an SQL script", "Save it as UTF-8 text"});
    return;
  }
  for (const engine::ScriptRemark& unknown : engine::unknown_parameters_in(text)) {
    problems.push_back({file, unknown.line, 0,
                        "read the parameter " + unknown.read + ", expected :as_of or :run_at",
                        "A purge run is told its day and its instant, nothing else"});
  }
  if (is_clock_simulated) return;
  for (const engine::ScriptRemark& read : engine::clock_reads_in(text)) {
    problems.push_back({file, read.line, 0,
                        "read " + read.read + ": the database's own clock knows nothing of the simulated day",
                        "Use :as_of or :run_at, or give --engine-clock simulated"});
  }
}

std::unique_ptr<PurgeEngine> script_engine(const Options& options) {
  std::vector<Problem> problems;
  ScriptSettings settings;
  settings.name = options.engine;
  settings.is_clock_simulated = options.is_engine_clock_simulated;
  settings.seconds_max = options.engine_seconds_max;
  settings.look = stop_if_interrupted;
  const auto take = [&](const char* option, const std::string& file) {
    std::string text = script_text(option, file, problems);
    check_script(file, text, settings.is_clock_simulated, problems);
    return text;
  };
  const std::string file = options.engine.substr(kScriptPrefix.size());
  if (file.empty())
    problems.push_back({"", 0, 0, "--engine: read \"sql:\", expected sql:FILE", "Name a file"});
  settings.purge = take("--engine", file);
  settings.setup = take("--engine-setup", options.engine_setup);
  settings.teardown = take("--engine-teardown", options.engine_teardown);
  if (!problems.empty()) throw InputError(std::move(problems));
  return make_script_engine(std::move(settings));
}

// The shell's line behind cmd: or serve:.
std::string command_of(const Options& options, std::string_view prefix) {
  std::string command = options.engine.substr(prefix.size());
  if (command.find_first_not_of(" \t\r\n") == std::string::npos) {
    const std::string kind{prefix};
    throw InputError(Problem{"", 0, 0,
                             "--engine: read \"" + options.engine + "\", expected " + kind + "COMMAND",
                             "Write what a shell would run, for example " + kind + "'python3 purge.py'"});
  }
  return command;
}

// An option that the engine would not look at is a slip.
void refuse_idle_options(const Options& options) {
  if (options.engine.starts_with(kScriptPrefix)) return;
  std::vector<Problem> problems;
  const auto refuse = [&](bool is_given, const std::string& name) {
    if (!is_given) return;
    problems.push_back({"", 0, 0, name + ": the engine \"" + options.engine + "\" has no use for it",
                        "It belongs to --engine sql:FILE"});
  };
  refuse(!options.engine_setup.empty(), "--engine-setup");
  refuse(!options.engine_teardown.empty(), "--engine-teardown");
  refuse(options.is_engine_clock_simulated, "--engine-clock simulated");
  if (!problems.empty()) throw InputError(std::move(problems));
}

}  // namespace

std::unique_ptr<PurgeEngine> make_engine(const Options& options, const Policy& policy) {
  refuse_idle_options(options);
  if (options.engine == "builtin") return make_builtin_engine(policy);
  if (const Fault* fault = fault_of_spec(options.engine)) return fault->make_engine(policy);
  if (options.engine.starts_with(kScriptPrefix)) return script_engine(options);
  if (options.engine.starts_with(kCommandPrefix)) {
    return make_command_engine(options.engine, command_of(options, kCommandPrefix),
                               options.engine_seconds_max, stop_if_interrupted);
  }
  if (options.engine.starts_with(kServePrefix)) {
    return make_serve_engine(options.engine, command_of(options, kServePrefix), options.engine_seconds_max,
                             stop_if_interrupted);
  }
  const std::size_t colon = options.engine.find(':');
  const bool has_kind = colon != std::string::npos;
  const std::string near =
      has_kind ? nearest_name(options.engine.substr(0, colon), {"fault", "sql", "cmd", "serve"})
               : nearest_name(options.engine, {"builtin"});
  const std::string meant = near + (has_kind ? options.engine.substr(colon) : "");
  throw InputError(Problem{
      "", 0, 0,
      "--engine: read \"" + options.engine +
          "\", expected builtin, fault:NAME, sql:FILE, cmd:COMMAND or serve:COMMAND",
      near.empty() ? "Write for example sql:scenarios/engines/purge.sql" : "Did you mean " + meant + "?"});
}

world::RepeatRuns default_repeat_runs(const std::string& spec) {
  const bool is_program = spec.starts_with(kCommandPrefix) || spec.starts_with(kServePrefix);
  return is_program ? world::RepeatRuns::none : world::RepeatRuns::checkpoints;
}

bool is_own_engine(const std::string& spec) { return spec == "builtin" || spec.starts_with(kFaultPrefix); }

std::string engine_digest(const Options& options) {
  std::string source = options.engine + " " + kVersion;
  std::vector<Problem> ignored;  // they were told before the run
  if (options.engine.starts_with(kScriptPrefix)) {
    source += script_text("", options.engine.substr(kScriptPrefix.size()), ignored);
    source +=
        script_text("", options.engine_setup, ignored) + script_text("", options.engine_teardown, ignored);
  }
  return report::sha256_hex(source);
}

}  // namespace slettefrist::cli
