// Sorts the unreached cells by date for people; see due_around.h.
//
// Cells that no date near enough reaches come last. It must not know a policy.
#include "sim/report/due_around.h"

#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "sim/report/text.h"

namespace slettefrist::report {
namespace {

std::string name_of(const DueAround::Cell& cell) { return cell_name(cell.rule, cell.moment, cell.kind); }

}  // namespace

std::string due_around_text(const DueAround& around) {
  std::string text = "Around " + to_text(around.date) + ": " + std::to_string(around.reached.size()) +
                     " of " + std::to_string(around.reached.size() + around.unreached.size()) +
                     " cells on that date itself.";
  if (around.unreached.empty()) return text + "\n";
  text += " The others, by the next date that reaches them:\n";
  using Key = std::tuple<bool, std::optional<Day>, std::size_t, std::size_t>;
  std::map<Key, std::string> rules_by_key;
  for (const DueAround::Cell& cell : around.unreached) {
    std::string& rules = rules_by_key[Key{!cell.next, cell.next, cell.moment, cell.kind}];
    rules += (rules.empty() ? "" : ", ") + clean(cell.rule);
  }
  for (const auto& [key, rules] : rules_by_key) {
    const auto& [is_far, next, moment, kind] = key;
    text += "  " + (next ? to_text(*next) : "no date   ") + "  " + std::string{kMomentNames.at(moment)} +
            "/" + std::string{kCalendarKindNames.at(kind)} + ": " + rules + "\n";
  }
  return text;
}

nlohmann::ordered_json due_around_json(const DueAround& around) {
  using Json = nlohmann::ordered_json;
  Json reached = Json::array();
  for (const DueAround::Cell& cell : around.reached) reached.push_back(name_of(cell));
  Json unreached = Json::array();
  for (const DueAround::Cell& cell : around.unreached) {
    unreached.push_back(
        Json{{"cell", name_of(cell)}, {"next", cell.next ? Json(to_text(*cell.next)) : Json(nullptr)}});
  }
  return Json{
      {"date", to_text(around.date)}, {"reached", std::move(reached)}, {"unreached", std::move(unreached)}};
}

}  // namespace slettefrist::report
