// A hold on one record: while it runs nobody may remove the record, however due it is.
//
// Danish: midlertidig slettestandsning, as while a complaint runs. A hold is a row of the optional table
// `hold` and plain data: which other records it reaches is a question that engine and oracle each answer for
// themselves (docs/contract.md). This file must not know a rule.
#pragma once

#include <optional>

#include "sim/model/records.h"

namespace slettefrist {

struct Hold {
  static constexpr Area kArea = Area::hold;
  RecordId id = 0;
  RecordId citizen_id = 0;
  Area area = Area::notification;
  RecordId record_id = 0;
  Day from_on;               // civil days in Denmark, both ends inclusive
  std::optional<Day> to_on;  // nothing: until further notice
};

inline RecordId id_of(const Hold& hold) { return hold.id; }

// As of every other record, with one more kind of field: an Area, written as its name.
template <class AnyHold, class Visitor>
requires std::is_same_v<std::remove_const_t<AnyHold>, Hold>
void visit_columns(AnyHold& h, Visitor&& v) {
  v("hold_id", Need::required, h.id), v("citizen_id", Need::required, h.citizen_id);
  v("area", Need::required, h.area), v("record_id", Need::required, h.record_id);
  v("from_on", Need::required, h.from_on), v("to_on", Need::optional, h.to_on);
}

}  // namespace slettefrist
