// Lives of single records as bars: stored, due, removed; one fold a citizen, so that the page also works
// without scripts.
//
// The sample is the judge's (sim/judge/chronicle.h). It must not know how it was chosen.
#include <algorithm>

#include "sim/report/html_page.h"
#include "sim/report/html_sections.h"
#include "sim/report/text.h"
#include "sim/report/words.h"

namespace slettefrist::report::html {
namespace {

constexpr int kBarWidth = 1000;
constexpr int kBarHeight = 20;

// The bars of one citizen's records have one time axis: from the first that was stored to the end.
struct Axis {
  Day from;
  Day until;
  int x(Day day) const {
    const int days = std::max(1, until - from);
    return static_cast<int>(std::int64_t{kBarWidth} * (std::clamp(day, from, until) - from) / days);
  }
};

std::string rectangle(const char* css, int x, int y, int width, int height) {
  return std::string{"<rect class=\""} + css + "\" x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) +
         "\" width=\"" + std::to_string(std::max(width, 4)) + "\" height=\"" + std::to_string(height) +
         "\"/>";
}

std::string bar(const Life& life, const Axis& axis) {
  const Day from = life.stored_on.value_or(axis.from);
  const Day until = life.removed_on.value_or(axis.until);
  std::string text = "<svg viewBox=\"0 0 " + std::to_string(kBarWidth) + " " + std::to_string(kBarHeight) +
                     "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  text += rectangle("track", 0, 8, kBarWidth, 4);
  text +=
      rectangle(life.has_finding ? "span-late" : "span", axis.x(from), 4, axis.x(until) - axis.x(from), 12);
  // Only a due day within the axis has a place on it.
  if (life.due_on && *life.due_on >= axis.from && *life.due_on <= axis.until) {
    text += rectangle("due", std::min(axis.x(*life.due_on), kBarWidth - 6), 0, 6, kBarHeight);
  }
  return text + "</svg>";
}

std::string fold(const RunReport& report, const std::vector<Life>::const_iterator begin,
                 const std::vector<Life>::const_iterator end, bool is_open) {
  const Wording wording{report.language};
  Axis axis{report.starts_on, report.ends_on};
  for (auto life = begin; life != end; ++life)
    axis.from = std::min(axis.from, life->stored_on.value_or(axis.from));
  const std::string citizen = std::to_string(begin->citizen_id);
  std::string text = "<details class=\"life\" data-citizen=\"" + citizen + "\"" + (is_open ? " open" : "") +
                     "><summary>" +
                     wording.say(words::kLifeOf, {citizen, wording.counted(end - begin, words::kRecords)}) +
                     "</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                     wording.say(words::kLives) + "\"><table><thead><tr>";
  for (const Phrase* header :
       {&words::kRecord, &words::kStored, &words::kDue, &words::kRemoved, &words::kLife}) {
    text += "<th scope=\"col\">" + wording.say(*header) + "</th>";
  }
  text += "</tr></thead><tbody>\n";
  for (auto life = begin; life != end; ++life) {
    text += "<tr data-record=\"" + std::to_string(life->id) + "\"><th scope=\"row\">" +
            markup_escaped(record_name(life->area, life->id, report)) + "</th><td>" +
            wording.day_markup(life->stored_on) + "</td><td>" + wording.day_markup(life->due_on) +
            "</td><td>" +
            (life->removed_on ? wording.day_markup(life->removed_on) : wording.say(words::kStillThere)) +
            "</td><td>" + bar(*life, axis) + "</td></tr>\n";
  }
  return text + "</tbody></table></div></details>\n";
}

}  // namespace

std::string lives_section(const RunReport& report) {
  const Wording wording{report.language};
  std::string text = heading(wording.say(words::kLives));
  if (report.lives.empty()) return text + paragraph("empty", wording.say(words::kNoLives));
  text += paragraph("facts", wording.say(words::kLivesHelp));
  std::string folds;
  std::string choices;
  bool is_first = true;
  for (auto begin = report.lives.begin(); begin != report.lives.end();) {
    const auto end = std::find_if(begin, report.lives.end(),
                                  [&](const Life& life) { return life.citizen_id != begin->citizen_id; });
    folds += fold(report, begin, end, is_first);
    choices += "<option value=\"" + std::to_string(begin->citizen_id) + "\">";
    is_first = false;
    begin = end;
  }
  text += "<div class=\"controls\"><label>" + wording.say(words::kChooseLife) +
          " <input class=\"life-id\" inputmode=\"numeric\" list=\"life-ids\" data-none=\"" +
          markup_escaped(wording.say(words::kNoSuchLife, {"{0}"})) + "\"></label><datalist id=\"life-ids\">" +
          choices + "</datalist><span id=\"life-answer\" role=\"status\"></span></div>\n";
  return text + "<div class=\"lives\" tabindex=\"0\" role=\"region\" aria-label=\"" +
         wording.say(words::kLives) + "\">\n" + folds + "</div>\n";
}

}  // namespace slettefrist::report::html
