// A piece of work done by another thread while its giver does another.
//
// For what takes a fraction of a millisecond, thousands of times: the thread stays and waits, and what it has
// not begun when the giver is done, the giver takes back. It must not know what the work is.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace slettefrist::scratch {

class Beside {
 public:
  // Without `in_background` the calling thread does both.
  explicit Beside(bool in_background) {
    if (in_background) thread_ = std::thread{[this] { work(); }};
  }
  ~Beside() {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock{mutex_};
      state_ = State::ended;
    }
    changed_.notify_all();
    thread_.join();
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;

  // Does `own` on this thread and `other` beside it, or after it. Both are done when it returns, or throws
  // what one of them failed with: `own`, if both did.
  void both(const std::function<void()>& other, const std::function<void()>& own) {
    if (thread_.joinable()) hand_on(other);
    const std::exception_ptr failure = failure_of(own);
    const std::exception_ptr failure_beside = is_still_ours() ? failure_of(other) : wait();
    if (failure) std::rethrow_exception(failure);
    if (failure_beside) std::rethrow_exception(failure_beside);
  }

 private:
  enum class State : std::uint8_t { idle, handed_on, begun, done, ended };

  static std::exception_ptr failure_of(const std::function<void()>& task) {
    try {
      task();
    } catch (...) {
      return std::current_exception();
    }
    return nullptr;
  }
  void hand_on(const std::function<void()>& task) {
    {
      const std::lock_guard lock{mutex_};
      task_ = &task;
      state_ = State::handed_on;
    }
    changed_.notify_all();
  }
  // Takes back what nobody has begun.
  bool is_still_ours() {
    const std::lock_guard lock{mutex_};
    if (state_ != State::idle && state_ != State::handed_on) return false;
    state_ = State::idle;
    return true;
  }
  std::exception_ptr wait() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return state_ == State::done; });
    state_ = State::idle;
    return std::exchange(failure_, nullptr);
  }
  void work() {
    std::unique_lock lock{mutex_};
    while (true) {
      changed_.wait(lock, [this] { return state_ == State::handed_on || state_ == State::ended; });
      if (state_ == State::ended) return;
      state_ = State::begun;
      lock.unlock();
      std::exception_ptr failure = failure_of(*task_);  // which stays where it is until it is done
      lock.lock();
      failure_ = std::move(failure);
      state_ = State::done;
      changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  const std::function<void()>* task_ = nullptr;
  std::exception_ptr failure_;
  State state_ = State::idle;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace slettefrist::scratch
