// Items made one after another, worked on by several threads at a time, and taken in the order in which they
// were made.
//
// Every thread does all three, whichever is to be done next, so that none waits for another's kind of work:
// one at a time makes, one at a time takes, and all others work. What is made, what comes of it and which
// failure comes out is the same for any number of threads. It must not know what the work is.
#pragma once

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace slettefrist::scratch {

template <class Make, class Work, class Take>
class Relay {
 public:
  Relay(std::size_t most, Make& make, Work& work, Take& take)
      : most_(most), make_(make), work_(work), take_(take) {}

  // The calling thread is one of them.
  void run(int threads) {
    {
      std::vector<std::jthread> others;
      for (int i = 1; i < threads; ++i) others.emplace_back([this] { run_along(); });
      run_along();
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  using Item = typename std::invoke_result_t<Make&>::value_type;
  using Result = std::invoke_result_t<Work&, Item&&>;
  // What came of an item: nothing where it failed, or where making it did.
  struct Outcome {
    std::optional<Result> result;
    std::exception_ptr failure;
  };
  struct Numbered {
    std::size_t number = 0;
    std::optional<Item> item;
    std::exception_ptr failure;
  };

  void run_along() {
    while (auto next = make_next()) {
      Outcome outcome{std::nullopt, next->failure};
      if (next->item) try {
          outcome.result.emplace(work_(std::move(*next->item)));
        } catch (...) {
          outcome.failure = std::current_exception();
        }
      hand_in(next->number, std::move(outcome));
    }
  }

  // Nothing when there will be no more.
  std::optional<Numbered> make_next() {
    const std::lock_guard alone{making_};
    {
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [&] { return made_ - taken_ < most_ || has_ended_; });
      if (has_ended_) return std::nullopt;
    }
    Numbered next;
    try {
      next.item = make_();
    } catch (...) {
      next.failure = std::current_exception();
    }
    const std::lock_guard lock{mutex_};
    if (!next.item) has_ended_ = true;
    if (!next.item && !next.failure) return std::nullopt;
    next.number = made_++;
    return next;
  }

  // Who hands in what comes next takes it, and all that others hand in meanwhile.
  void hand_in(std::size_t number, Outcome&& outcome) {
    std::unique_lock lock{mutex_};
    outcomes_.emplace(number, std::move(outcome));
    if (is_taking_) return;
    is_taking_ = true;
    while (!failure_ && !outcomes_.empty() && outcomes_.begin()->first == taken_) {
      Outcome first = std::move(outcomes_.extract(outcomes_.begin()).mapped());
      lock.unlock();
      take(first);
      first.result.reset();  // its memory, before another is made
      lock.lock();
      ++taken_;
      failure_ = first.failure;
      if (failure_) has_ended_ = true;
      changed_.notify_all();
    }
    is_taking_ = false;
  }

  void take(Outcome& outcome) {
    if (outcome.failure) return;
    try {
      take_(std::move(*outcome.result));
    } catch (...) {
      outcome.failure = std::current_exception();
    }
  }

  std::size_t most_;
  Make& make_;
  Work& work_;
  Take& take_;
  std::mutex making_;
  std::mutex mutex_;  // of all that follows
  std::condition_variable changed_;
  std::size_t made_ = 0;
  std::size_t taken_ = 0;
  std::map<std::size_t, Outcome> outcomes_;  // not taken yet
  bool is_taking_ = false;
  bool has_ended_ = false;  // nothing more is made
  std::exception_ptr failure_;
};

// `make()` gives an optional item, nothing when there will be no more; `work(item)` gives what `take` gets.
// `work` runs beside all others, so it must leave alone what they use. Throws the first failure in the order
// of the items; what came before it has been taken then, and nothing after it.
template <class Make, class Work, class Take>
void relay(int threads, Make make, Work work, Take take) {
  constexpr std::size_t kMoreThanThreads = 2;  // to ride out a long one; memory is bounded by it
  const std::size_t most = static_cast<std::size_t>(threads) + (threads > 1 ? kMoreThanThreads : 0);
  Relay<Make, Work, Take>{most, make, work, take}.run(threads);
}

}  // namespace slettefrist::scratch
