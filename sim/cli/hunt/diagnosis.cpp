// Comparing findings, and choosing whose; see diagnosis.h.
//
// A finding counts as explained when the suspect has it too: the same kind, the same record, seen on the same
// day. It must not know how a fault works.
#include "sim/cli/hunt/diagnosis.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "sim/cli/job/fault_catalogue.h"
#include "sim/cli/job/sharing_out.h"
#include "sim/engine/builtin.h"
#include "sim/report/text.h"

namespace slettefrist::cli {
namespace {

constexpr std::size_t kSampleCitizensMax = 24;
constexpr int kDaysAround = 40;
constexpr int kDaysMax = 800;  // so that all suspects together take seconds, not minutes

using Trace = std::set<std::tuple<FindingKind, std::string, RecordId, std::optional<Day>>>;

Trace trace_of(const WrittenWorld& world, const Suspect& suspect) {
  Trace trace;
  for (const Finding& finding : findings_of(world, suspect)) {
    trace.emplace(finding.kind, finding.area, finding.record_id, finding.observed_on);
  }
  return trace;
}

// Share of all findings of both that both have; by cross products, since 2/3 has no exact double.
bool is_better(const Likeness& a, const Likeness& b, std::size_t findings) {
  return a.explained * (findings + b.beside) > b.explained * (findings + a.beside);
}

Suspect reading_suspect(const Policy& policy, const std::string& key, const std::string& value) {
  Suspect suspect;
  suspect.name = "reading " + key + "=" + value;
  Policy other = policy;
  set_reading(other.reading, key, value);
  suspect.make_engine = [other](const Policy&) { return make_builtin_engine(other); };
  return suspect;
}

// In turns, one of every group of findings after the other.
std::vector<RecordId> citizens_of(const std::vector<Finding>& findings) {
  std::map<std::tuple<FindingKind, std::int32_t, std::optional<int>>, std::vector<RecordId>> groups;
  for (const Finding& finding : findings) {
    if (finding.citizen_id == 0) continue;
    groups[{finding.kind, finding.rule, finding.days_off}].push_back(finding.citizen_id);
  }
  std::set<RecordId> citizens;
  for (std::size_t turn = 0; citizens.size() < kSampleCitizensMax; ++turn) {
    bool is_any_left = false;
    for (const auto& [key, members] : groups) {
      if (turn >= members.size() || citizens.size() >= kSampleCitizensMax) continue;
      is_any_left = true;
      citizens.insert(members[turn]);
    }
    if (!is_any_left) break;
  }
  return {citizens.begin(), citizens.end()};
}

// Whose the records are, where findings do not say: those of the log, of bytes and of rows that came back.
std::vector<RecordId> owners_of(const History& records, const std::vector<Finding>& findings) {
  std::set<std::pair<std::string, RecordId>> named;
  for (const Finding& finding : findings) named.emplace(finding.area, finding.record_id);
  std::set<RecordId> owners;
  const auto look = [&](Area area, RecordId id, RecordId owner) {
    if (owners.size() < kSampleCitizensMax && named.contains({std::string{name_of(area)}, id}))
      owners.insert(owner);
  };
  for (const Family& family : records.families) {
    const RecordId owner = family.notification.citizen_id;
    look(Area::notification, family.notification.notification_id, owner);
    for (const Answer& answer : family.answers) look(Area::answer, answer.answer_id, owner);
    for (const Document& document : family.documents) look(Area::document, document.document_id, owner);
  }
  for (const Sanction& sanction : records.sanctions)
    look(Area::sanction, sanction.sanction_id, sanction.citizen_id);
  return {owners.begin(), owners.end()};
}

}  // namespace

std::vector<Likeness> Diagnosis::best() const {
  std::vector<Likeness> best;
  for (const Likeness& each : likenesses) {
    if (2 * each.explained < findings + each.beside || each.explained == 0) break;
    if (!best.empty() && is_better(best.front(), each, findings)) break;
    best.push_back(each);
  }
  return best;
}

std::vector<Suspect> known_suspects(const Policy& policy) {
  std::vector<Suspect> suspects;
  for (const ReadingEntry& entry : entries_of(policy.reading)) {
    for (const std::string& value : entry.values) {
      if (value != entry.value) suspects.push_back(reading_suspect(policy, entry.key, value));
    }
  }
  for (const Fault& fault : fault_catalogue()) {
    Suspect suspect;
    suspect.name = "fault " + fault.card.name;
    suspect.make_engine = fault.make_engine;
    suspect.disturb = fault.disturb;
    suspects.push_back(std::move(suspect));
  }
  return suspects;
}

Diagnosis diagnose(const WrittenWorld& world, const Suspect& engine, const std::vector<Suspect>& suspects,
                   int threads) {
  const Trace seen = trace_of(world, engine);
  Diagnosis diagnosis;
  diagnosis.citizens = world.scenario.records.citizens.size();
  diagnosis.findings = seen.size();
  if (seen.empty()) return diagnosis;
  diagnosis.likenesses.resize(suspects.size());
  share_out(suspects.size(), threads, [&](std::size_t at) {
    // The same eyes for all: what is not checked of the engine is not checked of its suspects.
    Suspect suspect = suspects[at];
    suspect.is_log_checked = engine.is_log_checked;
    suspect.foreign_keys = engine.foreign_keys;
    const Trace trace = trace_of(world, suspect);
    const auto both = static_cast<std::size_t>(
        std::count_if(trace.begin(), trace.end(), [&](const auto& each) { return seen.contains(each); }));
    diagnosis.likenesses[at] = {suspect.name, both, trace.size() - both};
  });
  std::stable_sort(diagnosis.likenesses.begin(), diagnosis.likenesses.end(),
                   [&](const Likeness& a, const Likeness& b) { return is_better(a, b, seen.size()); });
  return diagnosis;
}

WrittenWorld sample_of(const Options& options, const std::string& scenario,
                       const std::vector<Finding>& findings) {
  std::vector<RecordId> citizens = citizens_of(findings);
  if (citizens.empty()) citizens = owners_of(world_of(options, scenario, {}).scenario.records, findings);
  WrittenWorld world = world_of(options, scenario, citizens);
  const std::set<RecordId> chosen{citizens.begin(), citizens.end()};
  Day first = world.scenario.ends_on;
  Day last = world.scenario.starts_on;
  for (const Finding& finding : findings) {
    const bool is_chosen = finding.citizen_id == 0 || chosen.contains(finding.citizen_id);
    if (!is_chosen) continue;
    const Day seen = finding.observed_on.value_or(world.scenario.ends_on);
    const Day owed = seen - finding.days_off.value_or(0);
    first = std::min({first, seen, owed});
    last = std::max({last, seen, owed});
  }
  const Day from = std::max(world.scenario.starts_on, first - kDaysAround);
  const int stride = std::max(1, world.scenario.purge.every_days);
  world.scenario.starts_on = world.scenario.starts_on + (from - world.scenario.starts_on) / stride * stride;
  world.scenario.ends_on = std::min({world.scenario.ends_on, last + kDaysAround, from + kDaysMax});
  return world;
}

std::string told(const Diagnosis& diagnosis) {
  const std::string among = " (" + report::counted(static_cast<std::int64_t>(diagnosis.citizens), "citizen") +
                            ", " + report::counted(static_cast<std::int64_t>(diagnosis.findings), "finding") +
                            ")";
  const std::vector<Likeness> best = diagnosis.best();
  if (best.empty()) return "Diagnosis" + among + ": like no reading and no known fault\n";
  std::string text;
  for (const Likeness& each : best) {
    const bool is_reading = each.name.starts_with("reading");
    text += std::string{"Diagnosis"} + among + ": " + (is_reading ? "agrees with " : "behaves like ") +
            each.name + ": " + std::to_string(each.explained) + " of " + std::to_string(diagnosis.findings) +
            " findings explained, " + (each.beside == 0 ? "none" : std::to_string(each.beside)) + " beside\n";
  }
  return text;
}

}  // namespace slettefrist::cli
