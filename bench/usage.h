// What this process has used so far: wall time, CPU time of all threads, and its largest memory.
//
// Read from the kernel, so that program and peer are measured by the same means.
#pragma once

#include <sys/resource.h>

#include <chrono>

namespace slettefrist::bench {

struct Usage {
  double wall_seconds = 0.0;
  double cpu_seconds = 0.0;
  double peak_mib = 0.0;
};

inline double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

inline Usage usage_of(const rusage& used, std::chrono::steady_clock::time_point start) {
  constexpr double kKibAMib = 1024.0;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  return {wall.count(), seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
          static_cast<double>(used.ru_maxrss) / kKibAMib};
}

// Of this process, all its threads.
inline Usage used_since(std::chrono::steady_clock::time_point start) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return usage_of(used, start);
}

}  // namespace slettefrist::bench
