// The numbers that one citizen can have in life: the first, and new ones of the same scheme.
//
// Every generation has a stretch of the mapping to itself, so that nobody's new number is anybody's number.
// This file must not know why a number changes.
#pragma once

#include <cassert>

#include "generators/cpr.h"

namespace slettefrist::generators {

constexpr int kCprGenerations = 4;  // the first and three new ones
constexpr std::int64_t kCitizensWithNewNumbers = kCprCapacity / kCprGenerations;

inline std::string cpr_of(std::uint64_t seed, RecordId citizen_id, int generation) {
  assert(0 <= generation && generation < kCprGenerations);
  assert(generation == 0 || citizen_id <= kCitizensWithNewNumbers);
  return cpr_of(seed, citizen_id + generation * kCitizensWithNewNumbers);
}

}  // namespace slettefrist::generators
