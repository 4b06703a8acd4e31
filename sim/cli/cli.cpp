// Verbs to calls, errors to exit codes.
//
// The last catch of the program: no stack trace reaches the user, and no exit code means two things. It must
// not know an option beyond --json and --quiet.
#include "sim/cli/cli.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <iostream>
#include <map>
#include <new>

#include "sim/cli/job/progress.h"
#include "sim/cli/options/options.h"
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
      {"run", run_verb},           {"generate", generate_verb}, {"purge", purge_verb},
      {"explain", explain_verb},   {"check", check_verb},       {"faults", faults_verb},
      {"hunt", hunt_verb},         {"compare", compare_verb},   {"whatif", what_if_verb},
      {"forecast", forecast_verb}, {"bench-purge", bench_verb}, {"list", list_verb},
      {"schema", schema_verb}};
  return verbs.at(options.verb)(options);
}

// A result that could not be written is a failure, not a success nobody saw.
void require_written(std::ostream& stream) {
  stream.flush();
  if (!stream) throw std::runtime_error("cannot write to standard output");
}

int call(int argc, char** argv) {
  const auto options = read_options(argc, argv);
  if (!options) {
    require_written(std::cout);
    return 0;
  }
  catch_interrupts();
  const bool silent = options->quiet && !options->json;
  if (silent) std::cout.rdbuf(nullptr);  // drops whatever a verb says
  const int exit_code = call_verb(*options);
  if (!silent) require_written(std::cout);
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  set_up_log();
  try {
    return call(argc, argv);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) spdlog::error("{}", to_text(problem));
    return kBadInput;
  } catch (const Interrupted&) {
    spdlog::warn("interrupted; nothing unfinished was kept");
    return kInterrupted;
  } catch (const std::bad_alloc&) {
    spdlog::error("out of memory; fewer --citizens, or a --shard, need less");
    return kFailed;
  } catch (const std::exception& error) {
    spdlog::error("{}", error.what());
    return kFailed;
  }
}

}  // namespace slettefrist::cli
