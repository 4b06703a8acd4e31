// The verb `explain`: a rule or clause in words and worked dates, or one record's deadline, step by step.
#include <algorithm>
#include <charconv>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "sim/cli/job.h"
#include "sim/cli/verbs.h"
#include "sim/cli/worked_dates.h"
#include "sim/input/input.h"
#include "sim/model/input_error.h"
#include "sim/oracle/oracle.h"

namespace slettefrist::cli {
namespace {

// One record with the fates of its family.
struct Found {
  std::optional<Family> family;
  std::vector<Fate> fates;
  const Fate* fate = nullptr;
  std::vector<std::string> events;  // "2024-01-09T09:15:00Z  notification 101 was sent"
};

std::string at(Instant instant, const std::string& what) {
  return to_text(instant) + " (" + to_text(oracle::local_day(instant)) + " in Denmark): " + what;
}

void tell_events(const Family& f, Found& found) {
  const auto id = [](Area area, RecordId number) {
    return std::string{name_of(area)} + " " + std::to_string(number);
  };
  found.events.push_back(
      at(f.notification.notified_at, id(Area::notification, f.notification.notification_id) + " was sent"));
  for (const Answer& a : f.answers)
    found.events.push_back(at(a.answered_at, id(Area::answer, a.answer_id) + " came"));
  for (const Document& d : f.documents) {
    const std::string parent =
        d.answer_id ? id(Area::answer, *d.answer_id) : id(Area::notification, *d.notification_id);
    found.events.push_back(at(d.stored_at, id(Area::document, d.document_id) + " was saved on " + parent));
  }
  std::sort(found.events.begin(), found.events.end());
}

void tell_events(const Sanction& s, Found& found) {
  found.events.push_back(
      at(s.registered_at, "sanction " + std::to_string(s.sanction_id) + " was registered"));
  if (s.expires_on) found.events.push_back("expires on " + to_text(*s.expires_on));
  if (s.served_on) {
    found.events.push_back(
        "served on " + to_text(*s.served_on) + ", known from " +
        to_text(std::max(s.registered_at, s.served_registered_at.value_or(s.registered_at))));
  }
}

bool holds(const Family& f, RecordKey key) {
  if (key.area == Area::notification) return f.notification.notification_id == key.id;
  if (key.area == Area::answer) {
    return std::any_of(f.answers.begin(), f.answers.end(),
                       [&](const Answer& a) { return a.answer_id == key.id; });
  }
  return key.area == Area::document &&
         std::any_of(f.documents.begin(), f.documents.end(),
                     [&](const Document& d) { return d.document_id == key.id; });
}

template <class Record>
void look_among(const std::vector<Record>& records, RecordKey key, const oracle::Oracle& oracle,
                Found& found) {
  if (key.area != Record::kArea) return;
  for (const Record& record : records) {
    if (id_of(record) != key.id) continue;
    oracle.fates_of(record, found.fates);
    if constexpr (std::is_same_v<Record, Sanction>) tell_events(record, found);
  }
}

Found find_record(Job& job, RecordKey key) {
  Found found;
  const oracle::Oracle oracle{job.policy, job.calendar};
  History all;
  take_source(job)->deliver_until(Instant{std::numeric_limits<std::int64_t>::max()}, all);
  for (const Family& family : all.families) {
    if (!holds(family, key)) continue;
    oracle.fates_of(family, found.fates);
    tell_events(family, found);
  }
  look_among(all.citizens, key, oracle, found);
  look_among(all.sanctions, key, oracle, found);
  look_among(all.contact_courses, key, oracle, found);
  look_among(all.plan_drafts, key, oracle, found);
  look_among(all.benefit_reports, key, oracle, found);
  look_among(all.messages, key, oracle, found);
  for (const Fate& fate : found.fates) {
    if (fate.area == key.area && fate.id == key.id) found.fate = &fate;
  }
  return found;
}

std::string window_text(const Window& window, const Job& job) {
  const auto day = [&](std::int32_t run) {
    return to_text(job.calendar.runs[static_cast<std::size_t>(run)].as_of);
  };
  const auto last = static_cast<std::int32_t>(job.calendar.runs.size()) - 1;
  const Rule& rule = job.policy.rules[static_cast<std::size_t>(window.rule)];
  std::string text = "rule " + rule.id + " (clause " + rule.versions.back().clause + ")";
  if (window.with_parent) text += ", with its notification";
  text += ": due on " + to_text(window.due_on);
  if (window.opens_run > last) return text + ", after the last run";
  text += ", may go from the run of " + day(window.opens_run);
  if (window.closes_run <= last) text += ", must be gone after the run of " + day(window.closes_run);
  if (window.ended_run <= last)
    text += "; a new fact ended this window before the run of " + day(window.ended_run);
  return text;
}

std::string state_on(const Fate& fate, const Job& job, Day on) {
  if (fate.untouchable) return "no rule covers it: nobody may remove it";
  if (!fate.enters) return "it never enters the store of a prompt engine before the last run";
  if (fate.expected_run == kNever) {
    if (!fate.expected_due_on) return "still there on " + to_text(on) + ": the policy gives it no date";
    return "still there on " + to_text(on) + ": due on " + to_text(*fate.expected_due_on) +
           ", no run takes it before the end";
  }
  const Day went = job.calendar.runs[static_cast<std::size_t>(fate.expected_run)].as_of;
  return (went <= on ? "gone on " + to_text(on) + ": a prompt engine takes it on "
                     : "still there on " + to_text(on) + ": a prompt engine takes it on ") +
         to_text(went);
}

int explain_record(const Options& options, RecordKey key) {
  Options world = options;
  if (world.scenarios.empty() && world.records.empty()) world.scenarios.emplace_back("first-documents-2024");
  constexpr RecordId kFirstGenerated = RecordId{1} << 36;  // such an id tells its citizen
  if (world.records.empty() && key.area != Area::citizen && key.id >= kFirstGenerated) {
    world.only_citizen = key.id >> 10 & ((1 << 26) - 1);
  }
  Job job = make_job(world, world.scenarios.empty() ? "" : world.scenarios.front());
  const Found found = find_record(job, key);
  if (found.fate == nullptr) {
    throw InputError(Problem{
        "", 0, 0, std::string{name_of(key.area)} + " " + std::to_string(key.id) + " is not in this world",
        "Give the scenario (--scenario), seed or pack (--records) that holds it"});
  }
  const Day on = options.on.value_or(job.scenario.ends_on);
  const std::string state = state_on(*found.fate, job, on);
  std::vector<std::string> windows;
  for (const Window& window : found.fate->windows) windows.push_back(window_text(window, job));
  if (options.json) {
    nlohmann::ordered_json json;
    json["area"] = name_of(key.area);
    json["record_id"] = key.id;
    json["on"] = to_text(on);
    json["state"] = state;
    json["events"] = found.events;
    json["windows"] = windows;
    std::cout << json.dump(2) << '\n';
    return 0;
  }
  std::cout << name_of(key.area) << ' ' << key.id << ": " << state << '\n';
  std::cout << "What happened:\n";
  for (const std::string& event : found.events) std::cout << "  " << event << '\n';
  std::cout << "When it may and must go:\n";
  if (windows.empty()) std::cout << "  never within this calendar\n";
  for (const std::string& window : windows) std::cout << "  " << window << '\n';
  return 0;
}

int explain_rule(const Options& options) {
  Policy policy = input::read_policy(options.policy.empty() ? default_policy() : options.policy);
  for (const std::string& reading : options.readings) input::apply_reading_option(policy.reading, reading);
  bool known = false;
  std::vector<std::string> names;
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Rule& rule : policy.rules) {
    names.push_back(rule.id);
    bool wanted = rule.id == options.subject;
    for (const RuleVersion& version : rule.versions) {
      names.push_back(version.clause);
      wanted = wanted || version.clause == options.subject;
    }
    if (!wanted) continue;
    known = true;
    if (options.json)
      json.push_back(rule_as_json(rule, policy, options.on));
    else
      std::cout << rule_as_text(rule, policy, options.on);
  }
  if (!known) {
    const std::string near = nearest_name(options.subject, names);
    throw InputError(
        Problem{"", 0, 0, "explain: read \"" + options.subject + "\", expected AREA:ID, a rule or a clause",
                near.empty() ? "`slettefrist list rules` names them" : "Did you mean " + near + "?"});
  }
  if (options.json) std::cout << json.dump(2) << '\n';
  return 0;
}

}  // namespace

int explain_verb(const Options& options) {
  const std::size_t colon = options.subject.find(':');
  if (colon == std::string::npos) return explain_rule(options);
  const auto area = area_named(options.subject.substr(0, colon));
  const std::string digits = options.subject.substr(colon + 1);
  RecordId id = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (!area || error != std::errc{} || end != digits.data() + digits.size() || id < 1) {
    throw InputError(
        Problem{"", 0, 0, "explain: read \"" + options.subject + "\", expected AREA:ID such as document:303",
                "Areas are the tables' names"});
  }
  return explain_record(options, {*area, id});
}

}  // namespace slettefrist::cli
