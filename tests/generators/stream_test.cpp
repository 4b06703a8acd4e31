// Keyed streams: the same key gives the same draws, another key gives others.
#include "generators/stream.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace slettefrist::generators {
namespace {

RC_GTEST_PROP(Streams, depend_on_their_key_alone, (std::uint64_t seed, std::uint32_t citizen_id)) {
  Stream once(seed, Purpose::answer_time, citizen_id);
  Stream again(seed, Purpose::answer_time, citizen_id);
  Stream other(seed, Purpose::answer_fact, citizen_id);
  for (int i = 0; i < 10; ++i) (void)other();
  for (int i = 0; i < 100; ++i) RC_ASSERT(once() == again());
}

TEST(Streams, of_neighbouring_keys_share_no_first_draw) {
  std::set<std::uint64_t> first;
  int streams = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    for (std::uint64_t purpose = 1; purpose <= 11; ++purpose) {
      for (std::int64_t citizen_id = 1; citizen_id <= 200; ++citizen_id) {
        first.insert(Stream(seed, static_cast<Purpose>(purpose), citizen_id)());
        ++streams;
      }
    }
  }
  EXPECT_EQ(static_cast<int>(first.size()), streams);
}

TEST(Streams, hit_a_share_as_often_as_asked) {
  Stream stream(7, Purpose::person, 1);
  int hits = 0;
  for (int i = 0; i < 100000; ++i) hits += stream.chance(0.3);
  EXPECT_NEAR(hits, 30000, 700);  // five standard deviations
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(stream.chance(0.0));
    EXPECT_TRUE(stream.chance(1.0));
  }
}

TEST(Streams, spread_whole_numbers_evenly_over_both_bounds) {
  Stream stream(7, Purpose::person, 2);
  std::array<int, 5> counts{};
  for (int i = 0; i < 50000; ++i) ++counts.at(static_cast<std::size_t>(stream.whole(-2, 2) + 2));
  for (const int count : counts) EXPECT_NEAR(count, 10000, 450);
}

}  // namespace
}  // namespace slettefrist::generators
