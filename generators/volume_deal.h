// A month's records dealt to citizens: who gets which of them, and on which day.
//
// Every record has a stream of its own, keyed by month and place in it, so that a citizen gets the same ones
// whatever threads, shards and other citizens there are. Dealt once for a world, then only read. This file
// must not know what is told of a record.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "generators/generators.h"
#include "generators/stream.h"

namespace slettefrist::generators {

struct Ground;

// 32 bits each: there are millions.
struct DealtRecord {
  std::int32_t citizen_id = 0;
  Day day;
  std::int32_t month = 0;  // place in Volumes::months
  std::int32_t place = 0;  // among the month's records
};

struct DealtDocument {
  std::int32_t citizen_id = 0;
  Day day;
  std::int32_t parent = 0;        // place among the citizen's parents (uploads.h)
  bool is_saved_at_once = false;  // in the very second of its parent
};

// Sorted by citizen.
struct VolumeDeal {
  std::vector<DealtRecord> notifications;
  std::vector<DealtRecord> sanctions;
  std::vector<DealtDocument> documents;
};

// Of one citizen, in the order of days.
template <class Dealt>
std::span<const Dealt> dealt_to(const std::vector<Dealt>& all, RecordId citizen_id);

// Without documents: those hang on records that must be there first.
VolumeDeal volume_deal(const Settings& settings);
// Throws InputError for a month in which a document finds no parent.
std::vector<DealtDocument> dealt_documents(const Ground& ground);

// The stream of one record of a month.
Stream stream_of(const Settings& settings, Purpose purpose, const MonthVolume& month, std::int64_t place);

// How many of a month's notifications are answered: its first ones. The nearest whole number.
std::int64_t answered_of(const MonthVolume& month, double share);
// The delay in whole days of the record at `place` of `total`, drawn within its own part of the distribution,
// so that the parts meet the deciles to the record. `month` has deciles.
int delay_days(const MonthVolume& month, std::int64_t place, std::int64_t total, Stream& stream);

template <class Dealt>
std::span<const Dealt> dealt_to(const std::vector<Dealt>& all, RecordId citizen_id) {
  const auto [first, last] =
      std::equal_range(all.begin(), all.end(), Dealt{static_cast<std::int32_t>(citizen_id), {}},
                       [](const Dealt& a, const Dealt& b) { return a.citizen_id < b.citizen_id; });
  return {first, last};
}

}  // namespace slettefrist::generators
