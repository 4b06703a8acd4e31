// The rows of a table added up, by one thread and by two: always what an inventory adds up to.
#include "sim/store/row_sums.h"

#include <gtest/gtest.h>

#include "sim/store/sqlite_store.h"
#include "tests/store/sample_records.h"
#include "tests/store/temporary_store.h"

namespace slettefrist {
namespace {

RowSum added_up(Store& store, Area area) {
  RowSum sum;
  store.inventory(area, [&sum](RecordId, std::uint64_t digest) {
    ++sum.rows;
    sum.digests += digest;
  });
  return sum;
}

class RowSums : public testing::TestWithParam<bool> {
 protected:
  RowSums() {
    if (GetParam()) store_->work_in_background();
    store_->apply(sample_.batch());
  }
  void expect_sums() {
    for (const Area area : kTables)
      EXPECT_EQ(store_->row_sum(area), added_up(*store_, area)) << name_of(area);
  }
  void give_courses(const std::vector<std::int64_t>& ids) {
    for (const std::int64_t id : ids) {
      store_->execute(
          "INSERT INTO contact_course SELECT ?1, citizen_id, fund_code, absence_code, starts_on, ends_on, "
          "end_reason, registered_at FROM contact_course WHERE contact_course_id > 0 LIMIT 1",
          {id});
    }
  }

  const TemporaryDirectory directory_;
  const SampleRecords sample_ = sample_world();
  std::unique_ptr<Store> store_ = create_sqlite_store(directory_.file("store.db"), sample_content, false);
};

TEST_P(RowSums, are_those_of_every_row) {
  expect_sums();
  EXPECT_GT(store_->row_sum(Area::citizen).rows, 0);
}

TEST_P(RowSums, know_ids_of_any_kind) {
  give_courses({-9'223'372'036'854'775'807 - 1, -5, 9'007'199'254'740'992, 9'223'372'036'854'775'807});
  EXPECT_EQ(store_->row_sum(Area::contact_course).rows,
            static_cast<std::int64_t>(sample_.contact_courses.size()) + 4);
  expect_sums();
}

TEST_P(RowSums, see_what_was_committed_just_now) {
  for (int step = 0; step < 50; ++step) {
    give_courses({1'000'000 + step * step});
    EXPECT_EQ(store_->row_sum(Area::contact_course), added_up(*store_, Area::contact_course)) << step;
  }
}

TEST_P(RowSums, are_nothing_of_an_empty_table) {
  store_->execute("DELETE FROM message", {});
  EXPECT_EQ(store_->row_sum(Area::message), RowSum{});
}

TEST_P(RowSums, fail_where_a_column_is_gone) {
  store_->execute("ALTER TABLE message DROP COLUMN change_kind", {});
  EXPECT_THROW(store_->row_sum(Area::message), StoreFailure);
}

INSTANTIATE_TEST_SUITE_P(Threads, RowSums, testing::Bool(),
                         [](const auto& threads) { return threads.param ? "two" : "one"; });

}  // namespace
}  // namespace slettefrist
