// Threads that take turns; see sharing_out.h.
//
// It must not know what the work is.
#include "sim/cli/job/sharing_out.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace slettefrist::cli {

void share_out(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_lock;
  const auto take_turns = [&] {
    try {
      for (std::size_t at = next++; at < count; at = next++) work(at);
    } catch (...) {
      const std::lock_guard lock{failure_lock};
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  const int wanted =
      threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::thread> others;
  for (int i = 1; i < wanted; ++i) others.emplace_back(take_turns);
  take_turns();
  for (std::thread& other : others) other.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace slettefrist::cli
