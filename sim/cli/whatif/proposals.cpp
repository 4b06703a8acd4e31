// Reading of proposals; see proposals.h.
//
// The slips of all proposals are told at once, the first of each, before a world is made. It must not know an
// oracle.
#include "sim/cli/whatif/proposals.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>

#include "sim/cli/job/places.h"
#include "sim/cli/whatif/proposal_changes.h"
#include "sim/input/holds_file.h"
#include "sim/input/input.h"
#include "sim/model/input_error.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kHoursMost = 24 * 365;
constexpr int kDaysMost = 365;

[[noreturn]] void refuse(const std::string& read, const std::string& expected, const std::string& remedy) {
  throw InputError(Problem{"", 0, 0, "--variant: read \"" + read + "\", expected " + expected, remedy});
}

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(',', from), text.size());
    const std::size_t first = std::min(text.find_first_not_of(' ', from), to);
    parts.push_back(text.substr(first, to - first));
    from = to + 1;
  }
  return parts;
}

void set_every(PurgeSchedule& purge, const std::string& part, const std::string& value) {
  int amount = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, amount);
  const std::string unit{stop, end};
  const bool is_days = unit == " days" || unit == " day";
  const bool is_hours = unit == " hours" || unit == " hour";
  if (error != std::errc{} || amount < 1 || (!is_days && !is_hours) ||
      amount > (is_days ? kDaysMost : kHoursMost)) {
    refuse(part, "a whole number of days or hours", "Write for example 'every=7 days'");
  }
  purge.every_days = is_days ? amount : 0;
  purge.every_hours = is_days ? 0 : amount;
}

// RULE:VALUE; RULE may be `all`.
template <class Change>
void change_rules(Policy& policy, const std::string& part, const std::string& value, const Change& change) {
  const std::string id = value.substr(0, value.find(':'));
  const std::string wanted = id.size() == value.size() ? "" : value.substr(id.size() + 1);
  bool is_known = false;
  std::vector<std::string> ids;
  for (Rule& rule : policy.rules) {
    ids.push_back(rule.id);
    if (id != "all" && id != rule.id) continue;
    is_known = true;
    if (rule.versions.size() > 1) {
      refuse(part, "a rule with one version; " + rule.id + " has several", "Write a policy file instead");
    }
    change(rule.versions.front(), wanted);
  }
  if (is_known) return;
  const std::string near = nearest_name(id, ids);
  refuse(part, "a rule of the policy, or `all`",
         near.empty() ? "`slettefrist list rules` names them" : "Did you mean " + near + "?");
}

void set_rows_per_night(Proposal& proposal, const std::string& part, const std::string& value) {
  std::int64_t rows = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, rows);
  if (error != std::errc{} || stop != end || rows < 1) {
    refuse(part, "a whole number of records, 1 or more", "Write for example rows_per_night=5000");
  }
  proposal.rows_per_night = rows;
}

// Another file of holds in the place of the world's own, or none.
void set_holds(Proposal& proposal, const std::string& part, const std::string& value) {
  if (value.empty()) refuse(part, "holds=FILE or holds=none", "Name a file with the columns of hold.csv");
  proposal.holds = value == "none" ? input::PlacedTable<Hold>{} : input::read_holds(value);
}

void set_in_force(Policy& policy, const std::string& part, const std::string& value) {
  change_rules(policy, part, value, [&](RuleVersion& version, const std::string& wanted) {
    const auto day = parse_day(wanted);
    if (!day) refuse(part, "RULE:DATE", "Write for example in_force=document:2025-01-01");
    version.in_force = *day;
  });
}

void set_effect(Policy& policy, const std::string& part, const std::string& value) {
  change_rules(policy, part, value, [&](RuleVersion& version, const std::string& wanted) {
    if (wanted != "all_records" && wanted != "anchored_since") {
      refuse(part, "RULE:all_records or RULE:anchored_since",
             "Write for example effect=document:anchored_since");
    }
    version.effect = wanted == "all_records" ? Effect::all_records : Effect::anchored_since;
  });
}

Policy policy_named(const std::string& option, const std::string& name, Day new_model_from) {
  Policy policy = input::read_policy(find_policy(name, option));
  policy.new_model_from = new_model_from;
  return policy;
}

void apply(Proposal& proposal, const std::string& part) {
  const std::size_t sign = part.find('=');
  const std::string key = part.substr(0, sign);
  const std::string value = sign == std::string::npos ? "" : part.substr(sign + 1);
  if (key == "policy" && sign == std::string::npos) {
    refuse(part, "policy=FILE", "Write for example policy=documents-6-months");
  }
  if (key == "policy") return;  // taken first
  if (key == "every") return set_every(proposal.purge, part, value);
  if (key == "rows_per_night") return set_rows_per_night(proposal, part, value);
  if (key == "holds") return set_holds(proposal, part, value);
  if (key == "in_force") return set_in_force(proposal.policy, part, value);
  if (key == "effect") return set_effect(proposal.policy, part, value);
  std::vector<std::string> known{"policy", "every", "rows_per_night", "holds", "in_force", "effect"};
  for (const ReadingEntry& entry : entries_of(proposal.policy.reading)) known.push_back(entry.key);
  if (std::find(known.begin(), known.end(), key) == known.end()) {
    const std::string near = nearest_name(key, known);
    refuse(part, "policy, every, rows_per_night, holds, in_force, effect or a reading, each with =VALUE",
           near.empty() ? "`slettefrist list readings` names the readings" : "Did you mean " + near + "?");
  }
  input::apply_reading_option(proposal.policy.reading, part);
}

// What is told twice is told by its key, and in_force and effect by their rule as well.
void require_each_once(const std::string& text) {
  std::map<std::string, std::string> given;
  for (const std::string& part : parts_of(text)) {
    const std::string key = part.substr(
        0, part.find_first_of(part.starts_with("in_force=") || part.starts_with("effect=") ? ":" : "="));
    const auto [same, is_first] = given.emplace(key, part);
    if (!is_first && same->second != part) {
      refuse(text, "each change once, not \"" + same->second + "\" and \"" + part + "\"",
             "Leave one of the two out");
    }
  }
}

Proposal variant_of(const Proposal& base, const std::string& text) {
  Proposal proposal = base;
  proposal.name = text;
  for (const std::string& part : parts_of(text)) {
    if (part.starts_with("policy=")) {
      proposal.policy =
          policy_named("--variant policy", part.substr(part.find('=') + 1), base.policy.new_model_from);
    }
  }
  require_each_once(text);
  for (const std::string& part : parts_of(text)) apply(proposal, part);
  if (proposal.rows_per_night && proposal.purge.every_hours > 0) {
    refuse(text, "a schedule of days with rows_per_night, read one of " + schedule_text(proposal.purge),
           "A night has several runs then: add for example 'every=1 day'");
  }
  return proposal;
}

void add_readings(const Proposal& base, std::vector<Proposal>& proposals) {
  for (const ReadingEntry& entry : entries_of(base.policy.reading)) {
    for (const std::string& value : entry.values) {
      if (value == entry.value) continue;
      Proposal proposal = base;
      proposal.name = entry.key + "=" + value;
      proposal.question = entry.key;
      set_reading(proposal.policy.reading, entry.key, value);
      proposals.push_back(std::move(proposal));
    }
  }
}

void tell_apart(std::vector<Proposal>& proposals) {
  std::set<std::string> names;
  for (Proposal& proposal : proposals) {
    const std::string name = proposal.name;
    for (int i = 2; !names.insert(proposal.name).second; ++i)
      proposal.name = name + " (" + std::to_string(i) + ")";
  }
}

Proposal base_of(const Options& options, const Job& job) {
  Proposal base = proposal_of(job);
  if (!options.what_if.base.empty()) {
    base.policy = policy_named("--base", options.what_if.base, job.policy.new_model_from);
  }
  return base;
}

}  // namespace

Proposal proposal_of(const Job& job) {
  Proposal proposal{"base", "", job.policy, job.scenario.purge, job.calendar, std::nullopt, {}};
  proposal.holds.records = job.pack.holds;
  return proposal;
}

std::vector<Proposal> proposals_of(const Options& options, const Job& job) {
  std::vector<Proposal> proposals{base_of(options, job)};
  const Proposal base = proposals.front();
  std::vector<Problem> problems;
  const auto add = [&](const auto& make) {
    try {
      proposals.push_back(make());
    } catch (const InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  };
  for (const std::string& file : options.what_if.policies) {
    add([&] {
      Proposal proposal = base;
      proposal.policy = policy_named("--policy", file, base.policy.new_model_from);
      proposal.name = fs::path{file}.stem().string();
      return proposal;
    });
  }
  for (const std::string& reading : options.readings) {
    add([&] {
      Proposal proposal = base;
      input::apply_reading_option(proposal.policy.reading, reading);
      proposal.name = reading;
      return proposal;
    });
  }
  for (const std::string& text : options.what_if.variants) add([&] { return variant_of(base, text); });
  if (!problems.empty()) throw InputError(std::move(problems));
  if (options.what_if.all_readings) add_readings(base, proposals);
  if (proposals.size() == 1) {
    throw InputError(Problem{"", 0, 0, "whatif: read no proposal, expected one or more",
                             "Give --policy FILE, --reading KEY=VALUE, --variant ..., or --all-readings"});
  }
  tell_apart(proposals);
  for (Proposal& proposal : proposals) {
    proposal.calendar =
        world::make_run_calendar(proposal.purge, job.scenario.starts_on, job.scenario.ends_on);
  }
  return proposals;
}

std::vector<Question> questions_of(const Policy& policy) {
  std::vector<Question> questions;
  for (const ReadingEntry& entry : entries_of(policy.reading)) {
    if (!entry.values.empty()) questions.push_back({entry.key, entry.value, entry.meaning});
  }
  return questions;
}

}  // namespace slettefrist::cli
