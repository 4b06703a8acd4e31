// The overlay chart of whatif.html: one line a proposal, as inline SVG.
//
// Whole numbers only, so that the same comparison gives the same bytes; lines differ by dashes as well as by
// colour. It must not know a policy.
#include <algorithm>

#include "sim/report/text.h"
#include "sim/report/what_if_page.h"

namespace slettefrist::report {
namespace {

constexpr std::int64_t kWidth = 760;
constexpr std::int64_t kLeft = 80;
constexpr std::int64_t kTop = 12;
constexpr std::int64_t kPlotWidth = kWidth - kLeft - 16;
constexpr std::int64_t kPlotHeight = 220;
constexpr std::int64_t kLegendLine = 18;
constexpr std::size_t kYearLabelsMost = 14;

std::string text_at(std::int64_t x, std::int64_t y, const char* anchor, const std::string& text) {
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" + anchor +
         "\">" + markup_escaped(text) + "</text>\n";
}

std::string line_of(const char* css, std::int64_t x1, std::int64_t y1, std::int64_t x2, std::int64_t y2) {
  return "<line class=\"" + std::string{css} + "\" x1=\"" + std::to_string(x1) + "\" y1=\"" +
         std::to_string(y1) + "\" x2=\"" + std::to_string(x2) + "\" y2=\"" + std::to_string(y2) + "\"/>\n";
}

std::int64_t x_of(std::size_t month, std::size_t months) {
  const auto last = static_cast<std::int64_t>(std::max<std::size_t>(months, 2)) - 1;
  return kLeft + static_cast<std::int64_t>(month) * kPlotWidth / last;
}

std::string axes(const MonthChart& chart, std::int64_t most, const WhatIfWords& words) {
  const std::int64_t bottom = kTop + kPlotHeight;
  std::string svg;
  for (const std::int64_t part : {0, 1, 2}) {
    const std::int64_t y = bottom - part * kPlotHeight / 2;
    svg += line_of("axis", kLeft, y, kLeft + kPlotWidth, y);
    svg += text_at(kLeft - 6, y + 4, "end", number_text(most * part / 2, words.language));
  }
  std::vector<std::size_t> years;
  for (std::size_t i = 0; i < chart.months.size(); ++i) {
    if (chart.months[i].ends_with("-01")) years.push_back(i);
  }
  const std::size_t every = years.size() / kYearLabelsMost + 1;
  for (std::size_t i = 0; i < years.size(); i += every) {
    const std::int64_t x = x_of(years[i], chart.months.size());
    svg += line_of("axis", x, bottom, x, bottom + 4);
    svg += text_at(x, bottom + 18, "middle", chart.months[years[i]].substr(0, 4));
  }
  return svg;
}

std::string series_line(const MonthSeries& series, std::size_t place, std::int64_t most) {
  std::string points;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    points += std::to_string(x_of(i, series.values.size())) + "," +
              std::to_string(kTop + kPlotHeight - series.values[i] * kPlotHeight / most) + " ";
  }
  return "<polyline class=\"line line-" + std::to_string(place + 1) + "\" points=\"" + points + "\"><title>" +
         markup_escaped(series.name) + "</title></polyline>\n";
}

}  // namespace

MonthChart what_if_months(const WhatIfReport& report, const WhatIfWords& words) {
  std::array<bool, kAreaCount> is_affected{};
  for (const ProposalReport& proposal : report.proposals) {
    for (const Area area : kAreas) {
      if (proposal.volumes.at(index_of(area)).differing > 0) is_affected.at(index_of(area)) = true;
    }
  }
  MonthChart chart;
  for (std::size_t p = 0; p < std::min(kSeriesMost, report.proposals.size()); ++p) {
    const ProposalReport& proposal = report.proposals[p];
    MonthSeries series{p == 0 ? words.base : clean(proposal.name), {}};
    std::int64_t remaining = 0;
    std::string month;
    const auto days = static_cast<std::size_t>(report.ends_on - report.starts_on) + 1;
    for (std::size_t place = 0; place < days; ++place) {
      for (const Area area : kAreas) {
        if (!is_affected.at(index_of(area))) continue;
        const DayVolume& day = proposal.volumes.at(index_of(area)).days.at(place);
        remaining += day.entered - day.removed;
      }
      const std::string of_day = to_text(report.starts_on + static_cast<int>(place)).substr(0, 7);
      if (of_day == month) continue;
      month = of_day;
      series.values.push_back(remaining);
      if (p == 0) chart.months.push_back(month);
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

std::string what_if_svg(const MonthChart& chart, const WhatIfWords& words) {
  std::int64_t most = 0;
  for (const MonthSeries& series : chart.series) {
    for (const std::int64_t value : series.values) most = std::max(most, value);
  }
  if (most == 0 || chart.months.size() < 2) return "";
  const auto legend = static_cast<std::int64_t>(chart.series.size()) * kLegendLine;
  const std::int64_t legend_top = kTop + kPlotHeight + 40;
  std::string svg = "<svg viewBox=\"0 0 " + std::to_string(kWidth) + " " +
                    std::to_string(legend_top + legend) + "\" role=\"img\" aria-label=\"" +
                    markup_escaped(words.chart) + "\">\n";
  svg += axes(chart, most, words);
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    svg += series_line(chart.series[i], i, most);
    const std::int64_t y = legend_top + static_cast<std::int64_t>(i) * kLegendLine;
    const std::string css = "line line-" + std::to_string(i + 1);
    svg += line_of(css.c_str(), kLeft, y - 4, kLeft + 40, y - 4);
    svg += text_at(kLeft + 48, y, "start", chart.series[i].name);
  }
  return svg + "</svg>\n";
}

}  // namespace slettefrist::report
