// Cutting the list of a run to its limit; see batched.h.
//
// A step of the built-in engine's run done otherwise, made of the same parts as the faults, but lawful where
// the policy grants slack. It must not know a calendar of runs.
#include "sim/engine/batched.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/fault_kit.h"

namespace slettefrist {
namespace {

// With the notification that a record belongs to, where it belongs to one.
const std::string kListed =
    "SELECT p.area, p.record_id, p.rule, p.due_on, CASE p.area WHEN 'notification' THEN p.record_id"
    " WHEN 'answer' THEN (SELECT a.notification_id FROM answer AS a WHERE a.answer_id = p.record_id)"
    " WHEN 'document' THEN (SELECT coalesce(d.notification_id, (SELECT a.notification_id FROM answer AS a"
    " WHERE a.answer_id = d.answer_id)) FROM document AS d WHERE d.document_id = p.record_id) END FROM " +
    engine::kPurgeList + " AS p ORDER BY p.due_on, p.area, p.record_id";

struct Row {
  std::vector<Value> values;  // as they stand on the list
  std::optional<RecordId> notification;
};

// What must go together, in the order in which its first record became due.
using Units = std::vector<std::vector<const Row*>>;

std::vector<Row> listed_rows(Store& store) {
  std::vector<Row> rows;
  store.query(kListed, {}, [&](const std::vector<Value>& row) {
    const auto* const notification = std::get_if<std::int64_t>(&row[4]);
    rows.push_back({{row.begin(), row.begin() + 4},
                    notification ? std::optional<RecordId>{*notification} : std::nullopt});
  });
  return rows;
}

Units units_of(const std::vector<Row>& rows) {
  std::set<RecordId> leaving;  // notifications on the list
  for (const Row& row : rows) {
    if (std::get<std::string>(row.values[0]) == "notification") leaving.insert(*row.notification);
  }
  Units units;
  std::map<RecordId, std::size_t> place_of;
  for (const Row& row : rows) {
    if (!row.notification || !leaving.contains(*row.notification)) {
      units.push_back({&row});
      continue;
    }
    const auto [place, is_new] = place_of.emplace(*row.notification, units.size());
    if (is_new) units.emplace_back();
    units[place->second].push_back(&row);
  }
  return units;
}

// Leaves on the list what fits; returns how much that is.
std::int64_t keep_what_fits(Store& store, const Units& units, std::int64_t most) {
  store.execute("DELETE FROM " + engine::kPurgeList, {});
  std::int64_t kept = 0;
  for (const auto& unit : units) {
    const auto size = static_cast<std::int64_t>(unit.size());
    if (most == 0 || kept >= most) break;
    if (kept > 0 && kept + size > most) continue;  // a smaller one may fill the night
    for (const Row* row : unit) {
      store.execute(
          "INSERT INTO " + engine::kPurgeList + " (area, record_id, rule, due_on) VALUES (?, ?, ?, ?)",
          row->values);
    }
    kept += size;
  }
  return kept;
}

}  // namespace

std::unique_ptr<PurgeEngine> make_batched_engine(const Policy& policy, std::int64_t records_per_run_max,
                                                 BatchTold told) {
  engine::Twist twist;
  twist.all_records = [records_per_run_max, told = std::move(told)](Store& store, const engine::RunMoment&,
                                                                    const Policy&) {
    const std::vector<Row> rows = listed_rows(store);
    const auto due = static_cast<std::int64_t>(rows.size());
    std::int64_t kept = due;
    if (due > records_per_run_max) kept = keep_what_fits(store, units_of(rows), records_per_run_max);
    told(due, due - kept);
  };
  return engine::twisted(std::move(twist))(policy);
}

}  // namespace slettefrist
