// Walks a family the way a caseworker would tell its story: the notification is sent, answers come in, each
// may move its date, and documents may hold it back.
//
// Here the lives are walked; children.cpp tells each record's fate from them.
#include "sim/oracle/family.h"

#include <algorithm>
#include <utility>

#include "sim/oracle/dates.h"
#include "sim/oracle/family_story.h"
#include "sim/oracle/plain_family.h"
#include "sim/oracle/register.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {

// Reading scope = new_model: what was sent before the new model has no rule at all.
bool FamilyStory::is_out_of_scope() const {
  if (context_.rulebook.rules_of(Area::notification).empty()) return true;
  if (reading_.scope == Scope::all) return false;
  const Anchor sent = anchor_at(family_.notification.notified_at, reading_.day_of);
  return sent.day < context_.rulebook.new_model_from();
}

void FamilyStory::tell(std::vector<Fate>& fates) {
  is_out_of_scope_ = is_out_of_scope();
  // Whose life may bear on the other's goes first.
  if (documents_stay()) live_notification();
  live_documents();
  if (!documents_stay()) live_notification();
  const std::size_t own_place = fates.size();
  fates.push_back(notification_fate());
  for (const Answer& answer : family_.answers) fates.push_back(answer_fate(answer));
  for (std::size_t i = 0; i < family_.documents.size(); ++i) fates.push_back(document_fate(i));
  fates[own_place].windows = std::move(notification_.windows);  // the children look at them, and only they
}

// Each document by its own rule, as if nothing hung together.
void FamilyStory::live_documents() {
  documents_.resize(family_.documents.size());
  if (!context_.holds.is_empty()) find_holds_of_documents();
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const Document& document = family_.documents[i];
    if (!is_reached(document.stored_at)) continue;
    documents_[i] = life_of(context_, document, std::span{&document.stored_at, 1}, held_document(i));
  }
}

void FamilyStory::live_notification() {
  if (is_out_of_scope_ || !is_reached(family_.notification.notified_at)) return;
  if (!context_.holds.is_empty()) find_holds_of_notification();
  const Facts facts = facts_of_notification();
  const std::vector<std::int32_t> turns = turns_of_notification();
  notification_ = walk_lifetime(
      context_, Course{Area::notification, {facts.data(), facts.size()}, held_notification_, turns},
      [&](std::size_t slot, const Moment& moment, const LifetimeWalk& walk) {
        return notification_demand(slot, moment, walk);
      });
}

// What can move the notification's date: the answer that counts, and documents where they hold it back.
FamilyStory::Facts FamilyStory::facts_of_notification() const {
  Facts facts;
  facts.push_back(family_.notification.notified_at);
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
    if (is_gone && !walk.could_go_by(slot, own.taken_run)) continue;
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

void append_family_fates(const Context& context, const Family& family, std::vector<Fate>& fates) {
  if (!append_plain_family_fates(context, family, fates)) FamilyStory(context, family).tell(fates);
}

}  // namespace slettefrist::oracle
