// Looks at the store before and after an engine's run and says what really happened to its rows.
//
// Touched rows are candidates only; each is looked up again after the engine's last commit. The schema is
// compared after every run, row counts of all tables where the database counts other changes than were noted,
// full inventories at checkpoints. It never asks an engine.
#pragma once

#include <array>
#include <set>

#include "sim/model/observation.h"
#include "sim/store/store.h"
#include "sim/world/living.h"

namespace slettefrist::world {

// What the database says of a failure, without the statement of ours in which it said so.
std::string without_statement(const std::string& message);

class Observer {
 public:
  Observer(Store& store, Living& living);
  // Fills the observation with what is seen to have changed between watch() and now, and takes note of it.
  void look(const Touched& touched, RunObservation& observation);
  // Compares every row of every table with the world's account.
  void take_inventory(RunObservation& observation);
  // Notes why nothing more can be seen at this store.
  void give_up(const FindingDetail& why, RunObservation& observation);
  // Whether the row was not put there by the world, or not any more: a record that is gone and back again.
  bool is_back(RecordKey key) const { return foreign_[index_of(key.area)].contains(key.id); }
  // False once a table is gone or unreadable: the world cannot go on then.
  bool is_store_usable() const { return usable_; }

 private:
  void look_at(Area area, const std::vector<RecordId>& ids, RunObservation& observation);
  bool is_as_expected(Area area);
  void take_inventory_of(Area area, RunObservation& observation);
  void note_removed(RecordKey key, RunObservation& observation);
  void note_inserted(RecordKey key, RunObservation& observation);
  void compare_row(RecordKey key, std::uint64_t digest, RunObservation& observation);
  // Only what lay in a table that is gone is gone; of one that cannot be read nobody knows.
  void lose_table(Area area, const std::string& why, RunObservation& observation);

  Store& store_;
  Living& living_;
  std::array<std::set<RecordId>, kAreaCount> foreign_;  // rows there that the world did not put there
  std::set<RecordKey> altered_;                         // told once
  std::set<Area> dropped_;                              // tables that are gone
  bool usable_ = true;
};

}  // namespace slettefrist::world
