// Bounds and comparisons; see judgement.h.
//
// It must not know a table or a page.
#include "sim/bench/judgement.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/model/input_error.h"

namespace slettefrist::purge_bench {
namespace {

struct Scale {
  std::string_view suffix;
  double factor;
};
constexpr std::array<Scale, 3> kTimes{{{"us", 1e-6}, {"ms", 1e-3}, {"s", 1.0}}};
constexpr std::array<Scale, 4> kSizes{
    {{"KiB", 1024.0}, {"MiB", 1048576.0}, {"GiB", 1073741824.0}, {"B", 1.0}}};
constexpr std::array<Scale, 1> kPlain{{{"", 1.0}}};

template <std::size_t count>
std::optional<double> scaled(std::string_view text, const std::array<Scale, count>& scales) {
  double value = 0.0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (error != std::errc{} || !std::isfinite(value) || value < 0.0) return std::nullopt;
  const std::string_view suffix{stop, static_cast<std::size_t>(end - stop)};
  for (const Scale& scale : scales) {
    if (suffix == scale.suffix) return value * scale.factor;
  }
  return std::nullopt;
}

std::optional<double> value_in(Unit unit, std::string_view text) {
  if (unit == Unit::seconds) return scaled(text, kTimes);
  return unit == Unit::bytes ? scaled(text, kSizes) : scaled(text, kPlain);
}

const char* form_of(Unit unit) {
  if (unit == Unit::seconds) return "a time such as 200ms (us, ms or s)";
  return unit == Unit::bytes ? "a size such as 64MiB (B, KiB, MiB or GiB)" : "a number";
}

[[noreturn]] void refuse(const std::string& text, const std::string& expected, const std::string& remedy) {
  throw InputError(Problem{"", 0, 0, "--threshold: read \"" + text + "\", expected " + expected, remedy});
}

bool is_worse(const Metric& metric, const Range& before, const Range& now, double tolerance) {
  if (metric.is_more_better) return now.median < before.median * (1.0 - tolerance) && now.most < before.least;
  return now.median > before.median * (1.0 + tolerance) && now.least > before.most;
}

[[noreturn]] void refuse_file(const std::string& file, const std::string& read) {
  throw InputError(Problem{file, 0, 0,
                           "--compare: " + read + ", expected the bench.json of an earlier bench-purge",
                           "Name the file that it wrote into its output folder"});
}

Range range_in(const std::string& file, const nlohmann::json& json) {
  const Range range{json.at("median").get<double>(), json.at("least").get<double>(),
                    json.at("most").get<double>(), 0};
  const bool is_finite = std::isfinite(range.least) && std::isfinite(range.most);
  if (!is_finite || range.least < 0.0 || range.median < range.least || range.most < range.median)
    refuse_file(file, "read a figure whose median does not lie between its least and its most");
  return range;
}

SeriesKey key_in(const std::string& file, const nlohmann::json& series) {
  SeriesKey key;
  key.name = series.at("case").get<std::string>();
  if (!series.at("notifications").is_number_integer())
    refuse_file(file, "read notifications that are no whole number");
  key.notifications = series.at("notifications").get<std::int64_t>();
  const std::string cache = series.at("cache").get<std::string>();
  key.cache = cache == name_of(Cache::cold) ? Cache::cold : Cache::warm;
  if (cache != name_of(key.cache)) refuse_file(file, "read a cache that is neither cold nor warm");
  const auto number = [](const nlohmann::json& value, auto none) {
    return value.is_null() ? none : value.get<decltype(none)>();
  };
  key.batch = number(series.at("batch_records"), std::int64_t{0});
  const nlohmann::json not_told;  // the first results did not tell these
  key.batch_bytes = number(series.value("batch_bytes", not_told), std::int64_t{0});
  key.batch_seconds = number(series.value("batch_seconds", not_told), 0.0);
  return key;
}

}  // namespace

Threshold threshold_in(const std::string& text) {
  const std::size_t sign = text.find_first_of("<>");
  if (sign == std::string::npos) {
    refuse(text, "METRIC<VALUE or METRIC>VALUE", "Write for example 'p99_beside<200ms', in quotes");
  }
  const std::string name = text.substr(0, sign);
  const Metric* const metric = metric_named(name);
  if (metric == nullptr) {
    std::vector<std::string> known;
    for (const Metric& each : metrics()) known.emplace_back(each.name);
    const std::string near = nearest_name(name, known);
    refuse(text, "one of the figures " + metric_names(),
           near.empty() ? "Write one of these before the sign" : "Did you mean " + near + "?");
  }
  const auto bound = value_in(metric->unit, std::string_view{text}.substr(sign + 1));
  if (!bound) refuse(text, form_of(metric->unit), "Write it behind the sign, without spaces");
  return {text, metric, text[sign] == '<', *bound};
}

double seconds_in(const std::string& option, const std::string& text) {
  const auto seconds = scaled(text, kTimes);
  if (seconds) return *seconds;
  throw InputError(Problem{"", 0, 0, option + ": read \"" + text + "\", expected " + form_of(Unit::seconds),
                           "Write it without spaces"});
}

// Why the series can meet no demand, whatever its figures are; "": it can. A wrong purge is quick, and a
// statement that has given up waiting has waited for no longer than it was told to.
std::string out_of_question(const Metric& metric, const Series& series) {
  if (!series.is_right()) return "the purge was not right";
  std::int64_t gave_up = 0;
  for (const Repetition& each : series.repetitions) {
    if (each.beside) gave_up += each.beside->busy;
  }
  if (gave_up == 0 || metric.name.find("beside") == std::string_view::npos) return "";
  return std::to_string(gave_up) + " statements gave up waiting for the lock";
}

ThresholdSeen judge(const Threshold& threshold, const std::vector<Series>& all) {
  ThresholdSeen seen{threshold, true, ""};
  std::optional<double> worst;
  for (const Series& series : all) {
    if (const std::string why = out_of_question(*threshold.metric, series); !why.empty())
      return {threshold, false, to_text(series.key) + ": " + why};
    const auto range = range_of(*threshold.metric, series.repetitions);
    if (!range) {
      seen.is_met = false;
      seen.worst = to_text(series.key) + ": not measured";
      return seen;
    }
    const bool is_within =
        threshold.is_upper ? range->median < threshold.bound : range->median > threshold.bound;
    seen.is_met = seen.is_met && is_within;
    if (worst && (threshold.is_upper ? range->median <= *worst : range->median >= *worst)) continue;
    worst = range->median;
    seen.worst = to_text(series.key) + ": " + to_text(threshold.metric->unit, *worst);
  }
  return seen;
}

OlderResult older_result_in(const std::string& file) {
  std::ifstream in{file, std::ios::binary};
  std::error_code ignored;
  if (!in || !std::filesystem::is_regular_file(file, ignored)) refuse_file(file, "cannot be read");
  const auto json = nlohmann::json::parse(in, nullptr, false);
  if (json.is_discarded()) refuse_file(file, "read something that is no JSON");
  OlderResult older;
  older.file = file;
  try {
    if (json.at("format") != 1) refuse_file(file, "read another format than 1");
    if (!json.at("verified").get<bool>()) refuse_file(file, "read a result whose purge was not right");
    for (const char* what : {"engine", "policy", "as_of", "beside"}) {
      const auto said = json.find(what);  // the first results did not tell all of them
      if (said != json.end() && said->is_string()) older.made_with[what] = said->get<std::string>();
    }
    for (const auto& series : json.at("series")) {
      OlderSeries& own = older.series[key_in(file, series)];
      own.due_rows = series.at("due_rows").get<std::int64_t>();
      for (const auto& [name, range] : series.at("figures").items()) {
        if (!range.is_null()) own.figures[name] = range_in(file, range);
      }
    }
  } catch (const nlohmann::json::exception&) {
    refuse_file(file, "read JSON of another shape");
  }
  return older;
}

std::vector<Change> compare(const OlderResult& older, const std::vector<Series>& all, double tolerance) {
  std::vector<Change> changes;
  for (const Series& series : all) {
    const auto before = older.series.find(series.key);
    if (before == older.series.end() || before->second.due_rows != series.due_rows) continue;
    for (const Metric& metric : metrics()) {
      if (!metric.is_compared) continue;
      const auto old_range = before->second.figures.find(std::string{metric.json_key});
      const auto now = range_of(metric, series.repetitions);
      if (old_range == before->second.figures.end() || !now) continue;
      changes.push_back({series.key, &metric, old_range->second, *now,
                         is_worse(metric, old_range->second, *now, tolerance)});
    }
  }
  return changes;
}

}  // namespace slettefrist::purge_bench
