// The newsletter's four rules on a real SQLite store, under the default reading.
//
// What is expected is seen at the store and in its log, never asked of the engine. Readings, versions and
// what-ifs have files of their own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/engine/command_engine.h"
#include "sim/engine/script_engine.h"
#include "sim/engine/serve_engine.h"
#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

using testing::ElementsAre;

const Policy kPolicy = newsletter_policy();

TEST(BuiltinEngine, keeps_an_answered_notification_until_six_years_after_the_answer) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(11, 1, "2018-06-15T10:00:00Z");
  world.purge(kPolicy, "2024-06-14");
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  EXPECT_TRUE(world.log().empty());
  world.purge(kPolicy, "2024-06-15");
  EXPECT_EQ(world.left(Area::notification), Ids{});
  EXPECT_EQ(world.left(Area::answer), Ids{});
  EXPECT_THAT(world.log(), ElementsAre("answer 11: notification-answered, due 2024-06-15",
                                       "notification 1: notification-answered, due 2024-06-15"));
}

TEST(BuiltinEngine, counts_an_unanswered_notification_from_the_day_it_was_sent) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.notify(2, "2018-05-02T10:00:00Z");
  world.purge(kPolicy, "2024-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{2});
  EXPECT_THAT(world.log(), ElementsAre("notification 1: notification-unanswered, due 2024-05-01"));
}

TEST(BuiltinEngine, lets_an_answer_before_the_run_move_the_day) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(11, 1, "2024-04-30T23:30:00Z");
  world.purge(kPolicy, "2024-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  world.purge(kPolicy, "2030-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{});
  EXPECT_EQ(world.log().back(), "notification 1: notification-answered, due 2030-05-01");
}

TEST(BuiltinEngine, forgets_its_own_purged_rows_among_the_unanswered) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.notify(2, "2019-05-01T10:00:00Z");
  world.purge(kPolicy, "2024-05-01");
  Ids unanswered;
  world.store().query("SELECT notification_id FROM aux_unanswered", {}, [&](const std::vector<Value>& row) {
    unanswered.insert(std::get<std::int64_t>(row[0]));
  });
  EXPECT_EQ(unanswered, Ids{2});
}

TEST(BuiltinEngine, works_without_the_table_of_the_unanswered) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.notify(2, "2018-05-01T10:00:00Z");
  world.answer(21, 2, "2019-05-01T10:00:00Z");
  world.store().execute("DROP TABLE aux_unanswered", {});
  world.purge(kPolicy, "2024-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{2});
}

TEST(BuiltinEngine, purges_a_document_a_year_after_it_was_saved_whatever_its_file_says) {
  SmallStore world;
  world.notify(1, "2023-12-04T10:00:00Z");
  world.document_on_notification(101, 1, "2023-12-04T10:00:00Z");
  world.purge(kPolicy, "2024-12-03");
  EXPECT_EQ(world.left(Area::document), Ids{101});
  world.purge(kPolicy, "2024-12-04");
  EXPECT_EQ(world.left(Area::document), Ids{});
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  EXPECT_THAT(world.log(), ElementsAre("document 101: document, due 2024-12-04"));
}

TEST(BuiltinEngine, counts_a_sanction_from_the_earlier_of_its_dates) {
  SmallStore world;
  world.sanction(1, "2018-06-01", "2018-05-01");
  world.sanction(2, "2018-05-01", "2018-06-01");
  world.sanction(3, "2018-05-01", "");
  world.sanction(4, "", "2018-05-01");
  world.sanction(5, "2018-06-01", "2018-05-02");
  world.sanction(6, "", "");
  world.purge(kPolicy, "2024-05-01");
  EXPECT_EQ(world.left(Area::sanction), (Ids{5, 6}));
  EXPECT_THAT(world.log(),
              ElementsAre("sanction 1: sanction, due 2024-05-01", "sanction 2: sanction, due 2024-05-01",
                          "sanction 3: sanction, due 2024-05-01", "sanction 4: sanction, due 2024-05-01"));
}

TEST(BuiltinEngine, takes_up_a_served_date_that_becomes_known_late) {
  SmallStore world;
  world.sanction(1, "2019-06-01", "");
  world.purge(kPolicy, "2024-05-01");
  EXPECT_EQ(world.left(Area::sanction), Ids{1});
  world.serve(1, "2018-05-01");
  world.purge(kPolicy, "2024-05-02");
  EXPECT_EQ(world.left(Area::sanction), Ids{});
  EXPECT_THAT(world.log(), ElementsAre("sanction 1: sanction, due 2024-05-01"));
}

TEST(BuiltinEngine, takes_answers_and_documents_along_under_the_rule_of_the_notification) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(11, 1, "2018-06-15T10:00:00Z");
  world.answer(12, 1, "2024-05-15T10:00:00Z");
  world.document_on_notification(101, 1, "2024-02-01T10:00:00Z");
  world.document_on_answer(102, 12, "2024-05-15T10:00:00Z");
  world.purge(kPolicy, "2024-06-15");
  EXPECT_THAT(world.log(), ElementsAre("answer 11: notification-answered, due 2024-06-15",
                                       "answer 12: notification-answered, due 2024-06-15",
                                       "document 101: notification-answered, due 2024-06-15",
                                       "document 102: notification-answered, due 2024-06-15",
                                       "notification 1: notification-answered, due 2024-06-15"));
  for (const Area area : {Area::notification, Area::answer, Area::document}) {
    EXPECT_EQ(world.left(area), Ids{}) << name_of(area);
  }
}

TEST(BuiltinEngine, logs_a_document_that_is_due_itself_under_its_own_rule) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.document_on_notification(101, 1, "2023-04-01T10:00:00Z");
  world.document_on_notification(102, 1, "2023-06-01T10:00:00Z");
  world.purge(kPolicy, "2024-05-01");
  EXPECT_THAT(world.log(), ElementsAre("document 101: document, due 2024-04-01",
                                       "document 102: notification-unanswered, due 2024-05-01",
                                       "notification 1: notification-unanswered, due 2024-05-01"));
}

TEST(BuiltinEngine, takes_the_backlog_on_the_first_day_in_force_and_nothing_the_day_before) {
  SmallStore world;
  world.notify(1, "2012-02-29T10:00:00Z");
  world.notify(2, "2018-03-18T10:00:00Z");
  world.notify(3, "2018-03-18T23:00:00Z");  // the 19th in Denmark
  world.purge(kPolicy, "2024-03-17");
  EXPECT_EQ(world.left(Area::notification), (Ids{1, 2, 3}));
  world.purge(kPolicy, "2024-03-18");
  EXPECT_EQ(world.left(Area::notification), Ids{3});
  EXPECT_THAT(world.log(), ElementsAre("notification 1: notification-unanswered, due 2018-02-28",
                                       "notification 2: notification-unanswered, due 2024-03-18"));
}

TEST(BuiltinEngine, leaves_the_tables_without_a_rule_alone) {
  SmallStore world;
  world.plan_draft(1, "2010-01-01T10:00:00Z");
  world.contact_course(1, "2010-01-01");
  world.notify(1, "2010-01-01T10:00:00Z");
  world.purge(kPolicy, "2024-03-18");
  EXPECT_EQ(world.left(Area::plan_draft), Ids{1});
  EXPECT_EQ(world.left(Area::contact_course), Ids{1});
  EXPECT_EQ(world.left(Area::notification), Ids{});
}

TEST(BuiltinEngine, purges_twice_no_more_than_once) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.notify(2, "2018-05-02T10:00:00Z");
  world.purge(kPolicy, "2024-05-01");
  EXPECT_EQ(world.log().size(), 1U);
  const std::string bytes = world.bytes();
  world.purge(kPolicy, "2024-05-01");
  EXPECT_TRUE(world.log().empty());
  EXPECT_EQ(world.left(Area::notification), Ids{2});
  EXPECT_EQ(world.bytes(), bytes);
}

TEST(BuiltinEngine, writes_nothing_on_a_night_when_nothing_is_due) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.notify(2, "2018-05-01T10:00:00Z");
  world.answer(21, 2, "2018-06-01T10:00:00Z");
  world.document_on_answer(201, 21, "2024-03-01T10:00:00Z");
  world.sanction(1, "2018-05-01", "");
  const std::string bytes = world.bytes();
  const auto changes = [&] {
    std::int64_t total = 0;
    world.store().query("SELECT total_changes()", {},
                        [&](const std::vector<Value>& row) { total = std::get<std::int64_t>(row[0]); });
    return total;
  };
  const std::int64_t before = changes();
  world.purge(kPolicy, "2024-04-30");
  EXPECT_EQ(changes(), before);
  EXPECT_EQ(world.bytes(), bytes);
  world.purge(kPolicy, "2024-05-01");
  EXPECT_GT(changes(), before);
  EXPECT_NE(world.bytes(), bytes);
}

TEST(BuiltinEngine, counts_what_the_run_then_removes) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(11, 1, "2018-04-15T10:00:00Z");
  world.document_on_answer(101, 11, "2024-04-01T10:00:00Z");
  world.document_on_answer(102, 11, "2023-04-01T10:00:00Z");
  world.notify(2, "2018-05-01T10:00:00Z");
  world.notify(3, "2018-05-02T10:00:00Z");
  world.store().checkpoint();
  std::map<std::string, std::int64_t> counted;
  {
    const auto reader = open_sqlite_store(world.path(), true);
    for (const DueCount& count :
         count_due(*reader, kPolicy, SmallStore::three_at_night("2024-05-01"), day("2024-05-01"))) {
      counted[count.rule + " " + std::string{name_of(count.area)}] = count.records;
    }
  }
  EXPECT_EQ(world.left(Area::notification), (Ids{1, 2, 3}));
  EXPECT_TRUE(world.log().empty());
  std::map<std::string, std::int64_t> removed{{"sanction sanction", 0}};
  world.purge(kPolicy, "2024-05-01");
  for (const LogRow& row : world.store().new_log_rows()) ++removed[row.rule + " " + row.area];
  EXPECT_EQ(counted, removed);
  EXPECT_EQ(removed["notification-answered document"], 1);
  EXPECT_EQ(removed["document document"], 1);
}

TEST(BuiltinEngine, logs_run_and_day_in_the_closed_form) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.purge(kPolicy, "2024-05-01");
  const auto rows = world.store().new_log_rows();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].run_at, instant("2024-05-01T01:00:00Z").seconds);
  EXPECT_EQ(rows[0].as_of, "2024-05-01");
  EXPECT_TRUE(rows[0].misfit.empty());
}

TEST(BuiltinEngine, leaves_nothing_done_when_a_run_fails) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(11, 1, "2018-05-01T12:00:00Z");
  world.store().execute("CREATE TRIGGER keep BEFORE DELETE ON notification BEGIN SELECT RAISE(IGNORE); END",
                        {});
  EXPECT_THROW(world.purge(kPolicy, "2024-05-01"), EngineFailure);
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  EXPECT_EQ(world.left(Area::answer), Ids{11});
  EXPECT_TRUE(world.log().empty());
  world.store().execute("DROP TRIGGER keep", {});
  world.purge(kPolicy, "2024-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{});
}

// The store then works on its files by a thread of its own; whoever else is purging may touch them.
TEST(BuiltinEngine, alone_leaves_a_stores_files_alone) {
  EXPECT_TRUE(make_builtin_engine(kPolicy)->leaves_files_alone());
  EXPECT_FALSE(make_script_engine(ScriptSettings{})->leaves_files_alone());
  EXPECT_FALSE(make_command_engine("cmd:true", "true", 1, nullptr)->leaves_files_alone());
  EXPECT_FALSE(make_serve_engine("serve:true", "true", 1, nullptr)->leaves_files_alone());
}

TEST(BuiltinEngine, calls_itself_builtin) { EXPECT_EQ(make_builtin_engine(kPolicy)->name(), "builtin"); }

}  // namespace
}  // namespace slettefrist::engine
