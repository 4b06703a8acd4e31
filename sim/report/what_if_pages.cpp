// whatif.md and whatif.html, from the same blocks (what_if_page.h).
//
// The HTML page is one file without a script or an address, in light and dark, for screen and paper. It must
// not know what is told.
#include <algorithm>

#include "sim/report/text.h"
#include "sim/report/what_if_marks.h"
#include "sim/report/what_if_page.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

constexpr const char* kStyle = R"(
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--page:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa4af;--line:#3d444d;--page:#0d1117}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:73rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
p{margin:.25rem 0}.soft{color:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:bottom;
font-variant-numeric:tabular-nums}
th:first-child{text-align:left;font-weight:500}thead th{font-weight:600}.whole{white-space:nowrap}
figure{margin:1.5rem 0}figcaption{font-size:.9rem;color:var(--soft);margin-bottom:.3rem}
svg{display:block;width:100%;height:auto}svg text{fill:var(--soft);font:12px system-ui,sans-serif}
.axis{stroke:var(--line)}.line{fill:none;stroke-width:2}
.line-1{stroke:var(--ink)}.line-2{stroke:#0072b2;stroke-dasharray:8 3}.line-3{stroke:#d55e00;stroke-dasharray:3 3}
.line-4{stroke:#009e73;stroke-dasharray:10 3 2 3}.line-5{stroke:#cc79a7;stroke-dasharray:1 3}
@media screen and (max-width:40rem){svg{min-width:40rem}}
@media print{body{background:#fff;color:#000}main{max-width:none;padding:0}.scroll{overflow:visible}
tr,figure{break-inside:avoid}}
)";

// Lines break between words alone: not at the hyphens of a date, nor before the mark of an assumed figure.
std::string unbroken(const std::string& text) {
  static const std::string kMark = " †";
  std::string markup;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    if (text.compare(end, kMark.size(), kMark) == 0) end += kMark.size();
    const std::string word = text.substr(at, end - at);
    const bool has_digit = word.find_first_of("0123456789") != std::string::npos;
    const bool is_whole = word.ends_with(kMark) || (has_digit && word.find('-') != std::string::npos);
    markup += is_whole ? "<span class=\"whole\">" + markup_escaped(word) + "</span>" : markup_escaped(word);
    if (end < text.size()) markup += ' ';
    at = end + 1;
  }
  return markup;
}

// The name of a proposal may be long, as that of a reading: it may break behind the equals sign.
std::string name_markup(const std::string& name) {
  const std::size_t equals = name.find('=');
  if (equals == std::string::npos) return markup_escaped(name);
  return markup_escaped(name.substr(0, equals + 1)) + "<wbr>" + markup_escaped(name.substr(equals + 1));
}

std::string html_table(const PageBlock& block) {
  std::string text = "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>";
  for (const std::string& header : block.headers) text += "<th scope=\"col\">" + unbroken(header) + "</th>";
  text += "</tr></thead>\n<tbody>\n";
  for (const auto& row : block.rows) {
    text += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      text +=
          i == 0 ? "<th scope=\"row\">" + name_markup(row[i]) + "</th>" : "<td>" + unbroken(row[i]) + "</td>";
    }
    text += "</tr>\n";
  }
  return text + "</tbody></table></div>\n";
}

std::string html_chart(const WhatIfReport& report, const WhatIfWords& words) {
  const std::string svg = what_if_svg(what_if_months(report, words), words);
  if (svg.empty()) return "";
  std::string caption = marked(words.chart, rests_on_rates(report, Counted::differing));
  if (report.proposals.size() > kSeriesMost) {
    caption += ". " + filled(words.chart_limit, "", std::to_string(kSeriesMost - 1));
  }
  return "<figure><figcaption>" + markup_escaped(caption) +
         "</figcaption>\n<div class=\"scroll\" tabindex=\"0\">\n" + svg + "</div></figure>\n";
}

// A cell or a line that Markdown could take for something else.
std::string plain(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view{"\\`*_[]<>|#"}.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string markdown_table(const PageBlock& block) {
  std::string text = "\n|";
  for (const std::string& header : block.headers) text += " " + plain(header) + " |";
  text += "\n|";
  for (std::size_t i = 0; i < block.headers.size(); ++i) text += i == 0 ? " --- |" : " ---: |";
  text += '\n';
  for (const auto& row : block.rows) {
    text += '|';
    for (const std::string& cell : row) text += " " + plain(cell) + " |";
    text += '\n';
  }
  return text;
}

}  // namespace

std::string what_if_html(const WhatIfReport& report, Language language) {
  const WhatIfWords& words = what_if_words(language);
  const std::string title = std::string{words.title} + ": " + clean(report.scenario);
  std::string page = "<!doctype html>\n<html lang=\"" + std::string{words.code} +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                     "'unsafe-inline'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                     markup_escaped(title) + "</title>\n<style>" + kStyle +
                     "</style>\n</head>\n<body>\n<main>\n<h1>" + markup_escaped(title) + "</h1>\n";
  for (const PageBlock& block : what_if_blocks(report, words)) {
    if (block.is_chart) page += html_chart(report, words);
    if (!block.heading.empty()) page += "<h2>" + markup_escaped(block.heading) + "</h2>\n";
    for (const std::string& line : block.lines)
      page += "<p class=\"soft\">" + markup_escaped(line) + "</p>\n";
    if (!block.rows.empty()) page += html_table(block);
  }
  return page + "</main>\n</body>\n</html>\n";
}

std::string what_if_markdown(const WhatIfReport& report, Language language) {
  const WhatIfWords& words = what_if_words(language);
  std::string page = "# " + plain(std::string{words.title} + ": " + clean(report.scenario)) + "\n";
  for (const PageBlock& block : what_if_blocks(report, words)) {
    if (!block.heading.empty()) page += "\n## " + plain(block.heading) + "\n";
    for (const std::string& line : block.lines) page += "\n" + plain(line) + "\n";
    if (!block.rows.empty()) page += markdown_table(block);
  }
  return page;
}

void write_what_if_pages(const std::string& folder, const WhatIfReport& report, Language language) {
  write_whole_file(folder + "/whatif.md", what_if_markdown(report, language));
  write_whole_file(folder + "/whatif.html", what_if_html(report, language));
}

}  // namespace slettefrist::report
