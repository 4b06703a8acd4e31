// Checking the settings, and times of day.
#include "generators/ground.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "sim/model/input_error.h"

namespace slettefrist::generators {
namespace {

constexpr double kEventsLimit = 10000;  // a citizen and year; 1024 a day is what ids can number
constexpr double kDocumentsLimit = 50;
constexpr double kDelayLimitDays = 3650;
constexpr double kChangesLimit = 100;
constexpr double kHoursLimit = 10000;

// Says which numbers ran out, since another scheme may hold more.
std::string capacity_remedy(const Settings& settings, const BirthDays& birth_days) {
  if (!settings.listed_numbers.empty()) return "The list holds no more CPR numbers: lengthen it.";
  std::string text = "There are no more numbers in the CPR scheme ";
  text += name_of_choice(kCprSchemeNames, settings.cpr.scheme);
  text += " with modulus 11 ";
  text += name_of_choice(kModulus11Names, settings.cpr.modulus_11);
  if (settings.cpr.scheme != CprScheme::future_birth_year) {
    text += " for birthdays from " + to_text(birth_days.first()) + " to " + to_text(birth_days.last());
  }
  return text + ": choose fewer citizens, or another scheme.";
}

void check_rates(const Rates& rates, std::vector<Problem>& problems) {
  const auto check_rate = [&](const char* key, double value, double limit) {
    if (value >= 0 && value <= limit) return;
    problems.push_back({"", 0, 0,
                        "rates." + std::string(key) + ": read " + std::to_string(value) + ", expected 0 to " +
                            std::to_string(static_cast<long>(limit)),
                        "Choose a smaller value."});
  };
  check_rate("notifications_per_citizen_year", rates.notifications_per_citizen_year, kEventsLimit);
  check_rate("sanctions_per_citizen_year", rates.sanctions_per_citizen_year, kEventsLimit);
  check_rate("documents_per_notification", rates.documents_per_notification, kDocumentsLimit);
  check_rate("documents_per_answer", rates.documents_per_answer, kDocumentsLimit);
  check_rate("answer_delay_days", rates.answer_delay_days, kDelayLimitDays);
  check_rate("document_bytes", rates.document_bytes, 64 * 1024);
  check_rate("fund_changes_per_citizen_year", rates.fund_changes_per_citizen_year, kChangesLimit);
  check_rate("moves_per_citizen_year", rates.moves_per_citizen_year, kChangesLimit);
  check_rate("new_numbers_per_citizen_year", rates.new_numbers_per_citizen_year, kChangesLimit);
  check_rate("deaths_per_citizen_year", rates.deaths_per_citizen_year, kChangesLimit);
  check_rate("spells_per_citizen_year", rates.spells_per_citizen_year, kChangesLimit);
  check_rate("spell_days", rates.spell_days, kDelayLimitDays);
  check_rate("contact_course_hours", rates.contact_course_hours, kHoursLimit);
  check_rate("supplement_hours", rates.supplement_hours, kHoursLimit);
}

// Keys and days must be checked here because only this room knows what an id and a CPR number can hold.
void check(const Settings& settings) {
  std::vector<Problem> problems;
  const auto complain = [&](std::string what, std::string remedy) {
    problems.push_back(Problem{"", 0, 0, std::move(what), std::move(remedy)});
  };
  const BirthDays birth_days(settings);
  const std::int64_t capacity = CprNumbers(settings, birth_days).capacity();
  if (settings.citizens < 0 || settings.citizens > capacity) {
    complain(
        "citizens: read " + std::to_string(settings.citizens) + ", expected 0 to " + std::to_string(capacity),
        capacity_remedy(settings, birth_days));
  }
  const auto check_day = [&](const char* key, Day day) {
    if (day >= kFirstDay) return;
    complain(std::string(key) + ": read " + to_text(day) + ", expected " + to_text(kFirstDay) + " or later",
             "Generated ids count their days from there.");
  };
  check_day("history_from", settings.history_from);
  check_day("starts_on", settings.starts_on);
  check_day("ends_on", settings.ends_on);
  if (settings.ends_on > kLastDay) {
    complain("ends_on: read " + to_text(settings.ends_on) + ", expected " + to_text(kLastDay) + " or earlier",
             "Generated ids hold no later day.");
  }
  if (settings.ends_on < settings.starts_on) {
    complain("ends_on: read " + to_text(settings.ends_on) + ", expected " + to_text(settings.starts_on) +
                 " or later",
             "A world cannot end before it starts.");
  }
  check_rates(settings.rates, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
}

const Settings& checked(const Settings& settings) {
  check(settings);
  return settings;
}

}  // namespace

Ground::Ground(const Settings& given)
    : settings(checked(given)),
      birth_days(settings),
      cpr(settings, birth_days),
      places(settings.codes),
      notification_aims(aim_table(settings, time, settings.plant.notification, settings.history_from)),
      answer_aims(aim_table(settings, time, settings.plant.answer, settings.history_from)),
      document_aims(aim_table(settings, time, settings.plant.document,
                              std::max(settings.history_from, settings.uploads_open_on))),
      sanction_aims(aim_table(settings, time, settings.plant.sanction, settings.history_from)),
      deal(volume_deal(settings)) {}

Instant Ground::ordinary_moment(Stream& stream, Day day) const {
  const int draw = stream.whole(0, 99);
  int hour = 0;
  if (draw < 80) {
    hour = stream.whole(8, 15);
  } else if (draw < 92) {
    hour = stream.whole(16, 22);
  } else if (draw < 95) {
    hour = 23;
  } else {
    hour = stream.whole(0, 7);
  }
  return time.at(day, hour * 3600 + stream.whole(0, 3599));
}

Instant Ground::awkward_moment(Stream& stream, Day day) const {
  const auto change = time.change_on(day);
  if (change && stream.chance(0.5)) {
    // The last and first second on either side of the gap, or of each of the two doubled hours.
    constexpr std::array<int, 6> kAround{-3600, -1, 0, 1, 3599, 3600};
    return Instant{change->seconds + stream.pick(kAround)};
  }
  const Instant start = time.start_of(day);
  const Instant run = time.at(day, settings.plant.run_at_minutes * 60);
  const Instant utc_midnight{std::int64_t{day.number} * kSecondsADay};
  switch (stream.whole(0, 10)) {
    case 0:
      return start;
    case 1:
      return Instant{start.seconds + 1};
    case 2:
      return Instant{time.start_of(day + 1).seconds - 1};
    case 3:
      return Instant{run.seconds - 1};
    case 4:
      return run;
    case 5:
      return Instant{run.seconds + 1};
    case 6:
      return utc_midnight;
    case 7:
      return Instant{utc_midnight.seconds - 1};
    case 8:
      return time.at(day, 2 * 3600 + stream.whole(0, 3599));  // the hour that changes touch
    default:
      return ordinary_moment(stream, day);
  }
}

}  // namespace slettefrist::generators
