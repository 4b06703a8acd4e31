// A whole benchmark, settled: which stores, which engine, how often; and the carrying out of it.
//
// What a verb makes of its options. It must not know the command line, nor how a result is told.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/bench/beside.h"
#include "sim/bench/measurement.h"
#include "sim/engine/purge_engine.h"
#include "sim/model/run_calendar.h"
#include "sim/policy/policy.h"

namespace slettefrist::purge_bench {

constexpr int kLeastRepetitions = 5;

struct MadeStore {
  std::int64_t notifications = 0;
  Case kind = Case::quiet;
};

struct Plan {
  std::string given_store;    // a user's file; "" = stores are made
  std::string reset_command;  // puts the user's file back, which is then purged in its place; "" = copies
  int reset_seconds_max = 0;
  std::string folder;  // where stores are made and copied to
  Policy policy;
  RunCalendar calendar;  // of one run
  std::vector<MadeStore> made;
  std::vector<Cache> caches;
  std::vector<std::int64_t> batches{0};  // 0: as the engine does it
  std::int64_t batch_bytes = 0;          // of the engine that is made, for the series' keys
  double batch_seconds = 0.0;
  int repetitions = kLeastRepetitions;
  std::uint64_t seed = 0;
  BesideWish beside;
  std::function<std::unique_ptr<PurgeEngine>(std::int64_t batch)> make_engine;
  std::function<void()> look;                      // now and then; may throw, which ends it all
  std::function<void(const std::string&)> report;  // what is being done
};

// Series in the order of stores, caches and batches. The repetitions of one store's series take turns,
// so that a machine that grows slower does so for all of them.
std::vector<Series> carry_out(const Plan& plan);

}  // namespace slettefrist::purge_bench
