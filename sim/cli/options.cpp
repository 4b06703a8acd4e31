// The verbs and their options. The only file that sees CLI11.
#include "sim/cli/options.h"

#include <CLI/CLI.hpp>
#include <array>
#include <charconv>
#include <iostream>

#include "sim/cli/version.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

// What the options are before their texts are turned into values.
struct Texts {
  std::string from, to, as_of, on, shard, foreign_keys, seed, citizens, only_citizen;
};

Day day_option(const std::string& name, const std::string& text) {
  const auto day = parse_day(text);
  if (!day) {
    throw InputError(Problem{"", 0, 0, name + ": read \"" + text + "\", expected an existing day YYYY-MM-DD",
                             "Write it like 2024-03-18"});
  }
  return *day;
}

std::uint64_t number_option(const std::string& name, const std::string& text, std::uint64_t least,
                            std::uint64_t most) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) {
    throw InputError(Problem{"", 0, 0,
                             name + ": read \"" + text + "\", expected a whole number from " +
                                 std::to_string(least) + " to " + std::to_string(most),
                             ""});
  }
  return value;
}

void shard_option(const std::string& text, Options& options) {
  const std::size_t slash = text.find('/');
  const auto bad = [&] {
    return InputError(Problem{"", 0, 0, "--shard: read \"" + text + "\", expected I/N with I from 1 to N",
                              "Write it like 1/4"});
  };
  if (slash == std::string::npos) throw bad();
  try {
    options.shard_index = static_cast<std::int64_t>(number_option("", text.substr(0, slash), 1, 1'000'000));
    options.shard_count = static_cast<std::int64_t>(number_option("", text.substr(slash + 1), 1, 1'000'000));
  } catch (const InputError&) {
    throw bad();
  }
  if (options.shard_index > options.shard_count) throw bad();
}

void add_world(CLI::App& verb, Options& o, Texts& t) {
  verb.add_option("--records", o.records, "A pack of records to use in place of generated ones")
      ->type_name("PACKDIR");
  verb.add_option("--seed", t.seed, "Seed of the generated world")->type_name("N");
  verb.add_option("--citizens", t.citizens, "Number of generated citizens")->type_name("N");
  verb.add_option("--from", t.from, "Day of the first purge run")->type_name("DATE");
  verb.add_option("--to", t.to, "Day of the last purge run")->type_name("DATE");
  verb.add_option("--shard", t.shard, "Only citizens with citizen_id mod N + 1 = I")->type_name("I/N");
  verb.add_option("--only-citizen", t.only_citizen, "Only this citizen")->type_name("ID");
}

void add_policy(CLI::App& verb, Options& o) {
  verb.add_option("--policy", o.policy, "Policy file in place of the scenario's")->type_name("FILE");
  verb.add_option("--reading", o.readings, "Settle a reading, e.g. first_day=day_after (repeatable)")
      ->type_name("KEY=VALUE");
}

void add_output(CLI::App& verb, Options& o) {
  verb.add_flag("--json", o.json, "Machine-readable result on stdout, nothing else there");
  verb.add_flag("--quiet", o.quiet, "Nothing but errors");
}

void add_run(CLI::App& app, Options& o, Texts& t) {
  CLI::App& verb =
      *app.add_subcommand("run", "Fast-forward a world, purge it every night, prove every deletion");
  verb.add_option("SCENARIO", o.scenarios,
                  "Scenario files (may be left out with --records, --from and --to)");
  add_world(verb, o, t);
  add_policy(verb, o);
  verb.add_option("--engine", o.engine, "Engine under test: builtin")->type_name("SPEC");
  verb.add_option("--store", o.store, "Store to use: sqlite:PATH or PATH")->type_name("URL");
  verb.add_option("--foreign-keys", t.foreign_keys, "on: the engine's connection enforces foreign keys")
      ->type_name("on|off");
  verb.add_option("--threads", o.threads, "Threads (no output depends on it)")->type_name("N");
  verb.add_option("--out", o.out, "Output folder in place of out/<scenario>/<seed>")->type_name("DIR");
  verb.add_option("--require", o.require, "At least N (1) records checked by this rule, else exit 1")
      ->type_name("RULE[=N]");
  add_output(verb, o);
  verb.footer(
      "Examples:\n"
      "  slettefrist run scenarios/first-documents-2024.toml\n"
      "  slettefrist run scenarios/decade.toml --citizens 5000 --reading first_day=day_after\n"
      "  slettefrist run --records my-pack --from 2023-12-01 --to 2031-01-01");
}

void add_generate(CLI::App& app, Options& o, Texts& t) {
  CLI::App& verb = *app.add_subcommand("generate", "Write a test-data pack: records and expected deletions");
  verb.add_option("SCENARIO", o.scenarios, "Scenario file");
  add_world(verb, o, t);
  add_policy(verb, o);
  verb.add_option("--format", o.format, "Format of the pack: csv")->type_name("csv");
  verb.add_option("--threads", o.threads, "Threads (no output depends on it)")->type_name("N");
  verb.add_option("--out", o.out, "Folder of the pack")->type_name("DIR")->required();
  add_output(verb, o);
  verb.footer("Example:\n  slettefrist generate scenarios/leap-day.toml --format csv --out leap-pack");
}

void add_purge(CLI::App& app, Options& o, Texts& t) {
  CLI::App& verb = *app.add_subcommand("purge", "One purge run of the built-in engine on an existing store");
  verb.add_option("--store", o.store, "The store: sqlite:PATH or PATH")->type_name("URL")->required();
  verb.add_option("--as-of", t.as_of, "Day of the run; it is held at 03:00 Danish time")
      ->type_name("DATE")
      ->required();
  verb.add_flag("--dry-run", o.dry_run, "Count what is due, by rule, and change nothing");
  add_policy(verb, o);
  add_output(verb, o);
  verb.footer("Example:\n  slettefrist purge --store sqlite:copy.db --as-of 2030-03-18 --dry-run");
}

void add_explain(CLI::App& app, Options& o, Texts& t) {
  CLI::App& verb =
      *app.add_subcommand("explain", "Why a record goes, or is still here; or what a rule or clause says");
  verb.add_option("SUBJECT", o.subject, "AREA:ID, a rule or a clause")->required();
  verb.add_option("--scenario", o.scenarios, "World of the record (default: first-documents-2024)")
      ->type_name("FILE");
  verb.add_option("--on", t.on, "The day to explain (default: the last day)")->type_name("DATE");
  add_world(verb, o, t);
  add_policy(verb, o);
  add_output(verb, o);
  verb.footer(
      "Examples:\n"
      "  slettefrist explain document\n"
      "  slettefrist explain notification:102 --records my-pack --from 2023-12-01 --to 2031-01-01");
}

void add_check(CLI::App& app, Options& o, Texts& t) {
  CLI::App& verb =
      *app.add_subcommand("check", "Check a policy file: rules in force, differences, worked dates");
  verb.add_option("--policy", o.policy, "Policy file")->type_name("FILE")->required();
  verb.add_option("--reading", o.readings, "Settle a reading (repeatable)")->type_name("KEY=VALUE");
  verb.add_option("--on", t.on, "Day on which the rules are shown (default: each rule's first day in force)")
      ->type_name("DATE");
  verb.add_option("--examples", o.examples, "Cases of your own: rule,anchor,expected_due")->type_name("CSV");
  add_output(verb, o);
  verb.footer(
      "Example:\n  slettefrist check --policy scenarios/policies/star-2024-1.toml --examples cases.csv");
}

void add_list_and_schema(CLI::App& app, Options& o) {
  CLI::App& list = *app.add_subcommand("list", "What there is: scenarios, policies, readings, rules");
  list.add_option("WHAT", o.subject, "scenarios, policies, readings or rules")
      ->required()
      ->check(CLI::IsMember({"scenarios", "policies", "readings", "rules"}));
  list.add_option("--policy", o.policy, "Policy file (rules, readings)")->type_name("FILE");
  add_output(list, o);
  CLI::App& schema =
      *app.add_subcommand("schema", "Every key of a file with unit, default, assumed or sourced");
  schema.add_option("WHAT", o.subject, "scenario or policy")
      ->required()
      ->check(CLI::IsMember({"scenario", "policy"}));
}

void turn_texts(const Texts& t, Options& o) {
  if (!t.from.empty()) o.from = day_option("--from", t.from);
  if (!t.to.empty()) o.to = day_option("--to", t.to);
  if (!t.as_of.empty()) o.as_of = day_option("--as-of", t.as_of);
  if (!t.on.empty()) o.on = day_option("--on", t.on);
  if (!t.shard.empty()) shard_option(t.shard, o);
  if (!t.seed.empty()) o.seed = number_option("--seed", t.seed, 0, INT64_MAX);
  constexpr std::uint64_t kMostCitizens = (1U << 26) - 1;
  if (!t.citizens.empty()) {
    o.citizens = static_cast<std::int64_t>(number_option("--citizens", t.citizens, 0, kMostCitizens));
  }
  if (!t.only_citizen.empty()) {
    o.only_citizen =
        static_cast<std::int64_t>(number_option("--only-citizen", t.only_citizen, 1, 1ULL << 53));
  }
  if (!t.foreign_keys.empty() && t.foreign_keys != "on" && t.foreign_keys != "off") {
    throw InputError(
        Problem{"", 0, 0, "--foreign-keys: read \"" + t.foreign_keys + "\", expected on or off", ""});
  }
  o.foreign_keys = t.foreign_keys == "on";
}

// One word as a shell would need it.
std::string quoted(const std::string& word) {
  const std::string plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:,";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return text + "'";
}

std::string replay_of(int argc, char** argv) {
  std::string text = "slettefrist";
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--json" || word == "--quiet") continue;
    if (word == "--threads" || word == "--out") {
      ++i;
      continue;
    }
    if (word.starts_with("--threads=") || word.starts_with("--out=")) continue;
    text += " " + quoted(word);
  }
  return text;
}

}  // namespace

std::optional<Options> read_options(int argc, char** argv, int& exit_code) {
  Options options;
  Texts texts;
  CLI::App app{"slettefrist: proves that a purge engine deletes exactly what the deletion policy requires"};
  app.name("slettefrist");
  app.set_version_flag("--version", std::string{"slettefrist "} + kVersion);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 compliant or as expected, 1 findings or an expectation unmet, 2 bad input, 3 the "
      "program, a\n"
      "store or a server failed, 130 interrupted. Progress and log go to stderr; NO_COLOR is honoured.");
  add_run(app, options, texts);
  add_generate(app, options, texts);
  add_purge(app, options, texts);
  add_explain(app, options, texts);
  add_check(app, options, texts);
  add_list_and_schema(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : 2;  // prints the help or what is wrong
    return std::nullopt;
  }
  options.verb = app.get_subcommands().front()->get_name();
  options.replay = replay_of(argc, argv);
  turn_texts(texts, options);
  return options;
}

}  // namespace slettefrist::cli
