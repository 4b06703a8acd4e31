// Birthdays within what a world's dates allow.
#include "generators/birth_days.h"

#include <algorithm>

namespace slettefrist::generators {
namespace {

constexpr int kDaysAYear = 365;
constexpr int kYoungestYears = 18;
constexpr int kOldestYears = 66;

}  // namespace

// Assumed, in whole steps. Sourced is only the order at the ends (Danmarks Statistik, August 2025): the rate
// of unemployment is lowest at 16 to 24 and highest at 25 to 29.
int age_weight(int years) {
  if (years < 25) return 1;
  if (years < 30) return kLargestAgeWeight;
  if (years < 40) return 3;
  return 2;
}

BirthDays::BirthDays(const Settings& settings)
    : middle_of_history_(settings.history_from + (settings.ends_on - settings.history_from) / 2) {
  last_ = settings.history_from - kYoungestYears * kDaysAYear - kYoungestYears / 3;
  first_ = std::min(settings.ends_on - kOldestYears * kDaysAYear, last_ - kDaysAYear);
  for (Day day = first_; day <= last_; day = day + 1) weights_.add(weight_of(day));
}

int BirthDays::weight_of(Day born_on) const {
  return age_weight((middle_of_history_ - born_on) / kDaysAYear);
}

Day BirthDays::draw(Stream& stream) const { return first_ + static_cast<int>(weights_.draw(stream)); }

}  // namespace slettefrist::generators
