// Rules in words; see worked_dates.h.
//
// The anchors are chosen to tell readings apart: a leap day, ends of months, an hour before a Danish
// midnight, and the hours that clock changes skip and repeat. It must not know a world.
#include "sim/cli/explain/worked_dates.h"

#include <array>

#include "sim/cli/proof/told_facts.h"

namespace slettefrist::cli {
namespace {

struct Telling {
  const char* anchor;
  const char* kind;
};
constexpr std::array<Telling, 7> kInstants{{{"2023-12-15T10:00:00Z", "plain"},
                                            {"2023-02-28T12:00:00Z", "month end"},
                                            {"2024-08-31T12:00:00Z", "month end"},
                                            {"2024-02-29T12:00:00Z", "leap day"},
                                            {"2023-12-31T23:30:00Z", "after the Danish midnight"},
                                            {"2024-03-31T00:59:59Z", "before the clocks go forward"},
                                            {"2024-10-27T01:30:00Z", "in the hour that comes twice"}}};
constexpr std::array<Telling, 5> kDays{{{"2023-12-15", "plain"},
                                        {"2023-02-28", "month end"},
                                        {"2024-02-29", "leap day"},
                                        {"2024-08-31", "month end"},
                                        {"2023-12-31", "year's end"}}};

std::string version_text(const RuleVersion& version) {
  const std::string what = version.ends ? "removes nothing" : "keep " + to_text(version.keep);
  return what + ", in force from " + to_text(version.in_force) +
         (version.effect == Effect::all_records ? ", for all records"
                                                : ", for records counted from that day on") +
         "\n  clause " + version.clause + ", " + version.file + ":" + std::to_string(version.line);
}

}  // namespace

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

std::vector<const RuleVersion*> shown_versions(const Rule& rule, std::optional<Day> on) {
  std::vector<const RuleVersion*> shown;
  for (const RuleVersion& version : rule.versions) {
    if (on && version.in_force > *on) continue;
    if (on) shown.clear();
    shown.push_back(&version);
  }
  return shown;
}

bool counts_from_instant(const Rule& rule) { return rule.counted_from.front().ends_with("_at"); }

std::vector<WorkedDate> worked_dates(const Rule& rule, const RuleVersion& version, const Reading& reading) {
  std::vector<WorkedDate> dates;
  if (version.ends) return dates;
  const auto add = [&](const Telling& telling, const oracle::DueDay& due) {
    dates.push_back({telling.anchor, telling.kind, due});
  };
  if (counts_from_instant(rule)) {
    for (const Telling& telling : kInstants)
      add(telling, oracle::due_day(*parse_instant(telling.anchor), version.keep, reading));
  } else {
    for (const Telling& telling : kDays)
      add(telling, oracle::due_day(*parse_day(telling.anchor), version.keep, reading));
  }
  return dates;
}

std::string rule_as_text(const Rule& rule, const Policy& policy, std::optional<Day> on, Detail detail) {
  std::string text = rule.id + ": " + std::string{name_of(rule.area)} + ", " + applies_text(rule.applies) +
                     ", counted from " + (rule.counted_from.size() > 1 ? "the earliest of " : "") +
                     counted_from_told(rule) + "\n";
  const auto versions = shown_versions(rule, on);
  if (versions.empty()) return text + "  not in force on " + to_text(*on) + "\n";
  for (const RuleVersion* version : versions) {
    text += "  " + version_text(*version) + "\n";
    for (const WorkedDate& date : worked_dates(rule, *version, policy.reading)) {
      text += "    " + date.anchor + " -> " +
              (date.due.due_on ? to_text(*date.due.due_on) : std::string{"no date"}) + "  (" + date.kind +
              ")\n";
      if (detail == Detail::dates) continue;
      for (const std::string& step : date.due.steps) text += "      " + step + "\n";
    }
  }
  return text;
}

}  // namespace slettefrist::cli
