// The figures of a repetition by name: what a table shows, a threshold bounds and an older result is held
// against.
//
// A new figure is added here and is then everywhere. It must not know how one is measured.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/bench/measurement.h"

namespace slettefrist::purge_bench {

enum class Unit : std::uint8_t { seconds, bytes, count, per_second };

struct Metric {
  std::string_view name;      // as a threshold names it
  std::string_view json_key;  // with the unit
  Unit unit = Unit::count;
  bool is_more_better = false;
  bool is_compared = false;  // with an older result
  std::string_view about;
  std::optional<double> (*value_of)(const Repetition&);  // nothing: not measured
};

const std::vector<Metric>& metrics();
const Metric* metric_named(std::string_view name);  // null: none
std::string metric_names();                         // "purge_time, rows_per_second, ..."

// Over the repetitions of a series.
struct Range {
  double median = 0.0;
  double least = 0.0;
  double most = 0.0;
  std::size_t count = 0;
};
std::optional<Range> range_of(const Metric& metric, const std::vector<Repetition>& repetitions);

// Nearest rank, of sorted values: the value that at least this share of them does not exceed.
double percentile(const std::vector<double>& sorted, double share);

std::string to_text(Unit unit, double value);  // "12.3 ms", "4.1 MiB", "1,234,567"

}  // namespace slettefrist::purge_bench
