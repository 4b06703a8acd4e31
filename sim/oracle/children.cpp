// What a family's lives come to, record by record: what hangs on a notification goes along with it, arrives
// too late, or (documents) goes first by its own rule.
//
// Reads the lives that family.cpp walked and changes none.
#include <algorithm>
#include <utility>

#include "sim/oracle/family_story.h"
#include "sim/oracle/register.h"

namespace slettefrist::oracle {

Fate FamilyStory::notification_fate() const {
  Fate fate;
  fate.area = Area::notification;
  fate.id = family_.notification.notification_id;
  fate.citizen_id = family_.notification.citizen_id;
  fate.enters = is_reached(family_.notification.notified_at);
  fate.untouchable = is_out_of_scope_;
  if (!fate.enters) return fate;
  Lifetime life = notification_;
  life.on_edge = life.on_edge || has_close_answer_;
  apply_life(fate, std::move(life));
  return fate;
}

// What arrives after its notification went finds nobody and is skipped; after the run that must have taken
// it, no engine that keeps the policy lets it in.
void FamilyStory::arrive(Fate& fate, Instant entry) const {
  if (!is_reached(entry)) {
    fate.enters = false;
    return;
  }
  const std::int32_t run = context_.runs.first_run_after(entry);
  fate.may_enter = run <= notification_.gone_run;
  fate.enters = run <= notification_.taken_run;
}

// The notification's windows as they are for what hangs on it since `entry`: it cannot go before it came, and
// what came late is not late.
std::vector<Window> FamilyStory::parent_windows(Instant entry) const {
  const std::int32_t first_run = context_.runs.first_run_after(entry);
  std::vector<Window> windows;
  windows.reserve(notification_.windows.size());
  for (Window window : notification_.windows) {
    if (window.ended_run <= first_run) continue;
    window.opens_run = std::max(window.opens_run, first_run);
    window.closes_run = std::max(window.closes_run, first_run);
    window.with_parent = true;
    windows.push_back(window);
  }
  return windows;
}

Fate FamilyStory::answer_fate(const Answer& answer) const {
  Fate fate;
  fate.area = Area::answer;
  fate.id = answer.answer_id;
  fate.citizen_id = answer.citizen_id;
  fate.untouchable = is_out_of_scope_;
  arrive(fate, answer.answered_at);
  if (is_out_of_scope_ || !is_reached(answer.answered_at)) return fate;
  Lifetime along;
  along.windows = parent_windows(answer.answered_at);
  along.next = notification_.next;
  along.taken_run = notification_.taken_run;
  along.taken_by = notification_.taken_by;
  along.on_edge = notification_.on_edge || has_close_answer_;
  apply_life(fate, std::move(along));
  return fate;
}

// A document goes by its own rule or along with its notification, whichever comes first; where both take it
// in the same run, by its own.
void FamilyStory::join_parent(Lifetime& life, Instant entry) const {
  const std::vector<Window> along = parent_windows(entry);
  life.on_edge = life.on_edge || (!along.empty() && (notification_.on_edge || has_close_answer_));
  life.windows.insert(life.windows.end(), along.begin(), along.end());
  std::stable_sort(life.windows.begin(), life.windows.end(),
                   [](const Window& left, const Window& right) { return left.opens_run < right.opens_run; });
  life.gone_run = settle(life.windows, context_.runs);
  if (notification_.taken_run < life.taken_run) {
    life.taken_run = notification_.taken_run;
    life.taken_by = notification_.taken_by;
  }
  const std::optional<Prospect>& parents = notification_.next;
  if (parents && (!life.next || parents->opens_on < life.next->opens_on)) life.next = parents;
}

Fate FamilyStory::document_fate(std::size_t position) const {
  const Document& document = family_.documents[position];
  Fate fate;
  fate.area = Area::document;
  fate.id = document.document_id;
  fate.citizen_id = document.citizen_id;
  fate.untouchable = context_.rulebook.rules_of(Area::document).empty() && !goes_with_parent();
  arrive(fate, document.stored_at);
  if (!is_reached(document.stored_at)) return fate;
  Lifetime life = documents_[position];
  if (goes_with_parent()) join_parent(life, document.stored_at);
  apply_life(fate, std::move(life));
  return fate;
}

}  // namespace slettefrist::oracle
