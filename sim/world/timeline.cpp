// From history to batches.
#include "sim/world/timeline.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace slettefrist::world {
namespace {

std::int64_t utc_day(Instant at) {
  return at.seconds / kSecondsADay - (at.seconds % kSecondsADay < 0 ? 1 : 0);
}

}  // namespace

Timeline::Timeline(HistorySource& source, Living& living, Listener& listener)
    : source_(source), living_(living), listener_(listener) {}

void Timeline::schedule(const Event& event, Instant until) {
  if (event.at < until)
    due_.push_back(event);
  else
    pending_[utc_day(event.at)].push_back(event);
}

void Timeline::take_family(Family&& family, Instant until) {
  LiveFamily& live = living_.adopt(std::move(family));
  const Family& f = live.family;
  schedule({f.notification.notified_at, What::notification, f.notification.notification_id, &live, 0}, until);
  for (std::uint32_t i = 0; i < f.answers.size(); ++i) {
    schedule({f.answers[i].answered_at, What::answer, f.answers[i].answer_id, &live, i}, until);
  }
  for (std::uint32_t i = 0; i < f.documents.size(); ++i) {
    schedule({f.documents[i].stored_at, What::document, f.documents[i].document_id, &live, i}, until);
  }
}

void Timeline::take_sanction(Sanction&& sanction, Instant until, std::int32_t first_run, Batch& batch) {
  const Sanction& entered = living_.enter(std::move(sanction));
  batch.sanctions.push_back(&entered);
  listener_.entered({Area::sanction, entered.sanction_id}, first_run);
  if (!living_.sanction(entered.sanction_id)->served_known && entered.served_on) {
    schedule({*entered.served_registered_at, What::served_date, entered.sanction_id, nullptr, 0}, until);
  }
}

template <class Record>
void Timeline::take_singles(std::vector<Record>& records, std::vector<const Record*>& out,
                            std::int32_t first_run) {
  for (Record& record : records) {
    const RecordKey key{Record::kArea, id_of(record)};
    out.push_back(&living_.enter(std::move(record)));
    listener_.entered(key, first_run);
  }
}

void Timeline::take_delivery(Instant until, std::int32_t first_run, Batch& batch) {
  History delivery;
  source_.deliver_until(until, delivery);
  listener_.delivered(delivery);
  take_singles(delivery.citizens, batch.citizens, first_run);
  for (CitizenChange& change : delivery.citizen_changes) {
    const Citizen* const changed = living_.change(std::move(change.citizen));
    if (changed != nullptr) batch.changed_citizens.push_back(changed);  // else nobody is left to change
  }
  for (Family& family : delivery.families) take_family(std::move(family), until);
  for (Sanction& sanction : delivery.sanctions) take_sanction(std::move(sanction), until, first_run, batch);
  take_singles(delivery.contact_courses, batch.contact_courses, first_run);
  take_singles(delivery.plan_drafts, batch.plan_drafts, first_run);
  take_singles(delivery.benefit_reports, batch.benefit_reports, first_run);
  take_singles(delivery.messages, batch.messages, first_run);
  take_singles(delivery.holds, batch.holds, first_run);
}

void Timeline::happen(const Event& event, std::int32_t first_run, Batch& batch) {
  if (event.what == What::served_date) {
    const LiveSanction* const live = living_.sanction(event.id);
    if (live == nullptr) return;  // the sanction is gone: nobody is left to tell the date of
    living_.make_served_date_known(event.id);
    batch.served_dates.push_back({event.id, *live->sanction.served_on, *live->sanction.served_registered_at});
    return;
  }
  LiveFamily& live = *event.family;
  --live.pending;
  const Family& family = live.family;
  bool enters = true;
  RecordKey key{Area::notification, event.id};
  if (event.what == What::notification) {
    living_.enter_notification(live);
    batch.notifications.push_back(&family.notification);
  } else if (event.what == What::answer) {
    key.area = Area::answer;
    enters = live.notification_present;
    if (enters) {
      living_.enter_answer(live, event.index);
      batch.answers.push_back(&family.answers[event.index]);
    }
  } else {
    key.area = Area::document;
    enters = living_.parent_present(live, family.documents[event.index]);
    if (enters) {
      living_.enter_document(live, event.index);
      batch.documents.push_back(&family.documents[event.index]);
    }
  }
  if (enters) {
    listener_.entered(key, first_run);
  } else {
    listener_.skipped(key);
    living_.settle(live);
  }
}

void Timeline::collect_before(Instant until, std::int32_t first_run, Batch& batch) {
  due_.clear();
  take_delivery(until, first_run, batch);
  while (!pending_.empty() && pending_.begin()->first <= utc_day(until)) {
    std::vector<Event> events = std::move(pending_.begin()->second);
    const std::int64_t day = pending_.begin()->first;
    pending_.erase(pending_.begin());
    std::vector<Event> later;
    for (const Event& event : events) (event.at < until ? due_ : later).push_back(event);
    if (!later.empty()) {
      pending_[day] = std::move(later);
      break;  // this was the day of `until`
    }
  }
  std::sort(due_.begin(), due_.end(), [](const Event& a, const Event& b) {
    return std::tie(a.at, a.what, a.id) < std::tie(b.at, b.what, b.id);
  });
  for (const Event& event : due_) happen(event, first_run, batch);
}

void Timeline::close() {
  static constexpr std::array<Area, 3> areas{Area::notification, Area::answer, Area::document};
  for (const auto& [day, events] : pending_) {
    for (const Event& event : events) {
      if (event.what == What::served_date) continue;
      listener_.not_reached({areas.at(static_cast<std::size_t>(event.what)), event.id});
    }
  }
  History rest;
  source_.deliver_until(Instant{std::numeric_limits<std::int64_t>::max()}, rest);
  const auto tell = [&](const auto& records) {
    for (const auto& record : records) listener_.not_reached({record.kArea, id_of(record)});
  };
  for (const Family& family : rest.families) {
    listener_.not_reached({Area::notification, family.notification.notification_id});
    tell(family.answers);
    tell(family.documents);
  }
  tell(rest.sanctions);
  tell(rest.contact_courses);
  tell(rest.plan_drafts);
  tell(rest.benefit_reports);
  tell(rest.messages);
}

}  // namespace slettefrist::world
