// A machine whose calendar is four years ahead: loaded before the program, it answers for the system's clock.
//
// Stopwatches (the monotonic clock) stay as they are. It is the only library of the tests that is preloaded,
// and it must not know the program.
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

extern "C" int clock_gettime(clockid_t clock, timespec* answer) {
  constexpr time_t kAhead = time_t{4} * 366 * 86400;
  const long result = syscall(SYS_clock_gettime, clock, answer);
  if (clock == CLOCK_REALTIME) answer->tv_sec += kAhead;
  return static_cast<int>(result);
}

extern "C" time_t time(time_t* answer) {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (answer != nullptr) *answer = now.tv_sec;
  return now.tv_sec;
}
