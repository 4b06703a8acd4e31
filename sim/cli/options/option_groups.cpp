// The wording of options that several verbs share; see option_groups.h.
//
// Values are taken as texts and read by option_values.h. It must not know which verb asks.
#include "sim/cli/options/option_groups.h"

#include <CLI/CLI.hpp>

namespace slettefrist::cli {

void add_world(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--records", o.records, "A pack of records in place of generated ones")
      ->type_name("PACKDIR");
  verb.add_option("--seed", t.seed, "Seed of the generated world")->type_name("N");
  verb.add_option("--citizens", t.citizens, "Number of generated citizens")->type_name("N");
  verb.add_option("--from", t.from, "Day of the first purge run")->type_name("DATE");
  verb.add_option("--to", t.to, "Day of the last purge run")->type_name("DATE");
  verb.add_flag("--small", o.small, "The scenario's [small] size, as `faults` runs it");
  verb.add_option("--volumes", o.volumes,
                  "Your own monthly figures (CSV) in the place of the scenario's rates")
      ->type_name("FILE");
  verb.add_option("--shard", t.shard, "Only citizens with citizen_id mod N + 1 = I")->type_name("I/N");
  verb.add_option("--only-citizen", t.only_citizen, "Only this citizen")->type_name("ID");
}

void add_output(CLI::App& verb, Options& o) {
  verb.add_flag("--json", o.json, "Machine-readable result on stdout, nothing else there");
  verb.add_flag("--quiet", o.quiet, "Nothing but errors");
}

void add_threads_and_out(CLI::App& verb, Options& o, OptionTexts& t, const char* about_out, bool required) {
  verb.add_option("--threads", t.threads, "Threads (no output depends on it; default: one a core)")
      ->type_name("N");
  verb.add_option("--out", o.out, about_out)->type_name("DIR")->required(required);
}

void add_people(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--cpr-scheme", t.cpr_scheme,
                  "future-birth-year (the default), leap-day-of-common-year or day-plus-60")
      ->type_name("NAME");
  verb.add_option("--cpr-modulus-11", t.cpr_modulus_11,
                  "Whether they pass the old check digit (default: mixed)")
      ->type_name("mixed|valid|invalid");
  verb.add_option("--cpr-list", o.cpr_list,
                  "Numbers that your environment accepts: CSV with cpr,born_on, one row a citizen")
      ->type_name("FILE");
  verb.add_option("--codes", o.codes,
                  "Your own funds.csv, municipalities.csv, jobcentres.csv, kinds.csv, those you have")
      ->type_name("DIR");
}

void add_content(CLI::App& verb, OptionTexts& t) {
  verb.add_option("--content", t.content,
                  "Of generated documents keep all bytes (the default), only their token, or none")
      ->type_name("full|token|none");
}

void add_due_around(CLI::App& verb, OptionTexts& t) {
  verb.add_option("--due-around", t.due_around,
                  "In place of the scenario's [records]: some whose eve, due day and day after are this date")
      ->type_name("DATE");
}

void add_language(CLI::App& verb, OptionTexts& t, const char* about) {
  verb.add_option("--lang", t.language, about)->type_name("da|en");
}

void add_repeatable(CLI::App& verb, const char* name, std::vector<std::string>& values, const char* about,
                    const char* type) {
  verb.add_option(name, values, about)->type_name(type)->allow_extra_args(false);
}

void add_regression(CLI::App& verb, Options& o, OptionTexts& t) {
  add_repeatable(verb, "--accept-readings", o.accepted_readings,
                 "Each of these values is lawful; records on which they differ are listed (repeatable)",
                 "KEY=A,B");
  verb.add_option("--baseline", o.baseline, "Output of an earlier run: tell new, gone and known findings")
      ->type_name("DIR");
  verb.add_option("--known", o.known, "Findings accepted until a day (`schema known`); needs --today")
      ->type_name("FILE");
  verb.add_option("--today", t.today, "The day on which the entries of --known must still hold")
      ->type_name("DATE");
  verb.add_option("--min-coverage", t.min_coverage,
                  "Exit 1 unless this share of the boundary cells was covered (docs/coverage.md)")
      ->type_name("PERCENT");
  verb.add_flag("--diagnose", o.diagnose, "On findings, tell which reading or known fault they look like");
  verb.add_option("--witness", o.witness, "On findings, write the smallest scenario that shows the first")
      ->type_name("FILE");
  add_language(verb, t, "Language of report.html and summary.md (default: en)");
}

}  // namespace slettefrist::cli
