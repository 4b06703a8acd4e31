// A hand-written record's story: in one sentence, in Danish and in English, why it is there.
//
// Stands beside its record in a scenario and goes into a pack's stories.csv. This file must not know either.
#pragma once

#include <string>

#include "sim/model/records.h"

namespace slettefrist {

struct Story {
  Area area = Area::notification;
  RecordId id = 0;
  std::string danish;
  std::string english;
};

}  // namespace slettefrist
