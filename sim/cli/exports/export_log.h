// The deletion logs of a series of exports: what each holds that the one before did not, and the other way
// round.
//
// Rows have no number in an export, and their order may change with it: two rows are one where they say the
// same. It must not know what a row says.
#pragma once

#include <map>
#include <vector>

#include "sim/model/observation.h"

namespace slettefrist::cli {

class ExportLog {
 public:
  // What the log of the first export holds was there before anybody looked.
  void take_first(const std::vector<LogRow>& rows);
  // Fills log_rows, in their order, and lost_log_rows.
  void take_next(const std::vector<LogRow>& rows, RunObservation& observation);

 private:
  std::map<LogRow, int> known_;  // of the export before: how often each stands there
};

}  // namespace slettefrist::cli
