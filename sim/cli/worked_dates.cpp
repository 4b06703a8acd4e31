// Rules in words; see worked_dates.h.
//
// The anchors are chosen to tell readings apart: a leap day, ends of months, an hour before a Danish
// midnight, and the hours that clock changes skip and repeat. It must not know a world.
#include "sim/cli/worked_dates.h"

#include <array>
#include <nlohmann/json.hpp>

#include "sim/oracle/oracle.h"

namespace slettefrist::cli {
namespace {

constexpr std::array<const char*, 6> kInstants{"2023-12-15T10:00:00Z", "2023-02-28T12:00:00Z",
                                               "2024-02-29T12:00:00Z", "2023-12-31T23:30:00Z",
                                               "2024-03-31T00:59:59Z", "2024-10-27T01:30:00Z"};
constexpr std::array<const char*, 5> kDays{"2023-12-15", "2023-02-28", "2024-02-29", "2024-08-31",
                                           "2023-12-31"};

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::string applies_text(Applies applies) {
  switch (applies) {
    case Applies::answered:
      return "answered";
    case Applies::unanswered:
      return "unanswered";
    case Applies::always:
      break;
  }
  return "always";
}

std::string version_text(const RuleVersion& version) {
  const std::string what = version.ends ? "removes nothing" : "keep " + to_text(version.keep);
  return what + ", in force from " + to_text(version.in_force) +
         (version.effect == Effect::all_records ? ", for all records"
                                                : ", for records counted from that day on") +
         "\n  clause " + version.clause + ", " + version.file + ":" + std::to_string(version.line);
}

// The versions to show: the one in force on `on`, or all.
std::vector<const RuleVersion*> shown_versions(const Rule& rule, std::optional<Day> on) {
  std::vector<const RuleVersion*> shown;
  for (const RuleVersion& version : rule.versions) {
    if (on && version.in_force > *on) continue;
    if (on) shown.clear();
    shown.push_back(&version);
  }
  return shown;
}

}  // namespace

bool counts_from_instant(const Rule& rule) { return rule.counted_from.front().ends_with("_at"); }

std::vector<WorkedDate> worked_dates(const Rule& rule, const RuleVersion& version, const Reading& reading) {
  std::vector<WorkedDate> dates;
  if (version.ends) return dates;
  const auto add = [&](const char* anchor, const oracle::DueDay& due) {
    dates.push_back({anchor, due.due_on, due.steps});
  };
  if (counts_from_instant(rule)) {
    for (const char* anchor : kInstants)
      add(anchor, oracle::due_day(*parse_instant(anchor), version.keep, reading));
  } else {
    for (const char* anchor : kDays) add(anchor, oracle::due_day(*parse_day(anchor), version.keep, reading));
  }
  return dates;
}

std::string rule_as_text(const Rule& rule, const Policy& policy, std::optional<Day> on, Detail detail) {
  std::string text = rule.id + ": " + std::string{name_of(rule.area)} + ", " + applies_text(rule.applies) +
                     ", counted from " + (rule.counted_from.size() > 1 ? "the earliest of " : "") +
                     joined(rule.counted_from, ", ") + "\n";
  const auto versions = shown_versions(rule, on);
  if (versions.empty()) return text + "  not in force on " + to_text(*on) + "\n";
  for (const RuleVersion* version : versions) {
    text += "  " + version_text(*version) + "\n";
    for (const WorkedDate& date : worked_dates(rule, *version, policy.reading)) {
      text += "    " + date.anchor + " -> " + (date.due_on ? to_text(*date.due_on) : std::string{"no date"}) +
              "\n";
      if (detail == Detail::dates) continue;
      for (const std::string& step : date.steps) text += "      " + step + "\n";
    }
  }
  return text;
}

nlohmann::ordered_json rule_as_json(const Rule& rule, const Policy& policy, std::optional<Day> on) {
  nlohmann::ordered_json json;
  json["rule"] = rule.id;
  json["area"] = name_of(rule.area);
  json["applies"] = applies_text(rule.applies);
  json["counted_from"] = rule.counted_from;
  json["versions"] = nlohmann::ordered_json::array();
  for (const RuleVersion* version : shown_versions(rule, on)) {
    nlohmann::ordered_json shown;
    shown["in_force"] = to_text(version->in_force);
    shown["keep"] =
        version->ends ? nlohmann::ordered_json{nullptr} : nlohmann::ordered_json{to_text(version->keep)};
    shown["effect"] = version->effect == Effect::all_records ? "all_records" : "anchored_since";
    shown["clause"] = version->clause;
    shown["file"] = version->file;
    shown["line"] = version->line;
    shown["worked_dates"] = nlohmann::ordered_json::array();
    for (const WorkedDate& date : worked_dates(rule, *version, policy.reading)) {
      nlohmann::ordered_json worked;
      worked["anchor"] = date.anchor;
      worked["due_on"] =
          date.due_on ? nlohmann::ordered_json{to_text(*date.due_on)} : nlohmann::ordered_json{nullptr};
      worked["steps"] = date.steps;
      shown["worked_dates"].push_back(std::move(worked));
    }
    json["versions"].push_back(std::move(shown));
  }
  return json;
}

}  // namespace slettefrist::cli
