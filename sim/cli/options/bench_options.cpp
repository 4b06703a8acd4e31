// The options of `bench-purge`; see bench_options.h.
//
// Values are read by sim/cli/bench_plan.cpp. It must not know what is measured.
#include "sim/cli/options/bench_options.h"

#include <CLI/CLI.hpp>

#include "sim/bench/metrics.h"
#include "sim/cli/options/engine_options.h"
#include "sim/cli/options/option_groups.h"

namespace slettefrist::cli {
namespace {

void add_store(CLI::App& verb, Options& options, OptionTexts& texts) {
  BenchWishes& wishes = options.bench;
  add_repeatable(verb, "--size", wishes.sizes,
                 "Notifications in a made store (default: 100000; repeatable, or with commas)", "N");
  add_repeatable(verb, "--case", wishes.cases,
                 "What of it is due (repeatable; default: all, without blobs where they would fill the disk)",
                 "quiet|empty|backlog|random-order|blobs");
  verb.add_option("--seed", texts.seed, "Seed of made stores (default: 1)")->type_name("N");
  verb.add_option("--store", options.store, "Your own store in their place; it is copied and never altered")
      ->type_name("sqlite:PATH|PATH");
  verb.add_option("--as-of", texts.as_of, "Day of the purge run (default: 2030-03-18; needed with --store)")
      ->type_name("DATE");
  verb.add_option("--reset", wishes.reset,
                  "Command that puts your store back: it is then purged in its place, not copied")
      ->type_name("COMMAND");
  verb.add_flag("--unmarked-store", options.unmarked_store,
                "With --reset: purge a store that this program has not made");
}

void add_way(CLI::App& verb, Options& options, OptionTexts& texts) {
  BenchWishes& wishes = options.bench;
  verb.add_option("--repetitions", wishes.repetitions, "Of each series, at least 5 (the default)")
      ->type_name("N");
  verb.add_flag("--cold", wishes.is_cold, "Only with the file out of the system's cache (default: both)");
  verb.add_flag("--warm", wishes.is_warm, "Only with the file in the system's cache");
  verb.add_option("--batch", texts.batch, "Records that the built-in engine removes in one transaction")
      ->type_name("N");
  verb.add_option("--batch-bytes", wishes.batch_bytes,
                  "With a batch: documents of so many bytes at most in one transaction (default: 8388608)")
      ->type_name("N");
  verb.add_option("--batch-time", wishes.batch_time,
                  "With a batch: fewer records where a transaction takes longer (default: however long)")
      ->type_name("TIME");
  add_repeatable(verb, "--sweep", wishes.sweeps, "One series for each of these batches", "batch=N,N,...");
  verb.add_option("--beside", wishes.beside, "SQL statements to carry out meanwhile, one after the other")
      ->type_name("FILE");
  verb.add_option("--rate", wishes.rate, "So many of them a second, whether or not the last has ended")
      ->type_name("N");
  verb.add_option("--busy-timeout", wishes.busy_timeout_ms,
                  "Milliseconds they wait for the lock (default: 5000)")
      ->type_name("N");
}

void add_demands(CLI::App& verb, Options& options, OptionTexts& texts) {
  BenchWishes& wishes = options.bench;
  add_repeatable(verb, "--threshold", wishes.thresholds,
                 "Exit 1 unless every series' median is within (repeatable)", "METRIC<VALUE");
  verb.add_option("--compare", wishes.compare, "Exit 1 where a figure is worse than in this bench.json")
      ->type_name("FILE");
  verb.add_option("--tolerance", wishes.tolerance, "How much worse is no matter (default: 10%)")
      ->type_name("PERCENT");
  verb.add_option("--lock-bound", wishes.lock_bound,
                  "The longest lock that a recommended batch may hold (default: 100ms)")
      ->type_name("TIME");
  verb.add_option("--night-seconds", texts.night_seconds, "Seconds a night has for a backlog (default: 3600)")
      ->type_name("S");
  verb.add_option("--backlog", texts.backlog,
                  "Rows of a backlog to reckon with (default: those due in the store)")
      ->type_name("N");
}

}  // namespace

std::string bench_examples() {
  return "Examples:\n"
         "  slettefrist bench-purge --size 100000 --case quiet --case backlog\n"
         "  slettefrist bench-purge --size 1000000 --case backlog --sweep batch=1000,10000,100000\n"
         "  slettefrist bench-purge --engine sql:purge.sql --beside statements.sql --rate 100 --threshold "
         "'p99_beside<200ms'\n"
         "  slettefrist bench-purge --store copy.db --as-of 2030-03-18 --compare last/bench.json --tolerance "
         "10%\n"
         "Figures for --threshold: " +
         purge_bench::metric_names();
}

void add_bench_options(CLI::App& verb, Options& options, OptionTexts& texts) {
  add_store(verb, options, texts);
  verb.add_option("--engine", options.engine,
                  "Engine under test: builtin, fault:NAME, sql:FILE, cmd:COMMAND or serve:COMMAND")
      ->type_name("SPEC");
  add_engine_settings(verb, options, texts);
  verb.add_option("--policy", options.policy, "Policy file (default: star-2024-1)")->type_name("FILE");
  add_repeatable(verb, "--reading", options.readings, "Settle a reading (repeatable)", "KEY=VALUE");
  add_way(verb, options, texts);
  add_demands(verb, options, texts);
  verb.add_option("--out", options.out,
                  "Output folder, on the disk to be measured (default: out/bench-purge)")
      ->type_name("DIR");
  add_output(verb, options);
}

}  // namespace slettefrist::cli
