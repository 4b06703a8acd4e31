// From history to batches.
#include "sim/world/timeline.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <tuple>
#include <utility>

namespace slettefrist::world {
namespace {

// Where the history has not made them ahead: enough to be busy with while others draw the next ones.
constexpr std::size_t kCitizensAtOnce = 16'384;
constexpr std::size_t kBroughtNear = 8;  // so many events ahead, the places of their parents
constexpr std::int32_t kFirstRun = 0;    // it sees all citizens

std::int64_t utc_day(Instant at) {
  return at.seconds / kSecondsADay - (at.seconds % kSecondsADay < 0 ? 1 : 0);
}

// A served date that is registered after its sanction.
bool is_served_later(const Sanction& sanction) {
  return sanction.served_on && sanction.served_registered_at &&
         *sanction.served_registered_at > sanction.registered_at;
}

// The sanction as its row stands at first: a served date that is registered later is not there.
Sanction as_first_known(const Sanction& sanction) {
  Sanction known = sanction;
  if (!known.served_on || is_served_later(known)) {
    known.served_on.reset();
    known.served_registered_at.reset();
  }
  return known;
}

}  // namespace

Timeline::Timeline(HistorySource& source, Living& living, Listener& listener)
    : source_(source), living_(living), listener_(listener) {}

template <class Record>
void Timeline::schedule(Instant at, What what, const Record& record, Instant until) {
  if (at < until) {
    due_.push_back({at, id_of(record), &record});
  } else {
    pending_[utc_day(at)].push_back({at, id_of(record), packed(record, scratch_), what});
  }
}

void Timeline::take_sanction(const Sanction& sanction, std::int32_t first_run, Batch& batch) {
  const Sanction& known = first_known_.emplace_back(as_first_known(sanction));
  living_.enter(known);
  batch.sanctions.push_back(&sanction);
  listener_.entered({Area::sanction, sanction.sanction_id}, first_run);
}

template <class Record>
void Timeline::take_singles(const std::vector<Record>& records, std::vector<const Record*>& out,
                            std::int32_t first_run) {
  for (const Record& record : records) {
    living_.enter(record);
    out.push_back(&record);
    listener_.entered({Record::kArea, id_of(record)}, first_run);
  }
}

bool Timeline::collect_citizens(Batch& batch) {
  delivery_ = {};
  delivery_.citizens = source_.next_citizens(kCitizensAtOnce);
  if (delivery_.citizens.empty()) return false;
  listener_.delivered(delivery_);
  take_singles(delivery_.citizens, batch.citizens, kFirstRun);
  return true;
}

void Timeline::schedule_delivery(Instant until) {
  for (const Family& family : delivery_.families) {
    schedule(family.notification.notified_at, What::notification, family.notification, until);
    for (const Answer& answer : family.answers) schedule(answer.answered_at, What::answer, answer, until);
    for (const Document& document : family.documents)
      schedule(document.stored_at, What::document, document, until);
  }
  for (const Sanction& sanction : delivery_.sanctions) {
    if (is_served_later(sanction))
      schedule(*sanction.served_registered_at, What::served_date, sanction, until);
  }
}

void Timeline::take_delivery(std::int32_t first_run, Batch& batch) {
  listener_.delivered(delivery_);
  take_singles(delivery_.citizens, batch.citizens, first_run);
  for (const CitizenChange& change : delivery_.citizen_changes) {
    if (living_.change(change.citizen)) batch.changed_citizens.push_back(&change.citizen);
    // else nobody is left to change
  }
  first_known_.clear();
  for (const Sanction& sanction : delivery_.sanctions) take_sanction(sanction, first_run, batch);
  take_singles(delivery_.contact_courses, batch.contact_courses, first_run);
  take_singles(delivery_.plan_drafts, batch.plan_drafts, first_run);
  take_singles(delivery_.benefit_reports, batch.benefit_reports, first_run);
  take_singles(delivery_.messages, batch.messages, first_run);
  take_singles(delivery_.holds, batch.holds, first_run);
}

std::optional<RecordKey> Timeline::Event::parent() const {
  if (const auto* const answer = std::get_if<const Answer*>(&subject))
    return RecordKey{Area::notification, (*answer)->notification_id};
  if (const auto* const document = std::get_if<const Document*>(&subject)) {
    if ((*document)->answer_id) return RecordKey{Area::answer, *(*document)->answer_id};
    return RecordKey{Area::notification, (*document)->notification_id.value_or(0)};
  }
  return std::nullopt;
}

template <class Record>
void Timeline::enter_or_skip(const Record& record, bool is_parent_there, std::vector<const Record*>& out,
                             std::int32_t first_run) {
  const RecordKey key{Record::kArea, id_of(record)};
  if (!is_parent_there) return listener_.skipped(key);
  living_.enter(record);
  out.push_back(&record);
  listener_.entered(key, first_run);
}

void Timeline::happen(const Event& event, std::int32_t first_run, Batch& batch) {
  const std::optional<RecordKey> parent = event.parent();
  const bool is_parent_there = !parent || living_.is_present(*parent);
  if (const auto* const notification = std::get_if<const Notification*>(&event.subject)) {
    enter_or_skip(**notification, is_parent_there, batch.notifications, first_run);
  } else if (const auto* const answer = std::get_if<const Answer*>(&event.subject)) {
    enter_or_skip(**answer, is_parent_there, batch.answers, first_run);
  } else if (const auto* const document = std::get_if<const Document*>(&event.subject)) {
    enter_or_skip(**document, is_parent_there, batch.documents, first_run);
  } else {
    const Sanction& sanction = *std::get<const Sanction*>(event.subject);
    if (!living_.change(sanction)) return;  // the sanction is gone: nobody is left to tell the date of
    batch.served_dates.push_back({event.id, *sanction.served_on, *sanction.served_registered_at});
  }
}

void Timeline::wake(const Waiting& waiting) {
  const auto add = [&](auto& woken) {
    using Record = typename std::remove_cvref_t<decltype(woken)>::value_type;
    woken.push_back(unpacked<Record>(waiting.record));
    due_.push_back({waiting.at, waiting.id, &std::as_const(woken.back())});
  };
  switch (waiting.what) {
    case What::answer:
      return add(woken_answers_);
    case What::document:
      return add(woken_documents_);
    case What::served_date:
      return add(woken_sanctions_);
    case What::notification:
      return add(woken_notifications_);
  }
}

void Timeline::wake_before(Instant until) {
  while (!pending_.empty() && pending_.begin()->first <= utc_day(until)) {
    std::vector<Waiting> day = std::move(pending_.begin()->second);
    const std::int64_t number = pending_.begin()->first;
    pending_.erase(pending_.begin());
    std::vector<Waiting> later;
    for (Waiting& waiting : day) {
      if (waiting.at < until)
        wake(waiting);
      else
        later.push_back(std::move(waiting));
    }
    if (later.empty()) continue;
    pending_[number] = std::move(later);
    break;  // this was the day of `until`
  }
}

void Timeline::fetch(Instant until) {
  due_.clear();
  woken_notifications_.clear();
  woken_answers_.clear();
  woken_documents_.clear();
  woken_sanctions_.clear();
  delivery_ = {};
  source_.deliver_until(until, delivery_);
  schedule_delivery(until);
  wake_before(until);
  std::sort(due_.begin(), due_.end(), [](const Event& a, const Event& b) {
    return std::tuple{a.at, a.subject.index(), a.id} < std::tuple{b.at, b.subject.index(), b.id};
  });
}

void Timeline::fetch_ahead(Instant until) {
  fetched_until_ = until;
  try {
    fetch(until);
  } catch (...) {
    fetch_failure_ = std::current_exception();
  }
}

void Timeline::collect_before(Instant until, std::int32_t first_run, Batch& batch) {
  assert(!fetched_until_ || *fetched_until_ == until);
  if (!std::exchange(fetched_until_, std::nullopt)) fetch(until);
  if (fetch_failure_) std::rethrow_exception(fetch_failure_);
  take_delivery(first_run, batch);
  for (std::size_t i = 0; i < due_.size(); ++i) {
    if (i + kBroughtNear < due_.size()) {
      if (const auto parent = due_[i + kBroughtNear].parent()) living_.bring_near(*parent);
    }
    happen(due_[i], first_run, batch);
  }
}

void Timeline::tell_not_reached(const History& delivery) {
  const auto tell = [&](const auto& records) {
    for (const auto& record : records) listener_.not_reached({record.kArea, id_of(record)});
  };
  tell(delivery.sanctions);
  tell(delivery.contact_courses);
  tell(delivery.plan_drafts);
  tell(delivery.benefit_reports);
  tell(delivery.messages);
}

void Timeline::close() {
  if (fetch_failure_) std::rethrow_exception(fetch_failure_);
  static constexpr std::array<Area, 3> areas{Area::notification, Area::answer, Area::document};
  const auto tell_event = [&](std::size_t what, RecordId id) {
    if (what < areas.size()) listener_.not_reached({areas.at(what), id});  // a served date is no record
  };
  if (fetched_until_) {
    for (const Event& event : due_) tell_event(event.subject.index(), event.id);
    tell_not_reached(delivery_);
  }
  for (const auto& [day, waiting] : pending_) {
    for (const Waiting& each : waiting) tell_event(static_cast<std::size_t>(each.what), each.id);
  }
  History rest;
  source_.deliver_until(Instant{std::numeric_limits<std::int64_t>::max()}, rest);
  for (const Family& family : rest.families) {
    listener_.not_reached({Area::notification, family.notification.notification_id});
    for (const Answer& answer : family.answers) listener_.not_reached({Area::answer, answer.answer_id});
    for (const Document& document : family.documents)
      listener_.not_reached({Area::document, document.document_id});
  }
  tell_not_reached(rest);
}

}  // namespace slettefrist::world
