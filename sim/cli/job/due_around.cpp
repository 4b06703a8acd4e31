// Asks the oracle's due calendar for anchors, and for the dates that reach what this one cannot.
//
// It must not know how long a rule keeps anything.
#include "sim/cli/job/due_around.h"

#include <algorithm>

#include "sim/cli/job/planted_cast.h"
#include "sim/model/input_error.h"
#include "sim/oracle/due_calendar.h"

namespace slettefrist::cli {
namespace {

constexpr int kLookAheadDays = 40 * 366;  // leap days may lie eight years apart, 2038 less than that
constexpr RecordId kFirstCastCitizen = 900'001;

// By EdgeMoment: how far the due day lies from the date that is its eve, its day, its day after.
constexpr std::array<int, kMomentNames.size()> kDueDaysAhead{1, 0, -1};

void require_runs_around(Day date, const Scenario& scenario) {
  if (scenario.starts_on <= date - 1 && date + 1 <= scenario.ends_on) return;
  throw InputError(Problem{scenario.file, 0, 0,
                           "--due-around: read " + to_text(date) +
                               ", expected a date with runs on its eve and " + "its morrow; they go from " +
                               to_text(scenario.starts_on) + " to " + to_text(scenario.ends_on),
                           "Choose another date, or give --from and --to"});
}

template <class Code>
std::string code_of(const std::vector<Code>& own, const char* otherwise) {
  return own.empty() ? otherwise : own.front().code;
}

Citizen own_citizen(const generators::Settings& settings) {
  Citizen citizen;
  citizen.citizen_id = std::max(kFirstCastCitizen, RecordId{settings.citizens} + 1);
  citizen.cpr = "1203395018";
  citizen.given_name = "Bodil";
  citizen.family_name = "Prøvesen";
  citizen.born_on = day_from_civil(1971, 3, 12);
  citizen.municipality_code = "751";
  citizen.fund_code = "067";
  citizen.insurance = "full_time";
  return citizen;
}

// A user's own numbers and codes where there are any. The number is the first that no generated citizen has.
CastPerson person_of(const Options& options, const generators::Settings& settings, const Scenario& scenario) {
  CastPerson person;
  const Codes& codes = settings.codes;
  const auto& cast = scenario.records.citizens;
  person.citizen = cast.empty() ? own_citizen(settings) : cast.front();
  if (!codes.funds.empty()) person.citizen.fund_code = codes.funds.front().code;
  person.jobcentre_code = person.citizen.municipality_code + "01";
  if (!codes.jobcentres.empty()) {
    person.jobcentre_code = codes.jobcentres.front().code;
    person.citizen.municipality_code = codes.jobcentres.front().municipality_code;
  } else if (!codes.municipalities.empty()) {
    person.citizen.municipality_code = codes.municipalities.front().code;
    person.jobcentre_code = person.citizen.municipality_code + "01";
  }
  person.event_kind = code_of(codes.event_kinds, "absence");
  person.decision_kind = code_of(codes.decision_kinds, "available");
  person.sanction_kind = code_of(codes.sanction_kinds, "quarantine");
  if (options.cpr_list.empty()) return person;
  const auto place = static_cast<std::size_t>(settings.citizens);
  if (settings.listed_numbers.size() <= place) {
    throw InputError(Problem{
        options.cpr_list, 0, 0,
        "read " + std::to_string(settings.listed_numbers.size()) + " numbers, expected " +
            std::to_string(place + 1) + ": the records due around the date need one, too",
        "Lengthen the list, or give --citizens " + std::to_string(settings.listed_numbers.size() - 1)});
  }
  person.citizen.cpr = settings.listed_numbers[place].cpr;
  person.citizen.born_on = settings.listed_numbers[place].born_on;
  return person;
}

// The next date after `date` that is this moment of a due day of this kind; nothing when none is near.
std::optional<Day> next_date(const oracle::DueCalendar& calendar, std::size_t rule, std::size_t moment,
                             std::size_t kind, Day date) {
  for (Day next = date + 1; next <= date + kLookAheadDays; next = next + 1) {
    if (has_kind(calendar.kinds_on(rule, next + kDueDaysAhead.at(moment)), kind)) return next;
  }
  return std::nullopt;
}

DueAround reach_of(Day date, const Policy& policy, const oracle::DueCalendar& calendar) {
  DueAround around;
  around.date = date;
  for (std::size_t rule = 0; rule < policy.rules.size(); ++rule) {
    const bool has_cast = PlantedCast::has_cast(policy.rules[rule].area);
    for (std::size_t moment = 0; moment < kMomentNames.size(); ++moment) {
      const CalendarKinds kinds =
          has_cast ? calendar.kinds_on(rule, date + kDueDaysAhead.at(moment)) : CalendarKinds{0};
      for (std::size_t kind = 0; kind < kCalendarKindCount; ++kind) {
        DueAround::Cell cell{policy.rules[rule].id, moment, kind, std::nullopt};
        if (has_kind(kinds, kind)) {
          around.reached.push_back(std::move(cell));
          continue;
        }
        if (has_cast) cell.next = next_date(calendar, rule, moment, kind, date);
        around.unreached.push_back(std::move(cell));
      }
    }
  }
  return around;
}

}  // namespace

void plant_due_around(const Options& options, Job& job) {
  const Day date = *options.due_around;
  require_runs_around(date, job.scenario);
  const oracle::DueCalendar calendar{job.policy, date - 1, date + kLookAheadDays + 1,
                                     job.scenario.uploads_open_on};
  PlantedCast cast{person_of(options, job.settings, job.scenario)};
  for (std::size_t rule = 0; rule < job.policy.rules.size(); ++rule) {
    if (!PlantedCast::has_cast(job.policy.rules[rule].area)) continue;
    for (const int ahead : kDueDaysAhead) {
      for (const Day anchor : calendar.anchors_of(rule, date + ahead)) {
        cast.plant(job.policy.rules[rule], anchor, date + ahead, date);
      }
    }
  }
  job.due_around = reach_of(date, job.policy, calendar);
  job.pack = std::move(cast.history);
  job.stories = std::move(cast.stories);
}

}  // namespace slettefrist::cli
