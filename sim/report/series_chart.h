// One chart of several daily series: still as SVG, with scripts on as dygraphs, in numbers as a table.
//
// Everything a chart needs stands in its figure, its values as JSON, so that any page of this program can
// hold any number of charts. This file must not know what is counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/report/wording.h"

namespace slettefrist::report::html {

constexpr std::size_t kSeriesStyles = 9;
constexpr std::size_t kChartPointsMost = 5000;  // beyond, one point stands for several days

struct Series {
  std::string name;
  std::size_t style = 0;  // below kSeriesStyles: colour and dashes
  std::vector<std::int64_t> values;
  bool is_shown = true;  // at first; a reader with scripts can choose
};

struct Mark {
  Day day;
  std::string label;
};

struct SeriesChart {
  std::string id;  // unique in the page; letters and dashes
  std::string title;
  std::vector<Day> days;
  std::vector<Series> series;  // as many values as days, each
  std::vector<Mark> marks;     // those outside what is shown first are left out
  bool is_logarithmic = false;
  // Counts of single days: a sign each, summed a year; else levels, told at a year's end.
  bool is_peaks = false;
  std::optional<std::pair<Day, Day>> window;  // what is shown first
};

std::string series_chart(const SeriesChart& chart, const Wording& wording);
// The sign of a day's count as an SVG path around a point: signs differ in form as in colour.
std::string sign_path(std::size_t style, int x, int y, int half);
// The same chart as SVG alone.
std::string still_chart(const SeriesChart& chart, const Wording& wording);

}  // namespace slettefrist::report::html
