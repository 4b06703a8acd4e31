// See clothes.h.
#include "sim/verifier/clothes.h"

#include <nlohmann/json.hpp>

#include "sim/verifier/reckoning.h"

namespace slettefrist::verifier {

void dress(const Fact& date, const char* name, nlohmann::json& json) {
  if (!date.instant) {
    json[name] = day_text(date.day);
    json["day_number"] = date.day;
    return;
  }
  const Wall wall = wall_of(*date.instant);
  json[name] = instant_text(*date.instant);
  json["unix_seconds"] = *date.instant;
  json["danish"] = day_text(wall.day) + " " + clock_text(wall.second_of_day);
  json["offset_minutes"] = wall.offset_seconds / 60;
}

}  // namespace slettefrist::verifier
