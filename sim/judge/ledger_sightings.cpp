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

// The runs after which a removal that is seen now can have been: between two exports any night will do.
std::vector<Run> Ledger::nights_of(std::int32_t run) const {
  const Run& last = calendar_.runs[static_cast<std::size_t>(run)];
  std::vector<Run> nights;
  if (settings_.is_seen_in_exports && run > 0) {
    const Day before = calendar_.runs[static_cast<std::size_t>(run) - 1].as_of;
    for (Day night = before + 1; night < last.as_of; night = night + 1) {
      const auto at = static_cast<std::size_t>(night - calendar_.starts_on);
      nights.push_back({calendar_.run_at_on_day[at], night, true});
    }
  }
  nights.push_back(last);
  return nights;
}

void Ledger::note_log(const RunObservation& observation) {
  const Run& run = calendar_.runs[static_cast<std::size_t>(observation.run)];
  LogSight sight{run, nights_of(observation.run), removals_, {}};
  if (settings_.is_seen_in_exports) {
    sight.was_ever_seen = [&](const RecordKey& key) {
      Place place;
      return find(key, place) != nullptr || was_removed(key);
    };
  }
  for (Finding& finding : lost_from_log(run, observation.lost_log_rows)) add(std::move(finding));
  LogVerdict verdict = check_log(sight, observation.log_rows, settings_.rule_ids);
  unseen_log_rows_ += verdict.unseen;
  for (Finding& finding : verdict.findings) add(std::move(finding));
}

}  // namespace slettefrist::judge
