// One repetition: the store as it was, one purge run with everything watched, and the check of what it did.
//
// Only the engine's call is timed; opening, the probe's start and the check lie outside. It must not know
// which series it belongs to.
#pragma once

#include <string>

#include "sim/bench/expectation.h"
#include "sim/bench/plan.h"

namespace slettefrist::purge_bench {

// The store of some series, and what they start from.
struct Bed {
  std::string pristine;  // copied before every repetition; "" = the reset command puts `store` back
  std::string store;
  Expectation expected;
};

Repetition measure(const Plan& plan, const Bed& bed, Cache cache, std::int64_t batch);

// Has the user's command put the store back. Throws StoreFailure when it fails.
void call_reset(const Plan& plan, const std::string& store);
// Throws StoreFailure where the store holds other records than when the oracle was asked.
void require_as_before(const Bed& bed);

}  // namespace slettefrist::purge_bench
