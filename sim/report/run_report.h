// Everything a run has to tell, as plain values: filled by `cli`, written by the writers of this room.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/coverage.h"
#include "sim/model/fault.h"
#include "sim/model/finding.h"
#include "sim/model/flow.h"
#include "sim/model/observation.h"
#include "sim/model/records.h"
#include "sim/model/run_calendar.h"
#include "sim/report/language.h"

namespace slettefrist {

struct AreaCounts {
  std::int64_t generated = 0;
  std::int64_t deleted = 0;
  std::int64_t remaining = 0;
  std::int64_t skipped = 0;
  std::int64_t not_reached = 0;
};

// One dated version of a rule, in words of the policy file.
struct RuleVersionTold {
  Day in_force;
  std::string keep;  // "5 days"; "" for a version that ends the rule
  std::string keep_in_danish;
  std::string clause;
};

// What was judged under one rule. `checked`: records whose window opened within the run, so that both "not
// before" and "not after" were decided. `watched`: records under the rule seen in the store at one run or
// more.
struct RuleCheck {
  std::string id;
  Area area = Area::notification;
  std::string clause;
  std::int64_t checked = 0;
  std::int64_t on_edge = 0;
  std::int64_t watched = 0;
  CellCounts cells{};                       // records by cell of the boundary coverage
  std::vector<RuleVersionTold> versions{};  // rising by in_force
  std::string counted_from{};               // "answered_at"; several columns: the earliest of them counts
};

// 32 bytes a record, kept for the whole run. Days as numbers, kNoDay for none; `rule` an index or -1.
struct ExpectedDeletion {
  static constexpr std::int32_t kNoDay = INT32_MIN;
  RecordId id = 0;
  std::int32_t due_on = kNoDay;
  std::int32_t deleted_on = kNoDay;
  std::int16_t rule = -1;
  Area area = Area::notification;
};

struct ExpectationResult {
  std::string path;
  std::string wanted;  // "12", "1 to 5", "2024-12-04"
  std::string read;    // "0", "-"
  bool applied = true;
  bool met = true;
  int line = 0;
  // The same for the pages, as their language writes numbers and days; "" = as above.
  std::string wanted_on_page{};
  std::string read_on_page{};
};

// What records planted around one date can put to the test on that date, and when the rest could be.
struct DueAround {
  struct Cell {
    std::string rule;
    std::size_t moment = 0;   // into kMomentNames
    std::size_t kind = 0;     // into kCalendarKindNames
    std::optional<Day> next;  // of a cell that the date cannot reach: the next date that does, if any is near
  };
  Day date;
  std::vector<Cell> reached;  // in the order of the coverage
  std::vector<Cell> unreached;
};

// The findings of this run beside those of an earlier one (--baseline): the same kind on the same record.
struct BaselineComparison {
  std::string folder;
  std::vector<std::string> fresh;  // "too_late document 17", in the order of findings.csv
  std::vector<std::string> gone;
  std::int64_t known = 0;
};

// Why and since when the engine was not called any more, though runs were held.
struct EngineStop {
  std::int64_t runs_with_engine = 0;
  Day from;                        // of the first held run without it
  bool is_store_unusable = false;  // by its doing, and the world ended there; else: given up after failures
};

struct RunReport {
  std::string program_version;
  std::string scenario;  // name
  std::string scenario_file;
  std::string title;
  std::uint64_t seed = 0;
  std::int64_t citizens = 0;
  Day starts_on;
  Day ends_on;
  std::string policy_edition;
  std::string policy_file;
  std::string policy_source;
  std::string policy_digest;                                 // SHA-256 hex
  std::vector<std::pair<std::string, std::string>> reading;  // key, value, in the contract's order
  std::string engine;                                        // its SPEC
  std::string engine_digest;
  std::optional<FaultCard> fault;  // of the catalogue, where that is the engine under test
  std::vector<std::pair<std::string, std::string>> people_files;    // path as given, SHA-256 hex
  std::optional<std::pair<std::string, std::string>> volumes_file;  // the same of --volumes
  std::string replay;  // the one-line command that repeats the run
  std::string world;   // the options with which `explain` finds this run's records: " --scenario NAME ..."
  bool is_calendar_chosen = false;                             // --runs: not all scheduled runs are held
  std::string zone_data;                                       // version of the zone data
  std::vector<std::pair<std::string, std::string>> libraries;  // name, version; beyond this room's own three
  std::array<AreaCounts, kAreaCount> counts{};
  std::vector<RuleCheck> rules;         // in policy order; rule indices point in here
  std::optional<DueAround> due_around;  // --due-around
  std::array<std::optional<Day>, kAreaCount> first_deletion{};
  std::array<std::optional<Day>, kAreaCount> first_deletion_own_rule{};
  std::vector<Finding> findings;                 // sorted: kind name, area name, id
  std::optional<std::vector<Finding>> accepted;  // --known: what somebody has accepted; not in `findings`
  std::optional<BaselineComparison> baseline;
  // --accept-readings: what was accepted, and the records on which these readings differ; not in `findings`
  std::vector<std::string> accepted_readings;
  std::vector<RecordKey> reading_dependent;  // by area name, then id
  std::vector<ExpectationResult> expect;
  std::string verdict;  // compliant, as_expected, findings
  std::int64_t runs_scheduled = 0;
  std::int64_t runs_held = 0;             // an outage takes away the others
  std::optional<EngineStop> engine_stop;  // nothing: the engine was called at every held run
  // Assertions that a run may leave out; what was not checked is reported as skipped, never as passed.
  bool log_checked = false;      // deletion_log was judged
  bool residue_checked = false;  // the store's bytes were searched for what is gone
  bool repeat_checked = false;   // the run was held twice and compared
  std::map<int, std::array<std::int64_t, kAreaCount>> removed_by_year;  // by area
  Flow flow;                                                            // day by day, for the charts
  std::vector<Life> lives;  // of a few citizens, and of records with findings; by citizen, area, id
  Language language = Language::english;                       // of report.html and summary.md
  std::vector<std::pair<std::string, double>> timing_seconds;  // phase, seconds
};

}  // namespace slettefrist
