// Whatever mix of statements an engine sends, no change escapes the observer.
//
// Random runs of deletes, updates, inserts, replaces and rollbacks; the truth is the difference of two full
// inventories. One store for all runs, because only the difference counts.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "sim/store/sqlite_store.h"
#include "tests/store/sample_records.h"
#include "tests/store/temporary_store.h"

namespace slettefrist {
namespace {

using Rows = std::map<RecordId, std::uint64_t>;

struct Step {
  int kind = 0;
  RecordId id = 0;
  bool is_rolled_back = false;
};

const std::vector<std::string> kStatements{
    "DELETE FROM message WHERE message_id = ?1",
    "DELETE FROM message WHERE message_id BETWEEN ?1 AND ?1 + 5",
    "DELETE FROM message",
    "INSERT OR IGNORE INTO message VALUES (?1, 7, 'answer', 1, 1, 0)",
    "INSERT OR REPLACE INTO message VALUES (?1, 7, 'answer', 2, 2, 0)",
    "INSERT INTO message VALUES (?1, 7, 'answer', 3, 3, 0) ON CONFLICT DO UPDATE SET sent_at = sent_at + 1",
    "UPDATE message SET entity_id = entity_id + 1 WHERE message_id >= ?1",
    "UPDATE OR REPLACE message SET message_id = message_id + 1 WHERE message_id = ?1",
    "UPDATE OR IGNORE message SET message_id = 41 - message_id WHERE message_id < ?1",
    "INSERT OR IGNORE INTO message SELECT message_id + 1, 7, 'sanction', 4, 1, 0 FROM message",
};

Rows rows_of(Store& store) {
  Rows rows;
  store.inventory(Area::message, [&rows](RecordId id, std::uint64_t digest) { rows.emplace(id, digest); });
  return rows;
}

void take(Store& store, const Step& step) {
  const std::string& sql = kStatements.at(static_cast<std::size_t>(step.kind));
  if (!step.is_rolled_back) {
    store.execute(sql, {step.id});
    return;
  }
  store.execute("BEGIN", {});
  store.execute(sql, {step.id});
  store.execute("ROLLBACK", {});
}

std::vector<RecordId> changed_ids(const Rows& before, const Rows& after) {
  std::vector<RecordId> changed;
  for (const auto& [id, digest] : before) {
    const auto found = after.find(id);
    if (found == after.end() || found->second != digest) changed.push_back(id);
  }
  for (const auto& [id, digest] : after) {
    if (!before.contains(id)) changed.push_back(id);
  }
  return changed;
}

rc::Gen<Step> any_step() {
  return rc::gen::construct<Step>(rc::gen::inRange<int>(0, static_cast<int>(kStatements.size())),
                                  rc::gen::inRange<RecordId>(1, 40), rc::gen::arbitrary<bool>());
}

RC_GTEST_PROP(SqliteObserver, misses_no_change_and_counts_right_whatever_is_run, ()) {
  static const TemporaryDirectory directory;
  static const auto store = create_sqlite_store(directory.file("store.db"), nullptr, false);
  store->execute("PRAGMA synchronous = OFF", {});  // thousands of commits whose survival nobody asks for
  const auto steps = *rc::gen::container<std::vector<Step>>(any_step());

  const Rows before = rows_of(*store);
  RC_ASSERT(store->row_count(Area::message) == static_cast<std::int64_t>(before.size()));
  store->watch();
  for (const Step& step : steps) take(*store, step);
  const Touched touched = store->stop_watching();
  const Rows after = rows_of(*store);

  RC_ASSERT(std::is_sorted(touched.keys.begin(), touched.keys.end()));
  for (const RecordId id : changed_ids(before, after)) {
    RC_ASSERT(std::binary_search(touched.keys.begin(), touched.keys.end(), RecordKey{Area::message, id}));
  }
  RC_ASSERT(store->row_count(Area::message) == static_cast<std::int64_t>(after.size()));
  std::vector<RecordId> ids;
  for (const auto& [id, digest] : after) ids.push_back(id);
  RC_ASSERT(store->present(Area::message, ids) == ids);
}

}  // namespace
}  // namespace slettefrist
