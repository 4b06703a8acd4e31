// All that a benchmark comes to: the series, where they were measured, what was demanded, what follows.
//
// Put together once, told three times (terminal, page, JSON). It must not know a file.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/bench/judgement.h"
#include "sim/bench/measurement.h"

namespace slettefrist::purge_bench {

using Facts = std::vector<std::pair<std::string, std::string>>;

// Processor, cores, kernel, SQLite; and this program's version, which it is told.
Facts environment(const std::string& program_version);

struct Advice {
  double lock_bound_seconds = 0.1;
  std::int64_t night_seconds = 3600;
  std::optional<std::int64_t> backlog;  // nothing: what was due in the store
};

// What follows for one store, cold or warm.
struct Conclusion {
  SeriesKey key;  // the batch is the recommended one; 0 = none is, or none was tried
  bool is_swept = false;
  std::optional<double> lock_seconds;  // the longest of all repetitions, with that batch
  std::int64_t backlog = 0;
  std::optional<std::int64_t> nights;  // nothing: no rate was measured
  std::string text;
};

struct Result {
  std::string engine;
  std::string policy;
  std::string as_of;
  std::string store;  // the user's, or ""
  std::uint64_t seed = 0;
  std::string beside;  // "100 a second of FILE, waiting at most 5,000 ms", or ""
  Facts environment;
  std::vector<Series> series;
  std::vector<ThresholdSeen> thresholds;
  std::string compared_with;  // "" = nothing
  std::string
      made_otherwise;  // in what that one was made otherwise: "engine sql:a.sql, now builtin; ...", or ""
  double tolerance = 0.0;
  std::vector<Change> changes;
  std::vector<Conclusion> conclusions;

  bool is_right() const;  // every repetition removed exactly what was due
  bool is_good() const;   // that, and all that was demanded
};

std::vector<Conclusion> conclusions_from(const std::vector<Series>& all, const Advice& advice);

std::string as_json(const Result& result);
std::string as_text(const Result& result);      // for a terminal
std::string as_markdown(const Result& result);  // for a page

}  // namespace slettefrist::purge_bench
