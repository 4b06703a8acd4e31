// What the ledger is told of rows, files and bytes, as against records that vanish (ledger.cpp).
//
// A record that is gone may have been let go by then: its citizen is told only while the ledger knows it.
#include "sim/judge/ledger.h"

namespace slettefrist::judge {

void Ledger::note_rows(const RunObservation& observation, Day observed_on) {
  for (const AlteredRow& row : observation.altered) add(altered(row, citizen_of(row.key), observed_on));
  for (const RecordKey& key : observation.inserted) {
    add(was_removed(key) ? returned(key, observed_on) : inserted(key, observed_on));
  }
}

// Everything that the first call left to a second one, at the same instant and on the same store.
void Ledger::note_repeat(const RunObservation& observation, Day observed_on) {
  const auto add_all = [&](RepeatDid did, const RecordKey& key) {
    add(not_repeatable(did, key, citizen_of(key), observed_on));
  };
  for (const RecordKey& key : observation.removed) add_all(RepeatDid::remove, key);
  for (const AlteredRow& row : observation.altered) add_all(RepeatDid::alter, row.key);
  for (const RecordKey& key : observation.inserted) add_all(RepeatDid::insert, key);
}

void Ledger::note_traces(const RunObservation& observation, Day observed_on) {
  for (const Trace& trace : observation.traces) add(residue(trace, citizen_of(trace.key), observed_on));
  for (const RecordKey& key : observation.left_files) add(file_left(key, citizen_of(key), observed_on));
}

}  // namespace slettefrist::judge
