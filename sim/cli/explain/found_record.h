// One record found in a job's history, with its family's story and the oracle's word on its fate.
//
// Only what `explain` tells. It must not know how it is printed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/explain/window_story.h"
#include "sim/cli/job/job.h"
#include "sim/model/observation.h"
#include "sim/model/window.h"

namespace slettefrist::cli {

// What becomes of the record where one reading is another.
struct OtherReading {
  std::string key;
  std::string value;
  Fate fate;
};

struct FoundRecord {
  Fate fate;
  std::vector<Fate> fates;  // of all records of the family, in its order; the record's is among them
  std::optional<Instant> entered_at;               // a citizen has none
  std::vector<Hold> holds;                         // that name it or another record of the family, by id
  std::vector<std::vector<Hold>> held_by;          // of each of `fates`: the holds that reach it
  std::map<RecordId, RecordKey> hangs_on;          // of each document of the family
  std::vector<Anchor> anchors;                     // every date of the record and its family
  std::vector<OtherReading> under_other_readings;  // each other value of each key
  std::vector<std::string> events;  // in time order: "2024-01-09T09:15:00Z (...): notification 101 was sent"

  const std::vector<Hold>& reaching_holds() const;
};

// Takes the job's history (see take_source); nothing if the record is not in it.
std::optional<FoundRecord> find_record(Job& job, RecordKey key);

}  // namespace slettefrist::cli
