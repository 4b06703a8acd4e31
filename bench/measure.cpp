// Runs a command and writes one line of what it took: seconds by the wall, seconds of CPU, MiB at the peak,
// exit code.
//
//   bench_measure FILE COMMAND [ARGUMENTS]   appends to FILE; ends with the command's exit code
//
// A program of its own because not every machine has a `time` that tells the peak.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "bench/usage.h"

namespace {

constexpr int kNotRun = 127;

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: bench_measure FILE COMMAND [ARGUMENTS]\n", stderr);
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) return kNotRun;
  if (child == 0) {
    ::execvp(argv[2], argv + 2);
    ::_exit(kNotRun);
  }
  int status = 0;
  rusage used{};
  if (::wait4(child, &status, 0, &used) != child) return kNotRun;
  const auto usage = slettefrist::bench::usage_of(used, start);
  const int exit_code = exit_code_of(status);
  std::ofstream{argv[1], std::ios::app} << usage.wall_seconds << ' ' << usage.cpu_seconds << ' '
                                        << usage.peak_mib << ' ' << exit_code << '\n';
  return exit_code;
}
