// Builds the worlds of proof_world.h (proof_account.cpp runs them).
//
// Half a year of records under periods of one and two months: the leap day of 2024, the ends of five months
// and the clock change of 31 March all lie within reach. Must not know what a test asserts.
#include "tests/contract/proof_world.h"

#include "sim/input/input.h"
#include "sim/world/schedule.h"

namespace slettefrist::contract {
namespace {

constexpr RecordId kWrittenCitizen = 900001;  // above every generated one

Rule rule(const std::string& id, Area area, Applies applies, std::vector<std::string> counted_from,
          const std::string& keep) {
  Rule result;
  result.id = id;
  result.area = area;
  result.applies = applies;
  result.counted_from = std::move(counted_from);
  result.versions = {version_from("2024-02-27", keep)};
  return result;
}

Rates edge_heavy_rates() {
  Rates rates;
  rates.notifications_per_citizen_year = 9.0;
  rates.share_answered = 0.75;
  rates.share_answered_late = 0.4;
  rates.share_answered_twice = 0.5;
  rates.answer_delay_days = 15.0;
  rates.documents_per_notification = 0.8;
  rates.documents_per_answer = 0.6;
  rates.document_bytes = 60.0;
  rates.sanctions_per_citizen_year = 4.0;
  rates.share_sanctions_without_expiry = 0.2;
  rates.share_served_known_late = 0.4;
  rates.share_sanctions_without_dates = 0.1;
  return rates;
}

generators::Span span_of(const Period& keep) {
  if (keep.unit == Period::Unit::days) return {0, keep.amount};
  return {keep.unit == Period::Unit::years ? keep.amount * 12 : keep.amount, 0};
}

generators::PlantSpans plant_spans(const cli::Job& world) {
  generators::PlantSpans plant;
  plant.run_at_minutes = world.scenario.purge.at_minutes;
  for (const Rule& planted : world.policy.rules) {
    for (const RuleVersion& version : planted.versions) {
      plant.days.push_back(version.in_force);
      if (version.ends) continue;
      const generators::Span span = span_of(version.keep);
      if (planted.area == Area::document) {
        plant.document.push_back(span);
      } else if (planted.area == Area::sanction) {
        plant.sanction.push_back(span);
      } else if (planted.area == Area::notification) {
        (planted.applies == Applies::answered ? plant.answer : plant.notification).push_back(span);
      }
    }
  }
  return plant;
}

// Of each class without a rule: what an engine must leave alone.
History records_without_a_rule() {
  History history;
  for (RecordId id = 1; id <= 3; ++id) {
    const RecordId citizen = kWrittenCitizen;
    const int nights = static_cast<int>(id) * 20;
    const Instant sent{at("2023-11-20T09:00:00Z").seconds + std::int64_t{nights} * 86400};
    const Day on = day("2023-11-20") + nights;
    history.contact_courses.push_back({id, citizen, "067", 75, on, on + 30, 43, sent});
    history.plan_drafts.push_back({id, citizen, "067", sent, "a plan"});
    history.benefit_reports.push_back({id, citizen, "067", "full_time", "2023-11", on, 19000, sent});
    history.messages.push_back({id, citizen, "notification", 77, 1, sent});
  }
  history.citizens.push_back(
      {kWrittenCitizen, "0107009996", "Asta", "Granvig", day("1970-07-01"), "101", "067", "full_time"});
  return history;
}

}  // namespace

Day day(const std::string& text) { return parse_day(text).value(); }
Instant at(const std::string& text) { return parse_instant(text).value(); }

RuleVersion version_from(const std::string& in_force, const std::string& keep) {
  RuleVersion version;
  version.in_force = day(in_force);
  version.keep = parse_period(keep).value();
  version.clause = "quick";
  return version;
}

Policy quick_policy() {
  Policy policy;
  policy.edition = "quick";
  policy.zone = "Europe/Copenhagen";
  policy.new_model_from = day("2023-12-20");
  policy.rules = {
      rule("notification-answered", Area::notification, Applies::answered, {"answered_at"}, "2 months"),
      rule("notification-unanswered", Area::notification, Applies::unanswered, {"notified_at"}, "2 months"),
      rule("document", Area::document, Applies::always, {"stored_at"}, "1 month"),
      rule("sanction", Area::sanction, Applies::always, {"expires_on", "served_on"}, "2 months")};
  return policy;
}

Policy shipped_policy() {
  return input::read_policy(std::string{PROJECT_ROOT} + "/scenarios/policies/star-2024-1.toml");
}

Rule& rule_named(Policy& policy, const std::string& id) {
  for (Rule& each : policy.rules) {
    if (each.id == id) return each;
  }
  throw std::out_of_range("no rule " + id);
}

cli::Job edge_heavy_world(std::uint64_t seed) {
  cli::Job world;
  world.scenario.name = "edge-heavy";
  world.scenario.seed = seed;
  world.scenario.citizens = 25;
  world.scenario.history_from = day("2023-11-01");
  world.scenario.starts_on = day("2024-02-20");
  world.scenario.ends_on = day("2024-05-03");
  world.scenario.uploads_open_on = day("2023-12-20");
  world.scenario.documents_on_any = true;
  world.scenario.rates = edge_heavy_rates();
  world.scenario.plant_share = 0.5;
  world.policy = quick_policy();
  world.pack = records_without_a_rule();
  settle(world);
  return world;
}

cli::Job clean_world(std::uint64_t seed) {
  cli::Job world = edge_heavy_world(seed);
  world.scenario.rates.share_sanctions_without_dates = 0.0;
  settle(world);
  return world;
}

cli::Job written_world(const Policy& policy, const std::string& from, const std::string& to,
                       History records) {
  cli::Job world;
  world.scenario.name = "written";
  world.scenario.starts_on = day(from);
  world.scenario.ends_on = day(to);
  world.scenario.history_from = day(from);
  world.policy = policy;
  world.from_pack = true;
  world.pack = std::move(records);
  settle(world);
  return world;
}

void settle(cli::Job& world) {
  const Scenario& scenario = world.scenario;
  world.calendar = world::make_run_calendar(scenario.purge, scenario.starts_on, scenario.ends_on);
  generators::Settings& settings = world.settings;
  settings.seed = scenario.seed;
  settings.citizens = scenario.citizens;
  settings.history_from = scenario.history_from;
  settings.starts_on = scenario.starts_on;
  settings.ends_on = scenario.ends_on;
  settings.uploads_open_on = scenario.uploads_open_on;
  settings.documents_on_any = scenario.documents_on_any;
  settings.rates = scenario.rates;
  settings.plant_share = scenario.plant_share;
  settings.plant = plant_spans(world);
}

History whole_history(const cli::Job& world) {
  cli::Job copy = world;
  History history;
  cli::take_source(copy)->deliver_until(Instant{std::int64_t{1} << 40}, history);
  return history;
}

}  // namespace slettefrist::contract
