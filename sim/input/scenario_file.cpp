// read_scenario: the whole of a scenario file, and what must hold between its keys.
// This file must not know a policy: `policy` is a path that the caller follows.
#include <fmt/format.h>

#include <algorithm>

#include "sim/input/input.h"
#include "sim/input/key_reader.h"
#include "sim/input/scenario_keys.h"
#include "sim/input/scenario_parts.h"

namespace slettefrist::input {
namespace {

// A generated id keeps 15 bits for the day of entry.
const Day kFirstGeneratedDay = day_from_civil(2000, 1, 1);
const Day kLastGeneratedDay = kFirstGeneratedDay + ((1 << 15) - 1);

// The name becomes a folder.
bool is_name(const std::string& text) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !text.empty() && text.size() <= 100 && is_word(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_word(c) || c == '.' || c == '_' || c == '-'; });
}

void check_generated_days(KeyReader& reader, const Scenario& scenario) {
  if (scenario.citizens == 0) return;
  const std::string expected = fmt::format("a day from {} to {}, since citizens are generated",
                                           to_text(kFirstGeneratedDay), to_text(kLastGeneratedDay));
  for (const auto& [key, day] :
       {std::pair{"history_from", scenario.history_from}, std::pair{"starts_on", scenario.starts_on},
        std::pair{"ends_on", scenario.ends_on}}) {
    const bool is_within = day >= kFirstGeneratedDay && day <= kLastGeneratedDay;
    if (reader.has(key) && !is_within) reader.refuse(key, expected, "Choose another day, or citizens = 0");
  }
}

// Only called where all days could be read.
void check_days(KeyReader& reader, const Scenario& scenario) {
  if (scenario.ends_on < scenario.starts_on) {
    reader.refuse("ends_on", fmt::format("a day not before starts_on = {}", to_text(scenario.starts_on)),
                  "Swap the two days");
  }
  if (scenario.history_from > scenario.starts_on) {
    reader.refuse("history_from", fmt::format("a day not after starts_on = {}", to_text(scenario.starts_on)),
                  "Begin the history earlier");
  }
  check_generated_days(reader, scenario);
}

void check_outages(KeyReader& reader, const Scenario& scenario, const Node& purge) {
  const Member* outages = member_of(purge, "outages");
  const bool is_span = scenario.starts_on <= scenario.ends_on;
  if (!outages || !is_span || outages->value.items.size() != scenario.purge.outages.size()) return;
  for (std::size_t i = 0; i < scenario.purge.outages.size(); ++i) {
    const Outage& outage = scenario.purge.outages[i];
    if (outage.from >= scenario.starts_on && outage.to <= scenario.ends_on) continue;
    reader.report(outages->value.items[i].place,
                  fmt::format("[purge] outages {}: read {} to {}, expected days from {} to {}", i + 1,
                              to_text(outage.from), to_text(outage.to), to_text(scenario.starts_on),
                              to_text(scenario.ends_on)),
                  "Keep the outage within starts_on and ends_on");
  }
}

void read_rates(const Node& table, Rates& rates, ProblemList& problems) {
  KeyReader reader(section_of(scenario_keys(), "rates"), table, "[rates]", problems);
  visit_rates(rates, [&](const char* key, const char*, double& value, const char*, const char*) {
    value = reader.number(key).value_or(value);
  });
  reader.finish();
}

void read_identity(KeyReader& reader, Scenario& scenario) {
  reader.whole("format");
  scenario.name = reader.text("name").value_or("");
  if (reader.has("name") && !is_name(scenario.name)) {
    reader.refuse("name", "a name of letters, digits, '.', '_' and '-', at most 100 long",
                  "It becomes a folder: choose another name");
  }
  scenario.title = reader.text("title").value_or("");
  scenario.policy = reader.text("policy").value_or("");
  scenario.seed = static_cast<std::uint64_t>(reader.whole("seed").value_or(0));
  scenario.citizens = reader.whole("citizens").value_or(0);
}

// True if every day could be read.
bool read_days(KeyReader& reader, Scenario& scenario) {
  const auto starts_on = reader.day("starts_on");
  const auto ends_on = reader.day("ends_on");
  const auto uploads_open_on = reader.day("uploads_open_on");
  auto history_from = reader.day("history_from");
  if (!reader.has("history_from")) history_from = starts_on;
  scenario.starts_on = starts_on.value_or(Day{});
  scenario.ends_on = ends_on.value_or(Day{});
  scenario.history_from = history_from.value_or(Day{});
  scenario.uploads_open_on = uploads_open_on.value_or(Day{});
  return starts_on && ends_on && history_from && uploads_open_on;
}

void read_step(KeyReader& reader, Scenario& scenario) {
  const auto step = reader.text("step");
  if (!step) return;
  scenario.step = *step;
  if (!parse_stride(*step)) {
    reader.refuse("step", "\"N days\" or \"N hours\" with N from 1 on", "Write for example \"1 day\"");
  }
}

void read_people(KeyReader& reader, Scenario& scenario) {
  const auto scheme = choice_named<CprScheme>(kCprSchemeNames, reader.text("cpr_scheme").value_or(""));
  const auto modulus = choice_named<Modulus11>(kModulus11Names, reader.text("cpr_modulus_11").value_or(""));
  const auto content =
      choice_named<DocumentContent>(kDocumentContentNames, reader.text("content").value_or(""));
  scenario.cpr.scheme = scheme.value_or(scenario.cpr.scheme);
  scenario.cpr.modulus_11 = modulus.value_or(scenario.cpr.modulus_11);
  scenario.content = content.value_or(scenario.content);
}

void read_plant(const Node& table, Scenario& scenario, ProblemList& problems) {
  KeyReader reader(section_of(scenario_keys(), "plant"), table, "[plant]", problems);
  scenario.plant_share = reader.number("share").value_or(0.0);
  reader.finish();
}

// Days outside of the scenario's own could reach where its records do not.
void read_small(const Node& table, Scenario& scenario, ProblemList& problems) {
  KeyReader reader(section_of(scenario_keys(), "small"), table, "[small]", problems);
  SmallSize& small = scenario.small;
  small.citizens = reader.whole("citizens");
  small.history_from = reader.day("history_from");
  small.starts_on = reader.day("starts_on");
  small.ends_on = reader.day("ends_on");
  const Day starts_on = small.starts_on.value_or(scenario.starts_on);
  const Day ends_on = small.ends_on.value_or(scenario.ends_on);
  const Day history_from = small.history_from.value_or(scenario.history_from);
  if (small.citizens && *small.citizens > scenario.citizens) {
    reader.refuse("citizens", fmt::format("at most citizens = {}", scenario.citizens), "Choose fewer");
  }
  if (starts_on < scenario.starts_on || starts_on > ends_on) {
    reader.refuse("starts_on", "a day from the scenario's starts_on to the small ends_on",
                  "Choose another day");
  }
  if (ends_on > scenario.ends_on) {
    reader.refuse("ends_on", fmt::format("a day not after ends_on = {}", to_text(scenario.ends_on)),
                  "Choose an earlier day");
  }
  if (history_from < scenario.history_from || history_from > starts_on) {
    reader.refuse("history_from", "a day from the scenario's history_from to the small starts_on",
                  "Choose another day");
  }
  reader.finish();
}

void read_submission_keys(const Node& table, Scenario& scenario, ProblemList& problems) {
  KeyReader reader(section_of(scenario_keys(), "submissions"), table, "[submissions]", problems);
  scenario.submissions_count = reader.whole("count").value_or(0);
  scenario.submissions_recipes = reader.text("recipes").value_or("");
  reader.finish();
}

}  // namespace

Scenario read_scenario(const std::string& path) {
  ProblemList problems;
  const auto document = read_document(path, problems);
  problems.throw_if_any();
  KeyReader reader(section_of(scenario_keys(), ""), document->root, "", problems);
  Scenario scenario;
  scenario.file = path;
  read_identity(reader, scenario);
  const bool are_days_known = read_days(reader, scenario);
  read_step(reader, scenario);
  scenario.documents_on_any = reader.text("documents_on") == "any";
  read_people(reader, scenario);
  scenario.volumes = reader.text("volumes").value_or("");
  const Node* purge = reader.table("purge");
  scenario.purge = read_purge(purge, problems);
  if (const Node* rates = reader.table("rates")) read_rates(*rates, scenario.rates, problems);
  if (const Node* plant = reader.table("plant")) read_plant(*plant, scenario, problems);
  if (const Node* table = reader.table("submissions")) read_submission_keys(*table, scenario, problems);
  const Node* small = reader.table("small");
  if (small && are_days_known) read_small(*small, scenario, problems);
  if (const Node* records = reader.table("records")) {
    scenario.records = read_records(*records, scenario.stories, problems);
  }
  if (const Node* expect = reader.table("expect")) scenario.expect = read_expectations(*expect, problems);
  if (are_days_known) check_days(reader, scenario);
  if (const Member* records = member_of(document->root, "records"); records && are_days_known) {
    check_id_collisions(records->value, scenario, problems);
  }
  if (are_days_known && purge) check_outages(reader, scenario, *purge);
  reader.finish();
  problems.throw_if_any();
  return scenario;
}

}  // namespace slettefrist::input
