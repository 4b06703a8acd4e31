// Builds families and sanctions around an anchor day; see planted_cast.h.
//
// Instants lie at noon, or some hours before it for a parent. It must not know which day is which in a year.
#include "sim/cli/job/planted_cast.h"

#include <algorithm>
#include <cassert>

#include "sim/oracle/due_calendar.h"

namespace slettefrist::cli {
namespace {

constexpr int kDaysBeside = 7;     // between the date that counts and those that do not
constexpr int kDaysToExpiry = 60;  // assumed; a sanction served is served before it expires
constexpr std::int64_t kSecondsToChild = std::int64_t{3} * 3600;
constexpr std::int64_t kDocumentBytes = 2048;

bool counts(const Rule& rule, const char* column) {
  return std::find(rule.counted_from.begin(), rule.counted_from.end(), column) != rule.counted_from.end();
}

Day day_for(const Rule& rule, const char* column, Day anchor) {
  return counts(rule, column) ? anchor : anchor - kDaysBeside;
}

Story story_of(const Rule& rule, Day anchor, Day due_on, Day date) {
  const std::string dates_da = "Regnes fra " + to_text(anchor) + "; slettemoden " + to_text(due_on);
  const std::string dates_en = "Counts from " + to_text(anchor) + " and is due on " + to_text(due_on);
  const std::string rule_text = " (" + rule.id + "): ";
  if (due_on > date) {
    return {rule.area, 0, dates_da + rule_text + "kørslen " + to_text(date) + " skal lade den ligge.",
            dates_en + rule_text + "the run of " + to_text(date) + " must leave it."};
  }
  const std::string taken_da = "kørslen " + to_text(due_on) + " skal slette den";
  const std::string taken_en = "the run of " + to_text(due_on) + " must take it";
  if (due_on == date)
    return {rule.area, 0, dates_da + rule_text + taken_da + ".", dates_en + rule_text + taken_en + "."};
  return {rule.area, 0, dates_da + rule_text + taken_da + ", og " + to_text(date) + " er den væk.",
          dates_en + rule_text + taken_en + ", and on " + to_text(date) + " it is gone."};
}

}  // namespace

PlantedCast::PlantedCast(CastPerson person) : person_(std::move(person)) {
  history.citizens.push_back(person_.citizen);
  stories.push_back({Area::citizen, person_.citizen.citizen_id,
                     "Alle plantede poster handler om denne borger, som selv aldrig slettes.",
                     "All planted records are about this citizen, who is never deleted."});
}

bool PlantedCast::has_cast(Area area) {
  return area == Area::notification || area == Area::document || area == Area::sanction;
}

void PlantedCast::plant(const Rule& rule, Day anchor, Day due_on, Day date) {
  assert(has_cast(rule.area));
  ++planted_;
  const Story story = story_of(rule, anchor, due_on, date);
  if (rule.area == Area::notification) plant_notification(rule, anchor, story);
  if (rule.area == Area::document) plant_document(rule, anchor, story);
  if (rule.area == Area::sanction) plant_sanction(rule, anchor, story);
}

void PlantedCast::tell(Story story, Area area, RecordId id) {
  story.area = area;
  story.id = id;
  stories.push_back(std::move(story));
}

Notification PlantedCast::notification(Day notified_on) {
  Notification record;
  record.notification_id = planted_;
  record.citizen_id = person_.citizen.citizen_id;
  record.jobcentre_code = person_.jobcentre_code;
  record.fund_code = person_.citizen.fund_code;
  record.event_kind = person_.event_kind;
  record.event_on = notified_on - kDaysBeside;
  record.notified_at = oracle::noon_of(notified_on);
  record.notified_at.seconds -= kSecondsToChild;
  return record;
}

void PlantedCast::plant_notification(const Rule& rule, Day anchor, const Story& story) {
  const bool is_answered = rule.applies == Applies::answered;
  const bool is_own_date = counts(rule, "notified_at") || counts(rule, "event_on");
  Family family;
  family.notification = notification(is_answered && !is_own_date ? anchor - kDaysBeside : anchor);
  if (counts(rule, "event_on")) family.notification.event_on = anchor;
  tell(story, Area::notification, planted_);
  if (is_answered) {
    Answer answer;
    answer.answer_id = planted_;
    answer.citizen_id = person_.citizen.citizen_id;
    answer.notification_id = planted_;
    answer.fund_code = person_.citizen.fund_code;
    answer.decision_kind = person_.decision_kind;
    answer.decided_on = day_for(rule, "decided_on", anchor);
    answer.answered_at = oracle::noon_of(anchor);
    family.answers.push_back(std::move(answer));
    tell({Area::answer, 0, "Slettes sammen med sin underretning.", "Goes along with its notification."},
         Area::answer, planted_);
  }
  history.families.push_back(std::move(family));
}

void PlantedCast::plant_document(const Rule& rule, Day anchor, const Story& story) {
  Family family;
  family.notification = notification(anchor);
  Document document;
  document.document_id = planted_;
  document.citizen_id = person_.citizen.citizen_id;
  document.notification_id = planted_;
  document.file_name = "bilag-" + std::to_string(planted_) + ".txt";
  document.media_type = "text/plain";
  document.byte_size = kDocumentBytes;
  document.file_dated_on = day_for(rule, "file_dated_on", anchor);
  document.stored_at = oracle::noon_of(anchor);
  family.documents.push_back(std::move(document));
  history.families.push_back(std::move(family));
  tell({Area::notification, 0, "Dokumentet er knyttet til den; den er ikke selv slettemoden omkring datoen.",
        "Carries the document and is itself not due around the date."},
       Area::notification, planted_);
  tell(story, Area::document, planted_);
}

void PlantedCast::plant_sanction(const Rule& rule, Day anchor, const Story& story) {
  Sanction sanction;
  sanction.sanction_id = planted_;
  sanction.citizen_id = person_.citizen.citizen_id;
  sanction.fund_code = person_.citizen.fund_code;
  sanction.sanction_kind = person_.sanction_kind;
  sanction.decided_on = day_for(rule, "decided_on", anchor);
  sanction.registered_at = oracle::noon_of(day_for(rule, "registered_at", anchor));
  const bool is_served = counts(rule, "served_on") || counts(rule, "served_registered_at");
  const bool counts_from_expiry = counts(rule, "expires_on") && !is_served;
  sanction.expires_on = counts_from_expiry ? anchor : anchor + kDaysToExpiry;
  if (is_served) {
    sanction.served_on = anchor;
    sanction.served_registered_at =
        oracle::noon_of(counts(rule, "served_registered_at") ? anchor : anchor + 1);
  }
  history.sanctions.push_back(std::move(sanction));
  tell(story, Area::sanction, planted_);
}

}  // namespace slettefrist::cli
