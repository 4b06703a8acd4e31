// The purge runs of a simulation, computed once by the world and handed to engine, oracle and judge alike.
#pragma once

#include <vector>

#include "sim/model/day.h"

namespace slettefrist {

// A scheduled purge run. `held` is false where an outage took it away.
struct Run {
  Instant run_at;
  Day as_of;  // local day in Denmark of run_at
  bool held = true;
};

struct RunCalendar {
  Day starts_on;
  Day ends_on;
  std::vector<Run> runs;  // strictly rising run_at; the index of a run in here names it everywhere
  // For every day from starts_on to ends_on the instant of that day's last scheduled run, or, where no run is
  // scheduled that day, the instant at which one would have been held. Index: day - starts_on.
  std::vector<Instant> run_at_on_day;
};

}  // namespace slettefrist
