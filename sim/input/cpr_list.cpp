// read_cpr_list: each number once, each with a birthday.
//
// A number's own date need not be the birthday: test numbers often have none that exists.
#include <map>
#include <utility>

#include "sim/input/csv.h"
#include "sim/input/people_files.h"
#include "sim/input/problem_list.h"
#include "sim/input/record_values.h"

namespace slettefrist::input {
namespace {

constexpr std::string_view kUnknownPerson = "0000000000";  // the services' word for "not known"

std::string read_as(std::string_view cell) { return cell.empty() ? "nothing" : quoted(cell); }

class ListReader {
 public:
  ListReader(const std::string& path, ProblemList& problems) : path_(path), problems_(problems) {}

  void take(int line, std::string_view cpr, std::string_view born_on) {
    list.last_line = line;
    const auto day = parse_day(born_on);
    if (!day) {
      problems_.add({path_, line, 0,
                     "born_on: read " + read_as(born_on) + ", expected " +
                         expected_of("born_on", ValueKind::day, Need::required),
                     "Mend the date"});
    }
    if (cpr.empty() || cpr == kUnknownPerson || !may_hold("cpr", std::string{cpr})) {
      problems_.add({path_, line, 0,
                     "cpr: read " + read_as(cpr) + ", expected 10 digits without a hyphen, not all of them 0",
                     "Write it like 0101010000, with its leading zero"});
      return;
    }
    const auto [first, is_new] = line_of_.emplace(cpr, line);
    if (!is_new) {
      problems_.add({path_, line, 0, "cpr: read " + quoted(cpr) + " a second time, expected each number once",
                     "It stands in line " + std::to_string(first->second) + ": remove one of the two"});
      return;
    }
    list.numbers.push_back({std::string{cpr}, day.value_or(Day{})});
  }

  CprList list;

 private:
  const std::string& path_;
  ProblemList& problems_;
  std::map<std::string, int, std::less<>> line_of_;
};

}  // namespace

CprList read_cpr_list(const std::string& path) {
  ProblemList problems;
  ListReader reader(path, problems);
  const bool is_whole = read_csv(
      path, {{"cpr", "born_on"}, {}}, [&](Problem problem) { problems.add(std::move(problem)); },
      [&](int line, const auto& cells) { reader.take(line, cells[0], cells[1]); });
  if (is_whole && problems.empty() && reader.list.numbers.empty()) {
    problems.add(
        {path, 1, 0, "read no number, expected at least one row below the header", "Add rows cpr,born_on"});
  }
  problems.throw_if_any();
  return std::move(reader.list);
}

}  // namespace slettefrist::input
