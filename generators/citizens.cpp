// Citizens: a CPR number that nobody can have, a name, an age, a place and a fund.
//
// Must not know what happens to them.
#include <algorithm>

#include "generators/cpr.h"
#include "generators/life.h"
#include "generators/names.h"
#include "generators/places.h"

namespace slettefrist::generators {
namespace {

constexpr int kDaysAYear = 365;
constexpr int kYoungestYears = 18;
constexpr int kOldestYears = 66;
constexpr double kShareFullTime = 0.93;  // assumed

// Between 18 at the start of the history and 66 at its end, as far as its length allows that.
Day birthday(const Ground& ground, Stream& stream) {
  const Day latest = ground.settings.history_from - kYoungestYears * kDaysAYear - kYoungestYears / 3;
  const Day earliest = ground.settings.ends_on - kOldestYears * kDaysAYear;
  return latest - stream.whole(0, std::max(kDaysAYear, latest - earliest));
}

}  // namespace

Citizen citizen_of(const Ground& ground, RecordId citizen_id) {
  Stream stream = ground.stream(Purpose::person, citizen_id);
  Citizen citizen;
  citizen.citizen_id = citizen_id;
  citizen.cpr = cpr_of(ground.settings.seed, citizen_id);
  citizen.given_name = draw_given_name(stream, is_male(citizen.cpr));
  citizen.family_name = draw_family_name(stream);
  citizen.born_on = birthday(ground, stream);
  citizen.municipality_code = draw_municipality(stream);
  citizen.fund_code = draw_fund(stream);
  citizen.insurance = stream.chance(kShareFullTime) ? "full_time" : "part_time";
  return citizen;
}

}  // namespace slettefrist::generators
