// The mapping from citizen to CPR number: slots (date parts) times units (serials), shuffled by the seed.
//
// Shifting one half by a hash of the other can be undone step by step: so the shuffle is one to one.
#include "generators/cpr.h"

#include <date/date.h>

#include <algorithm>
#include <cassert>

#include "generators/civil_day.h"
#include "generators/ground.h"

namespace slettefrist::generators {
namespace {

constexpr int kFirstFutureYear = 2037;  // with a seventh digit of 5 to 8; the last is 2057
constexpr int kLastFutureYear = 2057;
constexpr std::uint64_t kPlainSerials = 4000;
constexpr std::uint64_t kFirstPlainSerial = 5000;
constexpr int kDayShift = 60;

struct Place {
  std::uint64_t slot = 0;
  std::uint64_t unit = 0;
};

Place shuffled(std::uint64_t number, std::uint64_t slots, std::uint64_t units, std::uint64_t seed) {
  Place place{number % slots, number / slots};
  place.unit = (place.unit + mixed(seed ^ mixed(place.slot + 1)) % units) % units;
  place.slot = (place.slot + mixed(seed ^ mixed(place.unit + 100001)) % slots) % slots;
  place.unit = (place.unit + mixed(seed ^ mixed(place.slot + 200001)) % units) % units;
  return place;
}

void put_digits(std::string& text, unsigned value, std::size_t place, std::size_t width) {
  for (std::size_t i = width; i > 0; --i, value /= 10) {
    text[place + i - 1] = static_cast<char>('0' + value % 10);
  }
}

std::string date_part(unsigned day, unsigned month, int year) {
  std::string text(6, '0');
  put_digits(text, day, 0, 2);
  put_digits(text, month, 2, 2);
  put_digits(text, static_cast<unsigned>(year % 100), 4, 2);
  return text;
}

std::string four_digits(unsigned serial) {
  std::string text(4, '0');
  put_digits(text, serial, 0, 4);
  return text;
}

}  // namespace

CprNumbers::CprNumbers(const Settings& settings, const BirthDays& birth_days)
    : seed_(settings.seed),
      form_(settings.cpr),
      listed_(settings.listed_numbers),
      first_birthday_(birth_days.first()),
      last_birthday_(birth_days.last()),
      serials_(settings.cpr.modulus_11) {
  if (!listed_.empty()) return;
  add_slots(birth_days);
  if (slots_.empty()) return;
  if (is_plain()) {
    units_a_slot_ = kPlainSerials;
    return;
  }
  int most_shares = 1;
  std::int64_t fewest = INT64_MAX;
  for (const Slot& slot : slots_) {
    const std::string_view seventh = seventh_digits(year_of(slot.date));
    serials_.prepare(seventh);
    fewest = std::min(fewest, serials_.fewest(seventh));
    most_shares = std::max(most_shares, slot.share + 1);
  }
  units_a_slot_ = 2 * static_cast<std::uint64_t>(fewest / (std::int64_t{most_shares} * kCprGenerations));
}

// The first scheme keeps the numbers that it gave before there were others.
bool CprNumbers::is_plain() const {
  return form_.scheme == CprScheme::future_birth_year && form_.modulus_11 == Modulus11::mixed;
}

void CprNumbers::add_slots(const BirthDays& birth_days) {
  if (form_.scheme == CprScheme::future_birth_year) {
    const Day last = day_from_civil(kLastFutureYear, 12, 31);
    for (Day day = day_from_civil(kFirstFutureYear, 1, 1); day <= last; day = day + 1) {
      slots_.push_back({day, 0});
    }
    return;
  }
  if (form_.scheme == CprScheme::leap_day_of_common_year) {
    const int last = year_of(birth_days.last());
    for (int year = year_of(birth_days.first()); year <= last; ++year) {
      if (date::year{year}.is_leap() || seventh_digits(year).empty()) continue;
      slots_.push_back({day_from_civil(year, 3, 1), 0});
    }
    return;
  }
  for (Day day = birth_days.first(); day <= birth_days.last(); day = day + 1) {
    if (seventh_digits(year_of(day)).empty()) continue;
    for (int share = 0; share < birth_days.weight_of(day); ++share) slots_.push_back({day, share});
  }
}

std::int64_t CprNumbers::capacity() const {
  if (!listed_.empty()) return static_cast<std::int64_t>(listed_.size());
  const auto places = static_cast<std::int64_t>(slots_.size() * units_a_slot_);
  return is_plain() ? places / kCprGenerations : places;
}

Identity CprNumbers::of(RecordId citizen_id, int generation) const {
  assert(citizen_id >= 1 && citizen_id <= capacity());
  assert(generation >= 0 && generation < generations());
  const auto number = static_cast<std::uint64_t>(citizen_id - 1);
  if (!listed_.empty()) return {listed_[number].cpr, listed_[number].born_on, listed_[number].born_on};
  if (!is_plain()) return structured(number, generation);
  return plain(number + static_cast<std::uint64_t>(generation) * static_cast<std::uint64_t>(capacity()));
}

std::string CprNumbers::date_part_of(const Slot& slot) const {
  const date::year_month_day day = civil(slot.date);
  const int year = static_cast<int>(day.year());
  if (form_.scheme == CprScheme::leap_day_of_common_year) return date_part(29, 2, year);
  const unsigned shift = form_.scheme == CprScheme::day_plus_60 ? kDayShift : 0;
  return date_part(static_cast<unsigned>(day.day()) + shift, static_cast<unsigned>(day.month()), year);
}

Identity CprNumbers::plain(std::uint64_t number) const {
  const Place place = shuffled(number, slots_.size(), units_a_slot_, seed_);
  return {
      date_part_of(slots_[place.slot]) + four_digits(static_cast<unsigned>(kFirstPlainSerial + place.unit)),
      first_birthday_, last_birthday_};
}

// Each unit owns as many serials of its sex as there are generations, next to each other in the list.
Identity CprNumbers::structured(std::uint64_t number, int generation) const {
  const Place place = shuffled(number, slots_.size(), units_a_slot_, seed_);
  const Slot& slot = slots_[place.slot];
  const std::uint64_t pairs = units_a_slot_ / 2;
  const std::uint64_t owner = static_cast<std::uint64_t>(slot.share) * pairs + place.unit / 2;
  const std::string date = date_part_of(slot);
  const auto& serials = serials_.after(date, seventh_digits(year_of(slot.date)), place.unit % 2 == 1);
  const auto serial = serials.at(owner * kCprGenerations + static_cast<std::uint64_t>(generation));
  Identity identity{date + four_digits(static_cast<unsigned>(serial)), first_birthday_, last_birthday_};
  if (form_.scheme == CprScheme::day_plus_60) identity.born_from = identity.born_to = slot.date;
  if (form_.scheme == CprScheme::leap_day_of_common_year) {
    const int year = year_of(slot.date);
    identity.born_from = std::max(first_birthday_, day_from_civil(year, 1, 1));
    identity.born_to = std::min(last_birthday_, day_from_civil(year, 12, 31));
  }
  return identity;
}

std::string cpr_of(const Ground& ground, RecordId citizen_id, int generation) {
  return ground.cpr.of(citizen_id, generation).cpr;
}

}  // namespace slettefrist::generators
