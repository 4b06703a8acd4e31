// What a series of exports shows of every row: where it was first seen, where last, and what changed.
//
// Exports are taken one by one in time order; only the first sight of a row is kept, so that a long series
// costs no more memory than what was ever in it. It must not know a policy or a judgement.
#pragma once

#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "sim/cli/exports/export_log.h"
#include "sim/input/history_checks.h"
#include "sim/model/observation.h"
#include "sim/model/window.h"

namespace slettefrist::cli {

// A row and its life in the series. Export 0 is the state before the first run, export N the one after run
// N - 1.
template <class Record>
struct Sighting {
  Record record;
  int first_export = 0;
  int last_export = 0;
  std::int32_t first_run = 0;  // the first run that could see it; kNever: none does
};

template <class Record>
struct Shelf {
  std::vector<Sighting<Record>> sightings;  // in the order of first sight
  std::unordered_map<RecordId, std::size_t> places;

  const Sighting<Record>* find(RecordId id) const {
    const auto place = places.find(id);
    return place == places.end() ? nullptr : &sightings[place->second];
  }
};

class ExportArchive {
 public:
  explicit ExportArchive(const RunCalendar& steps);

  // The next export of the series. Throws InputError for rows that cannot be judged at all.
  void take(const input::PlacedRecords& records, const std::vector<CitizenChange>& changes);

  // Its deletion log, before take().
  void take_log(const std::vector<LogRow>& rows);

  int exports() const { return exports_; }
  template <class Record>
  const Shelf<Record>& shelf() const {
    return std::get<Shelf<Record>>(shelves_);
  }
  // As the last export that shows them has them: a hold that was lifted early counts as lifted.
  std::vector<Hold> holds() const;
  // One a run: what the export after it shows.
  const std::vector<RunObservation>& observations() const { return observations_; }

 private:
  template <class Record>
  void take_table(const input::PlacedTable<Record>& table);
  void take_table(const input::PlacedTable<Hold>& table);
  template <class Record>
  void take_new(const Record& record);
  template <class Record>
  void take_again(Sighting<Record>& known, const Record& record);
  void note_horizon(const input::PlacedRecords& records);
  std::int32_t first_run_after(Instant instant) const;
  bool has_room_for(Instant entered_at) const;
  bool is_lawful_change(const Sanction& known, const Sanction& now) const;
  bool is_lawful_change(const Citizen& known, const Citizen& now) const;
  template <class Record>
  bool is_lawful_change(const Record&, const Record&) const {
    return false;
  }

  const RunCalendar& steps_;
  int exports_ = 0;
  Instant horizon_;  // what happened until then stands in the first export
  std::unordered_map<RecordId, std::vector<Citizen>> changes_;  // of the export in hand
  std::tuple<Shelf<Citizen>, Shelf<Notification>, Shelf<Answer>, Shelf<Document>, Shelf<Sanction>,
             Shelf<ContactCourse>, Shelf<PlanDraft>, Shelf<BenefitReport>, Shelf<Message>>
      shelves_;
  std::map<RecordId, Hold> holds_;
  ExportLog log_;
  std::vector<RunObservation> observations_;
};

}  // namespace slettefrist::cli
