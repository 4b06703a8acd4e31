// Reading the inputs out of a proof, and the run calendar they describe; see proof_inputs.h.
//
// A date is taken from its number, the rest of what the proof says of it is compared later. It must not know
// a rule.
#include "sim/verifier/proof_inputs.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace slettefrist::verifier {
namespace {

using Json = nlohmann::json;

constexpr DayNumber kMostDays = 200L * 366;
constexpr long kMostNumber = 100'000'000'000;

DayNumber day_at(const Json& json, const char* key) {
  const std::string text = json.at(key).get<std::string>();
  const auto day = day_in(text);
  if (!day) throw Unreadable(std::string{key} + ": " + text + " is no day");
  return *day;
}

long number_at(const Json& json, const char* key) {
  if (!json.at(key).is_number_integer()) throw Unreadable(std::string{key} + ": is no whole number");
  const long number = json.at(key).get<long>();
  if (number < -kMostNumber || number > kMostNumber)
    throw Unreadable(std::string{key} + ": is out of bounds");
  return number;
}

// "N days" or "N hours", as hours.
long hours_in(const std::string& every) {
  const bool is_hours = every.ends_with(" hours") || every.ends_with(" hour");
  const std::string days = is_hours ? every.substr(0, every.rfind(' ')) + " days" : every;
  const long amount = period_in(days).amount;
  if (amount < 1 || (!is_hours && period_in(days).unit != "day")) throw Unreadable("every: " + every);
  return is_hours ? amount : amount * 24;
}

long second_of_day(const std::string& at) {
  const auto instant = instant_in("1970-01-01T" + at + ":00Z");
  if (!instant) throw Unreadable("at: " + at + " is no time HH:MM");
  return *instant;
}

void add_run(const Inputs& inputs, Calendar& calendar, Seconds at) {
  const auto wall = danish_wall(at);
  if (!wall || wall->day > calendar.ends_on) return;
  const bool is_out = std::any_of(inputs.outages.begin(), inputs.outages.end(), [&](const auto& outage) {
    return outage.first <= wall->day && wall->day <= outage.second;
  });
  calendar.runs.push_back({at, wall->day, !is_out});
  calendar.run_at_on_day[static_cast<std::size_t>(wall->day - calendar.starts_on)] = at;
}

void read_calendar(const Json& json, Inputs& inputs) {
  Calendar& calendar = inputs.facts.calendar;
  calendar.starts_on = day_at(json, "starts_on");
  calendar.ends_on = day_at(json, "ends_on");
  const long days = calendar.ends_on - calendar.starts_on + 1;
  if (days < 1 || days > kMostDays) throw Unreadable("calendar: it has no days, or too many");
  inputs.every = json.at("every").get<std::string>();
  inputs.every_hours = hours_in(inputs.every);
  inputs.at = json.at("at").get<std::string>();
  for (const Json& outage : json.at("outages")) {
    inputs.outages.emplace_back(day_at(outage, "from"), day_at(outage, "to"));
  }
  const long at = second_of_day(inputs.at);
  for (DayNumber day = calendar.starts_on; day <= calendar.ends_on; ++day) {
    calendar.run_at_on_day.push_back(danish_instant(day, at, std::nullopt));
  }
  // Days are days on the wall, hours are hours that pass.
  if (inputs.every.find("hour") == std::string::npos) {
    for (DayNumber day = calendar.starts_on; day <= calendar.ends_on; day += inputs.every_hours / 24) {
      add_run(inputs, calendar, danish_instant(day, at, std::nullopt));
    }
  } else {
    const Seconds end = (calendar.ends_on + 2) * kSecondsADay;
    for (Seconds run = calendar.run_at_on_day.front(); run < end; run += inputs.every_hours * 3600) {
      add_run(inputs, calendar, run);
    }
  }
  if (calendar.runs.empty()) {
    throw Unreadable("calendar: it ends before 1980, beyond what this verifier knows");
  }
}

Record& record_named(const std::string& name, std::vector<Record>& records) {
  const auto found =
      std::find_if(records.begin(), records.end(), [&](const Record& each) { return each.name == name; });
  if (found != records.end()) return *found;
  const std::size_t colon = std::min(name.find(':'), name.size());
  Record record{name, name.substr(0, colon), 0, {}};
  for (std::size_t i = colon + 1; i < name.size(); ++i) {
    if (name[i] < '0' || name[i] > '9' || record.id > (1L << 53)) throw Unreadable(name + " is no record");
    record.id = record.id * 10 + (name[i] - '0');
  }
  if (record.id == 0) throw Unreadable(name + " is no record");
  records.push_back(record);
  return records.back();
}

// A date may stand in a proof when the record enters by it, a rule counts from it, or it tells since when a
// served date is known.
bool is_wanted(const std::string& area, const std::string& column, const PolicyText& policy) {
  if (column == entry_column(area) || column == "served_registered_at") return true;
  for (const Rule& rule : policy.rules) {
    const bool is_of_answer = column == "answered_at" || column == "decided_on";
    const bool is_area =
        rule.area == area || (rule.area == "notification" && area == "answer" && is_of_answer);
    if (is_area && std::count(rule.counted_from.begin(), rule.counted_from.end(), column) > 0) return true;
  }
  return false;
}

void read_facts(const Json& facts, Inputs& inputs) {
  for (const Json& json : facts) {
    Record& record = record_named(json.at("record").get<std::string>(), inputs.facts.records);
    Fact fact;
    fact.column = json.at("column").get<std::string>();
    if (record.fact(fact.column)) throw Unreadable(record.name + " has " + fact.column + " twice");
    if (!is_wanted(record.area, fact.column, inputs.facts.policy)) {
      throw Unreadable(record.name + ": nothing counts from " + fact.column);
    }
    if (fact.column.ends_with("_at")) {
      fact.instant = number_at(json, "unix_seconds");
    } else {
      fact.day = number_at(json, "day_number");
    }
    record.facts.push_back(fact);
  }
}

void check_family(const Inputs& inputs) {
  long notifications = 0;
  long others = 0;
  bool has_subject = false;
  for (const Record& record : inputs.facts.records) {
    const std::string entry = entry_column(record.area);
    if (!entry.empty() && !record.fact(entry)) throw Unreadable(record.name + " has no " + entry);
    const bool is_child = record.area == "answer" || record.area == "document";
    notifications += record.area == "notification" ? 1 : 0;
    others += record.area != "notification" && !is_child ? 1 : 0;
    has_subject = has_subject || record.name == inputs.subject;
  }
  if (!has_subject) throw Unreadable("no fact of " + inputs.subject);
  const bool is_family = notifications == 1 && others == 0;
  const bool is_single = inputs.facts.records.size() == 1 && others == 1;
  if (!is_family && !is_single) throw Unreadable("facts: they are not those of one record or one family");
}

HoldFact hold_in(const Json& json, const Inputs& inputs) {
  HoldFact hold;
  hold.id = number_at(json, "hold_id");
  hold.area = json.at("area").get<std::string>();
  hold.record_id = number_at(json, "record_id");
  hold.from = day_at(json, "from_on");
  if (!json.at("to_on").is_null()) hold.to = day_at(json, "to_on");
  const std::string name = "hold " + std::to_string(hold.id);
  if (hold.to && *hold.to < hold.from) throw Unreadable(name + " ends before it begins");
  const auto& records = inputs.facts.records;
  const bool is_of_case = std::any_of(records.begin(), records.end(), [&](const Record& record) {
    return record.area == hold.area && record.id == hold.record_id;
  });
  if (!is_of_case) throw Unreadable(name + " is on a record that has no fact");
  return hold;
}

std::string parent_of(const Record& document, const Json& rows, const Inputs& inputs) {
  for (const Json& row : rows) {
    if (row.at("record").get<std::string>() != document.name) continue;
    std::string name = row.at("hangs_on").get<std::string>();
    for (const Record& parent : inputs.facts.records) {
      if (parent.name == name && (parent.area == "notification" || parent.area == "answer")) return name;
    }
    throw Unreadable(document.name + " hangs on " + name + ", of which there is no fact");
  }
  throw Unreadable("records: nothing of " + document.name);
}

// Holds, and what each document hangs on: of no account without one.
void read_holds(const Json& proof, Inputs& inputs) {
  const auto holds = proof.find("holds");
  if (holds == proof.end()) return;
  if (!holds->is_array() || holds->empty()) throw Unreadable("holds: there are none");
  std::vector<HoldFact>& known = inputs.facts.holds;
  for (const Json& json : *holds) {
    HoldFact hold = hold_in(json, inputs);
    if (!known.empty() && hold.id <= known.back().id) throw Unreadable("holds: they do not rise by hold_id");
    known.push_back(std::move(hold));
  }
  for (Record& record : inputs.facts.records) {
    if (record.area == "document") record.hangs_on = parent_of(record, proof.at("records"), inputs);
  }
}

}  // namespace

Inputs inputs_of(const Json& proof, const PolicyText& policy) {
  Inputs inputs;
  inputs.facts.policy = policy;
  inputs.subject = proof.at("subject").get<std::string>();
  inputs.on = day_at(proof, "on");
  read_calendar(proof.at("calendar"), inputs);
  if (policy.reading.at("scope") == "new_model") {
    inputs.facts.new_model_from = day_at(proof.at("new_model"), "from");
  }
  read_facts(proof.at("facts"), inputs);
  // A citizen is always there, and may have no date that counts.
  if (inputs.subject.starts_with("citizen:")) record_named(inputs.subject, inputs.facts.records);
  check_family(inputs);
  read_holds(proof, inputs);
  return inputs;
}

}  // namespace slettefrist::verifier
