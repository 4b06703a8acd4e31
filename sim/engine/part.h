// A part of a run: records that are due by one rule, all of them or so many, and what hangs on them.
//
// Its lists are tables of their own: one rule a part, so that a row is an id and a day, and none is read
// while it is filled. It must not know how many records a part should have, or which rule comes first.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "sim/engine/due_days.h"
#include "sim/engine/due_search.h"
#include "sim/engine/row_walk.h"
#include "sim/policy/policy.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

class Part {
 public:
  static constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();  // no limit

  Part(Store& store, const Policy& policy, bool has_unanswered_table);

  // Before the first part: what takes long. Where there are several it needs none of their locks.
  void prepare(const std::vector<DueStretch>& due, Day as_of, std::int64_t most);
  // Whether some of it is looked for as rows lie in their table, in another order than that of their dates.
  bool goes_by_rows() const;
  // At most `most` records of a stretch: the oldest first, or where much of a table goes as they lie in it.
  // Of these as many as have no more than `bytes_max` of documents, but one at least.
  void fill(const DueStretch& stretch, Day as_of, std::int64_t most, std::int64_t bytes_max);
  void clear();

  std::int64_t records() const { return records_; }  // by the rule itself; 0: nothing is due
  bool was_cut() const { return was_cut_; }          // because of the bytes
  // Of each table what is listed, under the rule's id.
  void count(const std::function<void(const std::string& rule, Area area, std::int64_t records)>& each) const;
  // Writes the log and removes what is listed. Throws EngineFailure where the two differ.
  void purge(const RunMoment& moment);

 private:
  std::int64_t list_by(const std::string& sql, const DueStretch& stretch, AnchorKey to,
                       const std::vector<Value>& last);
  std::int64_t list_by_date(const DueStretch& stretch, std::int64_t most);
  bool tells_any_answer(const DueStretch& stretch);
  RowWalk& walk_of(const DueStretch& stretch, std::int64_t most);
  void list_children();
  std::int64_t list_children(Area parent, Area child);
  std::optional<std::pair<RecordId, RecordId>> id_range(Area area);
  void list_children_anew();
  void forget_as_unanswered();
  void cut(std::int64_t bytes_max);
  RecordId last_row();
  std::int64_t listed(Area area) const;
  std::int64_t log(Area area, const RunMoment& moment);
  std::int64_t remove(Area area);

  Store& store_;
  const Policy& policy_;
  bool has_unanswered_table_;
  DueDays days_;
  std::deque<RowWalk> walks_;  // of this run
  const Rule* rule_ = nullptr;
  std::int64_t records_ = 0;
  std::int64_t answers_ = 0;    // that hang on a notification
  std::int64_t documents_ = 0;  // that hang on a notification or an answer
  bool was_cut_ = false;
  std::optional<DueStretch> whole_;      // all of it is listed
  std::optional<DueStretch> oldest_of_;  // of which the oldest are listed
};

}  // namespace slettefrist::engine
