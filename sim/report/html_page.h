// Building blocks of the HTML pages: frame, escaped text, tables, and small charts as SVG.
//
// A page made of these holds no address outside itself and runs nothing but its own script, if it asked for
// it. Charts over the years stand in series_chart.h. This file must not know a report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/wording.h"

namespace slettefrist::report::html {

enum class Scripts : std::uint8_t { none, charts };

// Head, style and the opening of <main>; close with `page_end` for the same scripts.
std::string page_start(std::string_view title, const Wording& wording = Wording{Language::english},
                       Scripts scripts = Scripts::none);
std::string page_end(const Wording& wording = Wording{Language::english}, Scripts scripts = Scripts::none);

// Cells are ready HTML. A column is aligned to the right when its header starts with '#'.
struct Table {
  std::string caption;
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
};
std::string table(const Table& content);

std::string heading(std::string_view text);
std::string paragraph(std::string_view css, std::string_view text);  // escapes the text
// A value that stands in summary.json under this path, so that the two can be held against each other.
std::string keyed(std::string_view path, std::string_view value);

struct Bar {
  std::string label;
  std::int64_t value = 0;
};
// Upright bars, one a label, all from zero.
std::string bar_chart(std::string_view title, const std::vector<Bar>& bars, const Wording& wording);

// One lying bar a row, divided into the parts named by `legend` (at most four).
struct SplitBar {
  std::string label;
  std::vector<std::int64_t> parts;
};
std::string split_chart(std::string_view title, const std::vector<std::string>& legend,
                        const std::vector<SplitBar>& bars, const Wording& wording);

}  // namespace slettefrist::report::html
