// [purge]: how often, at which local time, and when not. This file must not know a calendar: a time that a
// clock change skips or doubles is the world's to place.
#include <fmt/format.h>

#include <charconv>

#include "sim/input/clock_time.h"
#include "sim/input/key_reader.h"
#include "sim/input/scenario_keys.h"
#include "sim/input/scenario_parts.h"

namespace slettefrist::input {
namespace {

constexpr int kStrideMax = 40000;

std::optional<int> whole_of(std::string_view text, int least, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (value < least || value > most || text.front() == '-') return std::nullopt;
  return value;
}

void read_outage(const Node& table, std::size_t position, PurgeSchedule& purge, ProblemList& problems) {
  const std::string subject = fmt::format("[purge] outages {}", position);
  KeyReader reader(section_of(scenario_keys(), "purge.outages"), table, subject, problems);
  const auto from = reader.day("from");
  const auto to = reader.day("to");
  reader.finish();
  if (!from || !to) return;
  if (*to < *from) {
    reader.refuse("to", fmt::format("a day not before from = {}", to_text(*from)), "Swap the two days");
  }
  purge.outages.push_back({*from, *to});
}

}  // namespace

std::optional<Stride> parse_stride(const std::string& text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  const auto amount = whole_of(std::string_view{text}.substr(0, blank), 1, kStrideMax);
  const std::string unit = text.substr(blank + 1);
  if (!amount) return std::nullopt;
  if (unit == "day" || unit == "days") return Stride{*amount, 0};
  if (unit == "hour" || unit == "hours") return Stride{0, *amount};
  return std::nullopt;
}

PurgeSchedule read_purge(const Node* table, ProblemList& problems) {
  static const Node nothing;
  KeyReader reader(section_of(scenario_keys(), "purge"), table ? *table : nothing, "[purge]", problems);
  PurgeSchedule purge;
  if (const auto every = reader.text("every")) {
    const auto stride = parse_stride(*every);
    if (!stride) {
      reader.refuse("every", "\"N days\" or \"N hours\" with N from 1 on", "Write for example \"1 day\"");
    } else {
      purge.every_days = stride->days;
      purge.every_hours = stride->hours;
    }
  }
  if (const auto at = reader.text("at")) {
    const auto minutes = parse_clock_time(*at);
    if (!minutes)
      reader.refuse("at", "a local time \"HH:MM\" from \"00:00\" to \"23:59\"", "Write two digits each");
    purge.at_minutes = minutes.value_or(0);
  }
  std::size_t position = 0;
  for (const Node* outage : reader.tables("outages")) read_outage(*outage, ++position, purge, problems);
  reader.finish();
  return purge;
}

}  // namespace slettefrist::input
