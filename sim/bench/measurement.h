// What the purge benchmark measures, as plain values: cases, single repetitions, and the series they form.
//
// Everything that is told, compared or judged later is made of these. It must not know how anything is
// measured, nor how it is told.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/model/records.h"

namespace slettefrist::purge_bench {

enum class Case : std::uint8_t { quiet, empty, backlog, random_order, blobs };
constexpr std::array<std::string_view, 5> kCaseNames{"quiet", "empty", "backlog", "random-order", "blobs"};
constexpr std::array<Case, 5> kCases{Case::quiet, Case::empty, Case::backlog, Case::random_order,
                                     Case::blobs};
constexpr std::string_view name_of(Case one) { return kCaseNames[static_cast<std::size_t>(one)]; }

enum class Cache : std::uint8_t { cold, warm };  // what the system holds of the file in memory at the start
constexpr std::string_view name_of(Cache cache) { return cache == Cache::cold ? "cold" : "warm"; }

using AreaCounts = std::array<std::int64_t, kAreaCount>;

// The writer's lock as another process saw it.
struct LockSeen {
  double longest_seconds = 0.0;     // the longest time that one transaction held it
  double resolution_seconds = 0.0;  // the longest time between two looks: no span is truer than this
  std::int64_t looks = 0;
  std::int64_t transactions = 0;    // that changed the store meanwhile, whoever's they were
  std::int64_t log_bytes_most = 0;  // of the write-ahead log, or of the rollback journal
};

struct StoreSize {
  std::int64_t file_bytes = 0;
  std::int64_t free_bytes = 0;  // whole pages that SQLite uses again before the file grows
};

// Whether exactly what was due has gone.
struct Verification {
  std::int64_t left_behind = 0;   // due, and still there
  std::int64_t gone_wrongly = 0;  // not due, and gone
  std::int64_t appeared = 0;      // there, and not there before
  std::string failure;            // what the engine failed of; "" = it ended well
  bool is_right() const { return left_behind + gone_wrongly + appeared == 0 && failure.empty(); }
};

// Statements of a user beside the purge, at a given rate, each timed from when it was meant to start.
struct BesideSeen {
  std::vector<double> seconds;  // sorted
  std::int64_t busy = 0;        // gave up waiting for the lock
  std::int64_t failed = 0;      // any other error
  std::string first_failure;
};

struct Repetition {
  double purge_seconds = 0.0;
  AreaCounts removed{};
  LockSeen lock;
  double checkpoint_seconds = 0.0;
  StoreSize before;
  StoreSize after;
  Verification verification;
  std::optional<BesideSeen> beside;
  std::vector<std::pair<std::string, std::string>> pragmas;  // of this program's connection

  std::int64_t rows() const {
    std::int64_t sum = 0;
    for (const std::int64_t count : removed) sum += count;
    return sum;
  }
};

// What tells one series from another; two files are compared where these are equal.
struct SeriesKey {
  std::string name;                // of the case, or "store" for a user's
  std::int64_t notifications = 0;  // in the store at the start
  Cache cache = Cache::warm;
  std::int64_t batch = 0;  // 0: the engine decides
  // The further limits of a batch; 0 without one.
  std::int64_t batch_bytes = 0;  // of documents
  double batch_seconds = 0.0;    // 0 with one, too: however long
  auto operator<=>(const SeriesKey&) const = default;
};

struct Series {
  SeriesKey key;
  std::int64_t store_rows = 0;
  std::int64_t due_rows = 0;
  std::vector<Repetition> repetitions;

  bool is_right() const {  // every repetition removed exactly what was due
    return std::all_of(repetitions.begin(), repetitions.end(),
                       [](const Repetition& each) { return each.verification.is_right(); });
  }
};

std::string to_text(const SeriesKey& key);  // "backlog of 100,000, warm, batch 1,000"

}  // namespace slettefrist::purge_bench
