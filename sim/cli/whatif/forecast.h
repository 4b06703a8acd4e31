// When is the backlog of a go-live gone? Arithmetic on what falls due each night, and nothing else.
//
// The answer is held against a simulated run by whoever has one. It must not know a world or a store.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist::cli {

constexpr std::int64_t kRecordsMost = std::int64_t{1} << 53;  // more than any night has

struct PurgeNight {
  Day as_of;
  std::int64_t due = 0;  // that falls due since the night before
};

struct ForecastNight {
  Day as_of;
  std::int64_t due = 0;
  std::int64_t removed = 0;
  std::int64_t left = 0;
};

struct Forecast {
  std::vector<ForecastNight> nights;  // from the first on which anything is due until the backlog is gone
  // The first night that leaves nothing over, unless each later one brings more than it has room for.
  std::optional<Day> gone_on;
  bool is_growing = false;  // no less is left on the last night than a year before: never
};

Forecast forecast(const std::vector<PurgeNight>& nights, std::int64_t records_per_night_max);

// How many records a night has room for, at most kRecordsMost. `seconds`: 0 = no such limit, one batch a
// night; `batch`: 0 = of any size, otherwise whole batches only.
std::int64_t records_per_night(std::int64_t batch, double seconds, double records_per_second);

}  // namespace slettefrist::cli
