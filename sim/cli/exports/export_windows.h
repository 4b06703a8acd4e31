// The run calendar that exports speak of, and the oracle's windows as exports can tell them.
//
// Between two exports nobody looked: what went may have gone on any night in between. So the oracle is asked
// night by night, with only the nights of the exports held, and its answers are rounded to the exports in
// favour of the purge. This file must not know a record or a file.
#pragma once

#include <vector>

#include "sim/model/run_calendar.h"
#include "sim/model/window.h"

namespace slettefrist::cli {

class ExportWindows {
 public:
  // `days`: of the purge runs after which exports were taken, rising, at least one.
  ExportWindows(const std::vector<Day>& days, int at_minutes);

  const RunCalendar& nightly() const { return nightly_; }  // for the oracle: held on the days only
  const RunCalendar& steps() const { return steps_; }      // for the ledger: the days alone
  // From runs of `nightly` to runs of `steps`.
  void round(Fate& fate) const;

 private:
  std::int32_t step_of(std::int32_t night) const;  // the first step not before; kNever beyond the last
  void round(Window& window) const;

  RunCalendar nightly_;
  RunCalendar steps_;
  std::vector<std::int32_t> nights_;  // of each step, its run in `nightly`
};

}  // namespace slettefrist::cli
