// Widths, columns and bars; see table_text.h.
//
// Text that is not UTF-8 counts a column a byte. It must not know what is told.
#include "sim/report/table_text.h"

#include <algorithm>
#include <array>

namespace slettefrist::report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};
constexpr std::array<Range, 7> kDrawnOntoOthers{{{0x0300, 0x036F},
                                                 {0x200B, 0x200F},
                                                 {0x20D0, 0x20FF},
                                                 {0xFE00, 0xFE0F},
                                                 {0xFE20, 0xFE2F},
                                                 {0x1AB0, 0x1AFF},
                                                 {0x1DC0, 0x1DFF}}};
constexpr std::array<Range, 8> kWide{{{0x1100, 0x115F},
                                      {0x2E80, 0x303E},
                                      {0x3041, 0xA4CF},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFF00, 0xFF60},
                                      {0x1F300, 0x1FAFF},
                                      {0x20000, 0x3FFFD}}};

template <std::size_t N>
bool lies_in(char32_t letter, const std::array<Range, N>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [letter](const Range& range) { return range.first <= letter && letter <= range.last; });
}

// The letter at `at`, which is moved behind it.
char32_t next_letter(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  char32_t letter = more == 0 ? first : first & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more && at < text.size() && (byte(at) & 0xC0U) == 0x80; ++i) {
    letter = letter << 6U | (byte(at++) & 0x3FU);
  }
  return letter;
}

}  // namespace

std::size_t letters_wide(std::string_view text) {
  std::size_t wide = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_letter(text, at);
    if (lies_in(letter, kDrawnOntoOthers)) continue;
    wide += lies_in(letter, kWide) ? 2 : 1;
  }
  return wide;
}

void append_table(std::string& text, const std::vector<TextRow>& rows) {
  std::vector<std::size_t> widths;
  for (const TextRow& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], letters_wide(row[i]));
  }
  for (const TextRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - letters_wide(row[i]), ' ');
      const bool is_last = i + 1 == row.size();
      text += i == 0 ? "  " + row[i] + (is_last ? "" : blanks) : "  " + blanks + row[i];
    }
    text += '\n';
  }
}

std::string sparkline(const std::vector<std::int64_t>& values) {
  constexpr std::array<const char*, 8> kBars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const std::int64_t highest = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
  std::string text;
  for (const std::int64_t value : values) {
    if (value <= 0) {
      text += ' ';
      continue;
    }
    const auto bars = static_cast<std::int64_t>(kBars.size());
    text += kBars.at(static_cast<std::size_t>((value * bars + highest - 1) / highest - 1));
  }
  return text;
}

}  // namespace slettefrist::report
