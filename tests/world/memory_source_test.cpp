// Two sources made one: the same citizens in the same order, in portions or at once.
#include "sim/world/memory_source.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <set>

#include "tests/world/in_portions.h"

namespace slettefrist::world {
namespace {

constexpr Instant kEnd{std::numeric_limits<std::int64_t>::max()};

History history_of(const std::set<RecordId>& citizens) {
  History history;
  for (const RecordId id : citizens) history.citizens.emplace_back().citizen_id = id;
  return history;
}

void append_ids(const std::vector<Citizen>& citizens, std::vector<RecordId>& ids) {
  for (const Citizen& citizen : citizens) ids.push_back(citizen.citizen_id);
}

RC_GTEST_PROP(MergedSource, gives_every_citizen_once_by_id_however_many_portions_are_taken, ()) {
  const auto first = *rc::gen::container<std::set<RecordId>>(rc::gen::inRange<RecordId>(1, 40));
  auto second = *rc::gen::container<std::set<RecordId>>(rc::gen::inRange<RecordId>(1, 40));
  for (const RecordId id : first) second.erase(id);
  const auto portions = *rc::gen::inRange(0, 12);
  const auto most = *rc::gen::inRange<std::size_t>(1, 8);
  const auto source = make_merged_source(std::make_unique<InPortions>(history_of(first)),
                                         make_memory_source(history_of(second)));
  std::vector<RecordId> given;
  for (int i = 0; i < portions; ++i) append_ids(source->next_citizens(most), given);
  History delivery;
  source->deliver_until(kEnd, delivery);
  append_ids(delivery.citizens, given);
  std::set<RecordId> all = first;
  all.insert(second.begin(), second.end());
  RC_ASSERT(given == std::vector<RecordId>(all.begin(), all.end()));
}

TEST(MergedSource, has_no_citizens_left_after_the_last_portion) {
  const auto source = make_merged_source(std::make_unique<InPortions>(history_of({1, 3})),
                                         make_memory_source(history_of({2, 9})));
  std::vector<RecordId> given;
  append_ids(source->next_citizens(2), given);
  EXPECT_EQ(given, (std::vector<RecordId>{1, 2, 3}));
  given.clear();
  append_ids(source->next_citizens(2), given);
  EXPECT_EQ(given, (std::vector<RecordId>{9}));
  EXPECT_TRUE(source->next_citizens(2).empty());
}

}  // namespace
}  // namespace slettefrist::world
