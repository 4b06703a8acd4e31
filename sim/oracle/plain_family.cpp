// Plain families: the notification's one date, and what hangs on it under that date (see plain_family.h).
#include "sim/oracle/plain_family.h"

#include <algorithm>
#include <optional>

#include "sim/oracle/dates.h"
#include "sim/oracle/plain_life.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

class PlainFamily {
 public:
  PlainFamily(const Context& context, const Family& family)
      : runs_(context.runs), reading_(context.rulebook.reading()), rules_(context.plain), family_(family) {}

  // False where the family is not plain.
  bool live();
  void tell(std::vector<Fate>& fates) const;

 private:
  bool live_answered();
  void live_unanswered();
  bool all_is_reached() const;
  // The anchor of a record whose last fact came in at `entry`.
  template <class Record>
  Anchor anchor_by(const PlainRule& rule, const Record& record, Instant entry) const {
    if (rule.counts_from_entry) return anchor_at(entry, reading_.day_of);
    return *anchor_of(record, *rule.bound, reading_, entry);  // sanctions alone lack dates
  }
  void arrive(Fate& fate, std::int32_t first_run) const;
  Window along(std::int32_t first_run) const;
  void tell_answer(const Answer& answer, Fate& fate) const;
  void tell_document(const Document& document, Fate& fate) const;
  void join_parent(const PlainLife& own, std::int32_t first_run, Fate& fate) const;

  const RunTable& runs_;
  const Reading& reading_;
  const PlainRules& rules_;
  const Family& family_;
  std::optional<PlainLife> room_;
  const PlainLife* notification_ = nullptr;
};

// Facts that no run looks at are rare, and the walk knows how.
bool PlainFamily::all_is_reached() const {
  const Instant cutoff = runs_.cutoff();
  const auto is_reached = [&](Instant fact) { return fact < cutoff; };
  return is_reached(family_.notification.notified_at) &&
         (family_.answers.empty() || is_reached(family_.answers.back().answered_at)) &&
         (family_.documents.empty() || is_reached(family_.documents.back().stored_at));
}

bool PlainFamily::live() {
  const bool one_counts = family_.answers.size() <= 1 || reading_.which_answer == WhichAnswer::first;
  if (!one_counts || !all_is_reached()) return false;
  if (!family_.answers.empty()) return live_answered();
  live_unanswered();
  return true;
}

void PlainFamily::live_unanswered() {
  const PlainLives& lives = rules_.lives_of_unanswered();
  const Instant sent_at = family_.notification.notified_at;
  const Anchor anchor = anchor_by(lives.rule(), AnsweredNotification{family_.notification}, sent_at);
  notification_ = &lives.of(anchor, fact_at(runs_, sent_at), room_);
}

// Plain if every answer came long before the date that the notification had without one, and long before the
// one it has with the first. Days are bounded where that is enough: no zone has to be asked.
bool PlainFamily::live_answered() {
  const PlainLives& lives = *rules_.lives_of(Area::notification);
  const PlainRule& rule = lives.rule();
  const PlainRule& without = rules_.lives_of_unanswered().rule();
  const Answer& answer = family_.answers.front();
  const Instant sent_at = family_.notification.notified_at;
  const Day last_plain_day = latest_local_day(family_.answers.back().answered_at) + 1;
  if (answer.answered_at >= rule.start.at) {
    const Day before = without.counts_from_entry
                           ? earliest_local_day(sent_at)
                           : anchor_by(without, AnsweredNotification{family_.notification}, sent_at).day;
    if (last_plain_day >= before + without.least_days) return false;
  }
  const AnsweredNotification record{family_.notification, &answer};
  const Anchor anchor = anchor_by(rule, record, answer.answered_at);
  if (last_plain_day >= anchor.day + rule.least_days) return false;
  notification_ = &lives.of(anchor, fact_at(runs_, answer.answered_at), room_);
  return true;
}

void PlainFamily::tell(std::vector<Fate>& fates) const {
  const Notification& notification = family_.notification;
  Fate& own = fates.emplace_back(Area::notification, notification.notification_id, notification.citizen_id);
  own.on_edge = notification_->on_edge;
  if (notification_->has_window()) own.windows.push_back(notification_->window);
  expect(own, *notification_);
  for (const Answer& answer : family_.answers) {
    tell_answer(answer, fates.emplace_back(Area::answer, answer.answer_id, answer.citizen_id));
  }
  for (const Document& document : family_.documents) {
    tell_document(document, fates.emplace_back(Area::document, document.document_id, document.citizen_id));
  }
}

// Whether it comes before its notification is gone, or was taken by a prompt engine.
void PlainFamily::arrive(Fate& fate, std::int32_t first_run) const {
  fate.may_enter = first_run <= notification_->gone_run;
  fate.enters = first_run <= notification_->taken_run;
}

// The notification's window for what is there since `first_run`.
Window PlainFamily::along(std::int32_t first_run) const {
  Window window = notification_->window;
  window.opens_run = std::max(window.opens_run, first_run);
  window.closes_run = std::max(window.closes_run, first_run);
  window.with_parent = true;
  return window;
}

void PlainFamily::tell_answer(const Answer& answer, Fate& fate) const {
  const std::int32_t first_run = runs_.first_run_after(answer.answered_at);
  arrive(fate, first_run);
  fate.on_edge = notification_->on_edge;
  if (notification_->has_window()) fate.windows.push_back(along(first_run));
  if (fate.enters) expect(fate, *notification_, true);
}

void PlainFamily::tell_document(const Document& document, Fate& fate) const {
  const PlainLives& lives = *rules_.lives_of(Area::document);
  const Fact stored = fact_at(runs_, document.stored_at);
  std::optional<PlainLife> room;
  const PlainLife& own = lives.of(anchor_by(lives.rule(), document, stored.at), stored, room);
  arrive(fate, stored.run);
  if (reading_.document_under_parent == DocumentUnderParent::goes) {
    join_parent(own, stored.run, fate);
    return;
  }
  if (own.has_window()) fate.windows.push_back(own.window);
  fate.on_edge = own.on_edge;
  if (fate.enters) expect(fate, own);
}

// By its own rule or along with its notification, whichever comes first; in the same run by its own. After
// the run that must have taken it, no window opens any more.
void PlainFamily::join_parent(const PlainLife& own, std::int32_t first_run, Fate& fate) const {
  const PlainLife& parent = *notification_;
  const Window with_parent = along(first_run);
  const bool goes_along = parent.has_window();
  std::int32_t gone_run = own.gone_run;
  if (goes_along) gone_run = std::min(gone_run, runs_.first_held_from(with_parent.closes_run));
  const bool stays_own = own.has_window() && own.window.opens_run <= gone_run;
  const bool stays_along = goes_along && (gone_run >= parent.gone_run || parent.window.opens_run <= gone_run);
  const bool is_own_first = own.window.opens_run <= with_parent.opens_run;
  if (stays_own && is_own_first) fate.windows.push_back(own.window);
  if (stays_along) fate.windows.push_back(with_parent);
  if (stays_own && !is_own_first) fate.windows.push_back(own.window);
  fate.on_edge = (own.on_edge || (goes_along && parent.on_edge)) && !fate.windows.empty();
  if (!fate.enters) return;
  const bool is_taken_along = parent.taken_run < own.taken_run;
  const bool is_next_along =
      own.taken_run == parent.taken_run && own.taken_run == kNever && parent.free_on < own.free_on;
  const bool is_parents = is_taken_along || is_next_along;
  expect(fate, is_parents ? parent : own, is_parents);
}

}  // namespace

bool append_plain_family_fates(const Context& context, const Family& family, std::vector<Fate>& fates) {
  if (!context.plain.lives_of(Area::notification) || !context.plain.lives_of(Area::document)) return false;
  PlainFamily plain(context, family);
  if (!plain.live()) return false;
  plain.tell(fates);
  return true;
}

}  // namespace slettefrist::oracle
