// Writing down batches and removals.
#include "bench/recording_store.h"

#include <algorithm>
#include <array>

namespace slettefrist::bench {
namespace {

// Children first, as every purge must take them where keys are enforced.
constexpr std::array<Area, 9> kRemovalOrder{Area::document,   Area::answer,         Area::notification,
                                            Area::sanction,   Area::message,        Area::benefit_report,
                                            Area::plan_draft, Area::contact_course, Area::citizen};

}  // namespace

std::string schema_of(Store& store) {
  std::string schema;
  store.query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid", {},
              [&](const std::vector<Value>& row) { schema += std::get<std::string>(row.front()) + ";\n"; });
  return schema;
}

RecordingStore::RecordingStore(Store& store, TraceWriter& trace) : PassingStore(store), trace_(trace) {
  trace_.put_schema(schema_of(store_));
}

template <class Record>
void RecordingStore::record_rows(const std::vector<const Record*>& records) {
  for (const Record* record : records) {
    trace_.put(StepKind::insert, Record::kArea, store_.row(Record::kArea, id_of(*record)));
    is_open_ = true;
  }
}

void RecordingStore::apply(const Batch& batch) {
  store_.apply(batch);
  record_rows(batch.citizens);
  record_rows(batch.notifications);
  record_rows(batch.answers);
  record_rows(batch.documents);
  record_rows(batch.sanctions);
  for (const Citizen* citizen : batch.changed_citizens) {
    trace_.put(StepKind::change, Area::citizen, store_.row(Area::citizen, citizen->citizen_id));
    is_open_ = true;
  }
  for (const ServedDate& served : batch.served_dates) {
    trace_.put(StepKind::served, Area::sanction,
               {served.served_on, served.registered_at, served.sanction_id});
    is_open_ = true;
  }
  record_rows(batch.contact_courses);
  record_rows(batch.plan_drafts);
  record_rows(batch.benefit_reports);
  record_rows(batch.messages);
  commit();
}

Touched RecordingStore::stop_watching() {
  Touched touched = store_.stop_watching();
  for (const Area area : kRemovalOrder) record_removals(area, touched);
  commit();
  return touched;
}

void RecordingStore::record_removals(Area area, const Touched& touched) {
  std::vector<RecordId> ids;
  for (const RecordKey& key : touched.keys) {
    if (key.area == area) ids.push_back(key.id);
  }
  const std::vector<RecordId> there = store_.present(area, ids);
  for (const RecordId id : ids) {
    if (std::binary_search(there.begin(), there.end(), id)) continue;
    trace_.put(StepKind::remove, area, {id});
    is_open_ = true;
  }
}

void RecordingStore::commit() {
  if (is_open_) trace_.put(StepKind::commit, Area::citizen, {});
  is_open_ = false;
}

}  // namespace slettefrist::bench
