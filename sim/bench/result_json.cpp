// bench.json: every repetition, and what was made of them; units stand in the keys.
//
// `--compare` reads it again (judgement.cpp), so a key that goes is a change of format. It must not know how
// anything is shown.
#include <nlohmann/json.hpp>

#include "sim/bench/result.h"

namespace slettefrist::purge_bench {
namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of(const Facts& facts) {
  Json json = Json::object();
  for (const auto& [name, value] : facts) json[name] = value;
  return json;
}

template <class Number>
Json or_null_if_0(Number number) {
  return number == 0 ? Json(nullptr) : Json(number);
}

Json json_of(const SeriesKey& key) {
  return {{"case", key.name},
          {"notifications", key.notifications},
          {"cache", name_of(key.cache)},
          {"batch_records", or_null_if_0(key.batch)},
          {"batch_bytes", or_null_if_0(key.batch_bytes)},
          {"batch_seconds", or_null_if_0(key.batch_seconds)}};
}

Json figures_of(const Series& series) {
  Json json = Json::object();
  for (const Metric& metric : metrics()) {
    const auto range = range_of(metric, series.repetitions);
    json[std::string{metric.json_key}] = nullptr;
    if (range) {
      json[std::string{metric.json_key}] = {
          {"median", range->median}, {"least", range->least}, {"most", range->most}};
    }
  }
  return json;
}

// Counts and sizes of one repetition are whole; a median of them need not be.
Json json_of(const Metric& metric, const std::optional<double>& value) {
  const bool is_whole = metric.unit == Unit::count || metric.unit == Unit::bytes;
  return value && is_whole ? Json(static_cast<std::int64_t>(*value)) : or_null(value);
}

Json json_of(const Repetition& repetition) {
  Json json = Json::object();
  for (const Metric& metric : metrics())
    json[std::string{metric.json_key}] = json_of(metric, metric.value_of(repetition));
  json["lock_resolution_seconds"] = repetition.lock.resolution_seconds;
  json["lock_looks"] = repetition.lock.looks;
  json["file_before_bytes"] = repetition.before.file_bytes;
  json["free_before_bytes"] = repetition.before.free_bytes;
  json["free_after_bytes"] = repetition.after.free_bytes;
  json["removed_rows"] = Json::object();
  for (const Area area : kAreas) {
    const std::int64_t rows = repetition.removed[index_of(area)];
    if (rows > 0) json["removed_rows"][std::string{name_of(area)}] = rows;
  }
  const Verification& seen = repetition.verification;
  json["verified"] = seen.is_right();
  json["left_behind_rows"] = seen.left_behind;
  json["gone_wrongly_rows"] = seen.gone_wrongly;
  json["appeared_rows"] = seen.appeared;
  json["engine_failure"] = seen.failure.empty() ? Json(nullptr) : Json(seen.failure);
  if (repetition.beside) {
    json["beside_statements"] = repetition.beside->seconds.size();
    json["beside_failed"] = repetition.beside->failed;
    json["beside_first_failure"] =
        repetition.beside->failed == 0 ? Json(nullptr) : Json(repetition.beside->first_failure);
  }
  return json;
}

Json json_of(const Series& series) {
  Json json = json_of(series.key);
  json["store_rows"] = series.store_rows;
  json["due_rows"] = series.due_rows;
  json["figures"] = figures_of(series);
  json["repetitions"] = Json::array();
  for (const Repetition& repetition : series.repetitions) json["repetitions"].push_back(json_of(repetition));
  return json;
}

Json json_of(const Range& range) {
  return {{"median", range.median}, {"least", range.least}, {"most", range.most}};
}

Json json_of(const Change& change) {
  Json json = json_of(change.key);
  json["figure"] = change.metric->name;
  json["before"] = json_of(change.before);
  json["now"] = json_of(change.now);
  json["worse"] = change.is_worse;
  return json;
}

Json json_of(const Conclusion& conclusion) {
  Json json = json_of(conclusion.key);
  json["longest_lock_seconds"] = or_null(conclusion.lock_seconds);
  json["backlog_rows"] = conclusion.backlog;
  json["nights"] = or_null(conclusion.nights);
  json["text"] = conclusion.text;
  return json;
}

Json pragmas_of(const Result& result) {
  if (result.series.empty() || result.series.front().repetitions.empty()) return Json::object();
  return json_of(result.series.front().repetitions.front().pragmas);
}

}  // namespace

std::string as_json(const Result& result) {
  Json json{{"format", 1},
            {"verdict", result.is_good() ? "good" : "findings"},
            {"verified", result.is_right()},
            {"engine", result.engine},
            {"policy", result.policy},
            {"as_of", result.as_of},
            {"store", result.store.empty() ? Json(nullptr) : Json(result.store)},
            {"seed", result.seed},
            {"beside", result.beside.empty() ? Json(nullptr) : Json(result.beside)},
            {"environment", json_of(result.environment)},
            {"pragmas", pragmas_of(result)}};
  json["series"] = Json::array();
  for (const Series& series : result.series) json["series"].push_back(json_of(series));
  json["thresholds"] = Json::array();
  for (const ThresholdSeen& seen : result.thresholds) {
    json["thresholds"].push_back(
        {{"threshold", seen.threshold.text}, {"met", seen.is_met}, {"worst", seen.worst}});
  }
  json["compared_with"] = result.compared_with.empty() ? Json(nullptr) : Json(result.compared_with);
  json["made_otherwise"] = result.made_otherwise.empty() ? Json(nullptr) : Json(result.made_otherwise);
  json["tolerance"] = result.tolerance;
  json["changes"] = Json::array();
  for (const Change& change : result.changes) json["changes"].push_back(json_of(change));
  json["follows"] = Json::array();
  for (const Conclusion& conclusion : result.conclusions) json["follows"].push_back(json_of(conclusion));
  return json.dump(2) + "\n";
}

}  // namespace slettefrist::purge_bench
