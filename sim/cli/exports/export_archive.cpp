// Comparing each export with what the ones before it showed; see export_archive.h.
//
// A row that an earlier run should have left behind is told as inserted, whatever its date says. It must not
// know why a row may go.
#include "sim/cli/exports/export_archive.h"

#include <algorithm>
#include <limits>

namespace slettefrist::cli {
namespace {

// The observation order: by area name, then id.
void sort_keys(std::vector<RecordKey>& keys) {
  std::sort(keys.begin(), keys.end(), [](const RecordKey& a, const RecordKey& b) {
    return std::pair{name_of(a.area), a.id} < std::pair{name_of(b.area), b.id};
  });
}

// Name of the first column in which the two rows differ, "" if none does.
template <class Record>
std::string first_difference(const Record& left, const Record& right) {
  std::string different;
  std::size_t at = 0;
  visit_columns(left, [&](std::string_view name, Need, const auto& mine) {
    std::size_t other = 0;
    visit_columns(right, [&](std::string_view, Need, const auto& theirs) {
      if (other++ != at || !different.empty()) return;
      if constexpr (std::is_same_v<decltype(mine), decltype(theirs)>) {
        if (!(mine == theirs)) different = name == "content_sha256" ? "content" : name;
      }
    });
    ++at;
  });
  return different;
}

}  // namespace

ExportArchive::ExportArchive(const RunCalendar& steps)
    : steps_(steps), horizon_{std::numeric_limits<std::int64_t>::min()}, observations_(steps.runs.size()) {
  for (std::size_t run = 0; run < observations_.size(); ++run) {
    observations_[run].run = static_cast<std::int32_t>(run);
  }
}

// What entered the store is what happened strictly before the run.
std::int32_t ExportArchive::first_run_after(Instant instant) const {
  const auto run = std::partition_point(steps_.runs.begin(), steps_.runs.end(),
                                        [&](const Run& each) { return each.run_at <= instant; });
  return run == steps_.runs.end() ? kNever : static_cast<std::int32_t>(run - steps_.runs.begin());
}

// Whether something of that instant can have entered since the export before. When the first export was
// taken nobody said; it holds all that happened until its own latest instant.
bool ExportArchive::has_room_for(Instant entered_at) const {
  if (exports_ == 0) return true;
  if (exports_ == 1) return entered_at > horizon_;
  return entered_at >= steps_.runs[static_cast<std::size_t>(exports_ - 2)].run_at;
}

void ExportArchive::note_horizon(const input::PlacedRecords& records) {
  const auto note = [&](const auto& table) {
    using Record = typename std::remove_cvref_t<decltype(table.records)>::value_type;
    if constexpr (!std::is_same_v<Record, Citizen> && !std::is_same_v<Record, Hold>) {
      for (const Record& record : table.records) {
        const Instant at = entered_at(record);
        if (at < steps_.runs.front().run_at) horizon_ = std::max(horizon_, at);
      }
    }
  };
  std::apply([&](const auto&... table) { (note(table), ...); }, records.tables);
}

// A served date may become known between two runs; nothing else of a sanction changes.
bool ExportArchive::is_lawful_change(const Sanction& known, const Sanction& now) const {
  if (known.served_on || known.served_registered_at) return false;
  if (!now.served_on || !now.served_registered_at || !has_room_for(*now.served_registered_at)) return false;
  Sanction expected = known;
  expected.served_on = now.served_on;
  expected.served_registered_at = now.served_registered_at;
  return first_difference(expected, now).empty();
}

bool ExportArchive::is_lawful_change(const Citizen&, const Citizen& now) const {
  const auto told = changes_.find(now.citizen_id);
  return told != changes_.end() &&
         std::any_of(told->second.begin(), told->second.end(),
                     [&](const Citizen& each) { return first_difference(each, now).empty(); });
}

template <class Record>
void ExportArchive::take_new(const Record& record) {
  const int before = std::max(exports_ - 1, 0);
  std::int32_t first_run = before;
  if constexpr (!std::is_same_v<Record, Citizen>) {
    if (!has_room_for(entered_at(record))) {
      observations_[static_cast<std::size_t>(before)].inserted.push_back({Record::kArea, id_of(record)});
      return;
    }
    const std::int32_t after = first_run_after(entered_at(record));
    first_run = after == kNever ? kNever : std::max(before, after);
  }
  Shelf<Record>& shelf = std::get<Shelf<Record>>(shelves_);
  shelf.places[id_of(record)] = shelf.sightings.size();
  shelf.sightings.push_back({record, exports_, exports_, first_run});
}

template <class Record>
void ExportArchive::take_again(Sighting<Record>& known, const Record& record) {
  RunObservation& observation = observations_[static_cast<std::size_t>(exports_ - 1)];
  const RecordKey key{Record::kArea, id_of(record)};
  if (known.last_export < exports_ - 1) {
    observation.inserted.push_back(key);  // it was gone: the ledger knows it as returned
    return;
  }
  known.last_export = exports_;
  const std::string column = first_difference(known.record, record);
  if (column.empty()) return;
  if (is_lawful_change(known.record, record)) {
    known.record = record;
  } else {
    observation.altered.push_back({key, column});
  }
}

template <class Record>
void ExportArchive::take_table(const input::PlacedTable<Record>& table) {
  Shelf<Record>& shelf = std::get<Shelf<Record>>(shelves_);
  for (const Record& record : table.records) {
    const auto place = shelf.places.find(id_of(record));
    if (place == shelf.places.end()) {
      take_new(record);
    } else {
      take_again(shelf.sightings[place->second], record);
    }
  }
  if (exports_ == 0) return;
  for (Sighting<Record>& known : shelf.sightings) {
    if (known.last_export != exports_ - 1) continue;
    known.first_run = std::min(known.first_run, exports_ - 1);  // whatever its date says, it was there
    observations_[static_cast<std::size_t>(exports_ - 1)].removed.push_back(
        {Record::kArea, id_of(known.record)});
  }
}

// Whoever keeps holds makes, changes and takes away their rows; the purge is not judged by them.
void ExportArchive::take_table(const input::PlacedTable<Hold>& table) {
  for (const Hold& hold : table.records) holds_[hold.id] = hold;
}

std::vector<Hold> ExportArchive::holds() const {
  std::vector<Hold> holds;
  for (const auto& [id, hold] : holds_) holds.push_back(hold);
  return holds;
}

void ExportArchive::take_log(const std::vector<LogRow>& rows) {
  if (exports_ == 0) return log_.take_first(rows);
  log_.take_next(rows, observations_[static_cast<std::size_t>(exports_ - 1)]);
}

void ExportArchive::take(const input::PlacedRecords& records, const std::vector<CitizenChange>& changes) {
  changes_.clear();
  for (const CitizenChange& change : changes) changes_[change.citizen.citizen_id].push_back(change.citizen);
  if (exports_ == 0) note_horizon(records);
  std::apply([&](const auto&... table) { (take_table(table), ...); }, records.tables);
  if (exports_ > 0) {
    RunObservation& observation = observations_[static_cast<std::size_t>(exports_ - 1)];
    sort_keys(observation.removed);
    sort_keys(observation.inserted);
  }
  ++exports_;
}

}  // namespace slettefrist::cli
