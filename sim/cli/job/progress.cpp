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
#include <string_view>
#include <utility>

namespace slettefrist::cli {
namespace {

constexpr int kExitCutFile = 3;      // a store failed
constexpr double kKnownFrom = 0.02;  // of the runs: before, what is left is anybody's guess
constexpr double kLiveEverySeconds = 0.1;
constexpr double kPlainEverySeconds = 30.0;

std::atomic<bool> interrupted{false};

void note_interrupt(int) { interrupted = true; }

// A file that is mapped, as SQLite maps the index of its log, was cut off under it: nothing can be done but
// to say so, in calls that a handler may make.
void tell_cut_file(int) {
  constexpr std::string_view kTold =
      "slettefrist: error: a file of the store was cut off by somebody else while it was in use\n";
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kTold.data(), kTold.size());
  _exit(kExitCutFile);
}

void catch_signal(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESETHAND;  // a second Ctrl-C ends the program at once
  sigaction(signal, &action, nullptr);
}

// As nohup wants it.
bool is_closed_terminal_ignored() {
  struct sigaction action {};
  sigaction(SIGHUP, nullptr, &action);
  return action.sa_handler == SIG_IGN;
}

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
  for (const int signal : {SIGINT, SIGTERM}) catch_signal(signal, note_interrupt);
  if (!is_closed_terminal_ignored()) catch_signal(SIGHUP, note_interrupt);
  catch_signal(SIGBUS, tell_cut_file);
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
  const std::string left =
      done < kKnownFrom ? "" : ", " + duration_text(elapsed_seconds / done - elapsed_seconds) + " left";
  std::fprintf(stderr, "%s%s  %s  %3.0f %%%s%s", live_ ? "\r\033[K" : "", world_.c_str(),
               to_text(calendar_.runs[static_cast<std::size_t>(run)].as_of).c_str(), done * 100.0,
               left.c_str(), live_ ? "" : "\n");
  std::fflush(stderr);
  printed_ = true;
}

bool is_colour_wanted(int descriptor) {
  const char* const no_color = std::getenv("NO_COLOR");
  return is_live(descriptor) && (no_color == nullptr || *no_color == '\0');
}

}  // namespace slettefrist::cli
