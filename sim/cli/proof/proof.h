// One proof: a world run from beginning to end, with the oracle's expectations and the judge's ledger beside
// it.
//
// The one place where engine, oracle and judge meet. It must not know the command line, a verdict or an
// output folder.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/judge/ledger.h"
#include "sim/report/run_report.h"

namespace slettefrist::cli {

struct Proof {
  RunReport report;                        // without verdict, expectations and texts of the command line
  std::vector<ExpectedDeletion> expected;  // for expected_deletions.csv, unsorted
  std::int64_t judged_records = 0;
};

// Runs the job's world on `store` with `engine`; streams deletions.csv to `deletions_path` ("" = none), whose
// folder is searched for what is left of records that are gone, as the store's own files are.
// `check_log`: whether deletion_log is held against what was seen. `progress` gets the index of each run and
// may throw to stop.
Proof prove(Job& job, Store& store, PurgeEngine& engine, bool check_log, const std::string& deletions_path,
            const std::function<void(std::int32_t)>& progress);

// -- for whoever else keeps a ledger --

ExpectedDeletion expected_of(const Fate& fate, const RunCalendar& calendar);
// The areas that expected_deletions.csv tells of (contract section 6), and any other that a what-if gave a
// rule.
bool is_told(const Fate& fate);
std::vector<std::string> rule_ids_of(const Policy& policy);
// What a closed ledger has to tell, in the report's words.
void tell_ledger(const Job& job, judge::Ledger& ledger, RunReport& report);

}  // namespace slettefrist::cli
