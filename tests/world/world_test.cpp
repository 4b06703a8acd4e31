// The daily loop on a real SQLite store, with engines that do what a test tells them.
#include "sim/world/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "sim/store/sqlite_store.h"
#include "sim/world/memory_source.h"
#include "sim/world/schedule.h"
#include "tests/world/in_portions.h"
#include "tests/world/written_rows.h"

namespace slettefrist::world {
namespace {

Family family(RecordId id, const char* notified_at) { return {notification(id, notified_at), {}, {}}; }

Document document_on_answer(RecordId id, RecordId of, const char* stored_at) {
  return {id, 1, std::nullopt, of, "fil.txt", "text/plain", 3, *parse_day("2024-01-01"), at(stored_at), ""};
}

// Runs the statements it was given for a day.
class ScriptedEngine : public PurgeEngine {
 public:
  std::map<std::string, std::string> statements;  // by day
  std::function<void(Store&, Day)> also;
  int calls = 0;
  void run(Store& store, Instant, Day as_of) override {
    ++calls;
    if (also) also(store, as_of);
    const auto found = statements.find(to_text(as_of));
    if (found == statements.end()) return;
    if (found->second == "fail") throw EngineFailure("told to fail");
    store.execute(found->second, {});
  }
  std::string name() const override { return "scripted"; }
};

class Notes : public Listener {
 public:
  std::vector<std::string> lines;
  std::map<std::string, std::int32_t> first_run;
  void delivered(const History&) override {}
  void entered(RecordKey key, std::int32_t run) override { first_run[text(key)] = run; }
  void skipped(RecordKey key) override { lines.push_back("skipped " + text(key)); }
  void not_reached(RecordKey key) override { lines.push_back("not reached " + text(key)); }
  void observed(RunObservation&& o) override {
    const std::string run = std::to_string(o.run) + " ";
    for (const RecordKey& key : o.removed) lines.push_back(run + "removed " + text(key));
    for (const RecordKey& key : o.inserted) lines.push_back(run + "inserted " + text(key));
    for (const AlteredRow& row : o.altered)
      lines.push_back(run + "altered " + text(row.key) + "." + row.column);
    if (!o.engine_failure.empty()) lines.push_back(run + "failed: " + to_text(o.engine_failure));
    if (!o.schema_change.empty()) lines.push_back(run + "schema");
  }
  static std::string text(RecordKey key) {
    return std::string{name_of(key.area)} + " " + std::to_string(key.id);
  }
};

// By one thread and by two, which must make no difference.
class WorldTest : public testing::TestWithParam<int> {
 protected:
  // Tests run side by side: each has a file of its own.
  WorldTest() {
    std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    std::replace(test.begin(), test.end(), '/', '_');
    path_ = testing::TempDir() + "world_" + test + ".db";
  }
  ~WorldTest() override { std::filesystem::remove(path_); }

  // Five nights at 03:00, 2024-03-18 .. 2024-03-22.
  void run(Step step = {}) {
    const RunCalendar calendar =
        make_run_calendar(schedule, *parse_day("2024-03-18"), *parse_day("2024-03-22"));
    const auto store = create_sqlite_store(
        path_, [](const Document&) { return std::string{"abc"}; }, false);
    const std::unique_ptr<HistorySource> source =
        one_by_one ? std::make_unique<InPortions>(history, 1) : make_memory_source(history);
    Watch watch;
    watch.threads = GetParam();
    if (watch.threads > 1) store->work_in_background();
    World world{calendar, step, *source, *store, engine, [](const Document&) { return std::string{"abc"}; },
                notes,    watch};
    world.run([](std::int32_t) {});
    runs_with_engine = world.runs_with_engine();
    first_run_without_engine = world.first_run_without_engine();
    is_store_usable = world.is_store_usable();
  }

  std::string path_;
  PurgeSchedule schedule;
  History history;
  bool one_by_one = false;  // how its citizens come
  ScriptedEngine engine;
  Notes notes;
  std::int64_t runs_with_engine = -1;
  std::optional<std::int32_t> first_run_without_engine;
  bool is_store_usable = false;
};

INSTANTIATE_TEST_SUITE_P(Threads, WorldTest, testing::Values(1, 2),
                         [](const auto& threads) { return threads.param == 1 ? "one" : "two"; });

TEST_P(WorldTest, a_quiet_world_has_nothing_to_tell_and_calls_the_engine_every_night) {
  history.families.push_back(family(1, "2024-03-01T10:00:00Z"));
  run();
  EXPECT_TRUE(notes.lines.empty()) << notes.lines.front();
  EXPECT_EQ(engine.calls, 5);
  EXPECT_EQ(runs_with_engine, 5);
  EXPECT_EQ(first_run_without_engine, std::nullopt);
}

TEST_P(WorldTest, what_happens_at_the_second_of_the_run_is_seen_by_the_next_run_only) {
  history.families = {family(1, "2024-03-19T01:59:59Z"), family(2, "2024-03-19T02:00:00Z")};
  run();
  EXPECT_EQ(notes.first_run["notification 1"], 1);
  EXPECT_EQ(notes.first_run["notification 2"], 2);
}

TEST_P(WorldTest, what_is_timed_at_or_after_the_last_run_is_not_reached) {
  Family f = family(1, "2024-03-19T10:00:00Z");
  f.answers = {answer(5, 1, "2024-03-25T10:00:00Z")};
  history.families = {f, family(2, "2024-03-22T02:00:00Z")};
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"not reached answer 5", "not reached notification 2"}));
}

TEST_P(WorldTest, a_removed_row_is_seen_and_what_was_aimed_at_it_is_skipped) {
  Family f = family(1, "2024-03-01T10:00:00Z");
  f.answers = {answer(5, 1, "2024-03-20T10:00:00Z")};
  f.documents = {document_on_answer(6, 5, "2024-03-20T10:00:00Z")};
  history.families = {f};
  engine.statements["2024-03-19"] = "DELETE FROM notification WHERE notification_id = 1";
  run();
  EXPECT_EQ(notes.lines,
            (std::vector<std::string>{"1 removed notification 1", "skipped answer 5", "skipped document 6"}));
}

// What is applied is kept from the observer: so is this row, which no hook tells of.
TEST_P(WorldTest, a_row_that_no_hook_told_of_is_seen_the_same_night) {
  history.families = {family(1, "2024-03-01T10:00:00Z")};
  const Notification smuggled = notification(9, "2024-03-02T10:00:00Z");
  engine.also = [&](Store& store, Day as_of) {
    if (to_text(as_of) != "2024-03-19") return;
    Batch batch;
    batch.notifications = {&smuggled};
    store.apply(batch);
  };
  run();
  EXPECT_EQ(notes.lines, std::vector<std::string>{"1 inserted notification 9"});
}

TEST_P(WorldTest, an_emptied_table_is_seen_row_by_row_in_the_order_of_names_and_ids) {
  Family f = family(1, "2024-03-01T10:00:00Z");
  f.answers = {answer(5, 1, "2024-03-02T10:00:00Z"), answer(4, 1, "2024-03-03T10:00:00Z")};
  history.families = {f};
  engine.statements["2024-03-19"] = "DELETE FROM answer";
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"1 removed answer 4", "1 removed answer 5"}));
}

TEST_P(WorldTest, an_altered_surviving_row_is_seen_once_with_its_column) {
  Family f = family(1, "2024-03-01T10:00:00Z");
  f.answers = {answer(5, 1, "2024-03-02T10:00:00Z")};
  history.families = {f};
  engine.statements["2024-03-19"] = "UPDATE answer SET comment = NULL";
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"1 altered answer 5.comment"}));
}

TEST_P(WorldTest, an_inserted_row_is_seen_once) {
  history.families = {family(1, "2024-03-01T10:00:00Z")};
  engine.statements["2024-03-19"] =
      "INSERT INTO notification SELECT 99, citizen_id, jobcentre_code, fund_code, event_kind, event_on, "
      "notified_at, "
      "comment FROM notification";
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"1 inserted notification 99"}));
}

TEST_P(WorldTest, a_dropped_table_is_seen_and_ends_the_world) {
  Family f = family(1, "2024-03-01T10:00:00Z");
  f.answers = {answer(5, 1, "2024-03-02T10:00:00Z")};
  history.families = {f};
  engine.statements["2024-03-19"] = "DROP TABLE answer";
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"1 removed answer 5", "1 schema"}));
  EXPECT_EQ(engine.calls, 2);
  EXPECT_EQ(runs_with_engine, 2);
  EXPECT_EQ(first_run_without_engine, 2);
  EXPECT_FALSE(is_store_usable);
}

TEST_P(WorldTest, an_engine_that_fails_three_times_in_a_row_is_not_called_again) {
  history.families = {family(1, "2024-03-01T10:00:00Z")};
  for (const char* day : {"2024-03-18", "2024-03-19", "2024-03-20", "2024-03-21"})
    engine.statements[day] = "fail";
  run();
  EXPECT_EQ(engine.calls, 3);
  EXPECT_EQ(notes.lines.size(), 3U);
  EXPECT_EQ(notes.lines.front(), "0 failed: told to fail");
  EXPECT_EQ(runs_with_engine, 3);
  EXPECT_EQ(first_run_without_engine, 3);
  EXPECT_TRUE(is_store_usable);
}

TEST_P(WorldTest, a_failure_between_good_nights_does_not_silence_the_engine) {
  history.families = {family(1, "2024-03-01T10:00:00Z")};
  engine.statements["2024-03-19"] = "fail";
  engine.statements["2024-03-20"] = "DELETE FROM no_such_table";
  run();
  EXPECT_EQ(engine.calls, 5);
  EXPECT_EQ(notes.lines.size(), 2U);
  EXPECT_EQ(first_run_without_engine, std::nullopt);
}

TEST_P(WorldTest, a_served_date_enters_when_it_becomes_known_and_the_row_still_agrees) {
  history.sanctions = {{7, 1, std::nullopt, "067", "quarantine", *parse_day("2024-01-01"),
                        at("2024-03-01T10:00:00Z"), parse_day("2024-06-01"), parse_day("2024-03-10"),
                        at("2024-03-20T10:00:00Z")}};
  engine.statements["2024-03-20"] = "DELETE FROM sanction WHERE served_on IS NOT NULL";
  engine.statements["2024-03-21"] = "DELETE FROM sanction WHERE served_on IS NOT NULL";
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"3 removed sanction 7"}));
}

TEST_P(WorldTest, a_served_date_known_between_two_inventories_alters_no_row) {
  history.sanctions = {{7, 1, std::nullopt, "067", "quarantine", *parse_day("2024-01-01"),
                        at("2024-03-01T10:00:00Z"), parse_day("2024-06-01"), parse_day("2024-03-10"),
                        at("2024-03-20T10:00:00Z")}};
  run();
  EXPECT_TRUE(notes.lines.empty()) << notes.lines.front();
}

Citizen citizen(const std::string& cpr, const std::string& fund_code) {
  return {1, cpr, "Åse", "Bækgård", *parse_day("1980-02-29"), "751", fund_code, "full_time"};
}

TEST_P(WorldTest, citizens_that_come_in_portions_are_all_there_before_the_first_run) {
  one_by_one = true;
  for (const RecordId id : {1, 2, 3}) {
    history.citizens.push_back(citizen("0102405001", "067"));
    history.citizens.back().citizen_id = id;
  }
  engine.statements["2024-03-18"] = "DELETE FROM citizen WHERE citizen_id = 3";
  std::vector<std::int64_t> citizens_seen;
  engine.also = [&](Store& store, Day) { citizens_seen.push_back(store.row_count(Area::citizen)); };
  run();
  EXPECT_EQ(citizens_seen, (std::vector<std::int64_t>{3, 2, 2, 2, 2}));
  for (const char* citizen : {"citizen 1", "citizen 2", "citizen 3"})
    EXPECT_EQ(notes.first_run.at(citizen), 0) << citizen;
  EXPECT_EQ(notes.lines, std::vector<std::string>{"0 removed citizen 3"});
}

TEST_P(WorldTest, a_changed_citizen_stands_changed_before_the_run_and_the_row_still_agrees) {
  history.citizens = {citizen("0102405001", "067")};
  history.citizen_changes = {{at("2024-03-20T01:59:59Z"), citizen("0102405001", "201")},
                             {at("2024-03-21T02:00:00Z"), citizen("0304415003", "201")}};
  engine.statements["2024-03-19"] = "DELETE FROM citizen WHERE fund_code <> '067'";
  engine.statements["2024-03-21"] = "DELETE FROM citizen WHERE fund_code <> '201' OR cpr <> '0102405001'";
  engine.statements["2024-03-22"] = "UPDATE citizen SET cpr = '0102405001' WHERE cpr = '0304415003'";
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"4 altered citizen 1.cpr"}));
}

TEST_P(WorldTest, of_two_changes_in_one_batch_the_later_one_stands) {
  history.citizens = {citizen("0102405001", "067")};
  history.citizen_changes = {{at("2024-03-20T10:00:01Z"), citizen("0102405001", "202")},
                             {at("2024-03-20T10:00:00Z"), citizen("0102405001", "201")}};
  engine.statements["2024-03-21"] = "DELETE FROM citizen WHERE fund_code <> '202'";
  engine.statements["2024-03-22"] = "DELETE FROM citizen WHERE fund_code = '202'";
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"4 removed citizen 1"}));
}

TEST_P(WorldTest, a_change_of_a_citizen_that_is_gone_changes_nothing) {
  history.citizens = {citizen("0102405001", "067")};
  history.citizen_changes = {{at("2024-03-20T10:00:00Z"), citizen("0102405001", "201")}};
  engine.statements["2024-03-19"] = "DELETE FROM citizen";
  run();
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"1 removed citizen 1"}));
}

TEST_P(WorldTest, an_outage_calls_no_engine) {
  history.families = {family(1, "2024-03-01T10:00:00Z")};
  schedule.outages = {{*parse_day("2024-03-19"), *parse_day("2024-03-20")}};
  run();
  EXPECT_EQ(engine.calls, 3);
  EXPECT_EQ(first_run_without_engine, std::nullopt) << "no engine is called for a run that is not held";
}

TEST_P(WorldTest, the_step_changes_nothing_that_is_seen) {
  Family f = family(1, "2024-03-18T10:00:00Z");
  f.answers = {answer(5, 1, "2024-03-20T10:00:00Z")};
  history.families = {f};
  engine.statements["2024-03-19"] = "DELETE FROM notification";
  run({0, 1});
  EXPECT_EQ(notes.lines, (std::vector<std::string>{"1 removed notification 1", "skipped answer 5"}));
  EXPECT_EQ(notes.first_run["notification 1"], 1);
}

}  // namespace
}  // namespace slettefrist::world
