// Whatever makes a world fail, the reduced list still does, and nothing in it can be spared.
#include "sim/cli/hunt/minimal_subset.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace slettefrist::cli {
namespace {

using Items = std::vector<std::size_t>;

TEST(MinimalSubset, of_what_needs_nothing_is_empty) {
  EXPECT_TRUE(minimal_subset(17, [](const Items&) { return true; }).empty());
  EXPECT_TRUE(minimal_subset(0, [](const Items&) { return true; }).empty());
}

TEST(MinimalSubset, of_what_needs_everything_is_everything) {
  EXPECT_EQ(minimal_subset(9, [](const Items& items) { return items.size() == 9; }).size(), 9U);
}

RC_GTEST_PROP(MinimalSubset, is_exactly_what_is_needed_together, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 60);
  auto needed = *rc::gen::container<Items>(rc::gen::inRange<std::size_t>(0, count));
  std::sort(needed.begin(), needed.end());
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  const Items found = minimal_subset(count, [&](const Items& items) {
    return std::includes(items.begin(), items.end(), needed.begin(), needed.end());
  });
  RC_ASSERT(found == needed);
}

// Any so many of them will do: what is left has that size, whichever they are.
RC_GTEST_PROP(MinimalSubset, can_spare_no_item_more, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 60);
  const auto enough = *rc::gen::inRange<std::size_t>(0, count + 1);
  const Items found = minimal_subset(count, [&](const Items& items) { return items.size() >= enough; });
  RC_ASSERT(found.size() == enough);
}

TEST(MinimalSubset, goes_round_until_nothing_more_can_be_spared) {
  // The first can be spared only once the second is gone.
  const Items found = minimal_subset(2, [](const Items& items) { return items != Items{1}; });
  EXPECT_TRUE(found.empty());
}

TEST(MinimalSubset, asks_few_questions_where_little_is_needed) {
  int questions = 0;
  const Items found = minimal_subset(1024, [&](const Items& items) {
    ++questions;
    return std::binary_search(items.begin(), items.end(), std::size_t{700});
  });
  EXPECT_EQ(found, Items{700});
  EXPECT_LT(questions, 40);
}

}  // namespace
}  // namespace slettefrist::cli
