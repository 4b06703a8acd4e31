// Charts as inline SVG, drawn with whole numbers only, so that the same run gives the same bytes.
// Each carries its title and its values as text for those who do not see it. See html_page.h.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "sim/report/html_page.h"
#include "sim/report/table_text.h"
#include "sim/report/text.h"

namespace slettefrist::report::html {
namespace {

constexpr std::int64_t kWidth = 480;
constexpr std::int64_t kPlotHeight = 140;
constexpr std::int64_t kLabelLeast = 150;
constexpr std::int64_t kLabelMost = 280;
constexpr std::int64_t kLabelGap = 8;
constexpr std::int64_t kLetterWidth = 8;  // of a label, also in the larger letters of a phone
constexpr std::int64_t kChartTop = 20;    // room for the value over the highest bar

std::string number(std::int64_t value) { return std::to_string(value); }

// A part of `whole` on a scale of `length`; anything that is there at all can be seen.
std::int64_t scaled(std::int64_t part, std::int64_t whole, std::int64_t length) {
  if (part <= 0 || whole <= 0) return 0;
  const double share = static_cast<double>(part) / static_cast<double>(whole);
  return std::max<std::int64_t>(1, std::llround(share * static_cast<double>(length)));
}

std::string rectangle(std::string_view css, std::int64_t x, std::int64_t y, std::int64_t width,
                      std::int64_t height, const std::string& hint) {
  return "<rect class=\"" + std::string{css} + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" +
         number(width) + "\" height=\"" + number(height) + "\"><title>" + markup_escaped(hint) +
         "</title></rect>\n";
}

std::string label(std::int64_t x, std::int64_t y, std::string_view anchor, std::string_view text) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + std::string{anchor} +
         "\">" + markup_escaped(text) + "</text>\n";
}

std::string figure_start(std::string_view title, std::int64_t height, const std::string& in_words) {
  return "<figure><figcaption>" + markup_escaped(title) + "</figcaption>\n<svg viewBox=\"0 0 " +
         number(kWidth) + " " + number(height) + "\" role=\"img\" aria-label=\"" + markup_escaped(title) +
         ": " + markup_escaped(in_words) + "\">\n";
}

}  // namespace

std::string bar_chart(std::string_view title, const std::vector<Bar>& bars, const Wording& wording) {
  assert(!bars.empty());
  std::int64_t highest = 0;
  std::string in_words;
  for (const Bar& bar : bars) {
    highest = std::max(highest, bar.value);
    if (!in_words.empty()) in_words += ", ";
    in_words += bar.label + " " + wording.number(bar.value);
  }
  const auto count = static_cast<std::int64_t>(bars.size());
  const std::int64_t slot = std::max<std::int64_t>(1, kWidth / count);
  const std::int64_t width = std::clamp<std::int64_t>(slot * 7 / 10, 1, 60);
  const std::int64_t floor = kChartTop + kPlotHeight;
  // Labels need about 44 units each; where slots are narrower only every so many-th is written.
  const std::int64_t every = (44 + slot - 1) / slot;
  std::string text = figure_start(title, floor + 22, in_words);
  for (std::int64_t i = 0; i < count; ++i) {
    const Bar& bar = bars[static_cast<std::size_t>(i)];
    const std::int64_t height = scaled(bar.value, highest, kPlotHeight);
    const std::int64_t middle = i * slot + slot / 2;
    text += rectangle("part-1", middle - width / 2, floor - height, width, height,
                      bar.label + ": " + wording.number(bar.value));
    if (i % every != 0) continue;
    text += label(middle, floor + 16, "middle", bar.label);
    if (every == 1) text += label(middle, floor - height - 5, "middle", wording.number(bar.value));
  }
  text += "<line class=\"axis\" x1=\"0\" y1=\"" + number(floor) + "\" x2=\"" + number(kWidth) + "\" y2=\"" +
          number(floor) + "\"/>\n";
  return text + "</svg></figure>\n";
}

std::string split_chart(std::string_view title, const std::vector<std::string>& legend,
                        const std::vector<SplitBar>& bars, const Wording& wording) {
  assert(legend.size() <= 4 && "four colours");
  constexpr std::int64_t kRowHeight = 26;
  std::int64_t label_width = kLabelLeast;
  for (const SplitBar& bar : bars) {
    const auto letters = static_cast<std::int64_t>(letters_wide(bar.label));
    label_width = std::clamp(letters * kLetterWidth + kLabelGap, label_width, kLabelMost);
  }
  const std::int64_t bar_width = kWidth - label_width;
  std::string drawn;
  std::string in_words;
  std::int64_t y = 4;
  for (const SplitBar& bar : bars) {
    assert(bar.parts.size() == legend.size());
    const std::int64_t whole = std::accumulate(bar.parts.begin(), bar.parts.end(), std::int64_t{0});
    drawn += label(label_width - kLabelGap, y + 14, "end", bar.label);
    in_words += bar.label + ":";
    std::int64_t before = 0;
    for (std::size_t i = 0; i < bar.parts.size(); ++i) {
      const std::int64_t from = before > 0 ? scaled(before, whole, bar_width) : 0;
      before += bar.parts[i];
      const std::int64_t until = scaled(before, whole, bar_width);
      const std::string words = legend[i] + " " + wording.number(bar.parts[i]);
      in_words += " " + words + (i + 1 < bar.parts.size() ? "," : ". ");
      if (bar.parts[i] > 0) {
        drawn += rectangle("part-" + std::to_string(i + 1), label_width + from, y, until - from, 18, words);
      }
    }
    y += kRowHeight;
  }
  std::string text = figure_start(title, y, in_words) + drawn + "</svg>\n<ul class=\"legend\">";
  for (std::size_t i = 0; i < legend.size(); ++i) {
    text += "<li><span class=\"key part-" + std::to_string(i + 1) + "\"></span>" + markup_escaped(legend[i]) +
            "</li>";
  }
  return text + "</ul></figure>\n";
}

}  // namespace slettefrist::report::html
