// --engine and its kin, with their help; see engine_options.h.
#include "sim/cli/options/engine_options.h"

namespace slettefrist::cli {

void add_engine_settings(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--engine-setup", o.engine_setup, "SQL script to run once before the first purge run")
      ->type_name("FILE");
  verb.add_option("--engine-teardown", o.engine_teardown, "SQL script to run once after the last")
      ->type_name("FILE");
  verb.add_option("--engine-clock", t.engine_clock,
                  "What a script's reads of the database's clock are (default: refused)")
      ->type_name("simulated|refused");
  verb.add_option("--engine-timeout", t.engine_timeout, "Seconds an engine has for one run (default: 60)")
      ->type_name("N");
}

void add_engine(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--engine", o.engine,
                  "Engine under test: builtin, fault:NAME, sql:FILE, cmd:COMMAND or serve:COMMAND")
      ->type_name("SPEC");
  add_engine_settings(verb, o, t);
  verb.add_option("--repeat-runs", t.repeat_runs,
                  "Runs to hold twice at one instant (default: checkpoints; none for cmd: and serve:)")
      ->type_name("none|checkpoints|all");
  verb.add_flag("--check-log", o.check_log, "Hold deletion_log against what was seen for your engine, too");
}

void add_run_choice(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--runs", o.runs,
                  "Purge runs to hold: all scheduled, the fewest around due days, or a list")
      ->type_name("all|edges|FILE");
  verb.add_option("--max-runs", t.max_runs, "Hold at most N runs: of edges those that reach most")
      ->type_name("N");
}

void add_own_store(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--store", o.store, "Store to use (default: store.db in DIR)")
      ->type_name("sqlite:PATH|PATH");
  verb.add_option("--content-store", t.content_store,
                  "Where documents' bytes lie: in their rows (the default) or in a folder beside the store")
      ->type_name("inline|files");
  verb.add_option("--foreign-keys", t.foreign_keys, "on: the engine's connection enforces foreign keys")
      ->type_name("on|off");
}

}  // namespace slettefrist::cli
