// Two pieces of work at a time, with a second thread and without: both are always done, and failures come
// out.
#include "sim/scratch/beside.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>

namespace slettefrist::scratch {
namespace {

class Both : public testing::TestWithParam<bool> {
 protected:
  // What came out of both.
  std::string failure_of(const std::function<void()>& other, const std::function<void()>& own) {
    try {
      beside_.both(other, own);
    } catch (const std::exception& failure) {
      return failure.what();
    }
    return "";
  }
  Beside beside_{GetParam()};
};

const std::function<void()> kNothing = [] {};

TEST_P(Both, are_done_when_it_returns_thousands_of_times) {
  int others = 0;  // plain numbers: what the other thread did must be seen here
  int owns = 0;
  for (int round = 1; round <= 20'000; ++round) {
    beside_.both([&] { ++others; }, [&] { ++owns; });
    ASSERT_EQ(others, round);
    ASSERT_EQ(owns, round);
  }
}

TEST_P(Both, are_done_though_one_fails_and_its_failure_comes_out) {
  bool is_done = false;
  const auto fail = [](const char* what) { return [what] { throw std::runtime_error(what); }; };
  EXPECT_EQ(failure_of(fail("other"), [&] { is_done = true; }), "other");
  EXPECT_TRUE(std::exchange(is_done, false));
  EXPECT_EQ(failure_of([&] { is_done = true; }, fail("own")), "own");
  EXPECT_TRUE(is_done);
  EXPECT_EQ(failure_of(fail("other"), fail("own")), "own");
  EXPECT_EQ(failure_of(kNothing, kNothing), "") << "no failure comes out twice";
}

INSTANTIATE_TEST_SUITE_P(Threads, Both, testing::Bool(),
                         [](const auto& threads) { return threads.param ? "two" : "one"; });

TEST(Beside, does_the_other_while_its_giver_is_busy) {
  Beside beside{true};
  std::atomic<bool> is_begun = false;
  beside.both([&] { is_begun = true; },
              [&] {
                while (!is_begun) std::this_thread::yield();
              });
  EXPECT_TRUE(is_begun);
}

TEST(Beside, may_go_without_having_been_asked) {
  const Beside beside{true};
  const Beside alone{false};
}

}  // namespace
}  // namespace slettefrist::scratch
