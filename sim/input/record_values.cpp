// The values each column may hold, and the words for them.
//
// Columns are told apart by name: what is called `_id` is an id in every table. The words here are what a
// user reads after "expected".
#include "sim/input/record_values.h"

#include <algorithm>
#include <limits>

namespace slettefrist::input {
namespace {

constexpr std::int64_t kLargestId = (std::int64_t{1} << 53) - 1;  // the last that JSON readers keep exact
constexpr std::int64_t kLargestCode = std::numeric_limits<std::int32_t>::max();

struct Bounds {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

Bounds bounds_of(std::string_view column) {
  if (column.ends_with("_id")) return {1, kLargestId};
  if (column == "change_kind") return {1, 3};
  if (column == "byte_size") return {0, std::numeric_limits<std::int64_t>::max()};
  return {0, kLargestCode};
}

bool are_digits(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool are_hex_digits(const std::string& text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

std::string text_expected_of(std::string_view column) {
  if (column == "cpr") return "10 digits without a hyphen";
  if (column == "insurance") return "full_time or part_time";
  if (column == "report_month") return "a month YYYY-MM from 1900-01 to 2199-12";
  if (column == "content_sha256") return "64 hexadecimal digits";
  return "a text";
}

}  // namespace

bool may_hold(std::string_view column, const std::string& text) {
  if (text.empty()) return true;
  if (column == "cpr") return text.size() == 10 && are_digits(text);
  if (column == "insurance") return text == "full_time" || text == "part_time";
  if (column == "report_month") return text.size() == 7 && parse_day(text + "-01");
  if (column == "content_sha256") return text.size() == 64 && are_hex_digits(text);
  return true;
}

bool may_hold(std::string_view column, std::int64_t number) {
  const Bounds bounds = bounds_of(column);
  return bounds.least <= number && number <= bounds.most;
}

std::string expected_of(std::string_view column, ValueKind kind, Need need) {
  std::string words;
  switch (kind) {
    case ValueKind::text:
      words = text_expected_of(column);
      break;
    case ValueKind::number: {
      const Bounds bounds = bounds_of(column);
      words = "a whole number from " + std::to_string(bounds.least) + " to " + std::to_string(bounds.most);
      break;
    }
    case ValueKind::day:
      words = "an existing day YYYY-MM-DD from " + to_text(kEarliestDay) + " to " + to_text(kLatestDay);
      break;
    case ValueKind::instant:
      words = "an existing instant YYYY-MM-DDTHH:MM:SSZ from " + to_text(kEarliestDay) + " to " +
              to_text(kLatestDay);
      break;
    case ValueKind::area:
      words = "a table with records that can be held: ";
      for (const Area area : kAreas) {
        words += (area == kAreas.front() ? "" : ", ") + std::string{name_of(area)};
      }
      break;
  }
  return need == Need::optional ? words + ", or nothing" : words;
}

}  // namespace slettefrist::input
