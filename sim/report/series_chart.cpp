// A chart's figure: caption, still picture, legend, marks, numbers a year, and the values as JSON for the
// page's script. See series_chart.h.
//
// What the script needs to say it finds here, in the page's language. It must not know what is counted.
#include "sim/report/series_chart.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "sim/report/html_page.h"
#include "sim/report/table_sink.h"
#include "sim/report/text.h"
#include "sim/report/words.h"

namespace slettefrist::report::html {
namespace {

std::string json_text(std::string_view text) {
  std::string quoted;
  append_json_text(quoted, clean(text));
  return fit_for_page(quoted);
}

template <class Item, class Write>
std::string json_list(const std::vector<Item>& items, Write write) {
  std::string text = "[";
  for (const Item& item : items) text += (text.size() > 1 ? "," : "") + write(item);
  return text + "]";
}

std::string json_of(const SeriesChart& chart) {
  const auto number = [](auto value) { return std::to_string(value); };
  std::string text = "{\"id\":" + json_text(chart.id);
  text += std::string{",\"logarithmic\":"} + (chart.is_logarithmic ? "true" : "false");
  text += std::string{",\"peaks\":"} + (chart.is_peaks ? "true" : "false");
  if (chart.window) {
    text += ",\"window\":[" + number(chart.window->first.number) + "," + number(chart.window->second.number) +
            "]";
  }
  text += ",\"marks\":" + json_list(chart.marks, [&](const Mark& m) { return number(m.day.number); });
  text += ",\"names\":" + json_list(chart.series, [](const Series& s) { return json_text(s.name); });
  text += ",\"styles\":" + json_list(chart.series, [&](const Series& s) { return number(s.style); });
  text += ",\"shown\":" +
          json_list(chart.series, [](const Series& s) { return std::string{s.is_shown ? "true" : "false"}; });
  text += ",\"days\":" + json_list(chart.days, [&](Day day) { return number(day.number); });
  text +=
      ",\"values\":" + json_list(chart.series, [&](const Series& s) { return json_list(s.values, number); });
  return text + "}";
}

// Every so many-th day only, where there are too many: of peaks the highest, of levels the last.
SeriesChart thinned(const SeriesChart& chart, std::size_t step) {
  if (step == 1) return chart;
  SeriesChart thin = chart;
  thin.days.clear();
  for (Series& series : thin.series) series.values.clear();
  for (std::size_t at = 0; at < chart.days.size(); at += step) {
    const std::size_t until = std::min(chart.days.size(), at + step);
    thin.days.push_back(chart.days[at]);
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      const auto from = chart.series[i].values.begin() + static_cast<std::ptrdiff_t>(at);
      const auto to = chart.series[i].values.begin() + static_cast<std::ptrdiff_t>(until);
      thin.series[i].values.push_back(chart.is_peaks ? *std::max_element(from, to) : *(to - 1));
    }
  }
  return thin;
}

std::string peak_of(const SeriesChart& chart, const Series& series, const Wording& wording) {
  const auto peak = std::max_element(series.values.begin(), series.values.end());
  if (*peak == 0) return wording.say(words::kNoValue);
  const Day day = chart.days[static_cast<std::size_t>(peak - series.values.begin())];
  return wording.say(words::kPeak, {wording.day(day), wording.number(*peak)});
}

std::string in_words(const SeriesChart& chart, const Wording& wording) {
  std::string text = chart.title + ". ";
  for (const Series& series : chart.series) {
    if (series.is_shown) text += series.name + ": " + peak_of(chart, series, wording) + ". ";
  }
  return text;
}

// Each as the chart draws it: a line, or the sign of a day.
std::string legend(const SeriesChart& chart) {
  constexpr int kHalf = 4;
  std::string text = "<ul class=\"legend\">";
  for (const Series& series : chart.series) {
    const std::string drawn = chart.is_peaks ? sign_path(series.style, 14, 5, kHalf) : "M0 5h29";
    text += "<li" + std::string{series.is_shown ? "" : " hidden"} +
            "><svg class=\"key-line\" viewBox=\"0 0 29 10\" aria-hidden=\"true\"><path class=\"trace " +
            (chart.is_peaks ? "peaks " : "") + "series-" + std::to_string(series.style) + "\" d=\"" + drawn +
            "\"/></svg>" + markup_escaped(series.name) + "</li>";
  }
  return text + "</ul>\n";
}

std::string highest(const SeriesChart& chart, const Wording& wording) {
  std::string told;
  for (const Series& series : chart.series) {
    const auto peak = std::max_element(series.values.begin(), series.values.end());
    if (!series.is_shown || *peak == 0) continue;
    const Day day = chart.days[static_cast<std::size_t>(peak - series.values.begin())];
    if (!told.empty()) told += "; ";
    told += wording.say(words::kHighestOf, {series.name, wording.number(*peak), wording.day(day)});
  }
  if (told.empty()) return "";
  return paragraph("highest", wording.say(chart.is_peaks ? words::kHighestRinged : words::kHighest, {told}));
}

std::string marks_list(const SeriesChart& chart, const Wording& wording) {
  if (chart.marks.empty()) return "";
  std::string text = "<ul class=\"marks\">";
  int place = 0;
  for (const Mark& mark : chart.marks) {
    text += "<li><b>" + std::to_string(++place) + "</b>" + wording.day_markup(mark.day) + ": " +
            markup_escaped(mark.label) + "</li>";
  }
  return text + "</ul>\n";
}

std::string numbers_by_year(const SeriesChart& chart, const Wording& wording) {
  const Phrase& caption = chart.is_peaks ? words::kYearlySums : words::kYearlyLevels;
  Table by_year{wording.say(caption), {wording.say(words::kYear)}, {}};
  for (const Series& series : chart.series) by_year.headers.push_back("#" + series.name);
  std::map<int, std::vector<std::int64_t>> years;
  for (std::size_t at = 0; at < chart.days.size(); ++at) {
    auto& year = years[year_of(chart.days[at])];
    year.resize(chart.series.size(), 0);
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      const std::int64_t value = chart.series[i].values[at];
      year[i] = chart.is_peaks ? year[i] + value : value;
    }
  }
  for (const auto& [year, values] : years) {
    by_year.rows.push_back({std::to_string(year)});
    for (const std::int64_t value : values) by_year.rows.back().push_back(wording.number(value));
  }
  return "<details class=\"numbers\"><summary>" + wording.say(words::kNumbers) + "</summary>\n" +
         table(by_year) + "</details>\n";
}

}  // namespace

std::string series_chart(const SeriesChart& chart, const Wording& wording) {
  assert(!chart.days.empty() && !chart.series.empty());
  const std::size_t step = (chart.days.size() + kChartPointsMost - 1) / kChartPointsMost;
  SeriesChart within = thinned(chart, step);
  const auto axis = chart.window.value_or(std::pair{chart.days.front(), chart.days.back()});
  std::erase_if(within.marks,
                [&axis](const Mark& mark) { return mark.day < axis.first || mark.day > axis.second; });
  std::string text = "<figure class=\"series\" id=\"" + chart.id + "\"><figcaption>" +
                     markup_escaped(chart.title) + " <span class=\"soft\">";
  if (chart.is_logarithmic) text += "(" + wording.say(words::kLogarithmic) + ")";
  text += "</span></figcaption>\n<div class=\"still\" role=\"img\" aria-label=\"" +
          markup_escaped(in_words(chart, wording)) + "\">" + still_chart(within, wording) + "</div>\n";
  text += "<div class=\"plot\" tabindex=\"0\" role=\"group\" aria-label=\"" +
          markup_escaped(in_words(chart, wording) + wording.say(words::kChartHelp)) + "\"></div>\n" +
          "<p class=\"reading\" aria-live=\"polite\"></p>\n";
  text += legend(chart) + highest(chart, wording) + marks_list(within, wording);
  if (step > 1) {
    text += "<p class=\"facts\">" +
            wording.say(words::kEveryNthDay, {wording.number(static_cast<std::int64_t>(step))}) + "</p>\n";
  }
  text += numbers_by_year(chart, wording);
  return text + "<script type=\"application/json\" class=\"chart-data\">" + json_of(within) +
         "</script>\n</figure>\n";
}

}  // namespace slettefrist::report::html
