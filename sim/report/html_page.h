// Building blocks of report.html: escaped text, tables, sections and charts as SVG.
//
// A page made of these holds no script and no address, and every number of a chart stands in a table too.
// This file must not know a report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slettefrist::report::html {

// Head, style and the opening of <main>; close with `page_end`.
std::string page_start(std::string_view title);
std::string page_end();

// Cells are ready HTML. A column is aligned to the right when its header starts with '#'.
struct Table {
  std::string caption;
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
};
std::string table(const Table& content);

struct Bar {
  std::string label;
  std::int64_t value = 0;
};
// Upright bars, one a label, all from zero.
std::string bar_chart(std::string_view title, const std::vector<Bar>& bars);

// One lying bar a row, divided into the parts named by `legend` (at most four).
struct SplitBar {
  std::string label;
  std::vector<std::int64_t> parts;
};
std::string split_chart(std::string_view title, const std::vector<std::string>& legend,
                        const std::vector<SplitBar>& bars);

}  // namespace slettefrist::report::html
