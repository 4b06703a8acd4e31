// What all lives of a world share: the settings, Danish time and the tables for planting. Made once, then
// only read, so that threads may share it.
//
// This file must not know how a life is drawn.
#pragma once

#include <algorithm>

#include "generators/birth_days.h"
#include "generators/cpr.h"
#include "generators/danish_time.h"
#include "generators/edges.h"
#include "generators/generators.h"
#include "generators/places.h"
#include "generators/stream.h"
#include "generators/volume_deal.h"

namespace slettefrist::generators {

struct Ground {
  explicit Ground(const Settings& given);

  Settings settings;
  BirthDays birth_days;
  CprNumbers cpr;
  Places places;
  DanishTime time;
  AimTable notification_aims;
  AimTable answer_aims;
  AimTable document_aims;
  AimTable sanction_aims;
  VolumeDeal deal;  // its documents only with dealt_documents

  Stream stream(Purpose purpose, RecordId citizen_id) const {
    return Stream(settings.seed, purpose, citizen_id);
  }
  // A time of that day: mostly office hours, sometimes evening or night, so that Danish and UTC days differ.
  Instant ordinary_moment(Stream& stream, Day day) const;
  // A time of that day at which programs err: around midnight here and in UTC, around the purge, around a
  // change of clocks.
  Instant awkward_moment(Stream& stream, Day day) const;
};

// Ids hold no other days: what would come later comes on the last one.
constexpr Day encodable(Day day) { return std::clamp(day, kFirstDay, kLastDay); }

}  // namespace slettefrist::generators
