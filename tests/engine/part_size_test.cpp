// How the size of the next part follows from what the last one took.
//
// It must not know a store.
#include "sim/engine/part_size.h"

#include <gtest/gtest.h>

namespace slettefrist::engine {
namespace {

TEST(PartSizes, are_the_limit_where_nothing_else_limits_them) {
  PartSize size{PartLimits{10'000}};
  EXPECT_EQ(size.records(), 10'000);
  size.took(1000.0, 10'000);
  EXPECT_EQ(size.records(), 10'000);
}

TEST(PartSizes, begin_small_where_time_is_limited_and_grow_to_the_limit) {
  PartSize size{PartLimits{1800, 1, 0.1}};
  EXPECT_EQ(size.records(), 500);
  size.took(0.01, 500);
  EXPECT_EQ(size.records(), 1000);
  size.took(0.01, 1000);
  EXPECT_EQ(size.records(), 1800);
  size.took(0.01, 1800);
  EXPECT_EQ(size.records(), 1800);
  EXPECT_EQ((PartSize{PartLimits{7, 1, 0.1}}).records(), 7);
}

TEST(PartSizes, shrink_by_as_much_as_time_was_exceeded) {
  PartSize size{PartLimits{1000, 1, 0.1}};
  size.took(0.08, 500);
  EXPECT_EQ(size.records(), 500);  // in time, and twice as much would not be
  size.took(0.2, 500);
  EXPECT_EQ(size.records(), 250);
  size.took(1000.0, 250);
  EXPECT_EQ(size.records(), 1);
}

TEST(PartSizes, follow_the_bytes_and_grow_again) {
  PartSize size{PartLimits{1000}};
  size.was_cut(3);
  EXPECT_EQ(size.records(), 6);
  size.took(1.0, 6);
  EXPECT_EQ(size.records(), 12);
}

}  // namespace
}  // namespace slettefrist::engine
