// The mapping from citizen to CPR number.
#include "generators/cpr.h"

#include <date/date.h>

#include <cassert>

#include "generators/stream.h"

namespace slettefrist::generators {
namespace {

constexpr std::uint64_t kDays = 7670;
constexpr std::uint64_t kSerials = 4000;
constexpr std::uint64_t kFirstSerial = 5000;
static_assert(kDays * kSerials == static_cast<std::uint64_t>(kCprCapacity));

void put_digits(std::string& text, unsigned value, std::size_t place, std::size_t width) {
  for (std::size_t i = width; i > 0; --i, value /= 10)
    text[place + i - 1] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string cpr_of(std::uint64_t seed, RecordId citizen_id) {
  assert(citizen_id >= 1 && citizen_id <= kCprCapacity);
  const auto number = static_cast<std::uint64_t>(citizen_id - 1);
  std::uint64_t day = number % kDays;
  std::uint64_t serial = number / kDays;
  // Shifting one half by a hash of the other can be undone step by step: so the whole is one to one.
  serial = (serial + mixed(seed ^ mixed(day + 1)) % kSerials) % kSerials;
  day = (day + mixed(seed ^ mixed(serial + 100001)) % kDays) % kDays;
  serial = (serial + mixed(seed ^ mixed(day + 200001)) % kSerials) % kSerials;

  constexpr auto kFirstBirthday = date::sys_days{date::year{2037} / 1 / 1};
  const date::year_month_day born{kFirstBirthday + date::days{day}};
  std::string cpr(10, '0');
  put_digits(cpr, static_cast<unsigned>(born.day()), 0, 2);
  put_digits(cpr, static_cast<unsigned>(born.month()), 2, 2);
  put_digits(cpr, static_cast<unsigned>(static_cast<int>(born.year()) % 100), 4, 2);
  put_digits(cpr, static_cast<unsigned>(kFirstSerial + serial), 6, 4);
  return cpr;
}

}  // namespace slettefrist::generators
