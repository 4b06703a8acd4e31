// Report months, YYYY-MM, as numbers that can be compared and subtracted.
//
// No calendar arithmetic: no day is computed from a month here. This file must not know a rule.
#pragma once

#include <optional>
#include <string_view>

namespace slettefrist::registration {

struct ReportMonth {
  int year = 0;
  int month = 0;  // 1 to 12
};

inline std::optional<ReportMonth> parse_report_month(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -1; };
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6}) {
    if (digit(at) < 0) return std::nullopt;
  }
  const ReportMonth read{digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3),
                         digit(5) * 10 + digit(6)};
  if (read.month < 1 || read.month > 12) return std::nullopt;
  return read;
}

inline std::optional<int> month_number(std::string_view text) {
  const auto read = parse_report_month(text);
  if (!read) return std::nullopt;
  return read->year * 12 + read->month;
}

}  // namespace slettefrist::registration
