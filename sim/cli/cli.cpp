// Verbs to calls, errors to exit codes. No stack trace ever reaches the user.
#include "sim/cli/cli.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <map>

#include "sim/cli/options.h"
#include "sim/cli/progress.h"
#include "sim/cli/verbs.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

constexpr int kBadInput = 2;
constexpr int kFailed = 3;
constexpr int kInterrupted = 130;

// The log goes to stderr: stdout is for results.
void set_up_log() {
  const auto mode = is_colour_wanted(STDERR_FILENO) ? spdlog::color_mode::always : spdlog::color_mode::never;
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(mode);
  auto logger = std::make_shared<spdlog::logger>("slettefrist", sink);
  logger->set_pattern("slettefrist: %^%l%$: %v");
  spdlog::set_default_logger(logger);
}

int call_verb(const Options& options) {
  static const std::map<std::string, int (*)(const Options&)> verbs{
      {"run", run_verb},     {"generate", generate_verb}, {"purge", purge_verb},  {"explain", explain_verb},
      {"check", check_verb}, {"list", list_verb},         {"schema", schema_verb}};
  return verbs.at(options.verb)(options);
}

}  // namespace

int main(int argc, char** argv) {
  set_up_log();
  try {
    int exit_code = 0;
    const auto options = read_options(argc, argv, exit_code);
    if (!options) return exit_code;
    catch_interrupts();
    return call_verb(*options);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) spdlog::error("{}", to_text(problem));
    spdlog::error("nothing was written");
    return kBadInput;
  } catch (const Interrupted&) {
    spdlog::warn("interrupted; nothing was kept");
    return kInterrupted;
  } catch (const std::exception& error) {
    spdlog::error("{}", error.what());
    return kFailed;
  }
}

}  // namespace slettefrist::cli
