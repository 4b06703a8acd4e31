// What a family's lives come to, record by record: what hangs on a notification goes along with it, arrives
// too late, or (documents) goes first by its own rule.
//
// Reads the lives that family.cpp walked; a document's own is used up by its fate.
#include <algorithm>
#include <utility>

#include "sim/oracle/family_story.h"
#include "sim/oracle/register.h"

namespace slettefrist::oracle {
namespace {

// What a document's own holds leave of the windows in which its notification may go: not every engine that
// keeps the policy still has the document then, so the notification's windows may be wider.
void append_free_parts(const Windows& along, const HeldTime& held, Windows& windows) {
  if (held.is_empty()) {
    windows.insert(windows.end(), along.begin(), along.end());
    return;
  }
  for (const Window& whole : along) {
    for (std::int32_t run = whole.opens_run; run < whole.ended_run;) {
      Window part = whole;
      part.opens_run = run;
      part.closes_run = std::max(whole.closes_run, run);
      part.ended_run = std::min(held.next_change(run), whole.ended_run);
      if (held.grip_at(run) != HeldTime::Grip::held) windows.push_back(part);
      run = part.ended_run;
    }
  }
}

}  // namespace

// Without its windows, which the children's fates are told from first.
Fate FamilyStory::notification_fate() const {
  Fate fate{Area::notification, family_.notification.notification_id, family_.notification.citizen_id};
  fate.enters = is_reached(family_.notification.notified_at);
  fate.untouchable = is_out_of_scope_;
  if (!fate.enters) return fate;
  apply_all_but_windows(fate, notification_);
  fate.on_edge = (notification_.on_edge || has_close_answer_) && !notification_.windows.empty();
  return fate;
}

// What arrives after its notification went finds nobody and is skipped; after the run that must have taken
// it, no engine that keeps the policy lets it in. Where a hold keeps a notification that is overdue, what
// arrives is held along with it and not due at once.
void FamilyStory::arrive(Fate& fate, Instant entry) const {
  if (!is_reached(entry)) {
    fate.enters = false;
    return;
  }
  const std::int32_t run = context_.runs.first_run_after(entry);
  const bool goes_along = fate.area == Area::answer || goes_with_parent();
  const bool is_held = goes_along && held_notification_.grip_at(run) == HeldTime::Grip::held;
  fate.may_enter = run <= notification_.gone_run || is_held;
  fate.enters = run <= notification_.taken_run;
}

// The notification's windows as they are for what hangs on it since `entry`: it cannot go before it came, and
// what came late is not late.
Windows FamilyStory::windows_along(const Windows& parents, Instant entry) const {
  const std::int32_t first_run = context_.runs.first_run_after(entry);
  Windows windows;
  windows.reserve(parents.size());
  for (Window window : parents) {
    if (window.ended_run <= first_run) continue;
    window.opens_run = std::max(window.opens_run, first_run);
    window.closes_run = std::max(window.closes_run, first_run);
    window.with_parent = true;
    windows.push_back(window);
  }
  return windows;
}

Fate FamilyStory::answer_fate(const Answer& answer) const {
  Fate fate{Area::answer, answer.answer_id, answer.citizen_id};
  fate.untouchable = is_out_of_scope_;
  arrive(fate, answer.answered_at);
  if (is_out_of_scope_ || !is_reached(answer.answered_at)) return fate;
  Lifetime along;
  along.windows = windows_along(notification_.windows, answer.answered_at);
  along.is_held_at_times = notification_.is_held_at_times;
  along.next = notification_.next;
  if (along.next) along.next->with_parent = true;
  along.taken_run = notification_.taken_run;
  along.taken_by = notification_.taken_by;
  along.taken_by.with_parent = true;
  along.on_edge = notification_.on_edge || has_close_answer_;
  apply_life(fate, std::move(along));
  return fate;
}

// A document goes by its own rule or along with its notification, whichever comes first; where both take it
// in the same run, by its own.
void FamilyStory::join_parent(Lifetime& life, std::size_t position) const {
  const Instant entry = family_.documents[position].stored_at;
  const HeldTime& held = held_document(position);
  Windows along = windows_along(notification_.windows, entry);
  life.on_edge = life.on_edge || (!along.empty() && (notification_.on_edge || has_close_answer_));
  life.gone_run = std::min(life.gone_run, last_moment_of(along, context_.runs));
  if (settle(life.spans, life.gone_run)) life.windows = windows_of(life.spans, held, context_.runs);
  if (life.gone_run < notification_.gone_run) {
    Spans parents = notification_.spans;
    settle(parents, life.gone_run);
    along = windows_along(windows_of(parents, held_notification_, context_.runs), entry);
  }
  append_free_parts(along, held, life.windows);
  life.is_held_at_times = life.is_held_at_times || notification_.is_held_at_times;
  sort_by_opening(life.windows);
  if (notification_.taken_run < life.taken_run) {
    life.taken_run = notification_.taken_run;
    life.taken_by = notification_.taken_by;
    life.taken_by.with_parent = true;
  }
  const std::optional<Prospect>& next = notification_.next;
  if (!next || (life.next && next->free_on >= life.next->free_on)) return;
  life.next = next;
  life.next->with_parent = true;
}

Fate FamilyStory::document_fate(std::size_t position) {
  const Document& document = family_.documents[position];
  Fate fate{Area::document, document.document_id, document.citizen_id};
  fate.untouchable = context_.rulebook.rules_of(Area::document).empty() && !goes_with_parent();
  arrive(fate, document.stored_at);
  if (!is_reached(document.stored_at)) return fate;
  Lifetime life = std::move(documents_[position]);
  if (goes_with_parent()) join_parent(life, position);
  apply_life(fate, std::move(life));
  return fate;
}

}  // namespace slettefrist::oracle
