// Small random worlds for the oracle's tests: a policy, a run calendar, a family, and holds on its records.
//
// Everything is drawn from one seeded stream of raw numbers, so that a failing world can be built again from
// its number. It must not know what is tested with it.
#pragma once

#include <string>
#include <vector>

#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {

// Of how many a test asks its question.
inline constexpr int kWorlds = 4000;

struct World {
  Policy policy;
  RunCalendar calendar;
  Family family;
  std::vector<Hold> holds;
};

World random_world(unsigned seed);  // without holds
World random_world_with_holds(unsigned seed);
std::string text_of(const World& world);

// The id of a record by its place: the notification, then the answers, then the documents.
RecordId id_at(const Family& family, std::size_t place);
Area area_at(const Family& family, std::size_t place);
Instant entered_at(const Family& family, std::size_t place);

}  // namespace slettefrist::oracle
