// The verb `explain`: a rule or clause in words and worked dates, or one record's deadline, step by step.
//
// The oracle's answers in sentences; nothing is decided here. It must not know a date's arithmetic.
#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>

#include "sim/cli/explain/deadline_origin.h"
#include "sim/cli/explain/deadline_proof.h"
#include "sim/cli/explain/deadline_reasons.h"
#include "sim/cli/explain/found_record.h"
#include "sim/cli/explain/rule_proof.h"
#include "sim/cli/explain/window_story.h"
#include "sim/cli/explain/worked_dates.h"
#include "sim/cli/job/job.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/store_names.h"
#include "sim/cli/verbs.h"
#include "sim/input/clauses_file.h"
#include "sim/model/input_error.h"
#include "sim/oracle/oracle.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::cli {
namespace {

std::string state_on(const FoundRecord& record, const Job& job, Day on) {
  const Fate& fate = record.fate;
  if (record.entered_at && oracle::local_day(*record.entered_at) > on) {
    return "not there yet on " + to_text(on) + ": it comes on " +
           to_text(oracle::local_day(*record.entered_at));
  }
  if (fate.untouchable) return "no rule covers it: nobody may remove it";
  if (!fate.enters) return "it never enters the store of a prompt engine before the last run";
  if (fate.expected_run == kNever) {
    const std::string there = "still there on " + to_text(on) + ": ";
    if (!fate.expected_due_on) return there + "the policy gives it no date";
    return there + "due on " + to_text(*fate.expected_due_on) + ", and no run up to " +
           to_text(job.calendar.runs.back().as_of) + " takes it";
  }
  const Day went = job.calendar.runs[static_cast<std::size_t>(fate.expected_run)].as_of;
  const std::string state = went <= on ? "gone on " : "still there on ";
  return state + to_text(on) + ": a prompt engine takes it on " + to_text(went);
}

// A generated id tells its citizen, and only hand-written ids lie below: no other citizen need be generated.
void narrow(RecordKey key, Options& world) {
  constexpr int kDayShift = 36;
  constexpr int kCitizenShift = 10;
  constexpr RecordId kCitizenMask = (RecordId{1} << 26) - 1;
  if (!world.records.empty()) return;
  if (key.area == Area::citizen) {
    world.only_citizen = key.id;
  } else if (key.id >> kDayShift > 0) {
    world.only_citizen = std::max<RecordId>(key.id >> kCitizenShift & kCitizenMask, 1);
  } else {
    world.citizens = 0;
  }
}

void append(std::string& text, const char* heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  text += std::string{"\n"} + heading + "\n";
  for (const std::string& line : lines) text += "  " + line + "\n";
}

void tell(const Options& options, RecordKey key, const FoundRecord& found, const Job& job) {
  const Day on = options.on.value_or(job.scenario.ends_on);
  if (options.json) {
    std::cout << deadline_proof(found, key, on, job);
    return;
  }
  const Reasons reasons = reasons_of(found, key, on, job);
  std::string text =
      std::string{name_of(key.area)} + " " + std::to_string(key.id) + ": " + state_on(found, job, on) + "\n";
  append(text, "Why it is still here", reasons.still_here);
  append(text, "What happened", found.events);
  text += "\nWhen it may and must go\n";
  Windows windows = found.fate.windows;
  if (windows.empty()) {
    const auto to_come = decisive_window(found, key, job);
    if (to_come) windows.push_back(*to_come);
    if (!to_come) text += "  never within this calendar\n";
  }
  for (const Window& window : windows) {
    const WindowStory story = full_story(found, window, job);
    text += "  " + story.line + "\n";
    for (const std::string& step : story.steps) text += "    " + step + "\n";
  }
  append(text, "Why it could not go earlier", reasons.not_earlier);
  append(text, "What would move it", reasons.would_move);
  std::cout << text;
}

int explain_record(const Options& options, RecordKey key) {
  Options world = options;
  if (world.scenarios.size() > 1) {
    throw InputError(Problem{"", 0, 0, "--scenario: read it more than once, expected one world", "Name one"});
  }
  if (world.scenarios.empty() && world.records.empty()) world.scenarios.emplace_back("first-documents-2024");
  narrow(key, world);
  require_records_for_mapping(world.mapping, "--mapping", world);
  Job job = make_job(world, world.scenarios.empty() ? "" : world.scenarios.front());
  if (options.on > job.scenario.ends_on) {
    throw InputError(Problem{"", 0, 0,
                             "--on: read " + to_text(*options.on) + ", expected a day up to " +
                                 to_text(job.scenario.ends_on) + ", the last of the world \"" +
                                 job.scenario.name + "\"",
                             "What comes later is not known: name an earlier day, or a later --to"});
  }
  const auto found = find_record(job, key);
  if (!found) {
    throw InputError(Problem{"", 0, 0,
                             std::string{name_of(key.area)} + " " + std::to_string(key.id) +
                                 " is not in the world \"" + job.scenario.name + "\"",
                             "Give the --scenario and --seed, or the pack (--records), that hold it"});
  }
  tell(options, key, *found, job);
  return 0;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// A sentence on which no deletion rule rests. False where the list has none of that id; its ids go to
// `names`.
bool explain_clause(const Options& options, std::vector<std::string>& names) {
  const input::ClauseList list = input::read_clauses(default_clauses());
  for (const input::Clause& clause : list.clauses) {
    names.push_back(clause.id);
    if (clause.id != options.subject) continue;
    if (options.json) {
      std::cout << clause_proof(clause, list);
    } else {
      std::cout << "Clause " << clause.id << " (" << clause.is << ")\n  says       " << clause.says
                << "\n  stands in  " << list.source << ", \"" << clause.heading << "\"\n";
      if (!clause.scenarios.empty()) std::cout << "  scenarios  " << joined(clause.scenarios) << '\n';
      if (!clause.tests.empty()) std::cout << "  tests      " << joined(clause.tests) << '\n';
    }
    return true;
  }
  return false;
}

int explain_rule(const Options& options) {
  Policy policy =
      policy_with_readings(options.policy.empty() ? default_policy() : options.policy, options.readings);
  policy.new_model_from = Scenario{}.uploads_open_on;
  std::vector<std::string> names;
  std::string text;
  for (const Rule& rule : policy.rules) {
    names.push_back(rule.id);
    bool wanted = rule.id == options.subject;
    for (const RuleVersion& version : rule.versions) {
      names.push_back(version.clause);
      wanted = wanted || version.clause == options.subject;
    }
    if (!wanted) continue;
    text += (text.empty() ? "" : "\n") + rule_as_text(rule, policy, options.on, Detail::every_step);
  }
  if (text.empty() && explain_clause(options, names)) return 0;
  if (text.empty()) {
    const std::string near = nearest_name(options.subject, names);
    throw InputError(
        Problem{"", 0, 0, "explain: read \"" + options.subject + "\", expected AREA:ID, a rule or a clause",
                near.empty() ? "`slettefrist list rules` names them" : "Did you mean " + near + "?"});
  }
  std::cout << (options.json ? rule_proof(options.subject, policy, options.on) : text);
  return 0;
}

RecordKey key_of(const std::string& subject, std::size_t colon) {
  const std::string name = subject.substr(0, colon);
  const std::string digits = subject.substr(colon + 1);
  const auto area = area_named(name);
  RecordId id = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (area && error == std::errc{} && end == digits.data() + digits.size() && id > 0) return {*area, id};
  std::vector<std::string> names;
  names.reserve(kAreaCount);
  for (const Area known : kAreas) names.emplace_back(name_of(known));
  const std::string near = area ? "" : nearest_name(name, names);
  throw InputError(Problem{"", 0, 0,
                           "explain: read \"" + subject + "\", expected AREA:ID such as document:303",
                           near.empty() ? "AREA is a table's name, ID a whole number above 0"
                                        : "Did you mean " + near + ":" + digits + "?"});
}

}  // namespace

int explain_verb(const Options& options) {
  const std::size_t colon = options.subject.find(':');
  if (colon == std::string::npos) return explain_rule(options);
  return explain_record(options, key_of(options.subject, colon));
}

}  // namespace slettefrist::cli
