// See sqlite_unanswered.h.
#include "sim/store/sqlite_unanswered.h"

#include <algorithm>
#include <span>

namespace slettefrist::store {

// In the order of the table, so that each goes in behind the last.
class UnansweredList::NewRows final : public Rows {
 public:
  NewRows(const std::vector<New>& all, RecordKey& at) : at_(at) {
    for (const New& each : all) {
      if (!each.is_answered) keys_.emplace_back(each.notified_at, each.id);
    }
    std::sort(keys_.begin(), keys_.end());
    rest_ = keys_;
  }

  bool advance() override {
    if (rest_.empty()) return false;
    const auto [notified_at, id] = rest_.front();
    at_ = {Area::notification, id};
    cells_[0].set(notified_at);
    cells_[1].set(id);
    rest_ = rest_.subspan(1);
    return true;
  }

 private:
  using Key = std::pair<std::int64_t, RecordId>;
  std::vector<Key> keys_;
  std::span<const Key> rest_;
  RecordKey& at_;
};

UnansweredList::UnansweredList(SQLite::Database& database, bool is_filling)
    : database_(database), is_filling_(is_filling) {}

void UnansweredList::look_whether_it_is_there() {
  is_there_ = number(database_, look_,
                     "SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND "
                     "name = 'aux_unanswered'") > 0;
}

void UnansweredList::note_new(const std::vector<const Notification*>& by_id) {
  if (!is_filling_ || !is_there_) new_.clear();
  const auto earlier = static_cast<std::ptrdiff_t>(new_.size());
  for (const Notification* each : by_id)
    new_.push_back({each->notification_id, each->notified_at.seconds, false});
  const auto is_before = [](const New& left, const New& right) { return left.id < right.id; };
  if (std::is_sorted(new_.begin(), new_.end(), is_before)) return;
  std::inplace_merge(new_.begin(), new_.begin() + earlier, new_.end(), is_before);
}

// Nothing when it came before this batch, or not at all.
UnansweredList::New* UnansweredList::new_notification(RecordId id) {
  const auto found = std::lower_bound(new_.begin(), new_.end(), id,
                                      [](const New& each, RecordId wanted) { return each.id < wanted; });
  return found != new_.end() && found->id == id ? &*found : nullptr;
}

void UnansweredList::note_answered(const Answer& answer) {
  if (!is_there_) return;
  if (New* const notification = new_notification(answer.notification_id)) {
    notification->is_answered = true;
    return;
  }
  if (is_filling_) return;  // nothing is in the table yet
  SQLite::Statement& statement =
      prepared(database_, delete_,
               "DELETE FROM main.aux_unanswered WHERE notification_id = ?1 AND notified_at = "
               "(SELECT notified_at FROM main.notification WHERE notification_id = ?1)");
  statement.bind(1, answer.notification_id);
  rows_changed_ += run(database_, statement);
}

void UnansweredList::write_down(RecordKey& at) {
  if (!is_there_) return;
  if (!is_filling_) return insert_new(at);
  std::erase_if(new_, [](const New& each) { return each.is_answered; });
}

void UnansweredList::insert_new(RecordKey& at) {
  NewRows rows{new_, at};
  if (!insert_) {
    insert_.emplace(database_.getHandle(),
                    "INSERT OR REPLACE INTO main.aux_unanswered " + select_rows_text(2));
  }
  rows_changed_ += insert_->run(rows);
}

void UnansweredList::end_filling(RecordKey& at) {
  look_whether_it_is_there();
  is_filling_ = false;
  if (!is_there_) return;
  if (!is_sure_) {
    database_.exec(
        "INSERT INTO main.aux_unanswered SELECT notified_at, notification_id FROM main.notification "
        "WHERE notification_id NOT IN (SELECT notification_id FROM main.answer)");
    return;
  }
  insert_new(at);
}

}  // namespace slettefrist::store
