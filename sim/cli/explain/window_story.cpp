// Finding the date a window was counted from, and telling it; see window_story.h.
//
// Every date of the family that the rule names is worked out by the oracle until one gives the due day. It
// must not add a period to a day itself.
#include "sim/cli/explain/window_story.h"

#include <algorithm>
#include <optional>

#include "sim/oracle/oracle.h"

namespace slettefrist::cli {
namespace {

struct Origin {
  const Anchor* anchor = nullptr;
  const RuleVersion* version = nullptr;
  std::vector<std::string> steps;
};

const Rule& rule_of(const Window& window, const Job& job) {
  return job.policy.rules[static_cast<std::size_t>(window.rule)];
}

std::string day_of(std::int32_t run, const Job& job) {
  return to_text(job.calendar.runs[static_cast<std::size_t>(run)].as_of);
}

bool is_within(std::int32_t run, const Job& job) {
  return run < static_cast<std::int32_t>(job.calendar.runs.size());
}

// Whether the rule may count from this date for this window: a record's own, or, for a notification and what
// goes with it, the notification's and its answers'.
bool may_count(const Anchor& anchor, const Window& window, RecordKey record, const Rule& rule) {
  const auto& columns = rule.counted_from;
  if (std::find(columns.begin(), columns.end(), anchor.column) == columns.end()) return false;
  if (rule.area == Area::notification) {
    return anchor.record.area == Area::notification || anchor.record.area == Area::answer;
  }
  return anchor.record == record && !window.with_parent;
}

// Whether the version decides for that anchor day when the window opens; of one beyond the calendar, when it
// would.
bool decides(const Rule& rule, const RuleVersion& version, Day anchor_day, const Window& window,
             const Job& job) {
  const std::vector<Run>& runs = job.calendar.runs;
  const Day opens_on = is_within(window.opens_run, job)
                           ? runs[static_cast<std::size_t>(window.opens_run)].as_of
                           : std::max({window.due_on, version.in_force, runs.back().as_of});
  const auto deciding = version_deciding(rule, opens_on, anchor_day);
  return deciding && &rule.versions[*deciding] == &version;
}

// Two versions may give the same day: the one that decides is told.
std::optional<Origin> origin_of(const Window& window, RecordKey record, const std::vector<Anchor>& anchors,
                                const Job& job) {
  const Rule& rule = rule_of(window, job);
  std::optional<Origin> of_another_version;
  for (const Anchor& anchor : anchors) {
    if (!may_count(anchor, window, record, rule)) continue;
    for (const RuleVersion& version : rule.versions) {
      if (version.ends) continue;
      const oracle::DueDay due = anchor.instant
                                     ? oracle::due_day(*anchor.instant, version.keep, job.policy.reading)
                                     : oracle::due_day(anchor.day, version.keep, job.policy.reading);
      if (due.due_on != window.due_on) continue;
      if (decides(rule, version, due.anchor_day, window, job)) return Origin{&anchor, &version, due.steps};
      if (!of_another_version) of_another_version = Origin{&anchor, &version, due.steps};
    }
  }
  return of_another_version;
}

}  // namespace

std::string window_told(const Window& window, const RuleVersion& version, const Job& job) {
  std::string text = "due on " + to_text(window.due_on) + " by rule " + rule_of(window, job).id +
                     " (clause " + version.clause + ", " + version.file + ":" + std::to_string(version.line) +
                     (window.with_parent ? "), with its notification" : ")");
  if (!is_within(window.opens_run, job))
    return text + "; no run up to " + to_text(job.calendar.runs.back().as_of) + " may take it";
  text += "; may go from the run of " + day_of(window.opens_run, job) + " on";
  if (is_within(window.closes_run, job)) {
    text += ", must be gone after the run of " + day_of(window.closes_run, job);
  }
  if (is_within(window.ended_run, job)) {
    text += "; a new fact ended this before the run of " + day_of(window.ended_run, job);
  }
  return text;
}

WindowStory story_of(const Window& window, RecordKey record, const std::vector<Anchor>& anchors,
                     const Job& job) {
  WindowStory story;
  const auto origin = origin_of(window, record, anchors, job);
  story.line = window_told(window, origin ? *origin->version : rule_of(window, job).versions.back(), job);
  if (!origin) return story;
  story.anchor = origin->anchor;
  story.version = origin->version;
  story.steps.push_back("by " + origin->anchor->column + " of " +
                        std::string{name_of(origin->anchor->record.area)} + " " +
                        std::to_string(origin->anchor->record.id));
  story.steps.insert(story.steps.end(), origin->steps.begin(), origin->steps.end());
  return story;
}

}  // namespace slettefrist::cli
