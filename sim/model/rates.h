// How much of everything a generated world holds. Every number here is a knob of a scenario's [rates] table;
// none is a retention number. `visit_rates` is the one list of keys, with unit, source and meaning, from
// which the TOML reader and `schema scenario` both live.
#pragma once

#include <cstdint>

namespace slettefrist {

struct Rates {
  double notifications_per_citizen_year = 0.35;
  double share_answered = 0.82;
  double share_answered_late = 0.03;
  double share_answered_twice = 0.06;
  double answer_delay_days = 12.0;
  double documents_per_notification = 0.35;
  double documents_per_answer = 0.25;
  double document_bytes = 1200.0;
  double sanctions_per_citizen_year = 0.10;
  double share_sanctions_from_notification = 0.6;
  double share_sanctions_without_expiry = 0.05;
  double share_sanctions_served = 0.7;
  double share_served_known_late = 0.15;
  double share_sanctions_without_dates = 0.0;
};

// v(key, unit, field, source, meaning); shares lie in 0..1, the rest is >= 0.
template <class RatesType, class Visitor>
void visit_rates(RatesType& r, Visitor&& v) {
  const char* const assumed = "assumed";
  v("notifications_per_citizen_year", "a year", r.notifications_per_citizen_year, assumed,
    "negative notifiable events sent about one citizen");
  v("share_answered", "share", r.share_answered, assumed, "notifications that are ever answered");
  v("share_answered_late", "share", r.share_answered_late, assumed,
    "of the answered ones: answered years later, some on the edge of the deadline");
  v("share_answered_twice", "share", r.share_answered_twice, assumed,
    "of the answered ones: a second, rarely a third answer");
  v("answer_delay_days", "days", r.answer_delay_days, assumed, "median time to a first answer");
  v("documents_per_notification", "mean", r.documents_per_notification, assumed,
    "documents on a notification, once uploads are open");
  v("documents_per_answer", "mean", r.documents_per_answer, assumed,
    "documents on an answer, once uploads are open");
  v("document_bytes", "bytes", r.document_bytes, assumed, "median size of a document");
  v("sanctions_per_citizen_year", "a year", r.sanctions_per_citizen_year, assumed,
    "sanctions given to one citizen");
  v("share_sanctions_from_notification", "share", r.share_sanctions_from_notification, assumed,
    "sanctions that name a notification");
  v("share_sanctions_without_expiry", "share", r.share_sanctions_without_expiry, assumed,
    "sanctions with a served date only");
  v("share_sanctions_served", "share", r.share_sanctions_served, assumed, "sanctions that get a served date");
  v("share_served_known_late", "share", r.share_served_known_late, assumed,
    "of the served ones: the date becomes known after the sanction is registered");
  v("share_sanctions_without_dates", "share", r.share_sanctions_without_dates, assumed,
    "sanctions that never get either date (each is a finding no_rule)");
}

}  // namespace slettefrist
