// What changed in the store, by looking.
#include "sim/world/observer.h"

#include <algorithm>

namespace slettefrist::world {
namespace {

// So many rows ahead of the one that is looked at.
constexpr std::size_t kBroughtNear = 8;

bool by_area_name(const RecordKey& a, const RecordKey& b) {
  return std::pair{name_of(a.area), a.id} < std::pair{name_of(b.area), b.id};
}

}  // namespace

std::string without_statement(const std::string& message) {
  return message.substr(0, message.find(", in: "));
}

Observer::Observer(Store& store, Living& living) : store_(store), living_(living) {}

void Observer::note_removed(RecordKey key, RunObservation& observation) {
  observation.removed.push_back(key);
  living_.remove(key);
}

void Observer::note_inserted(RecordKey key, RunObservation& observation) {
  if (foreign_[index_of(key.area)].insert(key.id).second) observation.inserted.push_back(key);
}

void Observer::compare_row(RecordKey key, std::uint64_t digest, RunObservation& observation) {
  if (digest == living_.expected_digest(key) || !altered_.insert(key).second) return;
  observation.altered.push_back({key, living_.differing_column(key, store_.row(key.area, key.id))});
}

void Observer::give_up(const FindingDetail& why, RunObservation& observation) {
  usable_ = false;
  observation.watched_until = observation.run - 1;
  append_detail(observation.schema_change, why);
}

void Observer::lose_table(Area area, const std::string& why, RunObservation& observation) {
  give_up({{DetailPhrase::table_unreadable, std::string{name_of(area)}},
           {DetailPhrase::message, without_statement(why)}},
          observation);
  if (!dropped_.contains(area)) return;
  for (const RecordId id : living_.ids(area)) note_removed({area, id}, observation);
}

void Observer::look_at(Area area, const std::vector<RecordId>& ids, RunObservation& observation) {
  const std::vector<RecordId> there = store_.present(area, ids);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i + kBroughtNear < ids.size()) living_.bring_near({area, ids[i + kBroughtNear]});
    const RecordId id = ids[i];
    const RecordKey key{area, id};
    const bool exists = std::binary_search(there.begin(), there.end(), id);
    if (!living_.is_present(key)) {
      if (exists)
        note_inserted(key, observation);
      else
        foreign_[index_of(area)].erase(id);
    } else if (!exists) {
      note_removed(key, observation);
    } else if (const auto digest = store_.digest(area, id)) {
      compare_row(key, *digest, observation);
    }
  }
}

void Observer::look(const Touched& touched, RunObservation& observation) {
  if (!touched.lost.empty()) return give_up(touched.lost, observation);
  dropped_.insert(touched.dropped.begin(), touched.dropped.end());
  if (!touched.redefined.empty()) give_up(touched.redefined, observation);
  const bool is_inventory_due = touched.schema_changed || touched.unseen_writes;
  for (const Area area : kTables) {
    if (!living_.is_watched(area)) continue;
    try {
      std::vector<RecordId> ids;
      for (const RecordKey& key : touched.keys) {
        if (key.area == area) ids.push_back(key.id);
      }
      if (!ids.empty()) look_at(area, ids, observation);
      const auto expected = living_.count(area) + static_cast<std::int64_t>(foreign_[index_of(area)].size());
      if (is_inventory_due || (!touched.is_complete && store_.row_count(area) != expected))
        take_inventory_of(area, observation);
    } catch (const StoreFailure& failure) {
      lose_table(area, failure.what(), observation);
    }
  }
  std::sort(observation.removed.begin(), observation.removed.end(), by_area_name);
  std::sort(observation.inserted.begin(), observation.inserted.end(), by_area_name);
}

// Nearly always all is well, and adding up needs no look at the single records.
bool Observer::is_as_expected(Area area) {
  return store_.row_sum(area) == RowSum{living_.count(area), living_.digest_sum(area)};
}

void Observer::take_inventory_of(Area area, RunObservation& observation) {
  if (foreign_[index_of(area)].empty() && is_as_expected(area)) return;
  std::vector<RecordId> seen;
  std::set<RecordId>& foreign = foreign_[index_of(area)];
  std::vector<std::pair<RecordId, std::uint64_t>> suspects;
  std::vector<RecordId> strangers;
  store_.inventory(area, [&](RecordId id, std::uint64_t digest) {
    const auto expected = living_.expected_digest({area, id});
    if (!expected) {
      strangers.push_back(id);
      return;
    }
    seen.push_back(id);
    if (digest != *expected) suspects.emplace_back(id, digest);
  });
  for (const auto& [id, digest] : suspects) compare_row({area, id}, digest, observation);
  std::erase_if(foreign,
                [&](RecordId id) { return !std::binary_search(strangers.begin(), strangers.end(), id); });
  for (const RecordId id : strangers) note_inserted({area, id}, observation);
  if (static_cast<std::int64_t>(seen.size()) == living_.count(area)) return;
  for (const RecordId id : living_.ids(area)) {
    if (!std::binary_search(seen.begin(), seen.end(), id)) note_removed({area, id}, observation);
  }
}

void Observer::take_inventory(RunObservation& observation) {
  for (const Area area : kTables) {
    if (!living_.is_watched(area)) continue;
    try {
      take_inventory_of(area, observation);
    } catch (const StoreFailure& failure) {
      lose_table(area, failure.what(), observation);
    }
  }
  std::sort(observation.removed.begin(), observation.removed.end(), by_area_name);
  std::sort(observation.inserted.begin(), observation.inserted.end(), by_area_name);
}

}  // namespace slettefrist::world
