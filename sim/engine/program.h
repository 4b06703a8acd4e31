// One call of a user's program through the shell: environment, time limit, and what it printed.
//
// Nothing of its process group outlives the call. It must not know what the program is for.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace slettefrist::engine {

struct ProgramEnd {
  int exit_code = 0;  // 128 + the signal that ended it, as a shell tells it
  bool is_late = false;
  std::string output;  // stdout and stderr, the last bytes of it
};

// Called again and again while one waits for somebody else's program; may throw, which ends the program.
using Look = std::function<void()>;

// `variables` ("NAME=value") are added to this program's own environment. Throws std::runtime_error when no
// process can be started.
ProgramEnd run_program(const std::string& command, const std::vector<std::string>& variables, int seconds_max,
                       const Look& look);

}  // namespace slettefrist::engine
