// Asks the oracle of one record a day, from the run backwards; see due_edges.h.
//
// Where a rule makes nothing due as far back as is looked, records are laid as far back as that, and stay. It
// must not know a period.
#include "sim/bench/due_edges.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "sim/model/input_error.h"
#include "sim/oracle/due_calendar.h"
#include "sim/oracle/oracle.h"

namespace slettefrist::purge_bench {
namespace {

constexpr int kDaysBack = 60 * 366;

using oracle::noon_of;  // far from every midnight

bool is_due(const std::vector<Fate>& fates, Area area) {
  return std::any_of(fates.begin(), fates.end(), [area](const Fate& fate) {
    return fate.area == area && !fate.windows.empty() && fate.windows.front().opens_run <= 0 &&
           fate.windows.front().ended_run > 0;
  });
}

std::optional<Day> newest_due(Day as_of, const std::function<bool(Day)>& is_due_from) {
  for (Day day = as_of - 1; as_of - day < kDaysBack; day = day - 1) {
    if (is_due_from(day)) return day;
  }
  return std::nullopt;
}

Family family_of(Day day, bool is_answered, bool has_document) {
  Family family;
  family.notification.notification_id = 1;
  family.notification.notified_at = noon_of(day);
  family.notification.event_on = day;
  if (is_answered) {
    Answer answer;
    answer.answer_id = answer.notification_id = 1;
    answer.decided_on = day;
    answer.answered_at = noon_of(day);
    family.answers.push_back(answer);
  }
  if (has_document) {
    Document document;
    document.document_id = 1;
    document.notification_id = 1;
    document.file_dated_on = day;
    document.stored_at = noon_of(day);
    family.documents.push_back(document);
  }
  return family;
}

Sanction sanction_of(Day day) {
  Sanction sanction;
  sanction.sanction_id = 1;
  sanction.decided_on = day;
  sanction.registered_at = noon_of(day - 1);
  sanction.expires_on = day;
  return sanction;
}

}  // namespace

DueEdges due_edges(const Policy& policy, const RunCalendar& calendar) {
  const oracle::Oracle oracle{policy, calendar};
  const Day as_of = calendar.starts_on;
  const auto of_family = [&](bool is_answered, bool has_document, Area area) {
    return newest_due(as_of, [&](Day day) {
      std::vector<Fate> fates;
      oracle.fates_of(family_of(day, is_answered, has_document), fates);
      return is_due(fates, area);
    });
  };
  const auto answered = of_family(true, false, Area::notification);
  const auto unanswered = of_family(false, false, Area::notification);
  if (!answered && !unanswered) {
    throw InputError(Problem{
        "", 0, 0,
        "--as-of: read " + to_text(as_of) + ", on which no notification can be due under " + policy.edition,
        "Name a day on which its rules are in force"});
  }
  const Day either = answered ? *answered : *unanswered;
  const auto document = of_family(false, true, Area::document);
  const auto sanction = newest_due(as_of, [&](Day day) {
    std::vector<Fate> fates;
    oracle.fates_of(sanction_of(day), fates);
    return is_due(fates, Area::sanction);
  });
  return {answered.value_or(either), unanswered.value_or(either), document.value_or(either),
          sanction.value_or(either)};
}

}  // namespace slettefrist::purge_bench
