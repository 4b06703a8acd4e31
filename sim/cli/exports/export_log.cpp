// Comparing one log with the next, row by row; see export_log.h.
#include "sim/cli/exports/export_log.h"

namespace slettefrist::cli {

void ExportLog::take_first(const std::vector<LogRow>& rows) {
  known_.clear();
  for (const LogRow& row : rows) ++known_[row];
}

void ExportLog::take_next(const std::vector<LogRow>& rows, RunObservation& observation) {
  for (const LogRow& row : rows) {
    const auto known = known_.find(row);
    if (known == known_.end() || known->second == 0) {
      observation.log_rows.push_back(row);
    } else {
      --known->second;
    }
  }
  for (const auto& [row, times] : known_) {
    observation.lost_log_rows.insert(observation.lost_log_rows.end(), static_cast<std::size_t>(times), row);
  }
  take_first(rows);
}

}  // namespace slettefrist::cli
