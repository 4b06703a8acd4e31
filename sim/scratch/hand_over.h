// A short queue from one thread to another: who gives waits when it is full, who takes waits when it is
// empty.
//
// Who found it full goes on when half of it is taken, and then makes several items in a row: a thread that
// wakes for one finds nothing of what it works with in its core's caches, and that costs more than the item.
// Either side may end it, and a failure on one side comes out on the other. Short on purpose: what waits here
// lies in memory. It must not know what is handed over.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>

namespace slettefrist::scratch {

template <class Item>
class HandOver {
 public:
  explicit HandOver(std::size_t most) : most_(most) {}

  // False when the other side takes no more.
  bool give(Item item) {
    std::unique_lock lock{mutex_};
    if (items_.size() >= most_) changed_.wait(lock, [&] { return items_.size() <= most_ / 2 || has_ended_; });
    if (has_ended_) return false;
    items_.push_back(std::move(item));
    changed_.notify_all();
    return true;
  }

  // Nothing when there will be no more. Throws what the giving side failed with, after its last item.
  std::optional<Item> take() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !items_.empty() || has_ended_; });
    if (!items_.empty()) {
      Item item = std::move(items_.front());
      items_.pop_front();
      changed_.notify_all();
      return item;
    }
    if (failure_) std::rethrow_exception(failure_);
    return std::nullopt;
  }

  void end(std::exception_ptr failure = nullptr) {
    const std::lock_guard lock{mutex_};
    has_ended_ = true;
    if (failure && !failure_) failure_ = std::move(failure);
    changed_.notify_all();
  }

  std::exception_ptr failure() const {
    const std::lock_guard lock{mutex_};
    return failure_;
  }

 private:
  std::size_t most_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> items_;
  bool has_ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace slettefrist::scratch
