// The built-in engine rule by rule, in one transaction or in several: it removes and logs what it would have
// from one list.
//
// It must not know how a transaction's share is chosen.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "sim/model/input_error.h"
#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

constexpr const char* kPurgeNight = "2030-03-18";

void fill_with_sixty(SmallStore& world) {
  for (RecordId id = 1; id <= 60; ++id) {
    const std::string year = id % 3 == 0 ? "2027" : "2022";
    const std::string at = year + "-0" + std::to_string(1 + id % 9) + "-1" + std::to_string(id % 10);
    world.notify(id, at + "T10:00:00Z");
    if (id % 2 == 0) world.answer(id, id, at + "T12:00:00Z");
    if (id % 12 == 2) world.answer(1000 + id, id, "2023-08-1" + std::to_string(id % 10) + "T09:00:00Z");
    if (id % 4 == 0) world.document_on_answer(id, id, at + "T12:30:00Z");
    if (id % 5 == 0) world.document_on_notification(100 + id, id, "2030-01-10T10:00:00Z");
    if (id % 7 == 0) world.sanction(id, at, "");
  }
}

// So many, and so near each other, that what hangs on them is found by a range of ids. Within it lie some
// that stay, with what hangs on them.
void fill_with_a_thousand(SmallStore& world) {
  RecordId second_answer = 1000;
  for (RecordId id = 1; id <= 1000; ++id) {
    const std::string year = id % 10 == 0 ? "2027" : "2022";
    const std::string at = year + "-0" + std::to_string(1 + id % 9) + "-1" + std::to_string(id % 10);
    world.notify(id, at + "T10:00:00Z");
    if (id % 4 != 0) world.answer(id, id, at + "T12:00:00Z");
    if (id % 6 == 1) world.answer(++second_answer, id, "2028-02-1" + std::to_string(id % 10) + "T09:00:00Z");
    if (id % 4 == 2) world.document_on_answer(id, id, "2030-01-10T12:30:00Z");
    if (id % 5 == 0) world.document_on_notification(2000 + id, id, "2030-01-10T10:00:00Z");
  }
}

// 0: one transaction.
std::unique_ptr<PurgeEngine> engine_for(const Policy& policy, std::int64_t most) {
  if (most == 0) return make_builtin_engine(policy);
  return make_builtin_engine(policy, PartLimits{most});
}

struct Outcome {
  std::vector<Ids> left;
  Lines log;
  bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(PurgeEngine& engine, bool has_holds = false,
                   void (*fill)(SmallStore& world) = fill_with_sixty) {
  SmallStore world{false};  // where documents stay, they outlive their notification
  fill(world);
  if (has_holds) world.hold(1, Area::sanction, 999'999, "2020-01-01");  // of nothing
  engine.run(world.store(), SmallStore::three_at_night(kPurgeNight), day(kPurgeNight));
  Outcome outcome;
  for (const Area area : kAreas) outcome.left.push_back(world.left(area));
  outcome.log = world.log();
  std::sort(outcome.log.begin(), outcome.log.end());
  return outcome;
}

TEST(PurgingInParts, removes_and_logs_what_one_transaction_would) {
  for (const char* documents : {"goes", "stays"}) {
    for (const char* month_end : {"clamp", "overflow", "refuse"}) {
      Policy policy = newsletter_policy();
      set_reading(policy.reading, "document_under_parent", documents);
      set_reading(policy.reading, "month_end", month_end);
      const Outcome whole = outcome_of(*engine_for(policy, 0));
      EXPECT_GT(whole.log.size(), 60U);
      for (const std::int64_t most : {1, 2, 7, 1000})
        EXPECT_EQ(outcome_of(*engine_for(policy, most)), whole) << most;
    }
  }
}

// A run goes rule by rule where it can; with a table of holds all that goes stands on one list.
TEST(PurgingByRules, removes_and_logs_what_is_on_one_list) {
  for (const auto& [name, values] : std::map<std::string, std::vector<std::string>>{
           {"document_under_parent", {"goes", "stays"}},
           {"month_end", {"clamp", "overflow", "refuse"}},
           {"which_answer", {"first", "last"}},
           {"scope", {"all", "new_model"}},
           {"first_day", {"anniversary", "day_after", "instant"}}}) {
    for (const std::string& value : values) {
      Policy policy = newsletter_policy();
      policy.new_model_from = day("2022-04-01");
      set_reading(policy.reading, name, value);
      const auto engine = make_builtin_engine(policy);
      const Outcome listed = outcome_of(*engine, true);
      EXPECT_GT(listed.log.size(), 30U) << name << " = " << value;
      EXPECT_EQ(outcome_of(*engine), listed) << name << " = " << value;
    }
  }
}

TEST(PurgingByRules, removes_and_logs_of_many_side_by_side_what_is_on_one_list) {
  for (const char* documents : {"goes", "stays"}) {
    Policy policy = newsletter_policy();
    set_reading(policy.reading, "document_under_parent", documents);
    const Outcome listed = outcome_of(*engine_for(policy, 0), true, fill_with_a_thousand);
    EXPECT_GT(listed.log.size(), 1'500U) << documents;
    for (const std::int64_t most : {0, 600})
      EXPECT_EQ(outcome_of(*engine_for(policy, most), false, fill_with_a_thousand), listed)
          << documents << ", " << most;
  }
}

TEST(PurgingByRules, goes_by_each_version_of_a_rule) {
  Policy policy = newsletter_policy();
  policy.rules[0].versions = {version_from("2024-03-18", "6 years"),
                              version_from("2029-01-01", "7 years", Effect::anchored_since)};
  policy.rules[2].versions = {version_from("2024-03-18", "12 months"),
                              version_from("2029-06-01", "1 months")};
  const auto engine = make_builtin_engine(policy);
  const Outcome listed = outcome_of(*engine, true);
  EXPECT_GT(listed.log.size(), 30U);
  EXPECT_EQ(outcome_of(*engine), listed);
}

// An answer that lies in a due range says nothing where the first lies before it.
TEST(PurgingByRules, leaves_a_notification_alone_whose_first_answer_is_of_a_version_that_keeps_it) {
  Policy policy = newsletter_policy();
  policy.rules[0].versions = {version_from("2010-01-01", "12 years"),
                              version_from("2018-01-01", "2 years", Effect::anchored_since)};
  SmallStore world;
  for (const RecordId id : {1, 2}) world.notify(id, "2017-11-01T10:00:00Z");
  world.answer(11, 1, "2017-12-01T10:00:00Z");
  world.answer(12, 1, "2018-07-02T09:00:00Z");
  world.answer(13, 2, "2018-07-02T10:00:00Z");
  world.purge(policy, "2021-06-01");
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  EXPECT_EQ(world.left(Area::answer), (Ids{11, 12}));
}

TEST(PurgingByRules, counts_from_the_first_of_several_answers_that_are_all_due) {
  SmallStore world;
  world.notify(1, "2017-11-01T10:00:00Z");
  world.answer(11, 1, "2018-02-03T10:00:00Z");
  world.answer(12, 1, "2018-01-02T10:00:00Z");
  world.answer(13, 1, "2018-01-02T09:00:00Z");
  world.purge(newsletter_policy(), "2024-06-01");
  EXPECT_EQ(world.log_as_written(), (Lines{"notification 1: notification-answered, due 2024-01-02",
                                           "answer 11: notification-answered, due 2024-01-02",
                                           "answer 12: notification-answered, due 2024-01-02",
                                           "answer 13: notification-answered, due 2024-01-02"}));
}

TEST(PurgingByRules, passes_over_an_answer_whose_notification_somebody_else_has_removed) {
  SmallStore world{false};
  for (const RecordId id : {1, 2}) {
    world.notify(id, "2017-11-01T10:00:00Z");
    world.answer(10 + id, id, "2018-01-0" + std::to_string(id) + "T10:00:00Z");
  }
  world.store().execute("DELETE FROM notification WHERE notification_id = 1", {});
  world.purge(newsletter_policy(), "2024-06-01");
  EXPECT_EQ(world.left(Area::answer), Ids{11});
  EXPECT_EQ(world.log().size(), 2U);
}

TEST(PurgingByRules, needs_no_index) {
  for (const std::int64_t most : {0, 7}) {
    const auto engine = engine_for(newsletter_policy(), most);
    SmallStore world;
    fill_with_sixty(world);
    for (const char* index : {"notification_by_notified_at", "answer_by_answered_at",
                              "answer_by_notification", "document_by_stored_at", "sanction_by_earliest_date"})
      world.store().execute(std::string{"DROP INDEX "} + index, {});
    engine->run(world.store(), SmallStore::three_at_night(kPurgeNight), day(kPurgeNight));
    Lines log = world.log();
    std::sort(log.begin(), log.end());
    EXPECT_EQ(log, outcome_of(*engine).log) << most;
  }
}

// By rules or from one list; two ranges of a rule are told as one.
TEST(Purging, tells_what_it_has_logged) {
  Policy policy = newsletter_policy();
  policy.rules[1].versions = {version_from("2010-01-01", "8 years"),
                              version_from("2022-06-01", "5 years", Effect::anchored_since)};
  for (const bool has_holds : {false, true}) {
    SmallStore world;
    fill_with_sixty(world);
    if (has_holds) world.hold(1, Area::sanction, 999'999, "2020-01-01");  // of nothing
    std::map<std::string, std::int64_t> told;
    for (const DueCount& count :
         purge_and_count(world.store(), policy, SmallStore::three_at_night(kPurgeNight), day(kPurgeNight)))
      told[count.rule + " " + std::string{name_of(count.area)}] += count.records;
    std::map<std::string, std::int64_t> logged;
    for (const LogRow& row : world.store().new_log_rows()) ++logged[row.rule + " " + row.area];
    EXPECT_EQ(told, logged);
    EXPECT_GT(logged.size(), 6U);
  }
}

// Somebody else's program answers, and does not take the notification off aux_unanswered.
void answer_behind_the_list(SmallStore& world, RecordId notification, std::int64_t days_later) {
  world.store().execute(
      "INSERT INTO answer SELECT 7, citizen_id, notification_id, '067', 'none', '2022-02-01',"
      " notified_at + 86400 * ?, NULL FROM notification WHERE notification_id = ?",
      {days_later, notification});
}

TEST(PurgingByRules, is_not_stopped_by_a_list_of_the_unanswered_that_is_behind) {
  for (const std::int64_t most : {0, 1, 100}) {
    SmallStore world;
    for (const RecordId id : {1, 2, 3}) world.notify(id, "2022-01-10T10:00:00Z");
    world.notify(4, "2030-01-10T10:00:00Z");
    answer_behind_the_list(world, 2, 1);
    const auto engine = engine_for(newsletter_policy(), most);
    const auto purge = [&](const std::string& on) {
      engine->run(world.store(), SmallStore::three_at_night(on), day(on));
    };
    purge(kPurgeNight);
    EXPECT_EQ(world.left(Area::notification), Ids{4}) << most;
    EXPECT_EQ(world.left(Area::answer), Ids{}) << most;
    EXPECT_EQ(world.log().size(), 4U) << most;
    purge("2030-03-19");
    EXPECT_EQ(world.log(), Lines{}) << most;
    world.store().query("SELECT group_concat(notification_id) FROM aux_unanswered", {},
                        [&](const std::vector<Value>& row) { EXPECT_EQ(row[0], Value{"4"}) << most; });
  }
}

// Its answer lets a notification stay, whatever aux_unanswered says.
TEST(PurgingByRules, believes_the_answers_and_not_a_list_that_is_behind) {
  for (const std::int64_t most : {0, 1, 100}) {
    SmallStore world;
    for (const RecordId id : {1, 2, 3}) world.notify(id, "2022-01-10T10:00:00Z");
    answer_behind_the_list(world, 2, 1000);
    engine_for(newsletter_policy(), most)
        ->run(world.store(), SmallStore::three_at_night(kPurgeNight), day(kPurgeNight));
    EXPECT_EQ(world.left(Area::notification), Ids{2}) << most;
    EXPECT_EQ(world.left(Area::answer), Ids{7}) << most;
    EXPECT_EQ(world.log().size(), 2U) << most;
  }
}

// One that stands among the oldest, so that these are not the first of the list.
TEST(PurgingInParts, forgets_the_unanswered_that_went_where_the_list_is_behind) {
  for (const std::int64_t most : {1, 2, 3, 100}) {
    SmallStore world;
    for (const RecordId id : {1, 2, 3, 4, 5})
      world.notify(id, "2022-01-1" + std::to_string(id) + "T10:00:00Z");
    answer_behind_the_list(world, 2, 1000);
    engine_for(newsletter_policy(), most)
        ->run(world.store(), SmallStore::three_at_night(kPurgeNight), day(kPurgeNight));
    EXPECT_EQ(world.left(Area::notification), Ids{2}) << most;
    world.store().query("SELECT group_concat(notification_id) FROM aux_unanswered", {},
                        [&](const std::vector<Value>& row) { EXPECT_EQ(row[0], Value{"2"}) << most; });
  }
}

// A hold, whatever it is on, has the store purged by one list.
TEST(PurgingByList, passes_over_notifications_that_somebody_else_has_removed_and_forgets_them) {
  SmallStore world;
  world.hold(1, Area::sanction, 9, "2024-01-01");
  const auto remove = [&](RecordId id) {
    world.store().execute("DELETE FROM notification WHERE notification_id = ?", {id});
  };
  const auto unanswered = [&] {
    std::int64_t count = 0;
    world.store().query("SELECT count(*) FROM aux_unanswered", {},
                        [&](const std::vector<Value>& row) { count = std::get<std::int64_t>(row[0]); });
    return count;
  };
  for (const RecordId id : {1, 2}) world.notify(id, "2022-01-10T10:00:00Z");
  remove(1);
  std::int64_t counted = 0;
  for (const DueCount& count : count_due(world.store(), newsletter_policy(),
                                         SmallStore::three_at_night(kPurgeNight), day(kPurgeNight)))
    counted += count.records;
  EXPECT_EQ(counted, 1);
  world.purge(newsletter_policy(), kPurgeNight);
  EXPECT_THAT(world.log(), testing::ElementsAre("notification 2: notification-unanswered, due 2028-01-10"));
  EXPECT_EQ(unanswered(), 0);
}

// SQLite gives a new row the id of the last one where that is gone.
TEST(PurgingByRules, believes_no_date_of_a_notification_that_was_another_one) {
  for (const std::int64_t most : {0, 1, 100}) {
    SmallStore world;
    for (const RecordId id : {1, 5}) world.notify(id, "2022-01-10T10:00:00Z");
    world.store().execute("DELETE FROM notification WHERE notification_id = 5", {});
    world.notify(5, "2029-01-10T10:00:00Z");
    engine_for(newsletter_policy(), most)
        ->run(world.store(), SmallStore::three_at_night(kPurgeNight), day(kPurgeNight));
    EXPECT_EQ(world.left(Area::notification), Ids{5}) << most;
    world.store().query("SELECT group_concat(notified_at) FROM aux_unanswered", {},
                        [&](const std::vector<Value>& row) {
                          EXPECT_EQ(row[0], Value{std::to_string(instant("2029-01-10T10:00:00Z").seconds)});
                        });
  }
}

TEST(PurgingInParts, removes_and_logs_the_same_whatever_the_limits) {
  const Policy policy = newsletter_policy();
  const Outcome whole = outcome_of(*make_builtin_engine(policy));
  for (const std::int64_t bytes : {1, 5, 12, 1'000'000}) {
    for (const double seconds : {0.0, 1e-9, 0.001, 60.0}) {
      const PartLimits limits{7, bytes, seconds};
      EXPECT_EQ(outcome_of(*make_builtin_engine(policy, limits)), whole) << bytes << ", " << seconds;
    }
  }
}

// Rows in the order of their ids, dates in another: the walk by rows and the index must find the same.
TEST(PurgingInParts, removes_the_same_wherever_the_rows_lie) {
  constexpr RecordId kRecords = 306;  // one less than a prime: each step takes every place once
  constexpr RecordId kStep = 77;
  const auto fill = [](SmallStore& world) {
    for (RecordId place = 1; place <= kRecords; ++place) {
      const RecordId id = place * kStep % (kRecords + 1);
      const std::string year = std::to_string(2014 + place % 12);
      const std::string at =
          year + "-0" + std::to_string(1 + place % 9) + "-1" + std::to_string(place % 10) + "T10:00:00Z";
      world.notify(id, at);
      if (place % 2 == 0) world.answer(id, id, at);
      if (place % 10 == 0) world.answer(kRecords + id, id, "2029-05-01T10:00:00Z");  // never decides
      if (place % 3 == 0) world.document_on_notification(id, id, at);
      if (place % 4 == 0) world.sanction(id, at.substr(0, 10), "");
      if (place % 25 != 0) continue;  // the first dates that are not due
      world.sanction(kRecords + id, "2024-03-19", "");
      world.notify(kRecords + id, "2024-01-01T10:00:00Z");
      world.answer(2 * kRecords + id, kRecords + id, "2024-03-18T23:00:00Z");
    }
  };
  const auto outcome = [&](std::int64_t most) {
    SmallStore world;
    fill(world);
    engine_for(newsletter_policy(), most)
        ->run(world.store(), SmallStore::three_at_night(kPurgeNight), day(kPurgeNight));
    Outcome result;
    for (const Area area : kAreas) result.left.push_back(world.left(area));
    result.log = world.log();
    std::sort(result.log.begin(), result.log.end());
    return result;
  };
  const Outcome whole = outcome(0);
  EXPECT_GT(whole.log.size(), 300U);
  for (const std::int64_t most : {1, 5, 40, 100'000}) EXPECT_EQ(outcome(most), whole) << most;
}

// A part that cannot be carried out leaves the parts before it done: what was committed stays.
TEST(PurgingInParts, commits_each_part_before_the_next) {
  SmallStore world;
  for (RecordId id = 1; id <= 10; ++id)
    world.notify(id, "2022-05-0" + std::to_string(1 + id / 2) + "T10:00:00Z");
  world.store().execute(
      "CREATE TRIGGER aux_stop BEFORE DELETE ON notification WHEN old.notification_id = 9"
      " BEGIN SELECT raise(ABORT, 'no further'); END",
      {});
  const auto engine = engine_for(newsletter_policy(), 4);
  EXPECT_THROW(engine->run(world.store(), SmallStore::three_at_night(kPurgeNight), day(kPurgeNight)),
               StoreFailure);
  EXPECT_EQ(world.left(Area::notification), (Ids{9, 10}));
  EXPECT_EQ(world.log().size(), 8U);
}

TEST(PurgingInParts, is_refused_where_a_part_could_not_tell_what_belongs_to_it) {
  Policy held = newsletter_policy();
  set_reading(held.reading, "document_under_parent", "holds_parent");
  EXPECT_THROW(engine_for(held, 10), InputError);
  EXPECT_NO_THROW(make_builtin_engine(held));
  Policy twice = newsletter_policy();
  twice.rules.push_back(twice.rules[2]);
  twice.rules.back().id = "document-again";
  EXPECT_THROW(engine_for(twice, 10), InputError);
}

}  // namespace
}  // namespace slettefrist::engine
