// What a user demands of the figures: bounds, and no worse than an older result.
//
// Both are read before anything is measured and decide the exit code after. It must not know how a figure is
// measured.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/bench/metrics.h"

namespace slettefrist::purge_bench {

struct Threshold {
  std::string text;  // as it was given
  const Metric* metric = nullptr;
  bool is_upper = true;
  double bound = 0.0;
};

// "p99_beside<200ms". Throws InputError, with the nearest name for a figure nobody knows.
Threshold threshold_in(const std::string& text);
// "100ms" in seconds, for the option that is named.
double seconds_in(const std::string& option, const std::string& text);

struct ThresholdSeen {
  Threshold threshold;
  bool is_met = true;
  std::string worst;  // the series that is farthest off, and its median
};
// Of every series the median has to be within; a figure that a series has not is not within.
ThresholdSeen judge(const Threshold& threshold, const std::vector<Series>& all);

struct OlderSeries {
  std::int64_t due_rows = 0;
  std::map<std::string, Range> figures;  // by json_key
};
struct OlderResult {
  std::string file;
  std::map<std::string, std::string> made_with;  // engine, policy, as_of, beside: as far as it says
  std::map<SeriesKey, OlderSeries> series;
};
// A bench.json of a purge that was right. Throws InputError.
OlderResult older_result_in(const std::string& file);

struct Change {
  SeriesKey key;
  const Metric* metric = nullptr;
  Range before;
  Range now;
  bool is_worse = false;
};
// Worse is a median that is off by more than the tolerance while the two ranges do not touch: what overlaps
// may be noise. A series with other rows due is another one, whatever else is the same.
std::vector<Change> compare(const OlderResult& older, const std::vector<Series>& all, double tolerance);

}  // namespace slettefrist::purge_bench
