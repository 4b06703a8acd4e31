// Walks a family the way a caseworker would tell its story: the notification is sent, answers come in, each
// may move its date; what hangs on it goes along, arrives too late, or (documents) goes first by its own
// rule.
//
// Order of the telling: the documents' own lives, the notification's life, then each child under its parent.
#include "sim/oracle/family.h"

#include <algorithm>
#include <utility>

#include "sim/oracle/dates.h"
#include "sim/oracle/register.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

class FamilyStory {
 public:
  FamilyStory(const Context& context, const Family& family)
      : context_(context),
        family_(family),
        reading_(context.rulebook.reading()),
        cutoff_(context.runs.cutoff()) {}

  void tell(std::vector<Fate>& fates);

 private:
  bool is_reached(Instant fact) const { return fact < cutoff_; }
  bool is_out_of_scope() const;
  bool goes_with_parent() const {
    return !is_out_of_scope_ && reading_.document_under_parent != DocumentUnderParent::stays;
  }
  void live_documents();
  void live_notification();
  std::vector<Instant> facts_of_notification() const;
  const Answer* counting_answer(Instant known_until) const;
  Demand notification_demand(std::size_t slot, const Moment& moment, const LifetimeWalk& walk);
  void hold_back(Demand& demand, std::size_t slot, const Moment& moment, const LifetimeWalk& walk) const;
  std::optional<Deadline> document_deadline(const Document& document, Day as_of) const;
  void note_close_answer(Day deadline);

  Fate notification_fate() const;
  Fate answer_fate(const Answer& answer) const;
  Fate document_fate(std::size_t position) const;
  void arrive(Fate& fate, Instant entry) const;
  std::vector<Window> parent_windows(Instant entry) const;
  void join_parent(Lifetime& life, Instant entry) const;

  const Context& context_;
  const Family& family_;
  const Reading& reading_;
  const Instant cutoff_;
  bool is_out_of_scope_ = false;
  bool has_close_answer_ = false;  // an answer within a day of one of the notification's deadlines
  std::vector<Lifetime> documents_;
  Lifetime notification_;
};

// Reading scope = new_model: what was sent before the new model has no rule at all.
bool FamilyStory::is_out_of_scope() const {
  if (context_.rulebook.rules_of(Area::notification).empty()) return true;
  if (reading_.scope == Scope::all) return false;
  const Anchor sent = anchor_at(family_.notification.notified_at, reading_.day_of);
  return sent.day < context_.rulebook.new_model_from();
}

void FamilyStory::tell(std::vector<Fate>& fates) {
  is_out_of_scope_ = is_out_of_scope();
  live_documents();
  if (!is_out_of_scope_ && is_reached(family_.notification.notified_at)) live_notification();
  fates.push_back(notification_fate());
  for (const Answer& answer : family_.answers) fates.push_back(answer_fate(answer));
  for (std::size_t i = 0; i < family_.documents.size(); ++i) fates.push_back(document_fate(i));
}

// Each document by its own rule, as if nothing hung together.
void FamilyStory::live_documents() {
  documents_.resize(family_.documents.size());
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const Document& document = family_.documents[i];
    if (!is_reached(document.stored_at)) continue;
    documents_[i] = life_of(context_, document, std::span{&document.stored_at, 1});
  }
}

void FamilyStory::live_notification() {
  const std::vector<Instant> facts = facts_of_notification();
  notification_ = walk_lifetime(context_, Area::notification, facts,
                                [&](std::size_t slot, const Moment& moment, const LifetimeWalk& walk) {
                                  return notification_demand(slot, moment, walk);
                                });
}

// What can move the notification's date: the answer that counts, and documents where they hold it back.
std::vector<Instant> FamilyStory::facts_of_notification() const {
  std::vector<Instant> facts{family_.notification.notified_at};
  for (const Answer& answer : family_.answers) {
    if (!is_reached(answer.answered_at)) break;
    facts.push_back(answer.answered_at);
    if (reading_.which_answer == WhichAnswer::first) break;
  }
  if (reading_.document_under_parent == DocumentUnderParent::holds_parent) {
    for (const Document& document : family_.documents) {
      if (is_reached(document.stored_at)) facts.push_back(document.stored_at);
    }
    std::sort(facts.begin(), facts.end());
  }
  return facts;
}

const Answer* FamilyStory::counting_answer(Instant known_until) const {
  const Answer* counting = nullptr;
  for (const Answer& answer : family_.answers) {
    if (answer.answered_at > known_until) break;
    counting = &answer;
    if (reading_.which_answer == WhichAnswer::first) break;
  }
  return counting;
}

Demand FamilyStory::notification_demand(std::size_t slot, const Moment& moment, const LifetimeWalk& walk) {
  const Rulebook& rulebook = context_.rulebook;
  const BoundRule& rule = rulebook.rules_of(Area::notification)[slot];
  const Answer* const answer = counting_answer(moment.known_until);
  if (rule.applies == Applies::answered && !answer) return {};
  if (rule.applies == Applies::unanswered && answer) return {};
  const AnsweredNotification record{family_.notification, answer};
  const auto anchor = anchor_of(record, rule, reading_, moment.known_until);
  Demand demand = rulebook.demand_of(rule, anchor, moment.day);
  if (demand.kind != Demand::Kind::dated) return demand;
  if (reading_.document_under_parent == DocumentUnderParent::holds_parent) {
    hold_back(demand, slot, moment, walk);
  }
  note_close_answer(demand.deadline.on);
  return demand;
}

// Reading holds_parent: the latest of its own due day and those of its documents in the store. A document
// that went by its own rule holds nobody any more, unless the notification could go in that same run: then
// only an engine that uses its slack still has the notification, and its due day stays what it was.
void FamilyStory::hold_back(Demand& demand, std::size_t slot, const Moment& moment,
                            const LifetimeWalk& walk) const {
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    if (family_.documents[i].stored_at > moment.known_until) break;
    const Lifetime& own = documents_[i];
    const bool is_gone = own.taken_run < moment.run;
    if (is_gone && walk.open_run_of(slot) > own.taken_run) continue;
    const Day as_of = is_gone ? context_.runs.as_of(own.taken_run) : moment.day;
    const std::optional<Deadline> deadline = document_deadline(family_.documents[i], as_of);
    if (deadline) demand.deadline = std::max(demand.deadline, *deadline);
  }
}

// A document's own due day under the rules of a day: of several rules the earliest. A date that does not
// exist, or no rule in force, holds nobody.
std::optional<Deadline> FamilyStory::document_deadline(const Document& document, Day as_of) const {
  std::optional<Deadline> earliest;
  for (const BoundRule& rule : context_.rulebook.rules_of(Area::document)) {
    const auto anchor = anchor_of(document, rule, reading_, document.stored_at);
    const Demand demand = context_.rulebook.demand_of(rule, anchor, as_of);
    if (demand.kind != Demand::Kind::dated) continue;
    if (!earliest || demand.deadline < *earliest) earliest = demand.deadline;
  }
  return earliest;
}

void FamilyStory::note_close_answer(Day deadline) {
  for (const Answer& answer : family_.answers) {
    const int days_off = denmark().local_day(answer.answered_at) - deadline;
    if (days_off >= -1 && days_off <= 1) has_close_answer_ = true;
  }
}

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

}  // namespace

void append_family_fates(const Context& context, const Family& family, std::vector<Fate>& fates) {
  FamilyStory(context, family).tell(fates);
}

}  // namespace slettefrist::oracle
