// A scenario as plain values: which world, which policy, when purges run, what is expected.
// Read from TOML by the room `input`; command line options are laid over it by `cli`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/people.h"
#include "sim/model/rates.h"
#include "sim/model/run_calendar.h"
#include "sim/model/story.h"

namespace slettefrist {

struct Outage {
  Day from;  // first local day without runs
  Day to;    // last such day
};

// When purges run. Exactly one of the two is positive.
struct PurgeSchedule {
  int every_days = 1;    // whole days from starts_on, at local time `at`
  int every_hours = 0;   // elapsed hours from the first run at starts_on `at`
  int at_minutes = 180;  // minutes after local midnight; default 03:00
  std::vector<Outage> outages;
};

// One entry of [expect]: the value named `path` in summary.json lies in [min, max]. Days as day numbers.
struct Expectation {
  std::string path;  // "counts.document.deleted", "first_deletion.document", "findings.run_missed",
                     // "checked.document"
  std::int64_t min = 0;
  std::int64_t max = 0;
  bool is_day = false;
  int line = 0;
};

// [small]: the same world in little, for work that runs it many times; what is not given stays.
struct SmallSize {
  std::optional<std::int64_t> citizens;
  std::optional<Day> history_from;
  std::optional<Day> starts_on;
  std::optional<Day> ends_on;
};

struct Scenario {
  std::string file;  // as given; "" when there is none (`run --records` alone)
  std::string name;
  std::string title;
  std::string policy;  // path, relative to the scenario's folder
  std::uint64_t seed = 0;
  std::int64_t citizens = 0;
  Day starts_on;
  Day ends_on;
  Day history_from;
  std::string step = "1 day";     // "N days" or "N hours": how often the world stops between runs
  Day uploads_open_on{19695};     // 2023-12-04, release 2023-4: the month is sourced, the day assumed
  bool documents_on_any = false;  // documents_on = "any"; false = "new"
  PurgeSchedule purge;
  Rates rates;
  std::string volumes;  // path, relative to the scenario's folder; "" = the rates alone
  CprForm cpr;
  DocumentContent content = DocumentContent::full;
  double plant_share = 0.0;
  History records;                        // [records]
  std::vector<Story> stories;             // of those of them that have one
  std::int64_t submissions_count = 1000;  // of `generate`: every recipe has its turn
  std::string submissions_recipes;        // path, relative to the scenario's folder; "" = the default edition
  SmallSize small;
  std::vector<Expectation> expect;
};

}  // namespace slettefrist
