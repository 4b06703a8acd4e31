// Starting, reading and ending a process; see program.h.
#include "sim/engine/program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace slettefrist::engine {
namespace {

using Stopwatch = std::chrono::steady_clock;

constexpr std::size_t kOutputBytesMax = 16'384;
constexpr int kLookEveryMs = 50;  // for a program that has ended while something of it keeps its output open

// What stands in front in the environment wins, so variables of the same name are left out.
std::vector<std::string> environment_with(const std::vector<std::string>& variables) {
  std::vector<std::string> all = variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view name = std::string_view{*entry}.substr(0, std::string_view{*entry}.find('=') + 1);
    bool is_set = false;
    for (const std::string& variable : variables) is_set = is_set || variable.starts_with(name);
    if (!is_set) all.emplace_back(*entry);
  }
  return all;
}

class Process {
 public:
  Process(const std::string& command, const std::vector<std::string>& variables) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) fail("no pipe", errno);
    output_ = ends[0];
    const int code = spawn(command, variables, ends[1]);
    close(ends[1]);
    if (code != 0) {
      close(output_);
      fail("no process", code);
    }
  }
  ~Process() {
    end_group();
    if (!has_ended_) waitpid(process_, &status_, 0);
    close(output_);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  ProgramEnd wait(int seconds_max) {
    ProgramEnd end;
    const auto limit = Stopwatch::now() + std::chrono::seconds{seconds_max};
    while (!has_ended_ && !end.is_late) {
      pollfd look{is_open_ ? output_ : -1, POLLIN, 0};
      poll(&look, 1, is_open_ ? kLookEveryMs : 1);
      read_on(end.output);
      has_ended_ = waitpid(process_, &status_, WNOHANG) == process_;
      end.is_late = !has_ended_ && Stopwatch::now() >= limit;
    }
    end_group();  // what it left running must not touch the store later
    if (!std::exchange(has_ended_, true)) waitpid(process_, &status_, 0);
    read_on(end.output);
    end.exit_code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
    return end;
  }

 private:
  [[noreturn]] static void fail(const char* what, int code) {
    throw std::runtime_error(std::string{"the engine's program cannot be started: "} + what + ": " +
                             std::strerror(code));
  }

  int spawn(const std::string& command, const std::vector<std::string>& variables, int write_end) {
    std::vector<std::string> environment = environment_with(variables);
    std::vector<char*> entries;
    entries.reserve(environment.size() + 1);
    for (std::string& entry : environment) entries.push_back(entry.data());
    entries.push_back(nullptr);
    std::string shell = "sh", flag = "-c", text = command;
    std::array<char*, 4> words{shell.data(), flag.data(), text.data(), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, write_end, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, write_end, STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    const int code = posix_spawn(&process_, "/bin/sh", &actions, &attributes, words.data(), entries.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code;
  }

  void read_on(std::string& output) {
    std::array<char, 4096> bytes{};
    for (ssize_t size = 0; (size = read(output_, bytes.data(), bytes.size())) != -1;) {
      if (size == 0) {
        is_open_ = false;
        return;
      }
      output.append(bytes.data(), static_cast<std::size_t>(size));
      if (output.size() > kOutputBytesMax) output.erase(0, output.size() - kOutputBytesMax);
    }
  }

  void end_group() const { kill(-process_, SIGKILL); }

  pid_t process_ = -1;
  int output_ = -1;
  int status_ = 0;
  bool is_open_ = true;
  bool has_ended_ = false;
};

}  // namespace

ProgramEnd run_program(const std::string& command, const std::vector<std::string>& variables,
                       int seconds_max) {
  return Process{command, variables}.wait(seconds_max);
}

}  // namespace slettefrist::engine
