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

void append_rest(HistorySource& source, std::vector<RecordId>& ids) {
  History delivery;
  source.deliver_until(kEnd, delivery);
  append_ids(delivery.citizens, ids);
}

// Citizens of two sources, of whom none is in both.
struct Two {
  using Ids = std::set<RecordId>;
  Ids first = *rc::gen::container<Ids>(rc::gen::inRange<RecordId>(1, 40));
  Ids second = *rc::gen::container<Ids>(rc::gen::inRange<RecordId>(1, 40));

  Two() {
    for (const RecordId id : first) second.erase(id);
  }
  std::unique_ptr<HistorySource> merged() const {
    return make_merged_source(std::make_unique<InPortions>(history_of(first)),
                              make_memory_source(history_of(second)));
  }
  std::vector<RecordId> all() const {
    Ids both = first;
    both.insert(second.begin(), second.end());
    return {both.begin(), both.end()};
  }
};

RC_GTEST_PROP(MergedSource, gives_every_citizen_once_by_id_however_many_portions_are_taken, ()) {
  Two two;
  const auto portions = *rc::gen::inRange(0, 12);
  const auto most = *rc::gen::inRange<std::size_t>(1, 8);
  const auto source = two.merged();
  std::vector<RecordId> given;
  for (int i = 0; i < portions; ++i) append_ids(source->next_citizens(most), given);
  append_rest(*source, given);
  RC_ASSERT(given == two.all());
}

RC_GTEST_PROP(MergedSource, gives_every_citizen_once_by_id_where_some_are_handed_out, ()) {
  Two two;
  if (*rc::gen::arbitrary<bool>()) two.second.clear();
  const auto source = two.merged();
  std::vector<RecordId> given;
  source->hand_out_citizens([&](std::vector<Citizen>&& portion) -> InTurn {
    return [&given, handed = std::move(portion)] { append_ids(handed, given); };
  });
  RC_ASSERT(given.size() == (two.second.empty() ? two.first.size() : 0));
  append_rest(*source, given);
  RC_ASSERT(given == two.all());
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
