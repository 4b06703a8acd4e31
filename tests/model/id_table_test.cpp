// A table of ids must do what a map does, through years of coming and going.
#include "sim/model/id_table.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>

namespace slettefrist {
namespace {

// Can be moved and not copied, as what the tables hold.
struct Kept {
  std::unique_ptr<int> number;
  bool is_empty() const { return number == nullptr; }
};
Kept kept(int number) { return {std::make_unique<int>(number)}; }

using Model = std::map<RecordId, int>;

void expect_taken(const Kept& taken, const Model& model, RecordId id) {
  const auto known = model.find(id);
  ASSERT_EQ(taken.is_empty(), known == model.end()) << id;
  if (known == model.end()) return;
  EXPECT_EQ(*taken.number, known->second) << id;
}

void expect_same(const IdTable<Kept>& table, const Model& model) {
  ASSERT_EQ(table.size(), model.size());
  std::vector<RecordId> ids;
  for (const auto& [id, number] : model) {
    ids.push_back(id);
    ASSERT_TRUE(table.contains(id)) << id;
    EXPECT_EQ(*table.find(id)->number, number) << id;
  }
  EXPECT_EQ(table.sorted_ids(), ids);
}

// As generated ids are: the day above bit 36, a number of the day below.
RecordId generated(std::uint64_t drawn) { return static_cast<RecordId>(((drawn % 4000) << 36) + drawn % 7); }

TEST(IdTable, does_what_a_map_does) {
  IdTable<Kept> table;
  Model model;
  std::mt19937_64 random{7};
  for (int step = 0; step < 60'000; ++step) {
    const RecordId id = generated(random());
    // Grows, shrinks to nearly nothing and grows again.
    const bool is_growing = step % 20'000 < 12'000;
    if (random() % 4 < (is_growing ? 3U : 0U)) {
      EXPECT_EQ(*table.put(id, kept(step)).number, step);
      model[id] = step;
    } else {
      const RecordId leaving =
          model.empty()
              ? id
              : std::next(model.begin(),
                          static_cast<std::ptrdiff_t>(random() % std::min<std::size_t>(model.size(), 50)))
                    ->first;
      expect_taken(table.take(leaving), model, leaving);
      model.erase(leaving);
      EXPECT_FALSE(table.contains(leaving));
    }
    if (step % 2'000 == 0) expect_same(table, model);
  }
  expect_same(table, model);
}

TEST(IdTable, knows_ids_of_every_size_and_sign) {
  IdTable<Kept> table;
  const std::vector<RecordId> ids{std::numeric_limits<RecordId>::min(), -1, 0, 1,
                                  std::numeric_limits<RecordId>::max()};
  EXPECT_FALSE(table.contains(0));
  table.bring_near(0);
  table.erase(0);  // nobody there: nothing happens
  EXPECT_TRUE(table.take(0).is_empty());
  for (const RecordId id : ids) table.put(id, kept(static_cast<int>(id % 1000)));
  for (const RecordId id : ids) EXPECT_EQ(*table.find(id)->number, static_cast<int>(id % 1000));
  EXPECT_EQ(table.sorted_ids(), ids);
  table.erase(0);
  EXPECT_FALSE(table.contains(0));
  EXPECT_TRUE(table.contains(1));
  EXPECT_EQ(table.size(), ids.size() - 1);
}

TEST(IdTable, holds_one_value_an_id_the_last) {
  IdTable<Kept> table;
  table.put(5, kept(1));
  table.put(5, kept(2));
  EXPECT_EQ(table.size(), 1U);
  EXPECT_EQ(*table.find(5)->number, 2);
}

}  // namespace
}  // namespace slettefrist
