// Whole benchmarks of the built-in engine on small made stores: each repetition begins with the same bytes,
// and a purge that is not right is seen.
//
// No time is asserted. It must not know how a repetition is watched.
#include "sim/bench/plan.h"

#include "sim/engine/builtin.h"
#include "sim/store/sqlite_store.h"
#include "tests/bench/bench_store.h"

namespace slettefrist::purge_bench {
namespace {

class Benchmark : public BenchFolder {
 protected:
  Benchmark() {
    plan_.folder = path("");
    plan_.policy = policy();
    plan_.calendar = run_on(kAsOf);
    plan_.made = {{200, Case::backlog}};
    plan_.caches = {Cache::warm};
    plan_.seed = 1;
    plan_.make_engine = [this](std::int64_t batch) {
      return batch == 0 ? make_builtin_engine(plan_.policy)
                        : make_builtin_engine(plan_.policy, PartLimits{batch});
    };
    plan_.look = [] {};
    plan_.report = [](const std::string&) {};
  }
  Plan plan_;
};

// Removes one record that is due, and nothing else.
class IdleEngine : public PurgeEngine {
 public:
  void run(Store& store, Instant, Day) override {
    store.execute("DELETE FROM sanction WHERE sanction_id = (SELECT min(sanction_id) FROM sanction)", {});
  }
  std::string name() const override { return "idle"; }
};

class FailingEngine : public PurgeEngine {
 public:
  void run(Store&, Instant, Day) override { throw EngineFailure("out of paper"); }
  std::string name() const override { return "failing"; }
};

TEST_F(Benchmark, every_repetition_begins_with_the_same_store) {
  plan_.caches = {Cache::cold, Cache::warm};
  plan_.batches = {7, 1000};
  const auto all = carry_out(plan_);
  ASSERT_EQ(all.size(), 4U);
  for (const Series& series : all) {
    ASSERT_EQ(series.repetitions.size(), 5U);
    for (const Repetition& one : series.repetitions) {
      EXPECT_TRUE(one.verification.is_right());
      EXPECT_EQ(one.rows(), series.due_rows);
      EXPECT_EQ(one.before.file_bytes, series.repetitions.front().before.file_bytes);
      EXPECT_GT(one.after.free_bytes, one.before.free_bytes);
      EXPECT_GT(one.lock.log_bytes_most, 0);
      EXPECT_EQ(one.lock.transactions, series.repetitions.front().lock.transactions);
    }
  }
  EXPECT_GT(all[0].repetitions[0].lock.transactions, all[1].repetitions[0].lock.transactions);
}

TEST_F(Benchmark, what_an_engine_leaves_behind_is_wrong_in_every_repetition) {
  plan_.make_engine = [](std::int64_t) { return std::make_unique<IdleEngine>(); };
  const auto all = carry_out(plan_);
  for (const Repetition& one : all.front().repetitions) {
    EXPECT_FALSE(one.verification.is_right());
    EXPECT_EQ(one.verification.left_behind, all.front().due_rows - 1);
    EXPECT_EQ(one.rows(), 1);
  }
}

TEST_F(Benchmark, an_engine_that_fails_ends_nothing_but_its_repetition) {
  plan_.make_engine = [](std::int64_t) { return std::make_unique<FailingEngine>(); };
  const auto all = carry_out(plan_);
  ASSERT_EQ(all.front().repetitions.size(), 5U);
  EXPECT_EQ(all.front().repetitions.back().verification.failure, "out of paper");
}

TEST_F(Benchmark, leaves_no_store_behind_that_it_made) {
  carry_out(plan_);
  EXPECT_FALSE(std::filesystem::exists(path("made.db")));
}

TEST_F(Benchmark, copies_a_given_store_with_what_still_lies_in_its_log) {
  made("given.db", Case::empty, 50);
  const auto open = open_sqlite_store(path("given.db"), false);
  open->execute("DELETE FROM sanction", {});
  std::filesystem::create_directories(path("work"));
  plan_.folder = path("work");
  plan_.given_store = path("given.db");
  const auto all = carry_out(plan_);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].key.name, "store");
  EXPECT_EQ(all[0].key.notifications, 50);
  EXPECT_EQ(open->row_count(Area::sanction), 0);
  EXPECT_TRUE(all[0].repetitions[0].verification.is_right());
}

// However the measuring ends.
class InPlace : public Benchmark {
 protected:
  InPlace() {
    made("kept.db", Case::backlog, 200);
    std::filesystem::copy_file(path("kept.db"), path("mine.db"));
    std::filesystem::create_directories(path("work"));
    plan_.folder = path("work");
    plan_.given_store = path("mine.db");
    plan_.reset_seconds_max = 60;
    reset_with("cp '" + path("kept.db") + "' '" + path("mine.db") + "'");
  }
  void reset_with(const std::string& command) {
    plan_.reset_command = "rm -f '" + path("mine.db") + "-wal' '" + path("mine.db") + "-shm'; " + command;
  }
  std::int64_t notifications() const {
    return open_sqlite_store(path("mine.db"), true)->row_count(Area::notification);
  }
};

TEST_F(InPlace, a_store_is_put_back_when_somebody_interrupts) {
  int looks = 0;
  plan_.report = [&](const std::string& what) {
    if (what.find("repetition 2 ") != std::string::npos) looks = 1;
  };
  plan_.look = [&looks] {
    if (looks > 0 && ++looks == 3) throw std::runtime_error("Ctrl-C");
  };
  EXPECT_THROW(carry_out(plan_), std::runtime_error);
  EXPECT_EQ(notifications(), 200);
}

TEST_F(InPlace, a_store_that_cannot_be_put_back_is_told_to_be_left_purged) {
  reset_with("test ! -e '" + path("done") + "' && touch '" + path("done") + "'");
  try {
    carry_out(plan_);
    FAIL() << "nothing was told";
  } catch (const StoreFailure& failure) {
    EXPECT_NE(std::string{failure.what()}.find("mine.db is left purged, since it could not be put back"),
              std::string::npos)
        << failure.what();
  }
}

}  // namespace
}  // namespace slettefrist::purge_bench
