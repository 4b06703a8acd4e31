// Builds the small worlds of worlds.h.
#include "tests/oracle/worlds.h"

#include <memory>

#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

constexpr std::int32_t kRunSecondOfDay = 3 * 3600;

Instant run_instant(Day on) { return denmark().instant_of(on, kRunSecondOfDay, 7200); }

std::string day_of_run(const RunCalendar& calendar, std::int32_t run) {
  return run == kNever ? "beyond" : to_text(calendar.runs.at(static_cast<std::size_t>(run)).as_of);
}

}  // namespace

Day day(const std::string& text) { return parse_day(text).value(); }
Instant at(const std::string& text) { return parse_instant(text).value(); }

RuleVersion version(const std::string& in_force, const std::string& keep, Effect effect) {
  RuleVersion result;
  result.in_force = day(in_force);
  result.effect = effect;
  result.keep = parse_period(keep).value();
  return result;
}

RuleVersion ending(const std::string& in_force) {
  RuleVersion result;
  result.in_force = day(in_force);
  result.ends = true;
  return result;
}

Rule rule(const std::string& id, Area area, Applies applies, std::vector<std::string> counted_from,
          std::vector<RuleVersion> versions) {
  Rule result;
  result.id = id;
  result.area = area;
  result.applies = applies;
  result.counted_from = std::move(counted_from);
  result.versions = std::move(versions);
  return result;
}

Policy policy_2024() {
  const std::string in_force = "2024-03-18";
  Policy policy;
  policy.edition = "test";
  policy.zone = "Europe/Copenhagen";
  policy.new_model_from = day("2023-12-04");
  policy.rules = {
      rule("notification-answered", Area::notification, Applies::answered, {"answered_at"},
           {version(in_force, "6 years")}),
      rule("notification-unanswered", Area::notification, Applies::unanswered, {"notified_at"},
           {version(in_force, "6 years")}),
      rule("document", Area::document, Applies::always, {"stored_at"}, {version(in_force, "12 months")}),
      rule("sanction", Area::sanction, Applies::always, {"expires_on", "served_on"},
           {version(in_force, "6 years")}),
  };
  return policy;
}

RunCalendar calendar(const std::string& from, const std::string& to, int every_days) {
  RunCalendar result;
  result.starts_on = day(from);
  result.ends_on = day(to);
  for (Day on = result.starts_on; on <= result.ends_on; on = on + 1) {
    result.run_at_on_day.push_back(run_instant(on));
    if ((on - result.starts_on) % every_days == 0) result.runs.push_back({run_instant(on), on, true});
  }
  return result;
}

RunCalendar hourly_calendar(const std::string& from, const std::string& to, int hours) {
  RunCalendar result = calendar(from, to);
  result.runs.clear();
  const Instant end = denmark().start_of(result.ends_on + 1);
  for (Instant run = run_instant(result.starts_on); run < end; run.seconds += hours * 3600) {
    const Day as_of = local_day(run);
    result.runs.push_back({run, as_of, true});
    result.run_at_on_day[static_cast<std::size_t>(as_of - result.starts_on)] = run;
  }
  return result;
}

void take_away(RunCalendar& calendar, const std::string& from, const std::string& to) {
  for (Run& run : calendar.runs) {
    if (run.as_of >= day(from) && run.as_of <= day(to)) run.held = false;
  }
}

std::int32_t run_on(const RunCalendar& calendar, const std::string& day_text) {
  for (std::size_t i = 0; i < calendar.runs.size(); ++i) {
    if (calendar.runs[i].as_of == day(day_text)) return static_cast<std::int32_t>(i);
  }
  return kNever;
}

Family notified(const std::string& notified_at) {
  Family family;
  family.notification.notification_id = 1;
  family.notification.citizen_id = 7;
  family.notification.notified_at = at(notified_at);
  family.notification.event_on = local_day(at(notified_at)) - 3;
  return family;
}

void answer(Family& family, const std::string& answered_at) {
  Answer result;
  result.answer_id = 11 + static_cast<RecordId>(family.answers.size());
  result.citizen_id = family.notification.citizen_id;
  result.notification_id = family.notification.notification_id;
  result.answered_at = at(answered_at);
  result.decided_on = local_day(at(answered_at)) - 2;
  family.answers.push_back(result);
}

void attach(Family& family, const std::string& stored_at) {
  Document result;
  result.document_id = 101 + static_cast<RecordId>(family.documents.size());
  result.citizen_id = family.notification.citizen_id;
  result.notification_id = family.notification.notification_id;
  result.stored_at = at(stored_at);
  result.file_dated_on = local_day(at(stored_at)) - 30;
  family.documents.push_back(result);
}

void attach_to_answer(Family& family, const std::string& stored_at) {
  attach(family, stored_at);
  family.documents.back().notification_id.reset();
  family.documents.back().answer_id = family.answers.back().answer_id;
}

Sanction sanction(const std::string& registered_at) {
  Sanction result;
  result.sanction_id = 401;
  result.citizen_id = 7;
  result.registered_at = at(registered_at);
  result.decided_on = local_day(at(registered_at)) - 1;
  return result;
}

Hold hold(Area area, RecordId record, const std::string& from_on, const std::string& to_on) {
  Hold result;
  result.id = 901;
  result.citizen_id = 7;
  result.area = area;
  result.record_id = record;
  result.from_on = day(from_on);
  if (!to_on.empty()) result.to_on = day(to_on);
  return result;
}

std::vector<Fate> fates(const Policy& policy, const RunCalendar& calendar, const Family& family,
                        const std::vector<Hold>& holds) {
  std::vector<Fate> result;
  Oracle(policy, calendar, holds).fates_of(family, result);
  return result;
}

Fate fate(const Policy& policy, const RunCalendar& calendar, const Sanction& sanction,
          const std::vector<Hold>& holds) {
  std::vector<Fate> result;
  Oracle(policy, calendar, holds).fates_of(sanction, result);
  return result.at(0);
}

std::string outcome(const RunCalendar& calendar, const Fate& fate) {
  const std::string by = fate.expected_rule == kNoRule ? ""
                                                       : " by " + std::to_string(fate.expected_rule) +
                                                             ", due " + to_text(fate.expected_due_on.value());
  return (fate.expected_run == kNever ? "never" : day_of_run(calendar, fate.expected_run)) + by;
}

std::string text_of(const RunCalendar& calendar, const Window& window) {
  std::string text = "[" + day_of_run(calendar, window.opens_run) + ".." +
                     day_of_run(calendar, window.closes_run) + "] due " + to_text(window.due_on) + " by " +
                     std::to_string(window.rule);
  if (window.ended_run != kNever) text += " ended " + day_of_run(calendar, window.ended_run);
  if (window.with_parent) text += " along";
  return text;
}

Texts texts_of(const RunCalendar& calendar, const Fate& fate) {
  std::vector<std::string> texts;
  for (const Window& window : fate.windows) texts.push_back(text_of(calendar, window));
  return texts;
}

}  // namespace slettefrist::oracle
