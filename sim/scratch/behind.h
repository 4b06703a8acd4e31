// Items dealt with by one thread a little behind the other that gives them, in order.
//
// For what nobody waits for: writing down, keeping a ledger. It must not know what is done.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "sim/scratch/hand_over.h"

namespace slettefrist::scratch {

template <class Item>
class Behind {
 public:
  using Take = std::function<void(Item&&)>;

  // At most `most` items wait. Without `in_background` each is dealt with at once, by the giving thread.
  Behind(std::size_t most, bool in_background, Take take) : take_(std::move(take)) {
    if (!in_background) return;
    items_ = std::make_unique<HandOver<Item>>(most);
    thread_ = std::thread{&Behind::take_all, this};
  }
  // Without finish() what waits is dealt with all the same, and a failure is nobody's.
  ~Behind() {
    if (!thread_.joinable()) return;
    items_->end();
    thread_.join();
  }
  Behind(const Behind&) = delete;
  Behind& operator=(const Behind&) = delete;

  // Throws what an earlier item failed with, which was the last to be dealt with.
  void give(Item item) {
    if (!items_) return take_(std::move(item));
    if (items_->give(std::move(item))) return;
    if (const auto failure = items_->failure()) std::rethrow_exception(failure);
  }

  // All that was given is dealt with afterwards; nothing may be given any more. Throws what that failed with.
  void finish() {
    if (!thread_.joinable()) return;
    items_->end();
    thread_.join();
    if (const auto failure = items_->failure()) std::rethrow_exception(failure);
  }

 private:
  void take_all() {
    try {
      while (std::optional<Item> item = items_->take()) take_(std::move(*item));
    } catch (...) {
      items_->end(std::current_exception());
    }
  }

  Take take_;
  std::unique_ptr<HandOver<Item>> items_;  // nothing: no second thread
  std::thread thread_;
};

}  // namespace slettefrist::scratch
