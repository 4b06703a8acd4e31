// What was seen at the store, never what an engine said of itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/finding_detail.h"
#include "sim/model/records.h"
#include "sim/model/run_calendar.h"

namespace slettefrist {

struct RecordKey {
  Area area = Area::notification;
  RecordId id = 0;
  auto operator<=>(const RecordKey&) const = default;
};

// A row of `deletion_log`, values as they stand there: text where the engine wrote text.
struct LogRow {
  std::optional<std::int64_t> run_at;
  std::string as_of;
  std::string area;
  std::optional<std::int64_t> record_id;
  std::string rule;
  std::string due_on;
  FindingDetail misfit;  // not empty: what in this row is outside the closed form (a type or a foreign value)
  auto operator<=>(const LogRow&) const = default;
};

// A surviving row that is not what the history says: `column` names where, "" for the whole row.
struct AlteredRow {
  RecordKey key;
  std::string column;
};

// What is left of a record that is not in its table.
struct Trace {
  RecordKey key;
  FindingDetail where;  // "its token stands in store, byte 4711"
};

// Everything seen around one held run.
struct RunObservation {
  std::int32_t run = 0;             // index into RunCalendar::runs
  std::vector<RecordKey> removed;   // sorted by area name (bytes), then id
  std::vector<RecordKey> inserted;  // rows that the world did not put there
  std::vector<AlteredRow> altered;
  std::vector<LogRow> log_rows;       // those that are new since the run before, in the order written
  std::vector<LogRow> lost_log_rows;  // those that the log held before and does not hold any more
  bool is_log_changed = false;        // rows that were read before, as far as no single one can be named
  FindingDetail engine_failure;       // not empty: why the run failed
  FindingDetail schema_change;        // not empty: a table that is gone or changed
  std::optional<std::int32_t>
      watched_until;                  // nothing can be seen any more: the last run that was seen whole
  bool is_repeat = false;             // around a second call of the engine at the same instant
  std::vector<Trace> traces;          // of records that are gone
  std::vector<RecordKey> left_files;  // documents whose row is gone and whose file is not
};

}  // namespace slettefrist
