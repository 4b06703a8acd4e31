// Spawning, environment and pipes; see shell.h.
#include "sim/engine/shell.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace slettefrist::engine {
namespace {

constexpr int kReadsMost =
    32;  // at a time: who writes without end must not keep us from looking at the clock

[[noreturn]] void fail(const char* what, int code) {
  throw std::runtime_error(std::string{"the engine's program cannot be started: "} + what + ": " +
                           std::strerror(code));
}

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

void close_once(int& end) {
  if (const int open = std::exchange(end, -1); open != -1) close(open);
}

}  // namespace

Pipe::Pipe(Ours ours) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("no pipe", errno);
  ours_ = ours == Ours::reading ? ends[0] : ends[1];
  theirs_ = ours == Ours::reading ? ends[1] : ends[0];
  fcntl(ours_, F_SETFL, O_NONBLOCK);
}

Pipe::~Pipe() {
  close_ours();
  close_theirs();
}

void Pipe::close_ours() { close_once(ours_); }

void Pipe::close_theirs() { close_once(theirs_); }

pid_t start_in_shell(const std::string& command, const std::vector<std::string>& variables, ShellEnds ends) {
  std::vector<std::string> environment = environment_with(variables);
  std::vector<char*> entries;
  entries.reserve(environment.size() + 1);
  for (std::string& entry : environment) entries.push_back(entry.data());
  entries.push_back(nullptr);
  std::string shell = "sh", flag = "-c", text = command;
  std::array<char*, 4> words{shell.data(), flag.data(), text.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (ends.input == -1) {
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  } else {
    posix_spawn_file_actions_adddup2(&actions, ends.input, STDIN_FILENO);
  }
  posix_spawn_file_actions_adddup2(&actions, ends.output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends.errors, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t process = -1;
  const int code = posix_spawn(&process, "/bin/sh", &actions, &attributes, words.data(), entries.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) fail("no process", code);
  return process;
}

int exit_code_of_status(int wait_status) {
  return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
}

bool read_on(int end, std::size_t bytes_max, std::string& text) {
  std::array<char, 4096> bytes{};
  for (int round = 0; round < kReadsMost; ++round) {
    const ssize_t size = read(end, bytes.data(), bytes.size());
    if (size == 0) return false;
    if (size == -1) return true;
    text.append(bytes.data(), static_cast<std::size_t>(size));
    if (text.size() > bytes_max) text.erase(0, text.size() - bytes_max);
  }
  return true;
}

}  // namespace slettefrist::engine
