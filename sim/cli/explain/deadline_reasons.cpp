// Reasons read off a window and the date it counts from; see deadline_reasons.h.
//
// What becomes of it under another reading is the oracle's word (moving_readings.h). It must not add a period
// itself.
#include "sim/cli/explain/deadline_reasons.h"

#include <algorithm>

#include "sim/cli/explain/deadline_origin.h"
#include "sim/cli/explain/held_days.h"
#include "sim/cli/explain/moving_readings.h"
#include "sim/cli/explain/worked_dates.h"
#include "sim/oracle/oracle.h"
#include "sim/report/text.h"

namespace slettefrist::cli {
namespace {

const Run& run_at(std::int32_t run, const Job& job) {
  return job.calendar.runs[static_cast<std::size_t>(run)];
}

std::string why_untouchable(const Fate& fate, const Job& job) {
  const std::vector<Rule>& rules = job.policy.rules;
  const bool is_of_notification = fate.area == Area::notification || fate.area == Area::answer;
  const bool has_rule = std::any_of(rules.begin(), rules.end(),
                                    [](const Rule& rule) { return rule.area == Area::notification; });
  if (!is_of_notification || !has_rule) return "no rule of " + job.policy.file + " covers it";
  return "the reading scope = new_model: no rule covers a notification sent before " +
         to_text(job.policy.new_model_from);
}

std::vector<std::string> why_still_here(const FoundRecord& record, const std::optional<Window>& window,
                                        const WindowStory& story, Day on, const Job& job) {
  const Fate& fate = record.fate;
  if (fate.untouchable) return {why_untouchable(fate, job)};
  if (!window) return why_no_date(record, job);
  if (on < window->due_on) {
    return {"its time is not up: " + report::counted(window->due_on - on, "day") + " left to " +
            to_text(window->due_on)};
  }
  if (story.version && on < story.version->in_force) {
    return {"due since " + to_text(window->due_on) + ", but the rule removes from " +
            to_text(story.version->in_force) + " on only (" + place_of(*story.version) + ")"};
  }
  std::vector<std::string> held;
  for (const Hold& hold : record.reaching_holds()) {
    if (runs_on(hold, on)) held.push_back("due, but " + hold_text(hold));
  }
  if (!held.empty()) return held;
  if (fate.expected_run == kNever) return {"due, but no run of this calendar takes it"};
  const std::string taken = to_text(run_at(fate.expected_run, job).as_of);
  if (window->opens_run < fate.expected_run) {
    return {"it could go in the run of " + to_text(run_at(window->opens_run, job).as_of) +
            ", which was not held; the next one held is that of " + taken};
  }
  return {"due, but the first run that may take it is that of " + taken};
}

// What holds the window shut until its first run.
std::vector<std::string> why_not_earlier(const FoundRecord& record, const Window& window,
                                         const WindowStory& story, const Job& job) {
  std::vector<std::string> reasons;
  const Day due_on = window.due_on;
  reasons.push_back("before " + to_text(due_on) + " its period has not ended");
  if (story.version && due_on < story.version->in_force) {
    reasons.push_back("before " + to_text(story.version->in_force) +
                      " no version of the rule that makes it due is in force (" + place_of(*story.version) +
                      ")");
  }
  const Day lawful_from = story.version ? std::max(due_on, story.version->in_force) : due_on;
  const bool opens = window.opens_run < static_cast<std::int32_t>(job.calendar.runs.size());
  const Day opens_on = opens ? run_at(window.opens_run, job).as_of : job.calendar.ends_on + 1;
  const std::size_t count_before = reasons.size();
  for (const Hold& hold : record.reaching_holds()) {
    if (hold.from_on >= opens_on || (hold.to_on && *hold.to_on < lawful_from)) continue;
    reasons.push_back(hold_text(hold) + ": it may not go meanwhile");
  }
  if (!opens || opens_on <= lawful_from) return reasons;
  const std::string first = "the first run that may take it is that of " + to_text(opens_on);
  if (window.opens_run == 0) {
    reasons.push_back(first + ", the first there is");
  } else if (record.entered_at && run_at(window.opens_run - 1, job).run_at <= *record.entered_at) {
    reasons.push_back(first + ": it came in at " + to_text(*record.entered_at) + ", after the one before");
  } else if (reasons.size() == count_before) {
    reasons.push_back(first + ": no run was held between, or the date that decides came in only then");
  }
  return reasons;
}

std::vector<std::string> what_would_move(const Window& window, const WindowStory& story, RecordKey key,
                                         const Job& job) {
  const Rule& rule = job.policy.rules[static_cast<std::size_t>(window.rule)];
  const Reading& reading = job.policy.reading;
  std::vector<std::string> lines;
  const std::string before_run = " that comes in before the run that takes it";
  if (rule.applies == Applies::unanswered) lines.push_back("an answer" + before_run);
  if (rule.applies == Applies::answered && reading.which_answer == WhichAnswer::last) {
    lines.push_back("a later answer" + before_run);
  }
  if (rule.area == Area::notification && reading.document_under_parent == DocumentUnderParent::holds_parent) {
    lines.push_back("a document" + before_run + " and is due later");
  }
  const bool waits_for_due_day = !story.version || story.version->in_force < window.due_on;
  if (rule.counted_from.size() > 1 && waits_for_due_day) {
    lines.push_back("an earlier date of those the rule names, once known");
  }
  if (key.area == Area::document && !window.with_parent &&
      reading.document_under_parent == DocumentUnderParent::goes) {
    lines.emplace_back("its notification, where that goes first");
  }
  const auto version =
      std::find_if(rule.versions.begin(), rule.versions.end(), [&](const RuleVersion& candidate) {
        return story.version && candidate.in_force > story.version->in_force;
      });
  if (version != rule.versions.end()) {
    lines.push_back("the version in force from " + to_text(version->in_force) + " (" + place_of(*version) +
                    "), where it decides for this record");
  }
  return lines;
}

}  // namespace

std::optional<Window> decisive_window(const FoundRecord& record, RecordKey key, const Job& job) {
  const Fate& fate = record.fate;
  if (!fate.expected_due_on) return std::nullopt;
  for (const Window& window : fate.windows) {
    const bool is_taken_by = window.opens_run <= fate.expected_run && fate.expected_run < window.ended_run;
    const bool stays_open = fate.is_expected_open && window.ended_run == kNever;
    if (window.rule == fate.expected_rule && window.due_on == *fate.expected_due_on &&
        (is_taken_by || stays_open)) {
      return window;
    }
  }
  Window to_come;
  to_come.rule = fate.expected_rule;
  to_come.due_on = *fate.expected_due_on;
  to_come.with_parent = job.policy.rules[static_cast<std::size_t>(fate.expected_rule)].area != key.area;
  return to_come;
}

Reasons reasons_of(const FoundRecord& record, RecordKey key, Day on, const Job& job) {
  Reasons reasons;
  const std::optional<Window> window = decisive_window(record, key, job);
  const WindowStory story = window ? full_story(record, *window, job) : WindowStory{};
  const Fate& fate = record.fate;
  const bool is_there = !record.entered_at || oracle::local_day(*record.entered_at) <= on;
  const bool is_gone = fate.expected_run != kNever && run_at(fate.expected_run, job).as_of <= on;
  if (is_there && !is_gone && fate.enters) {
    reasons.still_here = why_still_here(record, window, story, on, job);
  }
  if (window && fate.enters) {
    reasons.not_earlier = why_not_earlier(record, *window, story, job);
    reasons.would_move = what_would_move(*window, story, key, job);
  }
  const std::vector<std::string> readings = readings_that_move(record, job);
  reasons.would_move.insert(reasons.would_move.end(), readings.begin(), readings.end());
  return reasons;
}

}  // namespace slettefrist::cli
