// A quiet word on how far the world has come; see progress.h.
//
// The live line is wiped before anything else is printed, so that it never mixes with results or errors. It
// must not write to stdout.
#include "sim/cli/job/progress.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace slettefrist::cli {
namespace {

constexpr double kLiveEverySeconds = 0.1;
constexpr double kPlainEverySeconds = 30.0;

std::atomic<bool> interrupted{false};

void note_interrupt(int) { interrupted = true; }

bool is_live(int descriptor) {
  const char* const terminal = std::getenv("TERM");
  return isatty(descriptor) == 1 && (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
}

std::string duration_text(double seconds) {
  if (seconds < 1.0) return "a moment";
  const bool in_minutes = seconds >= 120.0;
  const auto amount = static_cast<long>(in_minutes ? seconds / 60.0 : seconds);
  return "about " + std::to_string(amount) + (in_minutes ? " min" : " s");
}

}  // namespace

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = SA_RESETHAND;  // a second Ctrl-C ends the program at once
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

void stop_if_interrupted() {
  if (interrupted) throw Interrupted();
}

Progress::Progress(std::string world, const RunCalendar& calendar, bool quiet)
    : world_(std::move(world)), calendar_(calendar), quiet_(quiet), start_(std::chrono::steady_clock::now()) {
  live_ = is_live(STDERR_FILENO);
  next_print_seconds_ = live_ ? kLiveEverySeconds : kPlainEverySeconds;
}

Progress::~Progress() {
  if (live_ && printed_) std::fputs("\r\033[K", stderr);
}

void Progress::operator()(std::int32_t run) {
  stop_if_interrupted();
  if (quiet_) return;
  const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  if (elapsed < next_print_seconds_) return;
  print(run, elapsed);
  next_print_seconds_ = elapsed + (live_ ? kLiveEverySeconds : kPlainEverySeconds);
}

void Progress::print(std::int32_t run, double elapsed_seconds) {
  const double done = static_cast<double>(run + 1) / static_cast<double>(calendar_.runs.size());
  const double left = elapsed_seconds / done - elapsed_seconds;
  std::fprintf(stderr, "%s%s  %s  %3.0f %%, %s left%s", live_ ? "\r\033[K" : "", world_.c_str(),
               to_text(calendar_.runs[static_cast<std::size_t>(run)].as_of).c_str(), done * 100.0,
               duration_text(left).c_str(), live_ ? "" : "\n");
  std::fflush(stderr);
  printed_ = true;
}

bool is_colour_wanted(int descriptor) {
  const char* const no_color = std::getenv("NO_COLOR");
  return is_live(descriptor) && (no_color == nullptr || *no_color == '\0');
}

}  // namespace slettefrist::cli
