// Items made by one thread a little ahead of the other that uses them.
//
// For whoever makes something out of what nobody changes meanwhile, while the first thread is busy with what
// was made before. It must not know what is made.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "sim/scratch/hand_over.h"

namespace slettefrist::scratch {

template <class Item>
class Ahead {
 public:
  using Make = std::function<std::optional<Item>()>;  // nothing: there will be no more

  // At most `most` items wait. Without `in_background` each is made when it is asked for, by the asking
  // thread.
  Ahead(std::size_t most, bool in_background, Make make) : make_(std::move(make)) {
    if (!in_background) return;
    items_ = std::make_unique<HandOver<Item>>(most);
    thread_ = std::thread{&Ahead::make_all, this};
  }
  ~Ahead() {
    if (!items_) return;
    items_->end();
    thread_.join();
  }
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  // Nothing when there will be no more. Throws what making failed with, after the last item made.
  std::optional<Item> next() { return items_ ? items_->take() : make_(); }

 private:
  void make_all() {
    try {
      while (std::optional<Item> item = make_()) {
        if (!items_->give(std::move(*item))) return;
      }
      items_->end();
    } catch (...) {
      items_->end(std::current_exception());
    }
  }

  Make make_;
  std::unique_ptr<HandOver<Item>> items_;  // nothing: no second thread
  std::thread thread_;
};

}  // namespace slettefrist::scratch
