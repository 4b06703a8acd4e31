// The wording of options that several verbs share; see option_groups.h.
//
// Values are taken as texts and read by option_values.h. It must not know which verb asks.
#include "sim/cli/option_groups.h"

#include <CLI/CLI.hpp>

namespace slettefrist::cli {

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

void add_language(CLI::App& verb, OptionTexts& t) {
  verb.add_option("--lang", t.language, "Language of report.html and summary.md (default: en)")
      ->type_name("da|en");
}

void add_regression(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--accept-readings", o.accepted_readings,
                  "Each of these values is lawful; records on which they differ are listed (repeatable)")
      ->type_name("KEY=A,B")
      ->allow_extra_args(false);
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
  add_language(verb, t);
}

}  // namespace slettefrist::cli
