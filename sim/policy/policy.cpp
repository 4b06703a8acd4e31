// Names and texts of readings and periods, and which version of a rule decides.
#include "sim/policy/policy.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace slettefrist {
namespace {

struct Key {
  const char* name;
  std::vector<std::string> values;
  const char* meaning;
};

const std::array<Key, 9>& keys() {
  static const std::array<Key, 9> all{{
      {"first_day",
       {"anniversary", "day_after", "instant"},
       "the first day on which a record may go: the anniversary, the day after it, or the same clock time on "
       "it"},
      {"month_end",
       {"clamp", "overflow", "refuse"},
       "where the day does not exist: the month's last day, the missing days run on, or no date at all"},
      {"day_of", {"zone", "utc"}, "the calendar day of an anchor: in Denmark, or in UTC"},
      {"which_answer", {"first", "last"}, "with several answers, which one the period counts from"},
      {"scope", {"all", "new_model"}, "whether notifications sent before release 2023-4 are covered"},
      {"document_under_parent",
       {"goes", "stays", "holds_parent"},
       "a document not yet due when its notification is: it goes along, stays alone, or holds the "
       "notification back"},
      {"sanction_without_dates",
       {"report", "keep"},
       "a sanction with neither date: a finding, or silently kept"},
      {"purge_within", {}, "slack for a record that becomes due under a rule in force"},
      {"backlog_within", {}, "slack for a record already due when its rule comes into force"},
  }};
  return all;
}

template <class Enum>
std::size_t ordinal(Enum value) {
  return static_cast<std::size_t>(value);
}

std::string days_text(int days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

std::optional<int> parse_days(const std::string& text) {
  for (const std::string_view unit : {std::string_view{" days"}, std::string_view{" day"}}) {
    if (text.size() > unit.size() && text.ends_with(unit)) {
      return number(std::string_view{text}.substr(0, text.size() - unit.size()));
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<ReadingEntry> entries_of(const Reading& r) {
  const std::array<std::size_t, 7> chosen{ordinal(r.first_day),
                                          ordinal(r.month_end),
                                          ordinal(r.day_of),
                                          ordinal(r.which_answer),
                                          ordinal(r.scope),
                                          ordinal(r.document_under_parent),
                                          ordinal(r.sanction_without_dates)};
  std::vector<ReadingEntry> entries;
  for (std::size_t i = 0; i < keys().size(); ++i) {
    const Key& key = keys()[i];
    const std::string value = i < chosen.size() ? key.values[chosen[i]]
                              : i == 7          ? days_text(r.purge_within_days)
                                                : days_text(r.backlog_within_days);
    entries.push_back({key.name, value, key.values, key.meaning});
  }
  return entries;
}

bool set_reading(Reading& r, const std::string& key, const std::string& value) {
  if (key == "purge_within" || key == "backlog_within") {
    const auto days = parse_days(value);
    if (!days) return false;
    (key == "purge_within" ? r.purge_within_days : r.backlog_within_days) = *days;
    return true;
  }
  for (std::size_t i = 0; i < 7; ++i) {
    if (keys()[i].name != key) continue;
    const auto& values = keys()[i].values;
    const auto found = std::find(values.begin(), values.end(), value);
    if (found == values.end()) return false;
    const auto n = static_cast<std::uint8_t>(found - values.begin());
    switch (i) {
      case 0:
        r.first_day = FirstDay{n};
        break;
      case 1:
        r.month_end = MonthEnd{n};
        break;
      case 2:
        r.day_of = DayOf{n};
        break;
      case 3:
        r.which_answer = WhichAnswer{n};
        break;
      case 4:
        r.scope = Scope{n};
        break;
      case 5:
        r.document_under_parent = DocumentUnderParent{n};
        break;
      default:
        r.sanction_without_dates = SanctionWithoutDates{n};
        break;
    }
    return true;
  }
  return false;
}

std::string to_text(const Period& period) {
  static constexpr std::array<const char*, 3> units{"year", "month", "day"};
  std::string text = std::to_string(period.amount) + " " + units.at(static_cast<std::size_t>(period.unit));
  return period.amount == 1 ? text : text + "s";
}

std::optional<Period> parse_period(const std::string& text) {
  Period period;
  std::string_view rest{text};
  std::optional<int> amount;
  if (rest.starts_with('P') && rest.ends_with('D') && rest.size() > 2) {
    period.unit = Period::Unit::days;
    amount = number(rest.substr(1, rest.size() - 2));
  } else {
    const std::size_t blank = rest.find(' ');
    if (blank == std::string_view::npos || blank == 0) return std::nullopt;
    const std::string_view unit = rest.substr(blank + 1);
    if (unit == "years" || unit == "year")
      period.unit = Period::Unit::years;
    else if (unit == "months" || unit == "month")
      period.unit = Period::Unit::months;
    else if (unit == "days" || unit == "day")
      period.unit = Period::Unit::days;
    else
      return std::nullopt;
    amount = number(rest.substr(0, blank));
  }
  if (!amount || *amount < 1 || *amount > kPeriodAmountMost) return std::nullopt;
  period.amount = *amount;
  return period;
}

std::optional<std::size_t> version_deciding(const Rule& rule, Day as_of, Day anchor) {
  for (std::size_t i = rule.versions.size(); i-- > 0;) {
    const RuleVersion& version = rule.versions[i];
    if (version.in_force > as_of) continue;
    if (version.effect == Effect::all_records || anchor >= version.in_force) return i;
  }
  return std::nullopt;
}

}  // namespace slettefrist
