// The still form of a chart of daily series, as SVG in whole numbers, so that the same run gives the same
// bytes; for print, and for readers without scripts. See series_chart.h.
//
// Where days are many, a few pixels stand for several of them. It must not know what is counted.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/report/series_chart.h"
#include "sim/report/text.h"

namespace slettefrist::report::html {
namespace {

constexpr int kWidth = 480;
constexpr int kLeft = 66;  // room for "1,000,000"
constexpr int kRight = 474;
constexpr int kStillTop = 20;  // room for the marks' numbers
constexpr int kFloor = 176;
constexpr int kHeight = 202;
constexpr int kPixelsAPoint = 2;
constexpr int kPixelsALabel = 46;

struct Frame {
  Day first;
  Day last;
  std::int64_t highest = 1;
  bool is_logarithmic = false;

  int x(Day day) const {
    const int days = std::max(1, last - first);
    return kLeft + static_cast<int>(std::int64_t{kRight - kLeft} * (day - first) / days);
  }
  int y(std::int64_t value) const {
    const auto scale = [&](std::int64_t v) {
      return is_logarithmic ? std::log10(1.0 + static_cast<double>(v)) : static_cast<double>(v);
    };
    const double share = scale(value) / scale(highest);
    return kFloor - static_cast<int>(std::lround(share * (kFloor - kStillTop)));
  }
};

// 1, 2 or 5 times a power of ten, at least `number`.
std::int64_t rounded_up(std::int64_t number) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if (factor * power >= number) return factor * power;
    }
  }
}

std::vector<std::int64_t> ticks_of(Frame& frame) {
  std::vector<std::int64_t> ticks{0};
  if (frame.is_logarithmic) {
    for (std::int64_t power = 1; ticks.back() < frame.highest; power *= 10) ticks.push_back(power);
    frame.highest = ticks.back();
    return ticks;
  }
  const std::int64_t step = rounded_up((frame.highest + 3) / 4);
  while (ticks.back() < frame.highest) ticks.push_back(ticks.back() + step);
  frame.highest = ticks.back();
  return ticks;
}

std::string number(int value) { return std::to_string(value); }

std::string line(const char* css, int x1, int y1, int x2, int y2) {
  return std::string{"<line class=\""} + css + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) +
         "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\"/>";
}

std::string label(const char* css, int x, int y, const char* anchor, std::string_view text) {
  return std::string{"<text class=\""} + css + "\" x=\"" + number(x) + "\" y=\"" + number(y) +
         "\" text-anchor=\"" + anchor + "\">" + markup_escaped(text) + "</text>";
}

std::string vertical_axis(Frame& frame, const Wording& wording) {
  std::string text;
  for (const std::int64_t tick : ticks_of(frame)) {
    const int y = frame.y(tick);
    text += line(tick == 0 ? "axis" : "grid", kLeft, y, kRight, y);
    text += label("", kLeft - 6, y + 4, "end", wording.number(tick));
  }
  return text + "\n";
}

// Years where the time is long, else months; every so many-th where labels would touch.
std::string horizontal_axis(const Frame& frame, const Wording& wording) {
  struct Tick {
    int x;
    std::string text;
  };
  std::vector<Tick> ticks;
  constexpr int kDaysOfMonthsMost = 800;
  const bool has_months = frame.last - frame.first <= kDaysOfMonthsMost;
  for (Day day = frame.first; day <= frame.last; day = day + 1) {
    const std::string text = to_text(day);
    if (text.ends_with("-01-01")) {
      ticks.push_back({frame.x(day), text.substr(0, 4)});
    } else if (has_months && text.ends_with("-01")) {
      ticks.push_back({frame.x(day), std::string{wording.month(month_of(day)).substr(0, 3)}});
    }
  }
  std::string drawn;
  const auto fitting = static_cast<std::size_t>((kRight - kLeft) / kPixelsALabel);
  const std::size_t every = (ticks.size() + fitting - 1) / fitting;
  for (std::size_t i = 0; i < ticks.size(); i += std::max<std::size_t>(every, 1)) {
    drawn += line("axis", ticks[i].x, kFloor, ticks[i].x, kFloor + 4);
    drawn += label("", std::clamp(ticks[i].x, kLeft, kRight - 14), kFloor + 18, "middle", ticks[i].text);
  }
  return drawn + "\n";
}

// The first and the past-the-last index of the days within the frame.
std::pair<std::size_t, std::size_t> indices_in(const Frame& frame, const std::vector<Day>& days) {
  const auto first = std::lower_bound(days.begin(), days.end(), frame.first);
  const auto last = std::upper_bound(days.begin(), days.end(), frame.last);
  return {static_cast<std::size_t>(first - days.begin()), static_cast<std::size_t>(last - days.begin())};
}

std::string ring_around(std::size_t style, int x, int y) {
  constexpr int kRadius = 5;
  return "<circle class=\"ring series-" + std::to_string(style) + "\" cx=\"" + number(x) + "\" cy=\"" +
         number(y) + "\" r=\"" + number(kRadius) + "\"/>\n";
}

std::string trace(const Frame& frame, const SeriesChart& chart, const Series& series) {
  const auto [begin, end] = indices_in(frame, chart.days);
  constexpr std::size_t kPoints = (kRight - kLeft) / kPixelsAPoint;
  const std::size_t step = std::max<std::size_t>(1, (end - begin + kPoints - 1) / kPoints);
  std::string path;
  std::string ring;  // around the highest, which a single small sign would not show
  std::int64_t highest = 0;
  for (std::size_t at = begin; at < end; at += step) {
    const std::size_t until = std::min(end, at + step);
    const auto values = series.values.begin();
    const std::int64_t value = *std::max_element(values + static_cast<std::ptrdiff_t>(at),
                                                 values + static_cast<std::ptrdiff_t>(until));
    if (!chart.is_peaks) {
      path += (path.empty() ? "M" : "L") + number(frame.x(chart.days[at])) + " " + number(frame.y(value));
    } else if (value > 0) {
      constexpr int kHalf = 2;
      path += sign_path(series.style, frame.x(chart.days[at]), frame.y(value), kHalf);
      if (value > highest) ring = ring_around(series.style, frame.x(chart.days[at]), frame.y(value));
      highest = std::max(highest, value);
    }
  }
  return "<path class=\"trace " + std::string{chart.is_peaks ? "peaks " : ""} + "series-" +
         std::to_string(series.style) + "\" d=\"" + path + "\"><title>" + markup_escaped(series.name) +
         "</title></path>\n" + ring;
}

std::string marks(const Frame& frame, const SeriesChart& chart) {
  std::string text;
  int place = 0;
  int before = -kPixelsALabel;
  for (const Mark& mark : chart.marks) {
    ++place;
    if (mark.day < frame.first || mark.day > frame.last) continue;
    const int x = frame.x(mark.day);
    text += line("mark", x, kStillTop - 4, x, kFloor);
    // Numbers of marks that are close stand side by side.
    const int at = std::max(x, before + 12);
    text += label("mark-label", at, kStillTop - 7, "middle", std::to_string(place));
    before = at;
  }
  return text + "\n";
}

}  // namespace

// One sign a day: a line would promise removals between two nights.
std::string sign_path(std::size_t style, int x, int y, int half) {
  const auto lying = [&](int reach) {
    return "M" + number(x - reach) + " " + number(y) + "h" + number(2 * reach);
  };
  std::string upright = "M" + number(x) + " " + number(y - half) + "v" + number(2 * half);
  switch (style % 4) {
    case 0:
      return lying(half / 2);
    case 1:
      return lying(half);
    case 2:
      return upright;
    default:
      return lying(half) + upright;
  }
}

std::string still_chart(const SeriesChart& chart, const Wording& wording) {
  assert(!chart.days.empty());
  Frame frame{chart.days.front(), chart.days.back(), 1, chart.is_logarithmic};
  if (chart.window) {
    frame.first = std::max(frame.first, chart.window->first);
    frame.last = std::min(frame.last, chart.window->second);
  }
  const auto [begin, end] = indices_in(frame, chart.days);
  for (const Series& series : chart.series) {
    assert(series.values.size() == chart.days.size() && series.style < kSeriesStyles);
    for (std::size_t i = begin; series.is_shown && i < end; ++i) {
      frame.highest = std::max(frame.highest, series.values[i]);
    }
  }
  std::string drawn = vertical_axis(frame, wording) + horizontal_axis(frame, wording);
  for (const Series& series : chart.series) {
    if (series.is_shown) drawn += trace(frame, chart, series);
  }
  drawn += marks(frame, chart);
  return "<svg viewBox=\"0 0 " + number(kWidth) + " " + number(kHeight) + "\" aria-hidden=\"true\">\n" +
         drawn + "</svg>\n";
}

}  // namespace slettefrist::report::html
