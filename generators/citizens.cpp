// Citizens: a CPR number that nobody can have, a name, an age, a place and a fund.
//
// Must not know what happens to them.
#include "generators/life.h"
#include "generators/names.h"

namespace slettefrist::generators {
namespace {

constexpr double kShareFullTime = 0.93;  // assumed

// One step of the stream, whatever the number says of the birthday.
Day birthday(const BirthDays& birth_days, const Identity& identity, Stream& stream) {
  if (identity.born_from == birth_days.first() && identity.born_to == birth_days.last()) {
    return birth_days.draw(stream);
  }
  const auto days = static_cast<std::uint64_t>(identity.born_to - identity.born_from) + 1;
  return identity.born_from + static_cast<int>((stream() >> 1) % days);
}

}  // namespace

Citizen citizen_of(const Ground& ground, RecordId citizen_id, int cpr_generation) {
  Stream stream = ground.stream(Purpose::person, citizen_id);
  const Identity identity = ground.cpr.of(citizen_id, cpr_generation);
  Citizen citizen;
  citizen.citizen_id = citizen_id;
  citizen.cpr = identity.cpr;
  citizen.given_name = draw_given_name(stream, is_male(citizen.cpr));
  citizen.family_name = draw_family_name(stream);
  citizen.born_on = birthday(ground.birth_days, identity, stream);
  citizen.municipality_code = ground.places.draw_municipality(stream);
  citizen.fund_code = ground.places.draw_fund(stream);
  citizen.insurance = stream.chance(kShareFullTime) ? "full_time" : "part_time";
  return citizen;
}

}  // namespace slettefrist::generators
