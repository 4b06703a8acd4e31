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
  RecordId id = 0;
  RecordId citizen_id = 0;
  Area area = Area::notification;
  RecordId record_id = 0;
  Day from_on;               // civil days in Denmark, both ends inclusive
  std::optional<Day> to_on;  // nothing: until further notice
};

}  // namespace slettefrist
