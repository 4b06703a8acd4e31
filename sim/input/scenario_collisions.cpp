// Hand-written records beside generated ones: their ids must be such as no generated record can have.
//
// A generated id is day of entry, citizen, running number (contract, "Records"); a generated citizen's id is
// his number. This file must not know how records are generated.
#include <fmt/format.h>

#include "sim/input/scenario_parts.h"

namespace slettefrist::input {
namespace {

constexpr int kRunningBits = 10;
constexpr int kCitizenBits = 26;
const Day kFirstDayOfIds = day_from_civil(2000, 1, 1);

bool may_be_generated(Area area, std::int64_t id, const Scenario& scenario) {
  if (area == Area::citizen) return id >= 1 && id <= scenario.citizens;
  const std::int64_t citizen = (id >> kRunningBits) & ((std::int64_t{1} << kCitizenBits) - 1);
  const std::int64_t day = id >> (kRunningBits + kCitizenBits);
  return citizen >= 1 && citizen <= scenario.citizens && day >= scenario.history_from - kFirstDayOfIds &&
         day <= scenario.ends_on - kFirstDayOfIds;
}

}  // namespace

void check_id_collisions(const Node& records, const Scenario& scenario, ProblemList& problems) {
  for (const Area area : kAreas) {
    const Member* table = member_of(records, name_of(area));
    if (!table) continue;
    for (const Node& record : table->value.items) {
      const Member* id = member_of(record, id_column_of(area));
      if (!id || id->value.kind != NodeKind::whole) continue;
      if (!may_be_generated(area, id->value.whole, scenario)) continue;
      const Place& place = id->value.place;
      problems.add(
          {place.file, place.line, place.column,
           fmt::format("[[records.{}]] {}: read {}, expected an id that no generated record can have",
                       name_of(area), id_column_of(area), shown(id->value)),
           area == Area::citizen ? fmt::format("Take an id above {}", scenario.citizens)
                                 : "Take a small id, or citizens = 0"});
    }
  }
}

}  // namespace slettefrist::input
