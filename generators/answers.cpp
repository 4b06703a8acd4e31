// Answers: what a fund makes of a notification, soon, years later, or more than once.
//
// Late answers are aimed at the ends of the notification's spans, where they decide whether it still stands.
// Must not know what a span means.
#include <algorithm>
#include <array>

#include "generators/life.h"
#include "generators/order.h"
#include "generators/record_ids.h"
#include "generators/waits.h"

namespace slettefrist::generators {
namespace {

constexpr double kShareWithComment = 0.2;  // assumed
constexpr std::array<std::string_view, 4> kComments{"Afgørelse følger. ", "Gyldig grund: sygdom. ",
                                                    "Medlemmet står til rådighed. ", "Må ringe på mandag. "};
constexpr double kShareAimedIfLate = 0.5;    // assumed
constexpr double kShareThirdIfSecond = 0.1;  // assumed
constexpr int kEarliestLateDays = 365;
constexpr int kLatestLateDays = 7 * 365;
constexpr int kDecisionLeadDays = 5;

struct AnswerDraft {
  Instant answered_at;
  std::size_t family = 0;
};

Day later(Day day, int days) { return encodable(day + days); }

Instant late_answer(const Ground& ground, Stream& stream, Day notified_on) {
  const std::vector<Span>& spans = ground.settings.plant.notification;
  if (!spans.empty() && stream.chance(kShareAimedIfLate)) {
    const Day end = end_of(notified_on, spans[stream.index(spans.size())]);
    return ground.awkward_moment(stream, later(end, stream.whole(0, 3) % 3 - 1));
  }
  return ground.ordinary_moment(stream, later(notified_on, stream.whole(kEarliestLateDays, kLatestLateDays)));
}

Instant first_answer(const Ground& ground, Stream& stream, const NotificationPlan& plan, Day notified_on) {
  if (plan.answer_aimed_at) return *plan.answer_aimed_at;
  if (plan.answer_delay_days) {
    return ground.ordinary_moment(stream, later(notified_on, *plan.answer_delay_days));
  }
  if (stream.chance(ground.settings.rates.share_answered_late)) {
    return late_answer(ground, stream, notified_on);
  }
  const int days = waited_days(stream, ground.settings.rates.answer_delay_days);
  return ground.ordinary_moment(stream, later(notified_on, days));
}

// One answer after another; a child never comes before its parent, nor a second answer before the first.
void draft_answers(const Ground& ground, Stream& stream, const NotificationPlan& plan, std::size_t family,
                   std::vector<AnswerDraft>& drafts) {
  const Day notified_on = ground.time.day_of(plan.notified_at);
  Instant at = std::max(plan.notified_at, first_answer(ground, stream, plan, notified_on));
  drafts.push_back({at, family});
  double share_more = ground.settings.rates.share_answered_twice;
  for (int more = 0; more < 2 && stream.chance(share_more); ++more) {
    const int days = stream.chance(0.5) ? stream.whole(1, 20) : stream.whole(21, 240);
    at = std::max(at, ground.ordinary_moment(stream, later(ground.time.day_of(at), days)));
    drafts.push_back({at, family});
    share_more = kShareThirdIfSecond;
  }
}

}  // namespace

void add_answers(const Ground& ground, const Citizen& citizen, const std::vector<NotificationPlan>& plans,
                 std::vector<Family>& families) {
  Stream times = ground.stream(Purpose::answer_time, citizen.citizen_id);
  Stream facts = ground.stream(Purpose::answer_fact, citizen.citizen_id);
  std::vector<AnswerDraft> drafts;
  drafts.reserve(plans.size() + 2);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].answered) draft_answers(ground, times, plans[i], i, drafts);
  }
  put_in_order(drafts,
               [](const AnswerDraft& a, const AnswerDraft& b) { return a.answered_at < b.answered_at; });
  IdCounter ids(citizen.citizen_id);
  for (const AnswerDraft& draft : drafts) {
    const Day answered_on = ground.time.day_of(draft.answered_at);
    const auto id = ids.next(answered_on);
    if (!id) continue;
    Family& family = families[draft.family];
    const Day notified_on = ground.time.day_of(family.notification.notified_at);
    Answer& answer = family.answers.emplace_back();
    answer.answer_id = *id;
    answer.citizen_id = citizen.citizen_id;
    answer.notification_id = family.notification.notification_id;
    answer.fund_code = citizen.fund_code;
    answer.decision_kind = ground.places.draw_decision_kind(facts);
    answer.decided_on = std::max(notified_on, answered_on - facts.whole(0, kDecisionLeadDays));
    answer.answered_at = draft.answered_at;
    if (facts.chance(kShareWithComment)) {
      answer.comment = worded_with_token(kComments, Area::answer, *id);
    }
  }
}

}  // namespace slettefrist::generators
