// Several threads on one row of items: the order, the end and the failure are those of one thread.
#include "sim/scratch/relay.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace slettefrist::scratch {
namespace {

constexpr int kRelayed = 1000;

class RelayOf : public testing::TestWithParam<int> {
 protected:
  // Numbers from 0 on; either call may throw. Gives what was taken.
  std::vector<int> relay_all(const std::function<void(int)>& at_work,
                             std::function<void(int)> at_taking = {}) {
    int made = 0;
    relay(
        GetParam(),
        [&]() -> std::optional<int> {
          if (made == kRelayed) return std::nullopt;
          return made++;
        },
        [&](int item) {
          at_work(item);
          return item;
        },
        [&](int item) {
          if (at_taking) at_taking(item);
          taken_.push_back(item);
        });
    return taken_;
  }
  // The words of the failure that comes out.
  std::string failure_of(const std::function<void()>& call) {
    try {
      call();
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "none";
  }
  std::vector<int> taken_;
};

INSTANTIATE_TEST_SUITE_P(Scratch, RelayOf, testing::Values(1, 2, 3, 8),
                         [](const auto& threads) { return std::to_string(threads.param) + "_threads"; });

std::vector<int> numbers_below(int end) {
  std::vector<int> numbers;
  for (int i = 0; i < end; ++i) numbers.push_back(i);
  return numbers;
}

void dawdle(int item) {
  if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds{200});
}

TEST_P(RelayOf, takes_every_item_once_and_in_order_however_long_each_takes) {
  EXPECT_EQ(relay_all(dawdle), numbers_below(kRelayed));
}

TEST_P(RelayOf, nothing_takes_nothing) {
  relay(
      GetParam(), []() -> std::optional<int> { return std::nullopt; }, [](int item) { return item; },
      [&](int item) { taken_.push_back(item); });
  EXPECT_TRUE(taken_.empty());
}

// The later failure is met first here, as its item is no work at all.
TEST_P(RelayOf, tells_the_first_failure_in_the_order_of_the_items_and_takes_nothing_after_it) {
  const auto fail = [](int item) {
    if (item == 20) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    if (item == 20 || item == 21) throw std::runtime_error("item " + std::to_string(item));
  };
  EXPECT_EQ(failure_of([&] { relay_all(fail); }), "item 20");
  EXPECT_EQ(taken_, numbers_below(20));
}

TEST_P(RelayOf, tells_what_taking_failed_with_and_takes_nothing_after_it) {
  const auto fail = [](int item) {
    if (item == 20) throw std::runtime_error("taking 20");
  };
  EXPECT_EQ(failure_of([&] { relay_all(dawdle, fail); }), "taking 20");
  EXPECT_EQ(taken_, numbers_below(20));
}

TEST_P(RelayOf, tells_what_making_failed_with_after_the_last_item_made) {
  int made = 0;
  const auto make = [&]() -> std::optional<int> {
    if (made == 5) throw std::runtime_error("no sixth");
    return made++;
  };
  EXPECT_EQ(failure_of([&] {
              relay(
                  GetParam(), make, [](int item) { return item; }, [&](int item) { taken_.push_back(item); });
            }),
            "no sixth");
  EXPECT_EQ(taken_, numbers_below(5));
  EXPECT_EQ(made, 5);
}

// Memory is bounded by it.
TEST_P(RelayOf, is_never_further_ahead_than_a_few_items_more_than_it_has_threads) {
  std::atomic<int> worked_on = 0;
  const auto count = [&](int) { ++worked_on; };
  relay_all(count, [&](int item) { EXPECT_LE(worked_on, item + GetParam() + 2); });
}

}  // namespace
}  // namespace slettefrist::scratch
