// The purge benchmark as a user calls it: what it writes, when it says no, and that nobody's store is
// touched.
//
// On stores of a few hundred records and a few milliseconds; no time is asserted. It must not know how
// anything is measured.
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

class PurgeBenchmark : public Command {
 protected:
  static Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  // On a small made store, only warm.
  Ended small(const Words& more) const {
    return run(with({"bench-purge", "--size", "300", "--warm", "--quiet", "--out", "out"}, more));
  }
  Json result() const { return Json::parse(read("out/bench.json")); }

  // A store of the project's own, in which records are due at the end of 2029.
  void make_store() const {
    succeed({"run", "leap-day", "--citizens", "60", "--from", "2024-03-18", "--to", "2024-03-18", "--quiet",
             "--out", "made", "--store", "mine.db"});
  }
};

TEST_F(PurgeBenchmark, writes_a_table_a_page_and_every_repetition) {
  const Ended ended = run({"bench-purge", "--size", "300", "--case", "quiet", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("quiet of 300, cold"));
  EXPECT_THAT(ended.out, HasSubstr("quiet of 300, warm"));
  EXPECT_THAT(ended.out,
              HasSubstr("Verified: every repetition removed exactly what the oracle says was due."));
  EXPECT_EQ(files(), (std::set<std::string>{"out/bench.json", "out/bench.md"}));
  EXPECT_THAT(read("out/bench.md"), HasSubstr("| quiet of 300, warm |"));
  const Json json = result();
  EXPECT_EQ(json["verdict"], "good");
  EXPECT_EQ(json["pragmas"]["secure_delete"], "1");
  EXPECT_EQ(json["pragmas"]["journal_mode"], "wal");
  for (const char* fact : {"slettefrist", "sqlite", "cores", "kernel"})
    EXPECT_TRUE(json["environment"].contains(fact)) << fact;
  ASSERT_EQ(json["series"].size(), 2U);
  for (const Json& series : json["series"]) {
    ASSERT_EQ(series["repetitions"].size(), 5U);
    for (const Json& one : series["repetitions"]) {
      EXPECT_EQ(one["verified"], true);
      EXPECT_EQ(one["transactions"], 1);
      EXPECT_EQ(one["removed_rows"], series["repetitions"][0]["removed_rows"]);
    }
    EXPECT_GT(series["due_rows"], 0);
  }
}

TEST_F(PurgeBenchmark, knows_every_case_and_begins_each_repetition_anew) {
  EXPECT_EQ(small({}).exit_code, 0);
  std::map<std::string, std::int64_t> due;
  const Json json = result();
  for (const Json& series : json["series"]) {
    due[series["case"]] = series["due_rows"];
    std::int64_t removed = 0;
    for (const auto& [area, rows] : series["repetitions"][4]["removed_rows"].items())
      removed += rows.get<std::int64_t>();
    EXPECT_EQ(removed, series["due_rows"].get<std::int64_t>()) << series["case"];
  }
  EXPECT_EQ(due.size(), 5U);
  EXPECT_EQ(due["empty"], 0);
  EXPECT_GT(due["backlog"], 10 * due["quiet"]);
  EXPECT_NEAR(static_cast<double>(due["backlog"]), static_cast<double>(due["random-order"]), 30.0);
}

TEST_F(PurgeBenchmark, an_empty_night_writes_nothing) {
  EXPECT_EQ(small({"--case", "empty"}).exit_code, 0);
  const Json json = result();
  for (const Json& one : json["series"][0]["repetitions"]) {
    EXPECT_EQ(one["transactions"], 0);
    EXPECT_EQ(one["wal_peak_bytes"], 0);
    EXPECT_TRUE(one["rows_per_second"].is_null());
  }
  EXPECT_TRUE(result()["follows"].empty());
}

TEST_F(PurgeBenchmark, a_sweep_is_a_series_for_each_batch_and_recommends_one) {
  EXPECT_EQ(small({"--case", "backlog", "--sweep", "batch=10,100", "--sweep", "batch=100000", "--lock-bound",
                   "1000s", "--night-seconds", "1"})
                .exit_code,
            0);
  const Json json = result();
  ASSERT_EQ(json["series"].size(), 3U);
  const auto transactions = [&](std::size_t series) {
    return json["series"][series]["figures"]["transactions"]["median"].get<double>();
  };
  EXPECT_GT(transactions(0), transactions(1));
  EXPECT_GT(transactions(1), transactions(2));
  EXPECT_EQ(transactions(2), 4);  // one for each rule
  ASSERT_EQ(json["follows"].size(), 1U);
  EXPECT_EQ(json["follows"][0]["batch_records"], 100000);
  EXPECT_EQ(json["follows"][0]["nights"], 1);
}

TEST_F(PurgeBenchmark, a_batch_may_be_bounded_by_bytes_and_by_time) {
  const auto transactions = [&](const Words& limits) {
    EXPECT_EQ(small(with({"--case", "blobs", "--batch", "100000"}, limits)).exit_code, 0);
    return result()["series"][0]["figures"]["transactions"]["median"].get<double>();
  };
  const double whole = transactions({"--batch-bytes", "1000000000"});
  EXPECT_GT(transactions({"--batch-bytes", "70000"}), whole);  // one document of 64 KiB
  transactions({"--batch-time", "1ms"});                       // by the clock: right all the same
}

TEST_F(PurgeBenchmark, a_purge_that_is_not_right_is_exit_code_one_and_told) {
  const Ended early = run({"bench-purge", "--size", "3000", "--case", "empty", "--warm", "--engine",
                           "fault:years-of-365", "--out", "out"});
  EXPECT_EQ(early.exit_code, 1);
  EXPECT_THAT(early.out,
              HasSubstr("WRONG: empty of 3,000, warm, repetition 1: 0 records due and left behind, "));
  EXPECT_THAT(early.out, Not(HasSubstr("Verified:")));
  EXPECT_EQ(result()["verdict"], "findings");
  EXPECT_EQ(result()["verified"], false);
  EXPECT_GT(result()["series"][0]["repetitions"][0]["gone_wrongly_rows"], 0);
  const Ended idle =
      small({"--case", "backlog", "--engine", "fault:last-row-kept", "--threshold", "purge_time<1000s"});
  EXPECT_EQ(idle.exit_code, 1);
  EXPECT_GT(result()["series"][0]["repetitions"][0]["left_behind_rows"], 0);
}

TEST_F(PurgeBenchmark, an_engine_that_fails_is_told_as_well) {
  write("broken.sql", "DELETE FROM nowhere;");
  const Ended ended = run({"bench-purge", "--size", "50", "--case", "quiet", "--warm", "--engine",
                           "sql:broken.sql", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("the engine failed: line 1: no such table: nowhere"));
}

TEST_F(PurgeBenchmark, takes_scripts_and_programs_as_they_are) {
  for (const std::string& engine :
       {"sql:" + std::string{kPurgeScript}, "cmd:python3 " + std::string{kPurgeProgram},
        "serve:python3 " + std::string{kPurgeProgram} + " --serve"}) {
    EXPECT_EQ(small({"--case", "backlog", "--engine", engine}).exit_code, 0) << engine;
    EXPECT_EQ(result()["engine"], engine);
    const Json json = result();
    for (const Json& one : json["series"][0]["repetitions"]) EXPECT_EQ(one["transactions"], 1) << engine;
  }
}

TEST_F(PurgeBenchmark, statements_beside_are_counted_and_their_failures_told) {
  write("beside.sql",
        "SELECT count(*) FROM notification;\nINSERT INTO message VALUES (:n, 1, 'B', 1, 1, 1900000000);");
  const Ended good = small({"--case", "backlog", "--beside", "beside.sql", "--rate", "200"});
  EXPECT_EQ(good.exit_code, 0) << good.err;
  const Json json = result();
  for (const Json& one : json["series"][0]["repetitions"]) {
    EXPECT_GE(one["beside_statements"], 1);
    EXPECT_LE(one["p50_beside_seconds"], one["p99_beside_seconds"]);
    EXPECT_LE(one["p99_9_beside_seconds"], one["max_beside_seconds"]);
    EXPECT_EQ(one["beside_failed"], 0);
  }
  write("failing.sql", "INSERT INTO message VALUES (1, 1, NULL, 1, 1, 1);");
  const Ended failing = small({"--case", "quiet", "--beside", "failing.sql", "--rate", "1000", "--json"});
  EXPECT_EQ(failing.exit_code, 1);
  EXPECT_EQ(result()["verified"], true);
}

TEST_F(PurgeBenchmark, thresholds_decide_the_exit_code) {
  const Ended met =
      small({"--case", "quiet", "--threshold", "purge_time<1000s", "--threshold", "transactions<2"});
  EXPECT_EQ(met.exit_code, 0);
  const Ended unmet = run({"bench-purge", "--size", "300", "--case", "quiet", "--warm", "--threshold",
                           "purge_time<0us", "--out", "out"});
  EXPECT_EQ(unmet.exit_code, 1);
  EXPECT_THAT(unmet.out, HasSubstr("NOT MET: purge_time<0us (worst: quiet of 300, warm: "));
}

TEST_F(PurgeBenchmark, an_older_result_decides_the_exit_code) {
  EXPECT_EQ(small({"--case", "backlog"}).exit_code, 0);
  Json older = result();
  EXPECT_EQ(small({"--case", "backlog", "--compare", "out/bench.json", "--tolerance", "1000%"}).exit_code, 0);
  EXPECT_GT(result()["changes"].size(), 0U);
  for (const char* bound : {"median", "least", "most"})
    older["series"][0]["figures"]["purge_seconds"][bound] = 1e-9;
  write("fast.json", older.dump());
  const Ended worse = run({"bench-purge", "--size", "300", "--case", "backlog", "--warm", "--compare",
                           "fast.json", "--out", "out"});
  EXPECT_EQ(worse.exit_code, 1);
  EXPECT_THAT(worse.out, HasSubstr("WORSE: backlog of 300, warm, purge_time: "));
  const Ended other = small({"--case", "quiet", "--compare", "fast.json"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.err, HasSubstr("read no series of a store that is measured now"));
  for (const std::vector<std::string>& batch :
       {std::vector<std::string>{"--batch", "10"}, {"--batch", "10", "--batch-time", "5s"}}) {
    const Ended otherwise = small(with({"--case", "backlog", "--compare", "fast.json"}, batch));
    EXPECT_EQ(otherwise.exit_code, 2);
    EXPECT_THAT(otherwise.err, HasSubstr("read no series with the cache, batch and limits"));
  }
}

TEST_F(PurgeBenchmark, tells_in_what_an_older_result_was_made_otherwise) {
  EXPECT_EQ(small({"--case", "backlog"}).exit_code, 0);
  Json older = result();
  older["engine"] = "sql:other.sql";
  write("older.json", older.dump());
  EXPECT_THAT(run({"bench-purge", "--size", "300", "--case", "backlog", "--warm", "--compare", "older.json",
                   "--tolerance", "1000%", "--out", "out"})
                  .out,
              HasSubstr("older.json was made otherwise: engine sql:other.sql, now builtin."));
  older["series"][0]["due_rows"] = 1;
  write("older.json", older.dump());
  const Ended nothing = small({"--case", "backlog", "--compare", "older.json"});
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_THAT(nothing.err,
              HasSubstr("read no figure of a store of the same size with the same number of rows due"));
  EXPECT_EQ(result()["compared_with"], "older.json") << "what was measured is kept all the same";
}

TEST_F(PurgeBenchmark, never_writes_over_the_store) {
  make_store();
  const std::string before = read("mine.db");
  write("same/bench.json", before);
  const Ended refused =
      run({"bench-purge", "--store", "same/bench.json", "--as-of", "2029-12-31", "--warm", "--out", "same"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--store: lies where the benchmark writes"));
  EXPECT_EQ(read("same/bench.json"), before);
}

TEST_F(PurgeBenchmark, copies_a_store_of_yours_and_leaves_it_as_it_is) {
  make_store();
  const std::string before = read("mine.db");
  const Ended ended =
      succeed({"bench-purge", "--store", "mine.db", "--as-of", "2029-12-31", "--json", "--out", "out"});
  EXPECT_EQ(read("mine.db"), before);
  const Json json = Json::parse(ended.out);
  EXPECT_EQ(json["series"][0]["case"], "store");
  EXPECT_GT(json["series"][0]["due_rows"], 0);
  EXPECT_EQ(files().count("out/bench.json"), 1U);
  for (const std::string& file : files()) EXPECT_THAT(file, Not(HasSubstr("unfinished")));
}

TEST_F(PurgeBenchmark, purges_a_store_in_its_place_where_a_command_puts_it_back) {
  make_store();
  write("kept.db", read("mine.db"));
  const Words words{"bench-purge", "--store", "mine.db", "--as-of", "2029-12-31", "--warm", "--out", "out"};
  succeed(with(words, {"--reset", "cp kept.db mine.db && rm -f mine.db-wal mine.db-shm"}));
  EXPECT_EQ(read("mine.db"), read("kept.db"));  // put back at the end, too
  const Ended failing = run(with(words, {"--reset", "exit 7"}));
  EXPECT_EQ(failing.exit_code, 3);
  EXPECT_THAT(failing.err, HasSubstr("--reset: the command ended with exit code 7"));
  write("mine.db", read("kept.db"));
  const Ended idle = run(with(words, {"--reset", "true"}));
  EXPECT_EQ(idle.exit_code, 3);
  EXPECT_THAT(idle.err, HasSubstr("the store holds other records than after its first call"));
}

TEST_F(PurgeBenchmark, refuses_what_makes_no_sense_and_writes_nothing) {
  const std::map<std::string, Words> slips{
      {"--repetitions: read \"4\", expected a whole number from 5", {"--repetitions", "4"}},
      {"--size: read \"many\", expected a whole number", {"--size", "100,many"}},
      {"--case: read \"quit\", expected one of quiet, empty", {"--case", "quit"}},
      {"Did you mean quiet?", {"--case", "quit"}},
      {"--sweep: read \"size=1\", expected batch=N,N,...", {"--sweep", "size=1"}},
      {"expected one of the two", {"--batch", "5", "--sweep", "batch=1,2"}},
      {"--batch-bytes or --batch-time: read it without --batch or --sweep", {"--batch-bytes", "5"}},
      {"read it without --batch or --sweep", {"--batch-time", "5ms"}},
      {"--batch-bytes: read \"0\", expected a whole number from 1", {"--batch", "5", "--batch-bytes", "0"}},
      {"--batch-time: read \"5\", expected a time", {"--batch", "5", "--batch-time", "5"}},
      {"has no use for it", {"--batch", "5", "--engine", "fault:days-365"}},
      {"--beside: read it without --rate", {"--beside", "b.sql"}},
      {"expected statements", {"--rate", "5"}},
      {"nowhere.sql: --beside: cannot be read", {"--beside", "nowhere.sql", "--rate", "5"}},
      {"read it without --compare", {"--tolerance", "5%"}},
      {"--tolerance: read \"much\"", {"--tolerance", "much", "--compare", "x.json"}},
      {"x.json: --compare: cannot be read", {"--compare", "x.json"}},
      {"Did you mean p99_beside?", {"--threshold", "p99_besides<1s"}},
      {"--lock-bound: read \"100\", expected a time", {"--lock-bound", "100"}},
      {"--as-of: read 2024-03-17, on which no notification can be due", {"--as-of", "2024-03-17"}},
      {"read --store without --as-of", {"--store", "x.db"}},
      {"x.db: no such store", {"--store", "x.db", "--as-of", "2030-03-18"}},
      {"read --store and --size", {"--store", "x.db", "--as-of", "2030-03-18", "--size", "5"}},
      {"--reset: read it without --store", {"--reset", "true"}},
      {"read document_under_parent = holds_parent",
       {"--batch", "5", "--reading", "document_under_parent=holds_parent"}},
      {"--engine: read \"sqlite\"", {"--engine", "sqlite"}}};
  for (const auto& [text, words] : slips) {
    const Ended ended = run(with({"bench-purge", "--out", "out"}, words));
    EXPECT_EQ(ended.exit_code, 2) << text;
    EXPECT_THAT(ended.err, HasSubstr(text));
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(PurgeBenchmark, refuses_statements_that_the_store_cannot_carry_out) {
  write("beside.sql", "SELECT 1;\nSELECT * FROM nowhere;");
  const Ended ended = small({"--beside", "beside.sql", "--rate", "5"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err,
              HasSubstr("beside.sql:2: read a statement that SQLite refuses: no such table: nowhere"));
  EXPECT_EQ(files(), std::set<std::string>{"beside.sql"});
}

TEST_F(PurgeBenchmark, purges_an_unmarked_store_in_its_place_only_when_told) {
  make_store();
  std::string bytes = read("mine.db");
  bytes.replace(68, 4, std::string(4, '\0'));  // the mark in the header
  write("mine.db", bytes);
  const Ended ended =
      run({"bench-purge", "--store", "mine.db", "--as-of", "2029-12-31", "--reset", "true", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("is not marked as a store of this program"));
  EXPECT_EQ(read("mine.db"), bytes);
}

TEST_F(PurgeBenchmark, an_interrupt_keeps_nothing) {
  Started started = start({"bench-purge", "--size", "200000", "--case", "backlog", "--out", "out"});
  while (files().empty()) usleep(1000);
  started.interrupt();
  EXPECT_EQ(started.wait().exit_code, 130);
  EXPECT_TRUE(files().empty());
}

TEST_F(PurgeBenchmark, its_help_names_every_figure_of_the_result) {
  const std::string help = succeed({"bench-purge", "--help"}).out;
  EXPECT_EQ(small({"--case", "quiet"}).exit_code, 0);
  EXPECT_THAT(help, HasSubstr("Figures for --threshold: purge_time, rows_per_second, longest_lock"));
  for (const char* name : {"wal_peak", "p99_beside", "p99.9_beside", "busy_beside"})
    EXPECT_THAT(help, HasSubstr(name));
}

}  // namespace
}  // namespace slettefrist::contract
