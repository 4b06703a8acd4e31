// Notifications: when events strike a citizen, and what is told of them.
//
// A planted family is aimed by one of its records, and the notification is timed to suit. Must not know what
// a span means.
#include <algorithm>
#include <array>

#include "generators/life.h"
#include "generators/order.h"
#include "generators/record_ids.h"
#include "generators/uploads.h"
#include "generators/waits.h"

namespace slettefrist::generators {
namespace {

constexpr double kShareWithComment = 0.3;  // assumed
constexpr std::array<std::string_view, 4> kComments{"Mødte ikke til samtale. ", "Afslog et tilbud på mødet. ",
                                                    "Ingen jobsøgning i perioden. ", "Årsag: se bilag. "};
constexpr int kEventLeadDays = 20;

enum class Target { notification, answer, document };

// Timed so that an answer at `answer` comes after an everyday wait.
Instant before_answer(const Ground& ground, Stream& stream, Instant answer) {
  const Day answered_on = ground.time.day_of(answer);
  const int days = std::min(waited_days(stream, ground.settings.rates.answer_delay_days),
                            answered_on - ground.settings.history_from);
  return std::min(answer, ground.ordinary_moment(stream, answered_on - days));
}

Instant before_document(const Ground& ground, Stream& stream, Instant document) {
  const Day stored_on = ground.time.day_of(document);
  const Settings& settings = ground.settings;
  const Day earliest = settings.documents_on_any ? settings.history_from
                                                 : std::max(settings.history_from, settings.uploads_open_on);
  const int days = std::min(stream.whole(0, kUploadLagDays), stored_on - earliest);
  return std::min(document, ground.ordinary_moment(stream, stored_on - days));
}

// Aims the plan by one of its records, if there is anything to aim at.
void aim(const Ground& ground, Stream& stream, NotificationPlan& plan) {
  Target target = static_cast<Target>(stream.whole(0, 2));
  if (target == Target::answer && (!plan.answered || ground.answer_aims.pools.empty())) {
    target = Target::notification;
  }
  if (target == Target::document &&
      (ground.settings.rates.documents_per_notification <= 0 || ground.document_aims.pools.empty())) {
    target = Target::notification;
  }
  switch (target) {
    case Target::answer:
      plan.answer_aimed_at = ground.awkward_moment(stream, *ground.answer_aims.draw(stream));
      plan.notified_at = before_answer(ground, stream, *plan.answer_aimed_at);
      return;
    case Target::document:
      plan.document_aimed_at = ground.awkward_moment(stream, *ground.document_aims.draw(stream));
      plan.notified_at = before_document(ground, stream, *plan.document_aimed_at);
      return;
    case Target::notification:
      break;
  }
  const auto day = ground.notification_aims.draw(stream);
  if (day) plan.notified_at = ground.awkward_moment(stream, *day);
}

std::vector<NotificationPlan> plans_by_rates(const Ground& ground, Stream& times, Stream& aims) {
  const Settings& settings = ground.settings;
  std::vector<NotificationPlan> plans;
  const auto days = arrival_days(times, settings.rates.notifications_per_citizen_year, settings.history_from,
                                 settings.ends_on);
  plans.reserve(days.size());
  for (const Day day : days) {
    NotificationPlan plan;
    plan.answered = aims.chance(settings.rates.share_answered);
    plan.notified_at = ground.ordinary_moment(times, day);
    if (aims.chance(settings.plant_share)) aim(ground, aims, plan);
    plans.push_back(plan);
  }
  return plans;
}

// None is aimed at an edge: that would move it out of its month, or heap up a month's records on a few days.
std::vector<NotificationPlan> plans_by_volumes(const Ground& ground, Stream& times, Stream& aims,
                                               RecordId citizen_id) {
  std::vector<NotificationPlan> plans;
  for (const DealtRecord& dealt : dealt_to(ground.deal.notifications, citizen_id)) {
    const MonthVolume& month = ground.settings.volumes.months[static_cast<std::size_t>(dealt.month)];
    const std::int64_t answered =
        month.share_answered ? answered_of(month, *month.share_answered) : month.count;
    NotificationPlan plan;
    plan.answered =
        month.share_answered ? dealt.place < answered : aims.chance(ground.settings.rates.share_answered);
    plan.notified_at = ground.ordinary_moment(times, dealt.day);
    if (plan.answered && month.delay) {
      plan.answer_delay_days = delay_days(month, dealt.place, answered, aims);
    }
    plans.push_back(plan);
  }
  return plans;
}

}  // namespace

std::vector<NotificationPlan> notification_plans(const Ground& ground, RecordId citizen_id) {
  Stream times = ground.stream(Purpose::notification_time, citizen_id);
  Stream aims = ground.stream(Purpose::notification_aim, citizen_id);
  std::vector<NotificationPlan> plans = ground.settings.volumes.has(Area::notification)
                                            ? plans_by_volumes(ground, times, aims, citizen_id)
                                            : plans_by_rates(ground, times, aims);
  put_in_order(plans, [](const NotificationPlan& a, const NotificationPlan& b) {
    return a.notified_at < b.notified_at;
  });
  return plans;
}

void add_notifications(const Ground& ground, const Citizen& citizen, std::vector<NotificationPlan>& plans,
                       std::vector<Family>& families) {
  Stream stream = ground.stream(Purpose::notification_fact, citizen.citizen_id);
  IdCounter ids(citizen.citizen_id);
  families.reserve(plans.size());
  std::size_t kept = 0;
  for (const NotificationPlan& plan : plans) {
    const Day notified_on = ground.time.day_of(plan.notified_at);
    const auto id = ids.next(notified_on);
    if (!id) continue;
    plans[kept++] = plan;
    Notification& notification = families.emplace_back().notification;
    notification.notification_id = *id;
    notification.citizen_id = citizen.citizen_id;
    notification.jobcentre_code = ground.places.draw_jobcentre(stream, citizen.municipality_code);
    notification.fund_code = citizen.fund_code;
    notification.event_kind = ground.places.draw_event_kind(stream);
    notification.event_on = notified_on - stream.whole(0, kEventLeadDays);
    notification.notified_at = plan.notified_at;
    if (stream.chance(kShareWithComment)) {
      notification.comment = worded_with_token(kComments, Area::notification, *id);
    }
  }
  plans.resize(kept);
}

}  // namespace slettefrist::generators
