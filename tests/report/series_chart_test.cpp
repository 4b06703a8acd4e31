// One chart of several daily series: what it draws, what it says in numbers, and how large it can get.
#include "sim/report/series_chart.h"

#include <gmock/gmock.h>

#include "tests/report/sample_report.h"

namespace slettefrist::report::html {
namespace {

using testing::HasSubstr;
using testing::Not;

SeriesChart chart_of(std::size_t days) {
  SeriesChart chart;
  chart.id = "test";
  chart.title = "Two <policies>";
  Series rising{"six & more", 1, {}, true};
  Series level{"base", 2, {}, true};
  for (std::size_t i = 0; i < days; ++i) {
    chart.days.push_back(day_of("2024-01-01") + static_cast<int>(i));
    rising.values.push_back(static_cast<std::int64_t>(i));
    level.values.push_back(7);
  }
  chart.series = {rising, level};
  return chart;
}

const Wording kEnglish{Language::english};

TEST(SeriesChart, lays_named_series_over_each_other) {
  const std::string figure = series_chart(chart_of(400), kEnglish);
  EXPECT_THAT(figure, HasSubstr("Two &lt;policies&gt;"));
  EXPECT_THAT(figure,
              HasSubstr("six &amp; more: most on 3 February 2025: 399. base: most on 1 January 2024: 7."));
  EXPECT_THAT(figure, HasSubstr("\"names\":[\"six & more\",\"base\"]"));
  EXPECT_THAT(figure, HasSubstr("class=\"trace series-1\""));
  EXPECT_THAT(figure, HasSubstr("class=\"trace series-2\""));
}

TEST(SeriesChart, tells_levels_at_a_years_end_and_adds_peaks_up) {
  SeriesChart chart = chart_of(367);
  EXPECT_THAT(
      series_chart(chart, kEnglish),
      HasSubstr("<th scope=\"row\">2024</th><td class=\"number\">365</td><td class=\"number\">7</td>"));
  chart.is_peaks = true;
  EXPECT_THAT(
      series_chart(chart, kEnglish),
      HasSubstr(
          "<th scope=\"row\">2024</th><td class=\"number\">66,795</td><td class=\"number\">2,562</td>"));
}

TEST(SeriesChart, leaves_marks_outside_its_days_out) {
  SeriesChart chart = chart_of(10);
  chart.marks = {{day_of("2023-12-31"), "before"}, {day_of("2024-01-05"), "within"}};
  const std::string figure = series_chart(chart, kEnglish);
  EXPECT_THAT(figure, HasSubstr("5 January 2024</time>: within"));
  EXPECT_THAT(figure, Not(HasSubstr("before")));
}

TEST(SeriesChart, stays_small_over_a_century) {
  constexpr std::size_t kCentury = 36524;
  constexpr std::size_t kBytesMost = 200'000;
  const std::string figure = series_chart(chart_of(kCentury), kEnglish);
  EXPECT_LT(figure.size(), kBytesMost);
  EXPECT_THAT(figure, HasSubstr("One point stands for 8 days."));
  // The end of a level is told even where days are merged.
  EXPECT_THAT(figure, HasSubstr(",36523]"));
}

TEST(SeriesChart, draws_a_single_day_and_nothing_but_zeros) {
  SeriesChart chart = chart_of(1);
  EXPECT_THAT(series_chart(chart, kEnglish), HasSubstr("six &amp; more: none."));
  chart.is_logarithmic = true;
  EXPECT_THAT(still_chart(chart, kEnglish), HasSubstr("<svg"));
}

}  // namespace
}  // namespace slettefrist::report::html
