// The list of figures, and their medians; see metrics.h.
//
// It must not know a threshold or a file.
#include "sim/bench/metrics.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdio>

#include "sim/report/text.h"

namespace slettefrist::purge_bench {
namespace {

using Value = std::optional<double>;

Value beside_at(const Repetition& repetition, double share) {
  if (!repetition.beside || repetition.beside->seconds.empty()) return std::nullopt;
  return percentile(repetition.beside->seconds, share);
}

Value rows_per_second(const Repetition& repetition) {
  if (repetition.rows() == 0 || repetition.purge_seconds <= 0.0) return std::nullopt;
  return static_cast<double>(repetition.rows()) / repetition.purge_seconds;
}

std::string with_decimals(double value, const char* unit) {
  const int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  return std::string{text.data()} + " " + unit;
}

}  // namespace

const std::vector<Metric>& metrics() {
  static const std::vector<Metric> all{
      {"purge_time", "purge_seconds", Unit::seconds, false, true, "wall time of the purge call",
       [](const Repetition& r) { return Value{r.purge_seconds}; }},
      {"rows_per_second", "rows_per_second", Unit::per_second, true, false, "rows removed a second of it",
       rows_per_second},
      {"longest_lock", "longest_lock_seconds", Unit::seconds, false, true,
       "the longest time one transaction held the write lock",
       [](const Repetition& r) { return Value{r.lock.longest_seconds}; }},
      {"transactions", "transactions", Unit::count, false, false, "that changed the store",
       [](const Repetition& r) { return Value{static_cast<double>(r.lock.transactions)}; }},
      {"wal_peak", "wal_peak_bytes", Unit::bytes, false, true, "the largest size of the log beside the file",
       [](const Repetition& r) { return Value{static_cast<double>(r.lock.log_bytes_most)}; }},
      {"checkpoint_time", "checkpoint_seconds", Unit::seconds, false, false,
       "bringing the log into the file afterwards",
       [](const Repetition& r) { return Value{r.checkpoint_seconds}; }},
      {"freed", "freed_bytes", Unit::bytes, true, false, "whole pages that can be used again",
       [](const Repetition& r) {
         return Value{static_cast<double>(r.after.free_bytes - r.before.free_bytes)};
       }},
      {"file_size", "file_after_bytes", Unit::bytes, false, false, "of the main file afterwards",
       [](const Repetition& r) { return Value{static_cast<double>(r.after.file_bytes)}; }},
      {"p50_beside", "p50_beside_seconds", Unit::seconds, false, false,
       "statements beside, from the meant start", [](const Repetition& r) { return beside_at(r, 0.5); }},
      {"p90_beside", "p90_beside_seconds", Unit::seconds, false, false, "",
       [](const Repetition& r) { return beside_at(r, 0.9); }},
      {"p99_beside", "p99_beside_seconds", Unit::seconds, false, true, "",
       [](const Repetition& r) { return beside_at(r, 0.99); }},
      {"p99.9_beside", "p99_9_beside_seconds", Unit::seconds, false, false, "",
       [](const Repetition& r) { return beside_at(r, 0.999); }},
      {"max_beside", "max_beside_seconds", Unit::seconds, false, false, "",
       [](const Repetition& r) { return beside_at(r, 1.0); }},
      {"busy_beside", "busy_beside", Unit::count, false, false,
       "statements that gave up waiting for the lock",
       [](const Repetition& r) { return r.beside ? Value{static_cast<double>(r.beside->busy)} : Value{}; }},
  };
  return all;
}

const Metric* metric_named(std::string_view name) {
  const auto found =
      std::find_if(metrics().begin(), metrics().end(), [&](const Metric& each) { return each.name == name; });
  return found == metrics().end() ? nullptr : &*found;
}

std::string metric_names() {
  std::string names;
  for (const Metric& metric : metrics()) names += (names.empty() ? "" : ", ") + std::string{metric.name};
  return names;
}

std::optional<Range> range_of(const Metric& metric, const std::vector<Repetition>& repetitions) {
  std::vector<double> values;
  for (const Repetition& repetition : repetitions) {
    if (const auto value = metric.value_of(repetition)) values.push_back(*value);
  }
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  const bool is_even = values.size() % 2 == 0;
  return Range{is_even ? (values[middle - 1] + values[middle]) / 2 : values[middle], values.front(),
               values.back(), values.size()};
}

double percentile(const std::vector<double>& sorted, double share) {
  assert(!sorted.empty());
  const double rank = std::ceil(share * static_cast<double>(sorted.size()) - 1e-9);
  const auto place = static_cast<std::size_t>(std::max(1.0, rank)) - 1;
  return sorted[std::min(place, sorted.size() - 1)];
}

std::string to_text(Unit unit, double value) {
  if (unit == Unit::count || unit == Unit::per_second)
    return report::with_separators(static_cast<std::int64_t>(std::llround(value)));
  if (unit == Unit::seconds) {
    if (value == 0.0) return "0 ms";
    if (value >= 1.0) return with_decimals(value, "s");
    return value >= 1e-3 ? with_decimals(value * 1e3, "ms") : with_decimals(value * 1e6, "us");
  }
  if (value == 0.0) return "0 B";
  constexpr double kStep = 1024.0;
  const double size = std::abs(value);
  if (size >= kStep * kStep * kStep) return with_decimals(value / (kStep * kStep * kStep), "GiB");
  if (size >= kStep * kStep) return with_decimals(value / (kStep * kStep), "MiB");
  return size >= kStep ? with_decimals(value / kStep, "KiB") : with_decimals(value, "B");
}

}  // namespace slettefrist::purge_bench
