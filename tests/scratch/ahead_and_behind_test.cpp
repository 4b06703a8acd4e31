// One thread ahead of another, and one behind: the order, the end and a failure are those of one thread.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "sim/scratch/ahead.h"
#include "sim/scratch/behind.h"
#include "sim/scratch/hand_over.h"

namespace slettefrist::scratch {
namespace {

constexpr std::size_t kMost = 3;
constexpr int kItems = 1000;

class Threads : public testing::TestWithParam<bool> {};

INSTANTIATE_TEST_SUITE_P(Scratch, Threads, testing::Bool(),
                         [](const auto& threads) { return threads.param ? "two" : "one"; });

std::vector<int> up_to(int count) {
  std::vector<int> numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(i);
  return numbers;
}

TEST_P(Threads, ahead_makes_every_item_once_and_in_order) {
  int made = 0;
  Ahead<int> ahead{kMost, GetParam(), [&]() -> std::optional<int> {
                     if (made == kItems) return std::nullopt;
                     return made++;
                   }};
  std::vector<int> taken;
  while (const auto item = ahead.next()) taken.push_back(*item);
  EXPECT_EQ(taken, up_to(kItems));
}

TEST_P(Threads, ahead_tells_a_failure_after_the_last_item_made) {
  int made = 0;
  Ahead<int> ahead{kMost, GetParam(), [&]() -> std::optional<int> {
                     if (made == 2) throw std::runtime_error("no third");
                     return made++;
                   }};
  EXPECT_EQ(ahead.next(), 0);
  EXPECT_EQ(ahead.next(), 1);
  EXPECT_THROW(ahead.next(), std::runtime_error);
}

// Memory is bounded by it: what waits, what is being made, and what is in use.
TEST_P(Threads, ahead_is_never_further_ahead_than_it_may_be) {
  std::atomic<int> made = 0;
  int used = 0;
  Ahead<int> ahead{kMost, GetParam(), [&]() -> std::optional<int> {
                     if (made == kItems) return std::nullopt;
                     return made++;
                   }};
  while (ahead.next()) {
    ++used;
    EXPECT_LE(made, used + static_cast<int>(kMost) + 1);
  }
  EXPECT_EQ(used, kItems);
}

TEST_P(Threads, ahead_is_left_in_the_middle_without_waiting_for_the_rest) {
  int made = 0;
  {
    Ahead<int> ahead{kMost, GetParam(), [&]() -> std::optional<int> { return made++; }};  // never ends
    EXPECT_EQ(ahead.next(), 0);
  }
  EXPECT_GE(made, 1);
}

TEST(HandOver, who_found_it_full_goes_on_when_half_is_taken) {
  constexpr int kFull = 4;
  HandOver<int> items{kFull};
  std::atomic<int> given = 0;
  std::thread giver{[&] {
    for (int i = 0; i < kFull + 2; ++i) {
      items.give(i);
      ++given;
    }
  }};
  while (given < kFull) std::this_thread::yield();
  EXPECT_EQ(items.take(), 0);
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
  EXPECT_EQ(given, kFull);
  EXPECT_EQ(items.take(), 1);
  giver.join();  // finds room for both
  for (int i = 2; i < kFull + 2; ++i) EXPECT_EQ(items.take(), i);
}

TEST_P(Threads, behind_deals_with_every_item_once_and_in_order) {
  std::vector<int> taken;
  Behind<int> behind{kMost, GetParam(), [&](int&& item) { taken.push_back(item); }};
  for (int i = 0; i < kItems; ++i) behind.give(i);
  behind.finish();
  EXPECT_EQ(taken, up_to(kItems));
}

TEST_P(Threads, behind_tells_what_an_item_failed_with_and_deals_with_none_after_it) {
  std::vector<int> taken;
  Behind<int> behind{kMost, GetParam(), [&](int&& item) {
                       if (item == 2) throw std::runtime_error("no third");
                       taken.push_back(item);
                     }};
  const auto give_all = [&] {
    for (int i = 0; i < kItems; ++i) behind.give(i);
    behind.finish();
  };
  EXPECT_THROW(give_all(), std::runtime_error);
  EXPECT_EQ(taken, up_to(2));
}

TEST_P(Threads, behind_deals_with_what_was_given_when_nobody_finishes) {
  std::vector<int> taken;
  {
    Behind<int> behind{kMost, GetParam(), [&](int&& item) { taken.push_back(item); }};
    for (int i = 0; i < kItems; ++i) behind.give(i);
  }
  EXPECT_EQ(taken, up_to(kItems));
}

}  // namespace
}  // namespace slettefrist::scratch
