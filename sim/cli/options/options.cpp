// The verbs, their options and their help. Only this room sees the option library.
//
// Values are taken as texts and read by option_values.h; what the library finds wrong is said by
// usage_problems.h. It must not know what a verb does.
#include "sim/cli/options/options.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "sim/cli/options/bench_options.h"
#include "sim/cli/options/check_options.h"
#include "sim/cli/options/command_pages.h"
#include "sim/cli/options/engine_options.h"
#include "sim/cli/options/fault_options.h"
#include "sim/cli/options/option_groups.h"
#include "sim/cli/options/option_values.h"
#include "sim/cli/options/replay.h"
#include "sim/cli/options/usage_problems.h"
#include "sim/cli/options/version.h"
#include "sim/cli/options/what_if_options.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

CLI::App& add_verb(CLI::App& app, const char* name, const char* about, const char* examples) {
  CLI::App& verb = *app.add_subcommand(name, about);
  verb.set_version_flag("--version", std::string{"slettefrist "} + kVersion);
  verb.footer(examples);
  return verb;
}

void add_mapping(CLI::App& verb, std::string& file, const char* name = "--mapping") {
  verb.add_option(name, file, "How the tables that are read differ from ours (`schema mapping`)")
      ->type_name("FILE");
}

void add_policy(CLI::App& verb, Options& o, const char* about) {
  verb.add_option("--policy", o.policy, about)->type_name("FILE");
  add_repeatable(verb, "--reading", o.readings, "Settle a reading, e.g. first_day=day_after (repeatable)",
                 "KEY=VALUE");
}

constexpr const char* kPolicyInPlace = "Policy file in place of the scenario's";
constexpr const char* kPolicyDefault = "Policy file (default: star-2024-1)";

void add_run(CLI::App& app, Options& o, OptionTexts& t) {
  CLI::App& verb = add_verb(app, "run", "Fast-forward a world, purge it every night, prove every deletion",
                            "Examples:\n"
                            "  slettefrist run scenarios/first-documents-2024.toml\n"
                            "  slettefrist run decade --citizens 5000 --reading first_day=day_after\n"
                            "  slettefrist run --records my-pack --from 2023-12-01 --to 2031-01-01");
  verb.add_option("SCENARIO", o.scenarios, "Scenario files, or their names as `list scenarios` gives them");
  add_world(verb, o, t);
  add_people(verb, o, t);
  add_content(verb, t);
  verb.add_option("--mapping", o.mapping,
                  "How your tables differ from ours: of --records, and of your engine's store")
      ->type_name("FILE");
  add_mapping(verb, o.records_mapping, "--records-mapping");
  add_policy(verb, o, kPolicyInPlace);
  add_engine(verb, o, t);
  add_run_choice(verb, o, t);
  add_own_store(verb, o, t);
  add_threads_and_out(verb, o, t, "Output folder (default: out/<scenario>/<seed>)", false);
  add_repeatable(verb, "--require", o.require,
                 "Exit 1 unless N records (1) were checked by this rule (repeatable)", "RULE[=N]");
  add_regression(verb, o, t);
  add_due_around(verb, t);
  add_output(verb, o);
}

void add_generate(CLI::App& app, Options& o, OptionTexts& t) {
  CLI::App& verb =
      add_verb(app, "generate", "Write a test-data pack: records and expected deletions",
               "Examples:\n"
               "  slettefrist generate leap-day --citizens 200 --out leap-pack\n"
               "  slettefrist generate decade --volumes scenarios/volumes/invented-2024.csv --out shaped\n"
               "  slettefrist generate decade --format sqlite --with-content --out decade-pack\n"
               "  slettefrist generate decade --mapping scenarios/mappings/excel.toml --out sheets\n"
               "  slettefrist generate decade --slice 2024-03-18..2024-03-18 --out feed");
  verb.add_option("SCENARIO", o.scenarios, "Scenario file, or its name");
  add_world(verb, o, t);
  add_people(verb, o, t);
  add_content(verb, t);
  verb.add_option("--mapping", o.mapping,
                  "How the tables that are written differ from ours (`schema mapping`)")
      ->type_name("FILE");
  add_mapping(verb, o.records_mapping, "--records-mapping");
  add_policy(verb, o, kPolicyInPlace);
  verb.add_option("--format", o.format, "Format of the pack (default: csv)")->type_name("csv|ndjson|sqlite");
  verb.add_flag("--with-content", o.with_content, "Write the documents' bytes, too");
  verb.add_option("--slice", t.slice, "Only the events of these local days, without tables: a feed")
      ->type_name("FROM..TO");
  add_due_around(verb, t);
  verb.add_option("--submissions-count", t.submissions_count,
                  "Labelled submissions in submissions.ndjson (default: the scenario's; 0: none)")
      ->type_name("N");
  add_threads_and_out(verb, o, t, "Folder of the pack", true);
  add_output(verb, o);
}

void add_purge(CLI::App& app, Options& o, OptionTexts& t) {
  CLI::App& verb = add_verb(app, "purge", "One purge run of the built-in engine on an existing store",
                            "Examples:\n"
                            "  slettefrist purge --store copy.db --as-of 2030-03-18 --dry-run\n"
                            "  slettefrist purge --store copy.db --as-of 2030-03-18 --unmarked-store");
  verb.add_option("--store", o.store, "The store")->type_name("sqlite:PATH|PATH")->required();
  verb.add_option("--as-of", t.as_of, "Day of the run; it is held at 03:00 Danish time")
      ->type_name("DATE")
      ->required();
  verb.add_flag("--dry-run", o.dry_run, "Count what is due, by rule, and change nothing");
  verb.add_flag("--unmarked-store", o.unmarked_store,
                "Purge a store that this program has not made; the counts are told before");
  add_policy(verb, o, kPolicyDefault);
  add_output(verb, o);
}

void add_explain(CLI::App& app, Options& o, OptionTexts& t) {
  CLI::App& verb =
      add_verb(app, "explain", "Why a record goes, or is still here; or what a rule or clause says",
               "Examples:\n"
               "  slettefrist explain document\n"
               "  slettefrist explain notification:1 --scenario leap-day --on 2029-12-31\n"
               "  slettefrist explain document:303 --records my-pack --from 2023-12-01 --to 2031-01-01");
  verb.add_option("SUBJECT", o.subject, "A record AREA:ID, a rule or a clause")->required();
  add_repeatable(verb, "--scenario", o.scenarios, "World of the record (default: first-documents-2024)",
                 "FILE");
  verb.add_option("--on", t.on, "The day to explain (default: the last day)")->type_name("DATE");
  add_world(verb, o, t);
  add_people(verb, o, t);
  add_mapping(verb, o.mapping);
  add_policy(verb, o, kPolicyInPlace);
  add_due_around(verb, t);
  add_output(verb, o);
}

void add_hunt(CLI::App& app, Options& o, OptionTexts& t) {
  CLI::App& verb =
      add_verb(app, "hunt", "Many random worlds, records, policy and schedule drawn, until one convicts",
               "Examples:\n"
               "  slettefrist hunt --seeds 1000\n"
               "  slettefrist hunt --for 1h --seed 5001 --engine sql:purge.sql");
  verb.add_option("--seeds", t.seeds, "So many worlds")->type_name("N");
  verb.add_option("--for", t.duration, "Go on for so long (30s, 10m, 1h); with --seeds: whichever ends first")
      ->type_name("DURATION");
  verb.add_option("--seed", t.seed, "Seed of the first world (default: 1); the others follow")
      ->type_name("N");
  add_engine(verb, o, t);
  verb.add_option("--foreign-keys", t.foreign_keys, "on: the engine's connection enforces foreign keys")
      ->type_name("on|off");
  add_threads_and_out(verb, o, t, "Where a find is kept (default: out/hunt)", false);
  add_output(verb, o);
}

void add_compare(CLI::App& app, Options& o, OptionTexts& t) {
  CLI::App& verb = add_verb(
      app, "compare", "Without an oracle: an engine against itself in a world told otherwise, or two engines",
      "Examples:\n"
      "  slettefrist compare leap-day --citizens 50 --engine sql:purge.sql\n"
      "  slettefrist compare leap-day --engine builtin --engine sql:purge.sql");
  verb.add_option("SCENARIO", o.scenarios, "Scenario file, or its name");
  add_world(verb, o, t);
  add_people(verb, o, t);
  add_content(verb, t);
  add_mapping(verb, o.mapping);
  add_policy(verb, o, kPolicyInPlace);
  add_repeatable(verb, "--engine", o.engines, "One engine, or two (given twice)", "SPEC");
  add_engine_settings(verb, o, t);
  verb.add_option("--witness", o.witness, "Where they differ, write the smallest scenario that shows it")
      ->type_name("FILE");
  add_output(verb, o);
}

void add_list_and_schema(CLI::App& app, Options& o) {
  CLI::App& list = add_verb(app, "list", "What there is: scenarios, policies, readings, rules, faults",
                            "Example:\n  slettefrist list scenarios");
  list.add_option("WHAT", o.subject, "What to list")
      ->type_name("scenarios|policies|readings|rules|faults")
      ->required();
  list.add_option("--policy", o.policy, "Policy file of the rules and readings (default: star-2024-1)")
      ->type_name("FILE");
  add_output(list, o);
  CLI::App& schema = add_verb(app, "schema", "Every key of a file with unit, default, assumed or sourced",
                              "Example:\n  slettefrist schema scenario");
  schema.add_option("WHAT", o.subject, "The kind of file")
      ->type_name("scenario|policy|mapping|registrations|submissions|known|clauses")
      ->required();
  schema.add_flag("--quiet", o.quiet, "Nothing but errors");
}

void add_pages(CLI::App& app, Options& o) {
  add_verb(app, "completion", "Completion of this command line, for a shell to read",
           "Example:\n  slettefrist completion bash > ~/.local/share/bash-completion/completions/slettefrist")
      .add_option("SHELL", o.subject, "The shell")
      ->type_name("bash")
      ->required();
  add_verb(app, "man", "The manual page of all verbs and options",
           "Example:\n  slettefrist man > ~/.local/share/man/man1/slettefrist.1");
}

void add_verbs(CLI::App& app, Options& options, OptionTexts& texts) {
  add_run(app, options, texts);
  add_generate(app, options, texts);
  add_purge(app, options, texts);
  add_explain(app, options, texts);
  CLI::App& check = add_verb(app, "check", kAboutCheck, kCheckExamples);
  add_check_options(check, options, texts);
  add_output(check, options);
  CLI::App& faults = add_verb(app, "faults", kAboutFaults, kFaultExamples);
  add_fault_options(faults, options);
  add_threads_and_out(faults, options, texts, "Folder of faults.json (default: out/faults)", false);
  add_output(faults, options);
  add_hunt(app, options, texts);
  add_compare(app, options, texts);
  CLI::App& what_if = add_verb(app, "whatif", kAboutWhatIf, kWhatIfExamples);
  add_what_if_options(what_if, options, texts);
  CLI::App& forecast = add_verb(app, "forecast", kAboutForecast, kForecastExamples);
  add_forecast_options(forecast, options, texts);
  add_bench_options(add_verb(app, "bench-purge", kAboutBench, bench_examples().c_str()), options, texts);
  add_list_and_schema(app, options);
  add_pages(app, options);
  app.footer(
      "Example:\n  slettefrist run scenarios/first-documents-2024.toml\n\n"
      "Exit codes: 0 compliant or as expected, 1 findings or an expectation unmet, 2 bad input, 3 the "
      "program, a\n"
      "store or a server failed, 130 interrupted. Progress and log go to stderr; NO_COLOR is honoured.");
}

}  // namespace

std::optional<Options> read_options(int argc, const char* const* argv) {
  Options options;
  OptionTexts texts;
  CLI::App app{"slettefrist proves that a purge engine deletes exactly what the deletion policy requires"};
  app.name("slettefrist");
  app.set_version_flag("--version", std::string{"slettefrist "} + kVersion);
  app.require_subcommand(1);
  add_verbs(app, options, texts);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wish) {
    app.exit(wish);  // prints the help or the version
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw InputError(usage_problem(app, error, argc > 1 ? argv[1] : ""));
  }
  const CLI::App& verb = *app.get_subcommands().front();
  refuse_empty_values(verb);
  options.verb = verb.get_name();
  if (print_page(app, options)) return std::nullopt;
  options.replay = replay_of(argc, argv);
  take_values(texts, options);
  return options;
}

}  // namespace slettefrist::cli
