// Cuts spans at holds; see span.h.
//
// A hold closes an open window without fault, as a new fact does, and the release opens the next. While it is
// not sure that a record is held (holds.h) it may go and need not.
#include "sim/oracle/span.h"

#include <algorithm>

namespace slettefrist::oracle {

void append_windows(const Span& span, const HeldTime& held, const RunTable& runs, Windows& windows) {
  if (held.is_empty()) {
    windows.push_back(span.window);
    return;
  }
  const bool opens_under_hold = span.opening_day && held.is_held_on(*span.opening_day);
  std::optional<Day> since = span.opening_day;
  int slack_days = span.slack_days;
  for (std::int32_t run = span.window.opens_run; run < span.window.ended_run;) {
    Window window = span.window;
    window.opens_run = run;
    window.ended_run = std::min(held.next_change(run), span.window.ended_run);
    if (run != span.window.opens_run) window.calendar_kinds = 0;
    const HeldTime::Grip grip = held.grip_at(run);
    run = window.ended_run;
    if (grip == HeldTime::Grip::free) {
      if (since) since = std::min(held.first_free_day(*since), runs.as_of(window.opens_run));
      window.closes_run = closing_run(runs, since, slack_days);
    } else {
      window.closes_run = kNever;
      if (since && run != kNever) since = std::max(*since, runs.as_of(run - 1) + 1);
      if (!opens_under_hold) slack_days = span.slack_days_after_hold;
    }
    if (grip != HeldTime::Grip::held) windows.push_back(window);
  }
}

void sort_by_opening(Windows& windows) {
  std::stable_sort(windows.begin(), windows.end(),
                   [](const Window& left, const Window& right) { return left.opens_run < right.opens_run; });
}

Windows windows_of(const Spans& spans, const HeldTime& held, const RunTable& runs) {
  Windows windows;
  windows.reserve(spans.size());
  for (const Span& span : spans) append_windows(span, held, runs, windows);
  if (!held.is_empty()) sort_by_opening(windows);
  return windows;
}

std::int32_t last_moment_of(const Windows& windows, const RunTable& runs) {
  std::int32_t last = kNever;
  for (const Window& window : windows) {
    const std::int32_t run = runs.first_held_from(window.closes_run);
    if (run < window.ended_run) last = std::min(last, run);
  }
  return last;
}

bool settle(Spans& spans, std::int32_t gone_run) {
  if (gone_run == kNever) return false;
  const auto kept_end = std::remove_if(spans.begin(), spans.end(),
                                       [&](const Span& span) { return span.window.opens_run > gone_run; });
  bool has_changed = kept_end != spans.end();
  spans.erase(kept_end, spans.end());
  for (Span& span : spans) {
    if (span.window.ended_run <= gone_run || span.window.ended_run == kNever) continue;
    span.window.ended_run = kNever;
    has_changed = true;
  }
  return has_changed;
}

}  // namespace slettefrist::oracle
