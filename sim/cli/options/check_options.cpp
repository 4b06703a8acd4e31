// The options of `check`; see check_options.h.
//
// Values are taken as texts and read by option_values.h. It must not know what is checked how.
#include "sim/cli/options/check_options.h"

#include <CLI/CLI.hpp>

#include "sim/cli/options/option_groups.h"

namespace slettefrist::cli {
namespace {

void add_exports(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--before", o.before, "Export before somebody else's purge run: a folder of tables")
      ->type_name("DIR");
  verb.add_option("--after", o.after, "Export after the run of --as-of")->type_name("DIR");
  verb.add_option("--as-of", t.as_of, "Day of that run (its time: --run-at); with --store: the day to judge")
      ->type_name("DATE");
  add_repeatable(verb, "--step", o.steps, "Export after the run of DATE (repeatable)", "DATE=DIR");
  verb.add_option("--run-at", t.run_at, "Danish local time at which those runs were held (default: 03:00)")
      ->type_name("HH:MM");
  verb.add_flag("--check-log", o.check_log,
                "With --before: hold the exports' deletion_log against what is gone in them");
  verb.add_option("--out", o.out,
                  "With --before: folder for findings.csv, junit.xml, summary.json and the rest")
      ->type_name("DIR");
}

}  // namespace

void add_check_options(CLI::App& verb, Options& o, OptionTexts& t) {
  verb.add_option("--policy", o.policy, "Policy file")->type_name("FILE");
  verb.add_option("--records", o.records, "A pack: digests, records, documents' bytes, expected deletions")
      ->type_name("PACKDIR");
  verb.add_option("--mapping", o.mapping, "How the tables that are read differ from ours (`schema mapping`)")
      ->type_name("FILE");
  verb.add_option("--submissions", o.submissions,
                  "Submissions with their answers: does the registrations file decide them alike?")
      ->type_name("FILE");
  verb.add_option("--registrations", o.registrations,
                  "Registrations file that decides (default: registrations-2024-1)")
      ->type_name("FILE");
  verb.add_option("--store", o.store, "A store as it stands on --as-of: what is overdue, and what comes")
      ->type_name("sqlite:PATH|PATH");
  verb.add_flag("--allow-personal-data", o.allow_personal_data,
                "With --store: show citizens and values, too, not only area, id, dates and rule");
  add_exports(verb, o, t);
  add_repeatable(verb, "--reading", o.readings, "Settle a reading (repeatable)", "KEY=VALUE");
  verb.add_option("--on", t.on, "Show the rules as they stand on this day (default: all their versions)")
      ->type_name("DATE");
  verb.add_option("--examples", o.examples, "Cases of your own: rule,anchor,expected_due")->type_name("CSV");
}

}  // namespace slettefrist::cli
