// Style and scripts of report.html as text, generated when the program is built (page/embed_text.cmake).
//
// dygraphs comes from Debian's package and brings its licence notice along. This file must not know a report.
#pragma once

#include <string_view>

namespace slettefrist::report::html {

extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;
extern const std::string_view kChartLibrary;

}  // namespace slettefrist::report::html
