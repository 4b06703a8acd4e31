// The options of `whatif`; see what_if_options.h.
//
// It must not know what a proposal is.
#include "sim/cli/options/what_if_options.h"

#include <CLI/CLI.hpp>

#include "sim/cli/options/option_groups.h"

namespace slettefrist::cli {

void add_what_if_options(CLI::App& verb, Options& options, OptionTexts& texts) {
  WhatIfWishes& wishes = options.what_if;
  verb.add_option("SCENARIO", options.scenarios, "Scenario file, or its name");
  verb.add_option("--base", wishes.base, "Policy that the others are held against (default: the scenario's)")
      ->type_name("FILE");
  add_repeatable(verb, "--policy", wishes.policies, "A policy as one proposal (repeatable)", "FILE");
  add_repeatable(verb, "--reading", options.readings, "One reading of the base as one proposal (repeatable)",
                 "KEY=VALUE");
  add_repeatable(verb, "--variant", wishes.variants,
                 "Several changes as one proposal (repeatable): policy, readings, every, rows_per_night, "
                 "in_force=RULE:DATE, effect=RULE:EFFECT, holds=FILE or holds=none",
                 "KEY=VALUE[,...]");
  verb.add_flag("--all-readings", wishes.all_readings, "Every other value of every reading as a proposal");
  verb.add_option("--seeds", texts.seeds, "So many worlds from --seed on: median and range")->type_name("N");
  add_language(verb, texts, "Language of whatif.md and whatif.html (default: en)");
  add_world(verb, options, texts);
  verb.add_option("--mapping", options.mapping, "How the tables that are read differ from ours")
      ->type_name("FILE");
  add_threads_and_out(verb, options, texts, "Output folder (default: out/whatif/<scenario>/<seed>)", false);
  add_output(verb, options);
}

void add_forecast_options(CLI::App& verb, Options& options, OptionTexts& texts) {
  verb.add_option("SCENARIO", options.scenarios, "Scenario file, or its name");
  verb.add_option("--batch", texts.batch,
                  "Records removed at once; without --night-seconds one batch a night")
      ->type_name("N");
  verb.add_option("--night-seconds", texts.night_seconds, "Seconds a night: as many whole batches as fit")
      ->type_name("S");
  verb.add_option("--rows-per-second", texts.rows_per_second,
                  "Records removed a second (default: measured on this machine)")
      ->type_name("R");
  verb.add_option("--backlog", texts.backlog, "Without SCENARIO: records due on the first night")
      ->type_name("N");
  verb.add_option("--inflow", texts.inflow, "Without SCENARIO: records that fall due every night after it")
      ->type_name("N");
  verb.add_flag("--unchecked", options.what_if.unchecked, "Without the simulated run beside it");
  add_world(verb, options, texts);
  verb.add_option("--policy", options.policy, "Policy file in place of the scenario's")->type_name("FILE");
  add_repeatable(verb, "--reading", options.readings, "Settle a reading (repeatable)", "KEY=VALUE");
  add_threads_and_out(verb, options, texts, "Output folder (default: out/forecast/<scenario>/<seed>)", false);
  add_output(verb, options);
}

}  // namespace slettefrist::cli
