// A user's command as a child process of the shell, and the ends of the pipes to it.
//
// The child leads a process group of its own, so that whatever it starts can be ended with it. It must not
// know what is said through the pipes.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace slettefrist::engine {

// A pipe whose ends no child inherits by accident. Ours never blocks, theirs does: a program that found its
// output not ready would fail where any shell would have let it wait.
class Pipe {
 public:
  enum class Ours { reading, writing };
  explicit Pipe(Ours ours);
  ~Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int ours() const { return ours_; }
  int theirs() const { return theirs_; }
  void close_ours();
  void close_theirs();

 private:
  int ours_ = -1;
  int theirs_ = -1;
};

struct ShellEnds {
  int input = -1;  // -1: there is nothing to read
  int output = -1;
  int errors = -1;
};

// Starts `command` by /bin/sh; `variables` ("NAME=value") are added to this program's own environment. Throws
// std::runtime_error when no process can be started.
pid_t start_in_shell(const std::string& command, const std::vector<std::string>& variables, ShellEnds ends);

int exit_code_of_status(int wait_status);  // 128 + the signal that ended it, as a shell tells it

// Appends what can be read now; what exceeds `bytes_max` is dropped at the front. False at the end of the
// pipe.
bool read_on(int end, std::size_t bytes_max, std::string& text);

}  // namespace slettefrist::engine
