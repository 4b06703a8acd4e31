// Starting, reading and ending a process; see program.h.
#include "sim/engine/program.h"

#include <poll.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <utility>

#include "sim/engine/shell.h"

namespace slettefrist::engine {
namespace {

using Stopwatch = std::chrono::steady_clock;

constexpr std::size_t kOutputBytesMax = 16'384;
constexpr int kLookEveryMs = 50;  // for a program that has ended while something of it keeps its output open

class Process {
 public:
  Process(const std::string& command, const std::vector<std::string>& variables)
      : process_(start_in_shell(command, variables, {-1, output_.theirs(), output_.theirs()})) {
    output_.close_theirs();
  }
  ~Process() {
    end_group();
    if (!has_ended_) waitpid(process_, &status_, 0);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  ProgramEnd wait(int seconds_max, const Look& look) {
    ProgramEnd end;
    const auto limit = Stopwatch::now() + std::chrono::seconds{seconds_max};
    while (!has_ended_ && !end.is_late) {
      pollfd wanted{is_open_ ? output_.ours() : -1, POLLIN, 0};
      poll(&wanted, 1, is_open_ ? kLookEveryMs : 1);
      look();
      take(end.output);
      has_ended_ = waitpid(process_, &status_, WNOHANG) == process_;
      end.is_late = !has_ended_ && Stopwatch::now() >= limit;
    }
    end_group();  // what it left running must not touch the store later
    if (!std::exchange(has_ended_, true)) waitpid(process_, &status_, 0);
    take(end.output);
    end.exit_code = exit_code_of_status(status_);
    return end;
  }

 private:
  void take(std::string& output) { is_open_ = is_open_ && read_on(output_.ours(), kOutputBytesMax, output); }

  void end_group() const { kill(-process_, SIGKILL); }

  Pipe output_{Pipe::Ours::reading};
  pid_t process_;
  int status_ = 0;
  bool is_open_ = true;
  bool has_ended_ = false;
};

}  // namespace

ProgramEnd run_program(const std::string& command, const std::vector<std::string>& variables, int seconds_max,
                       const Look& look) {
  return Process{command, variables}.wait(seconds_max, look);
}

}  // namespace slettefrist::engine
