// Laying options over files, and checking that they fit each other; see job.h.
//
// Everything that can be wrong in what the user gave is found here, before the first byte is written. It must
// not know how a world is run.
#include "sim/cli/job/job.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "sim/cli/job/due_around.h"
#include "sim/cli/job/engines.h"
#include "sim/cli/job/generator_settings.h"
#include "sim/cli/job/pack_stories.h"
#include "sim/cli/job/people.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/register_facts.h"
#include "sim/cli/job/volumes.h"
#include "sim/input/input.h"
#include "sim/input/problem_list.h"
#include "sim/input/registrations_file.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"
#include "sim/world/faults.h"
#include "sim/world/memory_source.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kFirstGeneratedIdBit = 36;  // generated ids begin with the day of entry above this bit

Scenario bare_scenario(const Options& options) {
  if (options.records.empty()) {
    throw InputError(
        Problem{"", 0, 0, "SCENARIO is missing", "Name a scenario, or give --records, --from and --to"});
  }
  std::vector<Problem> problems;
  if (!options.from)
    problems.push_back({"", 0, 0, "--from is missing", "With --records alone, say from when purges run"});
  if (!options.to)
    problems.push_back({"", 0, 0, "--to is missing", "With --records alone, say until when purges run"});
  if (!problems.empty()) throw InputError(std::move(problems));
  Scenario scenario;
  scenario.name = "records";
  scenario.title = "Records of a pack";
  scenario.starts_on = *options.from;
  scenario.ends_on = *options.to;
  scenario.history_from = *options.from;
  scenario.submissions_count = 0;
  return scenario;
}

// True when an option changed what the scenario's [expect] was written for.
bool lay_over(const Options& options, Scenario& s) {
  const Scenario own = s;
  if (options.small) {
    s.citizens = s.small.citizens.value_or(s.citizens);
    s.history_from = s.small.history_from.value_or(s.history_from);
    s.starts_on = s.small.starts_on.value_or(s.starts_on);
    s.ends_on = s.small.ends_on.value_or(s.ends_on);
  }
  if (options.seed) s.seed = *options.seed;
  if (options.citizens) s.citizens = *options.citizens;
  if (options.from) s.starts_on = *options.from;
  if (options.to) s.ends_on = *options.to;
  s.history_from = std::min(s.history_from, s.starts_on);
  if (s.ends_on < s.starts_on) {
    throw InputError(
        Problem{s.file, 0, 0,
                "the last run is before the first: " + to_text(s.ends_on) + " < " + to_text(s.starts_on),
                "Let --to (ends_on) be on or after --from (starts_on)"});
  }
  return s.seed != own.seed || s.citizens != own.citizens || s.starts_on != own.starts_on ||
         s.ends_on != own.ends_on || s.history_from != own.history_from;
}

Policy policy_of(const Options& options, const Scenario& scenario) {
  std::string path = options.policy;
  if (path.empty()) {
    path = scenario.policy.empty() ? default_policy()
                                   : (fs::path{scenario.file}.parent_path() / scenario.policy).string();
  }
  Policy policy = policy_with_readings(path, options.readings);
  policy.new_model_from = scenario.uploads_open_on;
  return policy;
}

world::Step step_of(const std::string& text) {
  const int amount = std::stoi(text);  // the reader has checked it: "N days" or "N hours"
  return text.find("hour") != std::string::npos ? world::Step{0, amount} : world::Step{amount, 0};
}

bool has_records(const History& history) {
  bool has_any = false;
  visit_lists(history, [&has_any](const auto& list) { has_any = has_any || !list.empty(); });
  return has_any;
}

// Keeps the citizens of the shard, and the one citizen, that were asked for.
void filter(History& history, const Options& options) {
  const auto leave_out = [&](RecordId citizen) {
    if (options.only_citizen && citizen != *options.only_citizen) return true;
    return citizen % options.shard_count + 1 != options.shard_index;
  };
  const auto by_citizen = [&](const auto& record) { return leave_out(record.citizen_id); };
  std::erase_if(history.citizens, by_citizen);
  std::erase_if(history.citizen_changes,
                [&](const CitizenChange& change) { return leave_out(change.citizen.citizen_id); });
  std::erase_if(history.families, [&](const Family& f) { return leave_out(f.notification.citizen_id); });
  std::erase_if(history.sanctions, by_citizen);
  std::erase_if(history.contact_courses, by_citizen);
  std::erase_if(history.plan_drafts, by_citizen);
  std::erase_if(history.benefit_reports, by_citizen);
  std::erase_if(history.messages, by_citizen);
  std::erase_if(history.holds, by_citizen);
}

// Hand-written records share the store with generated ones: their ids must lie below the generated ones.
void check_free_ids(const Scenario& s) {
  if (s.citizens == 0) return;
  std::vector<Problem> problems;
  const auto check = [&](Area area, RecordId id) {
    if (id < (RecordId{1} << kFirstGeneratedIdBit)) return;
    problems.push_back({s.file, 0, 0,
                        "[records] " + std::string{name_of(area)} + " " + std::to_string(id) +
                            ": the id may collide with a generated one",
                        "Use ids below 68719476736, or citizens = 0"});
  };
  for (const Family& family : s.records.families) {
    check(Area::notification, family.notification.notification_id);
    for (const Answer& answer : family.answers) check(Area::answer, answer.answer_id);
    for (const Document& document : family.documents) check(Area::document, document.document_id);
  }
  for (const Sanction& sanction : s.records.sanctions) check(Area::sanction, sanction.sanction_id);
  for (const Citizen& citizen : s.records.citizens) {
    if (citizen.citizen_id > s.citizens) continue;
    problems.push_back({s.file, 0, 0,
                        "[records] citizen " + std::to_string(citizen.citizen_id) + " is a generated one too",
                        "Use a citizen_id above citizens = " + std::to_string(s.citizens)});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

// Other bytes than the records speak of would go into the store, or into a pack made of this one, as if they
// were theirs.
void require_sound_bytes(const input::Pack& pack, const std::string& folder) {
  input::ProblemList problems;
  for (const Family& family : pack.history.families) {
    for (const Document& document : family.documents) {
      const auto bytes = document.content_sha256.empty() ? std::nullopt : pack.bytes(document);
      if (!bytes) continue;
      const std::string digest = report::sha256_hex(*bytes);
      if (digest == document.content_sha256) continue;
      problems.add({folder, 0, 0,
                    "document " + std::to_string(document.document_id) +
                        ": read bytes with the SHA-256 digest " + digest + ", expected its content_sha256 " +
                        document.content_sha256,
                    "Put the bytes back, or write their digest into the table"});
    }
  }
  problems.throw_if_any(folder);
}

}  // namespace

Policy policy_with_readings(const std::string& path, const std::vector<std::string>& readings) {
  Policy policy = input::read_policy(find_policy(path));
  std::vector<Problem> problems;
  std::map<std::string, std::string> given;  // by key
  for (const std::string& reading : readings) {
    const auto [same, is_first] = given.emplace(reading.substr(0, reading.find('=')), reading);
    if (!is_first && same->second != reading) {
      problems.push_back(
          {"", 0, 0,
           "--reading: read \"" + same->second + "\" and \"" + reading + "\", expected each reading once",
           "Leave one of the two out"});
      continue;
    }
    try {
      input::apply_reading_option(policy.reading, reading);
    } catch (const InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return policy;
}

Job make_job(const Options& options, const std::string& scenario) {
  Job job;
  if (options.due_around && !options.records.empty()) {
    throw InputError(Problem{"", 0, 0,
                             "--due-around: read together with --records, expected only one of them",
                             "The pack's records are due when they are due: leave one out"});
  }
  refuse_volumes_of_a_pack(options);
  job.scenario = scenario.empty() ? bare_scenario(options) : input::read_scenario(find_scenario(scenario));
  const bool changed = lay_over(options, job.scenario);
  lay_people_over(options, job.scenario);
  job.policy = policy_of(options, job.scenario);
  job.expect_applies = !changed && options.policy.empty() && options.readings.empty() &&
                       options.shard_count == 1 && !options.only_citizen && options.records.empty() &&
                       !options.due_around && options.volumes.empty() && options.engine == "builtin";
  job.is_content_in_files = options.is_content_in_files;
  job.repeat_runs = options.repeat_runs.value_or(default_repeat_runs(options.engine));
  if (options.records.empty()) {
    check_free_ids(job.scenario);
    job.pack = job.scenario.records;
  } else {
    job.from_pack = true;
    input::Pack pack =
        input::open_pack(options.records, input::mapping_for(options.records, options.mapping));
    require_sound_bytes(pack, options.records);
    job.pack = std::move(pack.history);
    job.pack_content = std::move(pack.bytes);
  }
  filter(job.pack, options);
  if (!job.from_pack) job.stories = stories_in(job.scenario.stories, job.pack);
  job.calendar = world::make_run_calendar(job.scenario.purge, job.scenario.starts_on, job.scenario.ends_on);
  job.step = step_of(job.scenario.step);
  job.settings = settings_of(options, job.scenario, job.policy);
  if (!job.from_pack && job.settings.citizens > 0) {
    job.settings.facts = facts_of(input::read_registrations(default_registrations()));
  }
  job.people_files = take_people_files(options, job.settings);
  job.settings.volumes = volumes_of(options, job.scenario);
  if (options.due_around) {
    plant_due_around(options, job);
    filter(job.pack, options);
    job.stories = stories_in(std::move(job.stories), job.pack);
  }
  return job;
}

void require_chosen_citizen(const Options& options, const Job& job) {
  if (!options.only_citizen || has_records(job.pack)) return;
  if (!job.from_pack && *options.only_citizen <= job.settings.citizens) return;
  throw InputError(Problem{job.from_pack ? options.records : job.scenario.file, 0, 0,
                           "--only-citizen: read " + std::to_string(*options.only_citizen) +
                               ", expected a citizen of this world" +
                               (job.from_pack ? "" : ": 1 to " + std::to_string(job.settings.citizens)),
                           "Name another, or leave the option out"});
}

std::unique_ptr<HistorySource> take_source(Job& job) {
  auto source = world::make_memory_source(std::move(job.pack));
  job.pack = {};
  if (!job.from_pack && job.settings.citizens > 0) {
    source = world::make_merged_source(generators::make_source(job.settings), std::move(source));
  }
  return job.feed ? world::fed_by(std::move(source), job.feed) : std::move(source);
}

ContentSource content_of(const Job& job) {
  if (job.from_pack) return job.pack_content;
  const DocumentContent kept = job.scenario.content;
  if (kept == DocumentContent::none) {
    return [](const Document&) { return std::optional<std::string>{}; };
  }
  return [kept](const Document& document) -> std::optional<std::string> {
    if (document.document_id < (RecordId{1} << kFirstGeneratedIdBit)) return std::nullopt;  // hand-written
    if (kept == DocumentContent::token) return token(Area::document, document.document_id);
    return generators::document_bytes(document);
  };
}

}  // namespace slettefrist::cli
