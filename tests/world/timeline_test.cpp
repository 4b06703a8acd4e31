// The order of events without a store: what was fetched ahead is what would have been fetched when its time
// came.
#include "sim/world/timeline.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/world/memory_source.h"
#include "tests/world/written_rows.h"

namespace slettefrist::world {
namespace {

class Lines : public Listener {
 public:
  std::vector<std::string> lines;
  void delivered(const History& delivery) override {
    lines.push_back("delivered " + std::to_string(delivery.families.size()));
  }
  void entered(RecordKey key, std::int32_t run) override { note("entered in " + std::to_string(run), key); }
  void skipped(RecordKey key) override { note("skipped", key); }
  void not_reached(RecordKey key) override { note("not reached", key); }
  void observed(RunObservation&&) override {}

 private:
  void note(const std::string& what, RecordKey key) {
    lines.push_back(what + " " + std::string{name_of(key.area)} + " " + std::to_string(key.id));
  }
};

// Two notifications with what hangs on them on several days, a sanction served later, and of what stands
// alone one each.
History history() {
  Family early{notification(1, "2024-03-18T10:00:00Z"), {answer(2, 1, "2024-03-20T10:00:00Z")}, {}};
  early.documents = {
      {3, 1, 1, std::nullopt, "a.txt", "text/plain", 3, day("2024-01-01"), at("2024-03-18T10:00:01Z"), ""},
      {4, 1, std::nullopt, 2, "b.txt", "text/plain", 3, day("2024-01-01"), at("2024-03-20T10:00:00Z"), ""}};
  Family late{notification(5, "2024-03-19T10:00:00Z"), {answer(6, 5, "2024-03-19T09:59:59Z")}, {}};
  History all;
  all.families = {early, late};
  all.sanctions = {{7, 1, 1, "067", "quarantine", day("2024-03-18"), at("2024-03-18T11:00:00Z"),
                    day("2024-06-01"), day("2024-03-19"), at("2024-03-19T12:00:00Z")}};
  all.contact_courses = {{8, 1, "067", 75, day("2024-03-19"), {}, {}, at("2024-03-19T08:00:00Z")}};
  all.plan_drafts = {{9, 1, "067", at("2024-03-19T08:00:00Z"), "body"}};
  all.benefit_reports = {
      {10, 1, "067", "full_time", "2024-03", day("2024-03-19"), 20'000, at("2024-03-19T08:00:00Z")}};
  all.messages = {{11, 1, "notification", 1, 1, at("2024-03-19T08:00:00Z")}};
  return all;
}

struct Collected {
  std::vector<RecordId> ids;
  std::vector<Instant> served;
};

class TimelineTest : public testing::Test {
 protected:
  static Instant day_after(int days) {
    return Instant{at("2024-03-18T00:00:00Z").seconds + days * kSecondsADay};
  }

  Collected collect(Timeline& timeline, int days) {
    Batch batch;
    timeline.collect_before(day_after(days), days, batch);
    Collected collected;
    const auto add = [&](const auto& records) {
      for (const auto* record : records) collected.ids.push_back(id_of(*record));
    };
    add(batch.notifications);
    add(batch.answers);
    add(batch.documents);
    add(batch.sanctions);
    add(batch.contact_courses);
    add(batch.plan_drafts);
    add(batch.benefit_reports);
    add(batch.messages);
    for (const ServedDate& date : batch.served_dates) collected.served.push_back(date.registered_at);
    living.settle();
    return collected;
  }

  Living living{[](const Document&) { return std::nullopt; }};
  Lines notes;
};

TEST_F(TimelineTest, what_was_fetched_ahead_comes_as_it_would_have_come) {
  const auto pass = [&](bool is_ahead) {
    living = Living{[](const Document&) { return std::nullopt; }};
    notes.lines.clear();
    const auto source = make_memory_source(history());
    Timeline timeline{*source, living, notes};
    std::vector<Collected> days;
    for (int i = 0; i <= 4; ++i) {
      const std::size_t told = notes.lines.size();
      if (is_ahead) timeline.fetch_ahead(day_after(i));
      EXPECT_EQ(notes.lines.size(), told) << "nobody hears of what is only fetched";
      days.push_back(collect(timeline, i));
    }
    timeline.close();
    return days;
  };
  const auto in_time = pass(false);
  const std::vector<std::string> heard_in_time = notes.lines;
  const auto ahead = pass(true);
  EXPECT_EQ(notes.lines, heard_in_time);
  ASSERT_EQ(ahead.size(), in_time.size());
  for (std::size_t i = 0; i < ahead.size(); ++i) {
    EXPECT_EQ(ahead[i].ids, in_time[i].ids) << i;
    EXPECT_EQ(ahead[i].served, in_time[i].served) << i;
  }
  EXPECT_EQ(in_time[1].ids, (std::vector<RecordId>{1, 3, 7}));
  EXPECT_EQ(in_time[2].ids, (std::vector<RecordId>{5, 8, 9, 10, 11}));
  EXPECT_EQ(in_time[2].served, (std::vector<Instant>{at("2024-03-19T12:00:00Z")}));
  EXPECT_EQ(in_time[3].ids, (std::vector<RecordId>{2, 4}));
}

// Whether it was fetched or still lies in the history: a world that ends early ends alike.
TEST_F(TimelineTest, what_was_fetched_and_never_collected_is_not_reached) {
  const auto heard = [&](bool is_ahead) {
    living = Living{[](const Document&) { return std::nullopt; }};
    notes.lines.clear();
    const auto source = make_memory_source(history());
    Timeline timeline{*source, living, notes};
    collect(timeline, 1);
    if (is_ahead) timeline.fetch_ahead(day_after(2));
    const std::size_t told = notes.lines.size();
    timeline.close();
    const auto first = notes.lines.begin() + static_cast<std::ptrdiff_t>(told);
    EXPECT_EQ(notes.lines.end() - first, 8);
    return std::multiset<std::string>{first, notes.lines.end()};
  };
  const auto in_time = heard(false);
  EXPECT_EQ(heard(true), in_time);
  EXPECT_TRUE(in_time.contains("not reached answer 6"));
  EXPECT_TRUE(in_time.contains("not reached message 11"));
  EXPECT_FALSE(in_time.contains("not reached sanction 7"));
}

class Broken : public HistorySource {
 public:
  void deliver_until(Instant, History&) override { throw std::runtime_error("the history ends here"); }
};

TEST_F(TimelineTest, what_fails_ahead_fails_where_it_is_asked_for) {
  Broken source;
  Timeline timeline{source, living, notes};
  EXPECT_NO_THROW(timeline.fetch_ahead(day_after(1)));
  EXPECT_THROW(collect(timeline, 1), std::runtime_error);
  EXPECT_THROW(timeline.close(), std::runtime_error);
  EXPECT_TRUE(notes.lines.empty());
}

}  // namespace
}  // namespace slettefrist::world
