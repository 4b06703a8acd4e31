// read_volumes: one row an area and month, each once, each within the world.
//
// A figure that the world cannot hold is refused, never rounded: counts are met exactly or not at all.
#include "sim/input/volumes_file.h"

#include <charconv>
#include <cmath>
#include <map>
#include <utility>

#include "sim/input/csv.h"
#include "sim/input/problem_list.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

constexpr std::int64_t kMostOfAMonth = 10'000'000;
// An id numbers 1024 records of a citizen, area and day: with so many a month no day is ever full.
constexpr std::int64_t kMostACitizenAndMonth = 64;
constexpr double kMostDelayDays = 20000;
constexpr std::size_t kFirstDelayCell = 4;

std::vector<std::string> volume_columns() {
  std::vector<std::string> names{"month", "area", "count", "share_answered"};
  for (int decile = 1; decile <= kDeciles; ++decile)
    names.push_back("delay_d" + std::to_string(decile) + "0");
  return names;
}

std::string shown_cell(std::string_view cell) { return cell.empty() ? "nothing" : quoted(cell); }

// Digits and at most one point: no sign, no exponent, no separator of thousands.
std::optional<double> plain_number(std::string_view cell) {
  if (cell.empty() || cell.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
  double value = 0;
  const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || stop != cell.data() + cell.size()) return std::nullopt;
  return value;
}

class VolumesReader {
 public:
  VolumesReader(const std::string& path, const Scenario& scenario, ProblemList& problems)
      : path_(path), scenario_(scenario), problems_(problems) {}

  void take(int line, const std::vector<std::string_view>& cells) {
    line_ = line;
    MonthVolume month;
    month.line = line;
    const bool has_month = read_month(cells[0], month);
    const bool has_area = read_area(cells[1], month);
    const bool has_count = read_count(cells[2], month);
    if (has_area) {
      read_share(cells[3], month);
      read_delay(cells, month);
    }
    if (has_month && has_area) check_once(cells[0], month);
    if (has_month) check_days(cells[0], month, has_area);
    if (has_count) check_citizens(cells[2], month);
    months.push_back(month);
  }

  std::vector<MonthVolume> months;

 private:
  void refuse(const std::string& column, std::string_view cell, const std::string& expected,
              const std::string& remedy) {
    problems_.add(
        {path_, line_, 0, column + ": read " + shown_cell(cell) + ", expected " + expected, remedy});
  }

  bool read_month(std::string_view cell, MonthVolume& month) {
    const auto first = parse_day(std::string{cell} + "-01");
    if (!first || cell.size() != 7) {
      refuse("month", cell, "a month YYYY-MM", "Write it like 2024-03");
      return false;
    }
    const int year = std::stoi(std::string{cell.substr(0, 4)});
    const int number = std::stoi(std::string{cell.substr(5)});
    month.from = *first;
    month.to = day_from_civil(year + number / 12, static_cast<unsigned>(number % 12) + 1, 1) - 1;
    return true;
  }

  bool read_area(std::string_view cell, MonthVolume& month) {
    const auto area = area_named(cell);
    if (area == Area::notification || area == Area::document || area == Area::sanction) {
      month.area = *area;
      return true;
    }
    std::string remedy = "The scenario's rates decide how many there are of other areas: remove the row";
    if (area == Area::answer) {
      remedy = "Answers follow from share_answered and the delays of their notifications: remove the row";
    } else if (!area) {
      const std::string near = nearest_name(std::string{cell}, {"notification", "document", "sanction"});
      remedy = near.empty() ? "Name one of these" : "Did you mean " + near + "?";
    }
    refuse("area", cell, "notification, document or sanction", remedy);
    return false;
  }

  bool read_count(std::string_view cell, MonthVolume& month) {
    const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), month.count);
    const bool is_number = !cell.empty() && error == std::errc{} && stop == cell.data() + cell.size();
    if (is_number && month.count >= 0 && month.count <= kMostOfAMonth) return true;
    refuse("count", cell, "a whole number from 0 to " + std::to_string(kMostOfAMonth),
           "Write the digits alone, like 41230; a month that is not known has no row");
    return false;
  }

  void read_share(std::string_view cell, MonthVolume& month) {
    if (cell.empty()) return;
    if (month.area != Area::notification) {
      refuse("share_answered", cell, "nothing: only notifications are answered", "Leave the cell empty");
      return;
    }
    month.share_answered = plain_number(cell);
    if (month.share_answered && *month.share_answered <= 1) return;
    refuse("share_answered", cell, "a share from 0 to 1, with a decimal point", "Write 0.68 for 68 %");
  }

  void read_delay(const std::vector<std::string_view>& cells, MonthVolume& month) {
    const std::vector<std::string> names = volume_columns();
    Deciles delay{};
    std::vector<std::string> empty;
    bool is_right = true;
    for (std::size_t i = 0; i < delay.size(); ++i) {
      const std::string& name = names[kFirstDelayCell + i];
      const std::string_view cell = cells[kFirstDelayCell + i];
      if (cell.empty()) {
        empty.push_back(name);
      } else {
        is_right = read_decile(name, cell, month, delay, i) && is_right;
      }
    }
    if (!is_right || empty.size() == delay.size()) return;
    if (!empty.empty()) {
      refuse(empty.front(), "", "all nine deciles of the delay, or none",
             "Add those that are missing, or leave all nine empty: then the scenario's own delays hold");
      return;
    }
    month.delay = delay;
  }

  bool read_decile(const std::string& name, std::string_view cell, const MonthVolume& month, Deciles& delay,
                   std::size_t place) {
    if (month.area == Area::sanction) {
      refuse(name, cell, "nothing: a sanction's dates are its expiry and its serving, not a delay",
             "Leave the cell empty");
      return false;
    }
    const auto days = plain_number(cell);
    if (!days || *days > kMostDelayDays) {
      refuse(name, cell, "days from 0 to 20000, with a decimal point", "Write it like 12 or 12.5");
      return false;
    }
    delay.at(place) = std::llround(*days * kDelayParts);
    if (place == 0 || delay.at(place) >= delay.at(place - 1)) return true;
    refuse(name, cell, "as many days as in the decile before, or more", "Mend the order of the deciles");
    return false;
  }

  void check_once(std::string_view cell, const MonthVolume& month) {
    const auto [first, is_new] = line_of_.emplace(std::pair{month.area, month.from.number}, line_);
    if (is_new) return;
    refuse("month", cell, "each month of an area once",
           "It stands in line " + std::to_string(first->second) + ": remove one of the two");
  }

  void check_days(std::string_view cell, const MonthVolume& month, bool has_area) {
    if (month.from < scenario_.history_from || month.to > scenario_.ends_on) {
      refuse("month", cell,
             "a whole month between history_from = " + to_text(scenario_.history_from) +
                 " and the last day, " + to_text(scenario_.ends_on),
             "Remove the row, begin the history earlier or let the world end later");
    } else if (has_area && month.area == Area::document && month.to < scenario_.uploads_open_on) {
      refuse("month", cell,
             "none before uploads_open_on = " + to_text(scenario_.uploads_open_on) + " for documents",
             "Remove the row, or open uploads earlier");
    }
  }

  void check_citizens(std::string_view cell, const MonthVolume& month) {
    const std::int64_t most = scenario_.citizens * kMostACitizenAndMonth;
    if (month.count <= most) return;
    const std::int64_t needed = (month.count + kMostACitizenAndMonth - 1) / kMostACitizenAndMonth;
    refuse("count", cell,
           "at most " + std::to_string(most) + " for " + std::to_string(scenario_.citizens) + " citizens, " +
               std::to_string(kMostACitizenAndMonth) + " each",
           "Give --citizens " + std::to_string(needed) + " or more");
  }

  const std::string& path_;
  const Scenario& scenario_;
  ProblemList& problems_;
  int line_ = 0;
  std::map<std::pair<Area, std::int32_t>, int> line_of_;
};

}  // namespace

Volumes read_volumes(const std::string& path, const Scenario& scenario) {
  ProblemList problems;
  VolumesReader reader(path, scenario, problems);
  TableColumns columns{volume_columns(), {}};
  columns.may_be_absent.assign(columns.names.begin() + 3, columns.names.end());
  const bool is_whole = read_csv(
      path, columns, [&](Problem problem) { problems.add(std::move(problem)); },
      [&](int line, const auto& cells) { reader.take(line, cells); });
  if (is_whole && reader.months.empty()) {
    problems.add({path, 1, 0, "read no month, expected at least one row below the header",
                  "Add a row, or leave the file out: then the scenario's rates hold"});
  }
  problems.throw_if_any();
  return {path, std::move(reader.months)};
}

}  // namespace slettefrist::input
