// The command line as plain values, and the reading of it.
//
// Every verb takes the same struct; what a verb does not offer keeps its default. The option library stays in
// options.cpp: this file must not know it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/cli/options/bench_wishes.h"
#include "sim/cli/options/what_if_wishes.h"
#include "sim/model/day.h"
#include "sim/model/people.h"
#include "sim/report/language.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {

struct Options {
  std::string verb;
  std::vector<std::string> scenarios;  // files or names
  std::string records;                 // --records PACKDIR
  std::string mapping;                 // --mapping FILE: how the tables of a pack differ from ours
  std::string records_mapping;  // generate: the same for the pack that is read; --mapping is for the new one
  std::string policy;           // --policy FILE; "" = the scenario's
  std::vector<std::string> readings;  // --reading KEY=VALUE
  std::string engine = "builtin";
  std::vector<std::string> engines;  // compare --engine A [--engine B]
  std::string engine_setup;          // --engine-setup FILE
  std::string engine_teardown;       // --engine-teardown FILE
  bool is_engine_clock_simulated = false;
  int engine_seconds_max = 60;                   // --engine-timeout
  std::string runs = "all";                      // --runs all|edges|FILE
  std::optional<std::int64_t> runs_max;          // --max-runs
  bool check_log = false;                        // ours is always checked
  std::optional<world::RepeatRuns> repeat_runs;  // nothing given: as the kind of engine wants it
  std::string store;                             // --store URL; "" = store.db in the output folder
  bool is_content_in_files = false;              // --content-store files
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> citizens;
  std::optional<Day> from;
  std::optional<Day> to;
  std::int64_t shard_index = 1;
  std::int64_t shard_count = 1;
  std::optional<std::int64_t> only_citizen;
  std::optional<CprScheme> cpr_scheme;  // nothing given: the scenario's
  std::optional<Modulus11> cpr_modulus_11;
  std::optional<DocumentContent> content;
  std::string cpr_list;  // --cpr-list FILE
  std::string codes;     // --codes DIR
  std::string volumes;   // --volumes FILE
  int threads = 0;       // 0 = one a core
  std::string out;
  std::optional<std::int64_t> seeds;        // hunt --seeds N: so many worlds
  std::optional<std::int64_t> for_seconds;  // hunt --for DURATION
  std::string baseline;                     // --baseline DIR: an earlier run's output
  std::string known;                        // --known FILE
  std::optional<Day> today;  // --today DATE: when known findings must still be within their time
  std::vector<std::string> accepted_readings;  // --accept-readings KEY=A,B
  bool diagnose = false;                       // what the findings look like
  std::string witness;               // --witness FILE: the smallest world that shows the first finding
  std::vector<std::string> require;  // --require RULE[=N]
  std::optional<std::int64_t> min_coverage_percent;
  std::optional<Day> due_around;          // --due-around DATE
  bool foreign_keys = false;              // what an engine's connection enforces
  bool small = false;                     // --small: the scenario's [small] size
  bool full = false;                      // faults: every fault against every scenario
  std::vector<std::string> faults;        // faults --fault NAME; none: all
  Language language = Language::english;  // --lang da|en, of report.html and summary.md
  bool json = false;
  bool quiet = false;
  // verbs other than run
  std::string format = "csv";                     // generate
  bool with_content = false;                      // generate
  std::optional<std::pair<Day, Day>> slice;       // generate: first and last local day
  std::optional<Day> as_of;                       // purge
  bool dry_run = false;                           // purge
  bool unmarked_store = false;                    // purge --unmarked-store
  bool allow_personal_data = false;               // check --store
  std::string subject;                            // explain, list, schema
  std::optional<Day> on;                          // explain, check
  std::string examples;                           // check
  std::string before;                             // check --before DIR: the export before the first purge run
  std::string after;                              // check --after DIR: the one after the run of --as-of
  std::vector<std::string> steps;                 // check --step DATE=DIR: the one after the run of DATE
  std::optional<int> run_at_minutes;              // check --run-at HH:MM, after midnight
  std::string submissions;                        // check --submissions FILE
  std::string registrations;                      // check: FILE; "" = the default edition
  std::optional<std::int64_t> submissions_count;  // generate
  WhatIfWishes what_if;                           // whatif, forecast
  BenchWishes bench;                              // bench-purge
  std::string replay;  // the command line that repeats this one, without what cannot matter
};

// The options; or nothing, when the command line asked for help or the version, which are then printed.
// Throws InputError for a command line that cannot be understood.
std::optional<Options> read_options(int argc, const char* const* argv);

}  // namespace slettefrist::cli
