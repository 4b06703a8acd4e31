// Page frame and tables; small charts stand in html_charts.cpp. See html_page.h.
//
// The content security policy names the page's own style and scripts by their digests and forbids all else: a
// report is opened by people who were sent it, and must not be able to fetch or run anything it did not come
// with.
#include "sim/report/html_page.h"

#include <charconv>

#include "sim/report/page_parts.h"
#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/report/words.h"

namespace slettefrist::report::html {
namespace {

std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < hex.size(); at += 6) {  // three bytes become four digits
    const std::string_view part = hex.substr(at, 6);
    std::uint32_t bits = 0;
    std::from_chars(part.data(), part.data() + part.size(), bits, 16);
    bits <<= 4 * (6 - part.size());
    const std::size_t digits = part.size() / 2 + 1;
    for (std::size_t i = 0; i < 4; ++i) text += i < digits ? kDigits[(bits >> (18 - 6 * i)) & 63U] : '=';
  }
  return text;
}

std::string allowed(std::string_view content) {
  return "'sha256-" + base64_of_hex(sha256_hex(content)) + "'";
}

constexpr std::size_t kNarrowColumnsMost = 5;  // more are wider than a phone: they scroll

bool is_number_column(std::string_view header) { return header.starts_with('#'); }

std::string_view shown(std::string_view header) {
  return is_number_column(header) ? header.substr(1) : header;
}

}  // namespace

std::string page_start(std::string_view title, const Wording& wording, Scripts scripts) {
  std::string page = "<!doctype html>\n<html lang=\"" + std::string{wording.code()} + "\">\n<head>\n";
  page +=
      "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ";
  page += "style-src " + allowed(kPageStyle) + "; ";
  if (scripts == Scripts::charts) {
    page += "script-src " + allowed(kChartLibrary) + " " + allowed(kPageScript) + "; ";
  }
  page += "base-uri 'none'; form-action 'none'\">\n";
  page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  page += "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + markup_escaped(title) +
          "</title>\n<style>";
  page += kPageStyle;
  return page + "</style>\n</head>\n<body>\n<main>\n";
}

std::string page_end(const Wording& wording, Scripts scripts) {
  if (scripts == Scripts::none) return "</main>\n</body>\n</html>\n";
  std::string page =
      "<footer>" + paragraph("facts", wording.say(words::kCharts)) + "</footer>\n</main>\n<script>";
  page += kChartLibrary;
  page += "</script>\n<script>";
  page += kPageScript;
  return page + "</script>\n</body>\n</html>\n";
}

std::string table(const Table& content) {
  std::string text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                     markup_escaped(content.caption) + "\"><table" +
                     (content.headers.size() > kNarrowColumnsMost ? " class=\"wide\"" : "") + ">\n";
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

std::string heading(std::string_view text) { return "<h2>" + markup_escaped(text) + "</h2>\n"; }

std::string paragraph(std::string_view css, std::string_view text) {
  return "<p class=\"" + std::string{css} + "\">" + markup_escaped(text) + "</p>\n";
}

std::string keyed(std::string_view path, std::string_view value) {
  return "<span data-key=\"" + markup_escaped(path) + "\">" + std::string{value} + "</span>";
}

}  // namespace slettefrist::report::html
