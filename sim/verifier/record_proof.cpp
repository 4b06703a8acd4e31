// What a proof about a record has to say, worked out anew; see proofs.h.
//
// Everything follows from the inputs and the policy. It must not know what the proof claims beside them.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/verifier/clothes.h"
#include "sim/verifier/holds.h"
#include "sim/verifier/proof_inputs.h"
#include "sim/verifier/proofs.h"
#include "sim/verifier/replay.h"

namespace slettefrist::verifier {
namespace {

using Json = nlohmann::json;

Json day_or_null(const std::optional<DayNumber>& day) { return day ? Json(day_text(*day)) : Json(nullptr); }

Json calendar_of(const Inputs& inputs) {
  const Calendar& calendar = inputs.facts.calendar;
  Json outages = Json::array();
  for (const auto& [from, to] : inputs.outages) {
    outages.push_back({{"from", day_text(from)}, {"to", day_text(to)}, {"days", to - from + 1}});
  }
  const auto held = std::count_if(calendar.runs.begin(), calendar.runs.end(),
                                  [](const RunDay& run) { return run.is_held; });
  return {{"starts_on", day_text(calendar.starts_on)},
          {"ends_on", day_text(calendar.ends_on)},
          {"every", inputs.every},
          {"every_hours", inputs.every_hours},
          {"at", inputs.at},
          {"outages", outages},
          {"runs", calendar.runs.size()},
          {"runs_held", held},
          {"first_run_at", instant_text(calendar.runs.front().at)},
          {"last_run_at", instant_text(calendar.runs.back().at)}};
}

Json facts_of(const Inputs& inputs, const Json& order) {
  Json facts = Json::array();
  for (const Json& given : order) {
    const std::string name = given.at("record");
    const auto record = std::find_if(inputs.facts.records.begin(), inputs.facts.records.end(),
                                     [&](const Record& each) { return each.name == name; });
    const Fact& fact = *record->fact(given.at("column"));
    Json json{{"record", name}, {"column", fact.column}};
    dress(fact, fact.instant ? "instant" : "day", json);
    facts.push_back(json);
  }
  return facts;
}

Json record_row(const Inputs& inputs, const Record& record, const Ending& ending) {
  const auto day_of = [&](const std::optional<std::size_t>& run) {
    return run ? Json(day_text(inputs.facts.calendar.runs[*run].as_of)) : Json(nullptr);
  };
  Json columns = Json::array();
  for (const Fact& fact : record.facts) columns.push_back(fact.column);
  const bool has_date = ending.demand.has_value();
  return {{"record", record.name},
          {"dates", columns},
          {"first_seen_on", day_of(ending.seen_by)},
          {"leaves_on", day_of(ending.taken_by)},
          {"rule", has_date ? Json(inputs.facts.policy.rules[ending.demand->rule].id) : Json(nullptr)},
          {"due_on", has_date ? Json(day_text(ending.demand->deadline.day)) : Json(nullptr)}};
}

Json holds_of(const Case& facts) {
  Json holds = Json::array();
  for (const HoldFact& hold : facts.holds) {
    holds.push_back({{"hold_id", hold.id},
                     {"area", hold.area},
                     {"record_id", hold.record_id},
                     {"from_on", day_text(hold.from)},
                     {"to_on", day_or_null(hold.to)}});
  }
  return holds;
}

// Told a second time, record by record: who hangs on whom, and which holds reach it.
void add_holds(const Case& facts, const Record& record, Json& row) {
  row["held_by"] = held_by(facts, record);
  if (record.area == "document") {
    row["hangs_on"] = record.hangs_on;
    return;
  }
  if (record.area != "notification" && record.area != "answer") return;
  row["documents"] = Json::array();
  for (const Record& document : facts.records) {
    if (document.hangs_on == record.name) row["documents"].push_back(document.name);
  }
}

std::string state_of(const Inputs& inputs, const Record& record, const Ending& ending) {
  if (!ending.seen_by) return "never_here";
  const Fact* const entry = record.fact(entry_column(record.area));
  const auto entered = entry ? danish_wall(*entry->instant) : std::nullopt;  // nothing before 1980
  if (entered && entered->day > inputs.on) return "not_yet";
  const bool is_gone = ending.taken_by && inputs.facts.calendar.runs[*ending.taken_by].as_of <= inputs.on;
  return is_gone ? "gone" : "here";
}

Json steps_of(const Inputs& inputs, const Demand& demand) {
  const std::vector<Rule>& rules = inputs.facts.policy.rules;
  const Version& counted = *demand.counted_version;
  const Version& version = *demand.version;
  Json due_at = demand.deadline.at ? Json(instant_text(*demand.deadline.at)) : Json(nullptr);
  return {{{"step", "anchor"},
           {"record", demand.record},
           {"column", demand.column},
           {"day", day_text(demand.anchor_day)}},
          {{"step", "period"},
           {"rule", rules[demand.counted_by].id},
           {"keep", counted.keep.text()},
           {"clause", counted.clause},
           {"file", counted.file},
           {"line", counted.line},
           {"is_day_there", demand.is_day_there},
           {"ends_on", day_text(demand.period_ends_on)}},
          {{"step", "first_day"}, {"due_on", day_text(demand.deadline.day)}, {"due_at", due_at}},
          {{"step", "in_force"},
           {"rule", rules[demand.rule].id},
           {"in_force", day_text(version.in_force)},
           {"effect", version.effect},
           {"lawful_from", day_text(std::max(demand.deadline.day, version.in_force))}}};
}

Json window_of(const Inputs& inputs, const Ending& ending) {
  const std::vector<RunDay>& runs = inputs.facts.calendar.runs;
  const auto run_day = [&](const std::optional<std::size_t>& run) {
    return run ? std::optional{runs[*run].as_of} : std::nullopt;
  };
  const DayNumber lawful_from = std::max(ending.demand->deadline.day, ending.demand->version->in_force);
  return {{"first_lawful_on", day_text(run_day(ending.opened_by).value_or(lawful_from))},
          {"first_run_at", ending.opened_by ? Json(instant_text(runs[*ending.opened_by].at)) : Json(nullptr)},
          {"last_lawful_on", day_or_null(run_day(ending.closes_by))}};
}

Json recomputed(const Inputs& inputs, const Json& order) {
  const std::vector<Record>& records = inputs.facts.records;
  const std::vector<Ending> endings = replay(inputs.facts);
  const auto subject =
      static_cast<std::size_t>(std::find_if(records.begin(), records.end(),
                                            [&](const Record& each) { return each.name == inputs.subject; }) -
                               records.begin());
  const Ending& ending = endings[subject];
  const PolicyText& policy = inputs.facts.policy;
  Json json{{"format", kRecordProof},
            {"subject", inputs.subject},
            {"area", records[subject].area},
            {"record_id", records[subject].id},
            {"on", day_text(inputs.on)},
            {"on_day_number", inputs.on},
            {"state", state_of(inputs, records[subject], ending)},
            {"policy", {{"edition", policy.edition}, {"source", policy.source}, {"zone", policy.zone}}},
            {"reading", policy.reading},
            {"calendar", calendar_of(inputs)},
            {"facts", facts_of(inputs, order)},
            {"records", Json::array()},
            {"steps", Json::array()},
            {"deadline", nullptr},
            {"window", nullptr}};
  if (const auto& from = inputs.facts.new_model_from) {
    json["new_model"] = {{"from", day_text(*from)}, {"from_day_number", *from}};
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    json["records"].push_back(record_row(inputs, records[i], endings[i]));
    if (!inputs.facts.holds.empty()) add_holds(inputs.facts, records[i], json["records"].back());
  }
  if (!inputs.facts.holds.empty()) json["holds"] = holds_of(inputs.facts);
  if (!ending.demand) return json;
  json["steps"] = steps_of(inputs, *ending.demand);
  json["deadline"] = {{"rule", policy.rules[ending.demand->rule].id},
                      {"due_on", day_text(ending.demand->deadline.day)},
                      {"with_notification", ending.goes_with_notification}};
  json["window"] = window_of(inputs, ending);
  return json;
}

}  // namespace

Json record_proof(const Json& said, const PolicyText& policy) {
  const Inputs inputs = inputs_of(said, policy);
  return recomputed(inputs, said.at("facts"));
}

}  // namespace slettefrist::verifier
