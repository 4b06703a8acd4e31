// The one page on a comparison of proposals, as blocks that Markdown and HTML both can show.
//
// So the two never tell two stories. It must not know a format: texts are clean (text.h), not escaped.
#pragma once

#include <string>
#include <vector>

#include "sim/report/what_if.h"
#include "sim/report/what_if_words.h"

namespace slettefrist::report {

struct PageBlock {
  std::string heading;               // "" = none
  std::vector<std::string> lines;    // paragraphs
  std::vector<std::string> headers;  // of a table, the first column's a text, the others' numbers
  std::vector<std::vector<std::string>> rows;
  bool is_chart = false;  // the chart belongs here
};

std::vector<PageBlock> what_if_blocks(const WhatIfReport& report, const WhatIfWords& words);

// The records in the store at the beginning of each month, over the areas that any proposal affects.
struct MonthSeries {
  std::string name;
  std::vector<std::int64_t> values;
};
struct MonthChart {
  std::vector<std::string> months;  // "2024-03"
  std::vector<MonthSeries> series;  // at most kSeriesMost, the base among them
};
constexpr std::size_t kSeriesMost = 5;
MonthChart what_if_months(const WhatIfReport& report, const WhatIfWords& words);
std::string what_if_svg(const MonthChart& chart,
                        const WhatIfWords& words);  // "" where nothing is to be drawn

}  // namespace slettefrist::report
