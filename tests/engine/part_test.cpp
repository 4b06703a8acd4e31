// One transaction's share: of which rule, how many, with what hangs on them and how many bytes of documents.
//
// Every document of the store has five bytes. It must not know how an engine goes from part to part.
#include "sim/engine/part.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

constexpr const char* kNight = "2030-03-18";
constexpr std::int64_t kManyBytes = 1'000'000;
constexpr const char* kOld = "2022-01-01T10:00:00Z";
constexpr const char* kYoung = "2030-01-01T10:00:00Z";

class Parts : public testing::Test {
 protected:
  Parts() : policy_{newsletter_policy()} {
    for (std::size_t rule = 0; rule < policy_.rules.size(); ++rule) {
      queries_.push_back(rule_query(policy_, rule, true));
      queries_.back().is_by_index = is_by_index(world_.store(), queries_.back());
    }
    policy_.new_model_from = day("2020-01-01");
  }

  std::vector<DueStretch> due() { return find_due(world_.store(), policy_, queries_, kMoment); }
  void begin(std::int64_t most) { part_.prepare(due(), kMoment.as_of, most); }
  void fill(std::int64_t most, std::int64_t bytes) {
    const std::vector<DueStretch> left = due();
    left.empty() ? part_.clear() : part_.fill(left.front(), kMoment.as_of, most, bytes);
  }
  // Records by the rule itself, of one part after the other.
  std::vector<std::int64_t> sizes(std::int64_t most, std::int64_t bytes) {
    begin(most);
    std::vector<std::int64_t> sizes;
    for (fill(most, bytes); part_.records() > 0; fill(most, bytes)) {
      part_.purge(kMoment);
      sizes.push_back(part_.records());
    }
    return sizes;
  }

  const RunMoment kMoment{SmallStore::three_at_night(kNight), day(kNight)};
  SmallStore world_;
  Policy policy_;
  std::vector<RuleQuery> queries_;
  Part part_{world_.store(), policy_, true};
};

TEST_F(Parts, takes_documents_that_are_due_by_themselves_first) {
  world_.notify(1, kOld);
  world_.document_on_notification(1, 1, "2028-01-01T10:00:00Z");
  begin(10);
  fill(10, kManyBytes);
  part_.purge(kMoment);
  EXPECT_EQ(world_.log(), (std::vector<std::string>{"document 1: document, due 2029-01-01"}));
  EXPECT_EQ(world_.left(Area::notification), (std::set<RecordId>{1}));
}

TEST_F(Parts, takes_what_hangs_on_a_record_along) {
  world_.notify(1, kOld);
  world_.answer(1, 1, kOld);
  world_.document_on_notification(1, 1, kYoung);
  world_.document_on_answer(2, 1, kYoung);
  world_.notify(2, kOld);
  EXPECT_THAT(sizes(1, kManyBytes), testing::ElementsAre(1, 1));
  EXPECT_EQ(world_.log().size(), 5U);
  EXPECT_TRUE(world_.left(Area::document).empty());
}

TEST_F(Parts, takes_rows_as_they_lie_where_many_are_due) {
  for (RecordId id = 1; id <= 20; ++id) {
    world_.notify(id, kYoung);
    world_.document_on_notification(id, id, id % 2 == 0 ? "2025-01-01T10:00:00Z" : kYoung);
  }
  EXPECT_THAT(sizes(3, kManyBytes), testing::ElementsAre(3, 3, 3, 1));
  std::vector<std::string> in_row_order;  // none is passed over and found by its date afterwards
  for (RecordId id = 2; id <= 20; id += 2)
    in_row_order.push_back("document " + std::to_string(id) + ": document, due 2026-01-01");
  EXPECT_EQ(world_.log_as_written(), in_row_order);
}

class NotificationsAsTheyLie : public Parts, public testing::WithParamInterface<WhichAnswer> {};

// By one answer each, of which some have two or three that are due and some a last one that is not.
TEST_P(NotificationsAsTheyLie, are_each_taken_once_by_the_answer_that_decides) {
  policy_.reading.which_answer = GetParam();
  queries_[0] = rule_query(policy_, 0, true);
  queries_[0].is_by_index = true;
  const auto in_month = [](RecordId month) { return "-0" + std::to_string(month) + "-05T10:00:00Z"; };
  std::vector<std::string> in_row_order;
  for (RecordId id = 1; id <= 24; ++id) {
    const std::string month = in_month(1 + id * 5 % 9);
    world_.notify(id, "2021-12-01T10:00:00Z");
    world_.answer(300 - id, id, "2022" + month);
    std::string last = "2022";
    if (id % 3 == 0) world_.answer(200 - id, id, (last = "2023") + month);
    if (id % 6 == 0) world_.answer(400 + id, id, "2023-01-01T10:00:00Z");
    if (id % 7 == 0) world_.answer(500 + id, id, (last = "2029") + month);
    const std::string year = GetParam() == WhichAnswer::first || last == "2022" ? "2028" : "2029";
    if (GetParam() == WhichAnswer::last && last == "2029") continue;  // not due yet
    in_row_order.push_back("notification " + std::to_string(id) + ": notification-answered, due " + year +
                           month.substr(0, 6));
  }
  const std::vector<std::int64_t> taken = sizes(5, kManyBytes);
  EXPECT_EQ(std::accumulate(taken.begin(), taken.end(), std::size_t{0}), in_row_order.size());
  EXPECT_LE(*std::max_element(taken.begin(), taken.end()), 5);
  std::vector<std::string> notifications;
  for (const std::string& line : world_.log_as_written()) {
    if (line.starts_with("notification")) notifications.push_back(line);
  }
  EXPECT_EQ(notifications, in_row_order);  // none is passed over and found by its date afterwards
}
INSTANTIATE_TEST_SUITE_P(By, NotificationsAsTheyLie, testing::Values(WhichAnswer::first, WhichAnswer::last),
                         [](const auto& each) {
                           return each.param == WhichAnswer::first ? "the_first" : "the_last";
                         });

// Few of a table's rows are due.
TEST_F(Parts, takes_the_oldest_first_and_never_more_than_it_may) {
  for (RecordId id = 1; id <= 80; ++id) world_.notify(id, kYoung);
  for (RecordId id = 5; id <= 80; ++id) world_.answer(id, id, kYoung);
  for (RecordId id = 1; id <= 4; ++id) {
    const std::string day = "2022-01-0" + std::to_string(9 - id);
    world_.answer(100 + id, id, day + "T10:00:00Z");
    if (id == 2) world_.answer(200 + id, id, day + "T11:00:00Z");  // which may take the place of a third
  }
  EXPECT_THAT(sizes(2, kManyBytes), testing::ElementsAre(2, 1, 1));
  EXPECT_THAT(world_.log_as_written(),
              testing::ElementsAre("notification 3: notification-answered, due 2028-01-06",
                                   "notification 4: notification-answered, due 2028-01-05",
                                   "answer 103: notification-answered, due 2028-01-06",
                                   "answer 104: notification-answered, due 2028-01-05",
                                   "notification 2: notification-answered, due 2028-01-07",
                                   "answer 102: notification-answered, due 2028-01-07",
                                   "answer 202: notification-answered, due 2028-01-07",
                                   "notification 1: notification-answered, due 2028-01-08",
                                   "answer 101: notification-answered, due 2028-01-08"));
}

TEST_F(Parts, takes_fewer_documents_where_their_bytes_are_too_many_but_one_at_least) {
  world_.notify(1, kYoung);
  for (RecordId id = 1; id <= 7; ++id) world_.document_on_notification(id, 1, "2025-01-01T10:00:00Z");
  begin(100);
  fill(100, 14);
  EXPECT_EQ(part_.records(), 2);
  EXPECT_TRUE(part_.was_cut());
  fill(100, 35);
  EXPECT_EQ(part_.records(), 7);
  EXPECT_FALSE(part_.was_cut());
  EXPECT_THAT(sizes(100, 1), testing::ElementsAre(1, 1, 1, 1, 1, 1, 1));
}

// By rows or by dates: what was cut comes with the next part.
TEST_F(Parts, takes_fewer_notifications_where_documents_on_them_have_too_many_bytes) {
  for (RecordId id = 1; id <= 9; ++id) {
    world_.notify(id, kOld);
    world_.answer(100 - id, id, kOld);  // rows of answers lie the other way round
    world_.document_on_notification(id, id, kYoung);
    world_.document_on_answer(50 + id, 100 - id, kYoung);
  }
  EXPECT_THAT(sizes(4, 25), testing::ElementsAre(2, 2, 2, 2, 1));
  EXPECT_EQ(world_.log().size(), 36U);
  for (const Area area : {Area::notification, Area::answer, Area::document})
    EXPECT_TRUE(world_.left(area).empty());
}

TEST_F(Parts, keeps_the_list_of_the_unanswered_right) {
  for (RecordId id = 1; id <= 6; ++id) {
    world_.notify(id, id <= 4 ? kOld : kYoung);
    if (id % 2 == 0) world_.answer(id, id, kOld);
  }
  sizes(1, kManyBytes);
  std::vector<RecordId> unanswered;
  world_.store().query("SELECT notification_id FROM aux_unanswered", {}, [&](const std::vector<Value>& row) {
    unanswered.push_back(std::get<std::int64_t>(row[0]));
  });
  EXPECT_THAT(unanswered, testing::ElementsAre(5));
}

// Our schema forbids it, a store of somebody else may have it.
TEST_F(Parts, takes_a_document_on_a_notification_and_its_answer_once) {
  world_.notify(1, kOld);
  world_.answer(1, 1, kOld);
  world_.document_on_notification(1, 1, kYoung);
  world_.store().execute("PRAGMA ignore_check_constraints = ON", {});
  world_.store().execute("UPDATE document SET answer_id = 1", {});
  begin(10);
  fill(10, kManyBytes);
  part_.purge(kMoment);
  EXPECT_EQ(world_.log().size(), 3U);
  EXPECT_EQ(world_.left(Area::document), std::set<RecordId>{});
}

// A connection that has purged before may have left a list behind.
TEST_F(Parts, begins_with_nothing_listed) {
  world_.notify(1, kOld);
  begin(10);
  fill(10, kManyBytes);
  EXPECT_EQ(part_.records(), 1);
  Part next{world_.store(), policy_, true};
  next.prepare(due(), kMoment.as_of, 10);
  next.fill(due().front(), kMoment.as_of, 10, kManyBytes);
  EXPECT_EQ(next.records(), 1);
  next.purge(kMoment);
  EXPECT_EQ(world_.log().size(), 1U);
}

}  // namespace
}  // namespace slettefrist::engine
