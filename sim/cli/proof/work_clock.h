// How long the calling thread has worked: a stopwatch that stands still while the thread has no processor.
//
// The oracle tells its fates beside a world with threads of its own, often more of them than there are
// processors. By the wall it would be charged with whatever puts it aside in the middle of them.
#pragma once

#include <ctime>

namespace slettefrist::cli {

// Seconds since the thread began; one call takes some 0.2 microseconds.
inline double worked_seconds() {
  timespec worked{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked);
  constexpr double kNanosecond = 1e-9;
  return static_cast<double>(worked.tv_sec) + static_cast<double>(worked.tv_nsec) * kNanosecond;
}

}  // namespace slettefrist::cli
