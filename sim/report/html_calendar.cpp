// The calendar of removals: a square a day, a column a week, a strip a year, darker the more went.
//
// All squares of one shade are one path, so that a decade stays small. Beside it the same as a table, for
// those who do not see shades. It must not know a rule.
#include <algorithm>
#include <array>
#include <map>

#include "sim/report/html_page.h"
#include "sim/report/html_sections.h"
#include "sim/report/text.h"
#include "sim/report/words.h"

namespace slettefrist::report::html {
namespace {

constexpr std::size_t kStripsMost = 20;
constexpr std::size_t kShades = 5;
constexpr int kPitch = 9;
constexpr int kSquare = 8;
constexpr int kLeft = 36;
constexpr int kCalendarTop = 16;

// 0, 1 to 9, 10 to 99, 100 to 999, more.
std::size_t shade_of(std::int64_t count) {
  std::size_t shade = 0;
  for (std::int64_t rest = count; rest > 0 && shade + 1 < kShades; rest /= 10) ++shade;
  return shade;
}

struct Year {
  std::int64_t removed = 0;
  std::int64_t days = 0;  // with removals
  std::int64_t most = 0;
  Day busiest;
  std::array<std::string, kShades> squares;  // paths
};

int weekday_from_monday(Day day) { return (((day.number + 3) % 7) + 7) % 7; }  // day 0 was a Thursday

int week_of(Day day, Day new_year) { return (day - new_year + weekday_from_monday(new_year)) / 7; }

// Every year of the simulation: one in which nothing went is what a reader looks for.
std::map<int, Year> years_of(const RunReport& report) {
  const std::vector<std::int64_t> removed = removed_in_all(report);
  std::map<int, Year> years;
  for (std::size_t i = 0; i < removed.size(); ++i) {
    const Day day = report.flow.days[i];
    const int number = year_of(day);
    Year& year = years[number];
    year.removed += removed[i];
    year.days += removed[i] > 0 ? 1 : 0;
    if (removed[i] > year.most) {
      year.most = removed[i];
      year.busiest = day;
    }
    const int x = kLeft + kPitch * week_of(day, day_from_civil(number, 1, 1));
    const int y = kCalendarTop + kPitch * weekday_from_monday(day);
    year.squares.at(shade_of(removed[i])) += "M" + std::to_string(x) + " " + std::to_string(y) + "h" +
                                             std::to_string(kSquare) + "v" + std::to_string(kSquare) + "h-" +
                                             std::to_string(kSquare) + "z";
  }
  return years;
}

std::string year_told(int number, const Year& year, const Wording& wording) {
  if (year.removed == 0) return wording.say(words::kCalendarEmptyYear, {std::to_string(number)});
  return wording.say(words::kCalendarYear, {std::to_string(number), wording.number(year.removed),
                                            wording.counted(year.days, words::kDays),
                                            wording.day(year.busiest) + ": " + wording.number(year.most)});
}

std::string strip(int number, const Year& year, const Wording& wording) {
  const std::string told = year_told(number, year, wording);
  std::string text = "<figure><svg viewBox=\"0 0 " + std::to_string(kLeft + 54 * kPitch) + " " +
                     std::to_string(kCalendarTop + 7 * kPitch) + "\" role=\"img\" aria-label=\"" +
                     markup_escaped(told) + "\"><text x=\"0\" y=\"" +
                     std::to_string(kCalendarTop + 4 * kPitch) + "\">" + std::to_string(number) + "</text>";
  for (int month = 1; month <= 12; ++month) {
    const Day first = day_from_civil(number, static_cast<unsigned>(month), 1);
    const int x = kLeft + kPitch * week_of(first, day_from_civil(number, 1, 1));
    text += "<text x=\"" + std::to_string(x) + "\" y=\"11\">" +
            std::string{wording.month(month).substr(0, 3)} + "</text>";
  }
  for (std::size_t shade = 0; shade < kShades; ++shade) {
    if (year.squares.at(shade).empty()) continue;
    text += "<path class=\"heat-" + std::to_string(shade) + "\" d=\"" + year.squares.at(shade) + "\"/>";
  }
  return text + "</svg><figcaption>" + markup_escaped(told) + "</figcaption></figure>\n";
}

std::string shades(const Wording& wording) {
  const std::array<std::string, kShades> bands{"0", "1–9", "10–99", "100–999", wording.number(1000) + "+"};
  std::string text = "<ul class=\"legend\">";
  for (std::size_t shade = 0; shade < kShades; ++shade) {
    text += "<li><span class=\"key heat-" + std::to_string(shade) + "\"></span>" + bands.at(shade) + "</li>";
  }
  return text + "</ul>\n";
}

}  // namespace

std::string calendar_section(const RunReport& report) {
  const std::map<int, Year> years = years_of(report);
  const bool is_empty =
      std::all_of(years.begin(), years.end(), [](const auto& entry) { return entry.second.removed == 0; });
  if (is_empty) return "";
  const Wording wording{report.language};
  std::string text = heading(wording.say(words::kCalendar)) +
                     paragraph("facts", wording.say(words::kCalendarHelp)) + shades(wording);
  text += "<div class=\"calendar charts\">\n";
  std::size_t strips = 0;
  for (const auto& [number, year] : years) {
    if (++strips <= kStripsMost) text += strip(number, year, wording);
  }
  text += "</div>\n";
  if (years.size() > kStripsMost) {
    text += paragraph("facts",
                      wording.say(words::kYearsLeftOut,
                                  {wording.number(static_cast<std::int64_t>(years.size() - kStripsMost))}));
  }
  Table table_of_years{wording.say(words::kCalendar),
                       {wording.say(words::kYear), "#" + wording.say(words::kRemoved),
                        "#" + wording.say(words::kDaysWithRemovals), wording.say(words::kBusiest),
                        "#" + wording.say(words::kRemovedThen)},
                       {}};
  for (const auto& [number, year] : years) {
    table_of_years.rows.push_back(
        {std::to_string(number), wording.number(year.removed), wording.number(year.days),
         year.removed > 0 ? wording.day_markup(year.busiest) : "–", wording.number(year.most)});
  }
  return text + "<details class=\"numbers\"><summary>" + wording.say(words::kNumbers) + "</summary>\n" +
         table(table_of_years) + "</details>\n";
}

}  // namespace slettefrist::report::html
