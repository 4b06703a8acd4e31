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
  double fund_changes_per_citizen_year = 0.02;
  double moves_per_citizen_year = 0.05;
  double new_numbers_per_citizen_year = 0.001;
  double deaths_per_citizen_year = 0.003;
  double spells_per_citizen_year = 0.08;
  double spell_days = 110.0;
  double share_spells_around_notification = 0.7;
  double contact_courses_per_spell = 0.9;
  double contact_courses_per_spell_in_trial = 0.3;
  double contact_course_hours = 410.0;
  double share_contact_courses_cut_short = 0.2;
  double plan_drafts_per_spell = 0.5;
  double benefit_reports_per_month = 1.0;
  double share_at_maximum_rate = 0.7;
  double share_reports_with_supplement = 0.25;
  double supplement_hours = 481.0;
  double share_of_changes_sent_as_messages = 0.1;
};

// Those of the life course, whose registers no rule deletes.
template <class RatesType, class Visitor>
void visit_life_rates(RatesType& r, Visitor& v) {
  const char* const assumed = "assumed";
  const char* const inferred = "inferred";
  const char* const sourced = "sourced";
  v("fund_changes_per_citizen_year", "a year", r.fund_changes_per_citizen_year, assumed,
    "changes of one citizen to another fund");
  v("moves_per_citizen_year", "a year", r.moves_per_citizen_year, assumed,
    "moves of one citizen to another municipality");
  v("new_numbers_per_citizen_year", "a year", r.new_numbers_per_citizen_year, assumed,
    "new CPR numbers given to one citizen");
  v("deaths_per_citizen_year", "a year", r.deaths_per_citizen_year, assumed,
    "deaths; one waits until the citizen's last notification and sanction are there");
  v("spells_per_citizen_year", "a year", r.spells_per_citizen_year, inferred,
    "spells of unemployment of one citizen: 238,400 of 2,054,551 members had some in 2023");
  v("spell_days", "days", r.spell_days, inferred,
    "median length of a spell: 75,300 full-time persons among 238,400 users of benefit");
  v("share_spells_around_notification", "share", r.share_spells_around_notification, assumed,
    "spells that are laid around one of the citizen's notifications");
  v("contact_courses_per_spell", "share", r.contact_courses_per_spell, assumed,
    "spells with a contact course in the fund, where all funds hold them");
  v("contact_courses_per_spell_in_trial", "share", r.contact_courses_per_spell_in_trial, assumed,
    "the same, while reasons of the trial could still be registered");
  v("contact_course_hours", "hours", r.contact_course_hours, sourced,
    "paid hours after which, at the end of a month, the jobcentre takes over");
  v("share_contact_courses_cut_short", "share", r.share_contact_courses_cut_short, assumed,
    "contact courses ended early for another reason");
  v("plan_drafts_per_spell", "share", r.plan_drafts_per_spell, assumed,
    "spells with a draft of a plan, while drafts can be sent");
  v("benefit_reports_per_month", "share", r.benefit_reports_per_month, assumed,
    "unemployed months with a benefit report");
  v("share_at_maximum_rate", "share", r.share_at_maximum_rate, assumed,
    "spells at the maximum rate; the rest lie below it");
  v("share_reports_with_supplement", "share", r.share_reports_with_supplement, assumed,
    "spells at the maximum whose early reports hold the supplement, until the release corrects them");
  v("supplement_hours", "hours", r.supplement_hours, sourced,
    "paid hours of a spell in which there is a supplement");
  v("share_of_changes_sent_as_messages", "share", r.share_of_changes_sent_as_messages, assumed,
    "records made, changed or ended that a message tells of");
}

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
  visit_life_rates(r, v);
}

}  // namespace slettefrist
