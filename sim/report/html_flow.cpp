// The charts over the years: records living, removed and overdue, the backlog, and what a night has to carry.
//
// Marks stand where the policy says it comes into force and where the first document was seen to go, wherever
// that is. It must not know a date of the policy by heart.
#include <algorithm>
#include <numeric>
#include <set>

#include "sim/report/html_page.h"
#include "sim/report/html_sections.h"
#include "sim/report/series_chart.h"
#include "sim/report/words.h"

namespace slettefrist::report::html {
namespace {

using Values = std::vector<std::int64_t> AreaFlow::*;

bool has_any(const std::vector<std::int64_t>& values) {
  return std::any_of(values.begin(), values.end(), [](std::int64_t value) { return value != 0; });
}

std::vector<Mark> marks_of(const RunReport& report, const Wording& wording) {
  std::set<Day> in_force;
  for (const RuleCheck& rule : report.rules) {
    for (const RuleVersionTold& version : rule.versions) in_force.insert(version.in_force);
  }
  std::vector<Mark> marks;
  marks.reserve(in_force.size() + 1);  // and the first document
  for (const Day day : in_force) {
    marks.push_back({day, wording.say(marks.empty() ? words::kInForce : words::kNextInForce)});
  }
  if (const auto& first = report.first_deletion.at(index_of(Area::document))) {
    marks.push_back({*first, wording.say(words::kFirstDocument)});
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.day < b.day; });
  return marks;
}

// One series an area that has anything to show; areas without a rule are there to be chosen.
SeriesChart by_area(const RunReport& report, const Wording& wording, Values values) {
  SeriesChart chart;
  chart.days = report.flow.days;
  chart.marks = marks_of(report, wording);
  for (const Area area : kAreas) {
    const AreaFlow& flow = report.flow.areas.at(index_of(area));
    if (!has_any(flow.*values)) continue;
    const auto& unruled = report.flow.unruled;
    const bool is_unruled = std::any_of(unruled.begin(), unruled.end(),
                                        [&](const UnruledRegister& each) { return each.area == area; });
    chart.series.push_back({area_name(area, report), index_of(area), flow.*values, !is_unruled});
  }
  const bool any_shown = std::any_of(chart.series.begin(), chart.series.end(),
                                     [](const Series& series) { return series.is_shown; });
  for (Series& series : chart.series) series.is_shown |= !any_shown;
  return chart;
}

// One night may carry the backlog of years: beside it, on a plain scale, all other nights would be flat.
bool is_spiky(const SeriesChart& chart) {
  constexpr std::int64_t kTimesTheMean = 20;
  return std::any_of(chart.series.begin(), chart.series.end(), [](const Series& series) {
    const std::int64_t sum = std::accumulate(series.values.begin(), series.values.end(), std::int64_t{0});
    const auto nights = std::count_if(series.values.begin(), series.values.end(),
                                      [](std::int64_t value) { return value > 0; });
    const std::int64_t most = *std::max_element(series.values.begin(), series.values.end());
    return nights > 0 && most > kTimesTheMean * sum / nights;
  });
}

std::string empty_chart(const std::string& title, const std::string& sentence) {
  return "<figure><figcaption>" + title + "</figcaption>" + paragraph("empty", sentence) + "</figure>\n";
}

std::vector<std::int64_t> summed(const RunReport& report, Values values) {
  std::vector<std::int64_t> sums(report.flow.days.size(), 0);
  for (const AreaFlow& flow : report.flow.areas) {
    const std::vector<std::int64_t>& each = flow.*values;
    for (std::size_t i = 0; i < each.size(); ++i) sums[i] += each[i];
  }
  return sums;
}

std::string backlog_chart(const RunReport& report, const Wording& wording) {
  constexpr int kDaysBefore = 14;
  constexpr int kDaysAfter = 120;
  const std::string title = wording.say(words::kBacklog);
  std::vector<std::int64_t> due = summed(report, &AreaFlow::due);
  if (!has_any(due)) return empty_chart(title, wording.say(words::kNeverDue));
  SeriesChart chart;
  chart.id = "backlog";
  chart.title = title;
  chart.days = report.flow.days;
  chart.marks = marks_of(report, wording);
  chart.series.push_back({wording.say(words::kDueBefore), 1, std::move(due), true});
  chart.series.push_back({wording.say(words::kLeftAfter), 2, summed(report, &AreaFlow::waiting), true});
  chart.is_logarithmic = is_spiky(chart);
  // Around the night with most to do: that is where a backlog shows.
  const auto most = std::max_element(chart.series[0].values.begin(), chart.series[0].values.end());
  const Day peak = chart.days[static_cast<std::size_t>(most - chart.series[0].values.begin())];
  chart.window = std::pair{std::max(chart.days.front(), peak - kDaysBefore),
                           std::min(chart.days.back(), peak + kDaysAfter)};
  return series_chart(chart, wording);
}

std::string area_chart(const RunReport& report, const Wording& wording, const char* id, const Phrase& title,
                       Values values, const Phrase& empty) {
  SeriesChart chart = by_area(report, wording, values);
  chart.id = id;
  chart.title = wording.say(title);
  if (chart.series.empty()) return empty_chart(chart.title, wording.say(empty));
  chart.is_peaks = values == &AreaFlow::removed;
  chart.is_logarithmic = chart.is_peaks && is_spiky(chart);
  return series_chart(chart, wording);
}

// The night that stands at `share` of the nights with removals, from the quietest.
std::int64_t load_at(const std::vector<std::int64_t>& rising, std::size_t share, std::size_t of) {
  return rising[std::min(rising.size() - 1, rising.size() * share / of)];
}

std::vector<Bar> nights_by_load(const std::vector<std::int64_t>& removed, const Wording& wording) {
  std::vector<Bar> bars{{"0", 0}};
  std::int64_t upper = 10;
  for (const std::int64_t most = *std::max_element(removed.begin(), removed.end());; upper *= 10) {
    bars.push_back({wording.number(upper / 10) + "+", 0});
    if (most < upper) break;
  }
  for (const std::int64_t count : removed) {
    std::size_t band = 0;
    for (std::int64_t rest = count; rest > 0; rest /= 10) ++band;
    ++bars[band].value;
  }
  return bars;
}

}  // namespace

std::vector<std::int64_t> removed_in_all(const RunReport& report) {
  return summed(report, &AreaFlow::removed);
}

std::string flow_section(const RunReport& report) {
  if (report.flow.days.empty()) return "";
  const Wording wording{report.language};
  std::string text = "<h2 id=\"charts\">" + wording.say(words::kOverTheYears) + "</h2>\n";
  text += "<div class=\"controls\"><label>" + wording.say(words::kPeriod) +
          " <select class=\"period\"><option value=\"\">" + wording.say(words::kWholeTime) +
          "</option></select></label><span class=\"soft\">" + wording.say(words::kChartHelp) +
          "</span></div>\n<div class=\"charts\">\n";
  text += area_chart(report, wording, "living", words::kLiving, &AreaFlow::living, words::kNoValue);
  text +=
      area_chart(report, wording, "removed", words::kRemovedADay, &AreaFlow::removed, words::kNothingDeleted);
  text += area_chart(report, wording, "overdue", words::kOverdue, &AreaFlow::overdue, words::kNeverOverdue);
  return text + backlog_chart(report, wording) + "</div>\n";
}

std::string load_section(const RunReport& report) {
  const std::vector<std::int64_t> removed = removed_in_all(report);
  const Wording wording{report.language};
  if (!has_any(removed)) return "";
  std::vector<std::pair<std::int64_t, std::size_t>> busiest;
  std::vector<std::int64_t> rising;
  for (std::size_t i = 0; i < removed.size(); ++i) {
    if (removed[i] == 0) continue;
    rising.push_back(removed[i]);
    busiest.emplace_back(-removed[i], i);
  }
  std::sort(rising.begin(), rising.end());
  std::sort(busiest.begin(), busiest.end());
  constexpr std::size_t kBusiestShown = 5;
  Table nights{wording.say(words::kBusiestNights),
               {wording.say(words::kNight), "#" + wording.say(words::kRemoved)},
               {}};
  for (std::size_t i = 0; i < std::min(kBusiestShown, busiest.size()); ++i) {
    nights.rows.push_back(
        {wording.day_markup(report.flow.days[busiest[i].second]), wording.number(-busiest[i].first)});
  }
  return heading(wording.say(words::kLoad)) +
         paragraph(
             "facts",
             wording.say(words::kMedianNight,
                         {wording.counted(static_cast<std::int64_t>(rising.size()), words::kNights),
                          wording.number(load_at(rising, 1, 2)), wording.number(load_at(rising, 19, 20))})) +
         "<div class=\"charts\">\n" +
         bar_chart(wording.say(words::kNightsByLoad), nights_by_load(removed, wording), wording) +
         table(nights) + "</div>\n";
}

}  // namespace slettefrist::report::html
