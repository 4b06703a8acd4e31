// Page frame, style and tables; charts stand in html_charts.cpp. See html_page.h.
// The content security policy forbids everything but the page's own style: a report is opened by people who
// were sent it, and must not be able to fetch or run anything.
#include "sim/report/html_page.h"

#include "sim/report/text.h"

namespace slettefrist::report::html {
namespace {

constexpr std::string_view kStyle = R"(
:root{--page:#fbfaf7;--ink:#1d2126;--soft:#5b6470;--line:#d9d6ce;--card:#fff;--good:#1b6b3a;--bad:#a3201d;
--part-1:#2f6f9f;--part-2:#9db8c9;--part-3:#d08b2c;--part-4:#8a6fae}
@media (prefers-color-scheme:dark){:root{--page:#15181c;--ink:#e8e6e1;--soft:#a2abb6;--line:#343a42;
--card:#1c2026;--good:#6fcf97;--bad:#ff8a80;--part-1:#6db3e3;--part-2:#4a6579;--part-3:#e0a64e;--part-4:#b39bd6}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:70rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.15rem;font-weight:600;color:var(--soft);margin:0 0 .5rem}
h2{font-size:1.2rem;margin:2.5rem 0 .75rem}
.verdict{font-size:1.6rem;line-height:1.3;font-weight:650;margin:0 0 .75rem;padding-left:.8rem;
border-left:.3rem solid}
.good{color:var(--good)}.bad{color:var(--bad)}
.facts{color:var(--soft);margin:0 0 1rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem;background:var(--card)}
caption{text-align:left;color:var(--soft);padding:.3rem 0}
th,td{padding:.4rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--line);white-space:nowrap;font-weight:600}
tbody th{font-weight:500}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.soft{color:var(--soft)}
pre{background:var(--card);border:1px solid var(--line);padding:.8rem;overflow-x:auto;white-space:pre-wrap;
overflow-wrap:anywhere}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1rem;margin:1rem 0}
.single{max-width:44rem}
figure{margin:0;background:var(--card);border:1px solid var(--line);padding:.8rem}
figcaption{font-size:.92rem;margin-bottom:.4rem}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--soft);font:12px system-ui,sans-serif}
.axis{stroke:var(--line)}
.part-1{fill:var(--part-1);background:var(--part-1)}.part-2{fill:var(--part-2);background:var(--part-2)}
.part-3{fill:var(--part-3);background:var(--part-3)}.part-4{fill:var(--part-4);background:var(--part-4)}
.key{display:inline-block;width:.8rem;height:.8rem;margin:0 .35rem 0 0}
.legend{margin:.5rem 0 0;padding:0;list-style:none;font-size:.85rem;display:flex;flex-wrap:wrap;gap:.3rem 1rem}
@media (max-width:40rem){th,td{padding:.35rem .45rem}table{font-size:.85rem}.verdict{font-size:1.3rem}}
@media print{body{background:#fff;color:#000}main{max-width:none;padding:0}.scroll{overflow:visible}
figure,tr{break-inside:avoid}.part-1,.part-2,.part-3,.part-4{print-color-adjust:exact}}
)";

bool is_number_column(std::string_view header) { return header.starts_with('#'); }

std::string_view shown(std::string_view header) {
  return is_number_column(header) ? header.substr(1) : header;
}

}  // namespace

std::string page_start(std::string_view title) {
  std::string page =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>";
  page += markup_escaped(title);
  page += "</title>\n<style>";
  page += kStyle;
  return page + "</style>\n</head>\n<body>\n<main>\n";
}

std::string page_end() { return "</main>\n</body>\n</html>\n"; }

std::string table(const Table& content) {
  std::string text = "<div class=\"scroll\" tabindex=\"0\"><table>\n";
  if (!content.caption.empty()) text += "<caption>" + markup_escaped(content.caption) + "</caption>\n";
  text += "<thead><tr>";
  for (const std::string& header : content.headers) {
    text += is_number_column(header) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">";
    text += markup_escaped(shown(header)) + "</th>";
  }
  text += "</tr></thead>\n<tbody>\n";
  for (const auto& row : content.rows) {
    text += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool number = is_number_column(content.headers.at(i));
      if (i == 0) {
        text += "<th scope=\"row\">" + row[i] + "</th>";
      } else {
        text += (number ? "<td class=\"number\">" : "<td>") + row[i] + "</td>";
      }
    }
    text += "</tr>\n";
  }
  return text + "</tbody></table></div>\n";
}

}  // namespace slettefrist::report::html
