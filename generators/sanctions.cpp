// Sanctions: what a fund decides against a citizen, when it lapses, when it is served, and when that is
// known.
//
// Planted sanctions are built backwards from the date that counts. Must not know what a span means.
#include <algorithm>

#include "generators/life.h"
#include "generators/order.h"
#include "generators/record_ids.h"
#include "generators/waits.h"

namespace slettefrist::generators {
namespace {

constexpr Span kLapse{3, 1};  // counted from the event; sourced for quarantines, for other kinds assumed
constexpr double kMedianRegisteringDays = 20;  // assumed: from a notification to its sanction
constexpr int kSanctionEventLeadDays = 40;
constexpr int kDecisionLeadDays = 10;
constexpr int kServingLatestDays = 300;
constexpr int kKnownSoonDays = 30;
constexpr int kKnownLatestDays = 1500;

struct SanctionDraft {
  Instant registered_at;
  Day event_on;
  std::optional<Day> anchor;  // planted: the earlier of the two dates
  bool is_day_given = false;  // by a user's own figures
  std::optional<RecordId> notification_id;
};

SanctionDraft planted_draft(const Ground& ground, Stream& stream, Day anchor) {
  const Settings& settings = ground.settings;
  SanctionDraft draft;
  draft.anchor = anchor;
  draft.event_on = anchor - stream.whole(30, 92);
  const Day registered_on =
      std::clamp(draft.event_on + stream.whole(1, 120), settings.history_from, settings.ends_on);
  draft.registered_at = ground.awkward_moment(stream, registered_on);
  return draft;
}

void tie_to_notification(const Ground& ground, Stream& stream, const std::vector<Family>& families,
                         SanctionDraft& draft) {
  if (families.empty()) return;
  const Notification& picked = families[stream.index(families.size())].notification;
  if (draft.anchor || draft.is_day_given) {
    if (picked.notified_at <= draft.registered_at) draft.notification_id = picked.notification_id;
    return;
  }
  const Day notified_on = ground.time.day_of(picked.notified_at);
  const int days = 1 + waited_days(stream, kMedianRegisteringDays);
  draft.notification_id = picked.notification_id;
  draft.event_on = picked.event_on;
  draft.registered_at = ground.ordinary_moment(stream, encodable(notified_on + days));
}

std::vector<SanctionDraft> sanction_drafts_by_rates(const Ground& ground, Stream& times, RecordId citizen_id,
                                                    const std::vector<Family>& families) {
  const Settings& settings = ground.settings;
  Stream aims = ground.stream(Purpose::sanction_aim, citizen_id);
  std::vector<SanctionDraft> drafts;
  for (const Day day : arrival_days(times, settings.rates.sanctions_per_citizen_year, settings.history_from,
                                    settings.ends_on)) {
    SanctionDraft draft;
    draft.registered_at = ground.ordinary_moment(times, day);
    draft.event_on = day - times.whole(1, kSanctionEventLeadDays);
    if (aims.chance(settings.plant_share)) {
      if (const auto anchor = ground.sanction_aims.draw(aims)) draft = planted_draft(ground, aims, *anchor);
    }
    if (times.chance(settings.rates.share_sanctions_from_notification)) {
      tie_to_notification(ground, times, families, draft);
    }
    drafts.push_back(draft);
  }
  return drafts;
}

std::vector<SanctionDraft> sanction_drafts_by_volumes(const Ground& ground, Stream& times,
                                                      RecordId citizen_id,
                                                      const std::vector<Family>& families) {
  std::vector<SanctionDraft> drafts;
  for (const DealtRecord& dealt : dealt_to(ground.deal.sanctions, citizen_id)) {
    SanctionDraft draft;
    draft.is_day_given = true;
    draft.registered_at = ground.ordinary_moment(times, dealt.day);
    draft.event_on = dealt.day - times.whole(1, kSanctionEventLeadDays);
    if (times.chance(ground.settings.rates.share_sanctions_from_notification)) {
      tie_to_notification(ground, times, families, draft);
    }
    drafts.push_back(draft);
  }
  return drafts;
}

std::vector<SanctionDraft> all_sanction_drafts(const Ground& ground, RecordId citizen_id,
                                               const std::vector<Family>& families) {
  Stream times = ground.stream(Purpose::sanction_time, citizen_id);
  std::vector<SanctionDraft> drafts = ground.settings.volumes.has(Area::sanction)
                                          ? sanction_drafts_by_volumes(ground, times, citizen_id, families)
                                          : sanction_drafts_by_rates(ground, times, citizen_id, families);
  put_in_order(drafts, [](const SanctionDraft& a, const SanctionDraft& b) {
    return a.registered_at < b.registered_at;
  });
  return drafts;
}

// Which of the two dates there are, and when; a planted anchor is the earlier of them.
void set_dates(const Ground& ground, Stream& stream, const SanctionDraft& draft, Sanction& sanction) {
  const Rates& rates = ground.settings.rates;
  if (stream.chance(rates.share_sanctions_without_dates)) return;
  const bool expires = !stream.chance(rates.share_sanctions_without_expiry);
  const bool served = !expires || stream.chance(rates.share_sanctions_served);
  const Day lapse = end_of(draft.event_on, kLapse);
  if (draft.anchor) {
    const bool served_first = served && (!expires || stream.chance(0.5));
    const Day other = *draft.anchor + stream.whole(0, kServingLatestDays);
    if (expires) sanction.expires_on = served_first ? other : *draft.anchor;
    if (served) sanction.served_on = served_first ? *draft.anchor : other;
    return;
  }
  if (expires) sanction.expires_on = lapse;
  if (!served) return;
  const bool in_time = stream.chance(0.8);
  sanction.served_on = in_time ? draft.event_on + stream.whole(21, std::max(21, lapse - draft.event_on))
                               : lapse + stream.whole(0, kServingLatestDays);
}

// The served date becomes known at registration, soon after it was served, or years later; with planted ones
// also around the end of a span, where the news comes just in time or just too late.
Instant served_known_at(const Ground& ground, Stream& stream, const SanctionDraft& draft, Day served_on) {
  const Settings& settings = ground.settings;
  if (!stream.chance(settings.rates.share_served_known_late)) return draft.registered_at;
  const Day earliest = std::max(served_on, ground.time.day_of(draft.registered_at));
  const std::vector<Span>& spans = settings.plant.sanction;
  Instant known_at;
  if (draft.anchor && !spans.empty() && stream.chance(0.5)) {
    const Day end = end_of(served_on, spans[stream.index(spans.size())]);
    known_at = ground.awkward_moment(stream, encodable(end + (stream.whole(0, 2) - 1)));
  } else {
    const int days = stream.whole(0, stream.chance(0.6) ? kKnownSoonDays : kKnownLatestDays);
    known_at = ground.ordinary_moment(stream, encodable(earliest + days));
  }
  return std::max(draft.registered_at, known_at);
}

}  // namespace

std::vector<Sanction> sanctions_of(const Ground& ground, const Citizen& citizen,
                                   const std::vector<Family>& families) {
  Stream facts = ground.stream(Purpose::sanction_fact, citizen.citizen_id);
  IdCounter ids(citizen.citizen_id);
  std::vector<Sanction> sanctions;
  for (const SanctionDraft& draft : all_sanction_drafts(ground, citizen.citizen_id, families)) {
    const Day registered_on = ground.time.day_of(draft.registered_at);
    const auto id = ids.next(registered_on);
    if (!id) continue;
    Sanction& sanction = sanctions.emplace_back();
    sanction.sanction_id = *id;
    sanction.citizen_id = citizen.citizen_id;
    sanction.notification_id = draft.notification_id;
    sanction.fund_code = citizen.fund_code;
    sanction.sanction_kind = ground.places.draw_sanction_kind(facts);
    sanction.decided_on = registered_on - facts.whole(0, kDecisionLeadDays);
    sanction.registered_at = draft.registered_at;
    set_dates(ground, facts, draft, sanction);
    if (sanction.served_on) {
      sanction.served_registered_at = served_known_at(ground, facts, draft, *sanction.served_on);
    }
  }
  return sanctions;
}

}  // namespace slettefrist::generators
