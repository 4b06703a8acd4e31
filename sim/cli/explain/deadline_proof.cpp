// Writing a proof down; see deadline_proof.h.
//
// Each fact stands in it at least twice, in different clothes (text and number, cause and effect), so that a
// change of any one field contradicts another. It must not know how a deadline is worked out.
#include "sim/cli/explain/deadline_proof.h"

#include <algorithm>
#include <stdexcept>

#include "sim/cli/explain/deadline_origin.h"
#include "sim/cli/explain/deadline_reasons.h"
#include "sim/cli/explain/proof_fields.h"

namespace slettefrist::cli {
namespace {

using Json = ProofJson;

constexpr const char* kFormat = "slettefrist-proof-1";
constexpr int kHoursADay = 24;

std::string name_of_record(RecordKey key) {
  return std::string{name_of(key.area)} + ":" + std::to_string(key.id);
}

std::string amount_text(int amount, const char* unit) {
  return std::to_string(amount) + " " + unit + (amount == 1 ? "" : "s");
}

class ProofWriter {
 public:
  ProofWriter(const FoundRecord& record, RecordKey key, Day on, const Job& job)
      : record_(record), key_(key), on_(on), job_(job), runs_(job.calendar.runs) {}

  Json write() {
    const Policy& policy = job_.policy;
    Json json;
    json["format"] = kFormat;
    json["subject"] = name_of_record(key_);
    json["area"] = name_of(key_.area);
    json["record_id"] = key_.id;
    json["on"] = to_text(on_);
    json["on_day_number"] = on_.number;
    json["state"] = state();
    json["deadline"] = nullptr;
    json["window"] = nullptr;
    json["steps"] = Json::array();
    json["policy"] = policy_fields(policy);
    json["reading"] = reading_fields(policy.reading);
    if (policy.reading.scope == Scope::new_model) {
      json["new_model"] = {{"from", to_text(policy.new_model_from)},
                           {"from_day_number", policy.new_model_from.number}};
    }
    json["calendar"] = calendar();
    json["facts"] = facts();
    json["records"] = records();
    if (!record_.holds.empty()) json["holds"] = holds();
    add_deadline(json);
    return json;
  }

 private:
  std::string state() const {
    const Fate& fate = record_.fate;
    if (!fate.enters) return "never_here";
    if (record_.entered_at && oracle::local_day(*record_.entered_at) > on_) return "not_yet";
    return fate.expected_run != kNever && as_of(fate.expected_run) <= on_ ? "gone" : "here";
  }

  Day as_of(std::int32_t run) const { return runs_[static_cast<std::size_t>(run)].as_of; }
  bool is_within(std::int32_t run) const { return run < static_cast<std::int32_t>(runs_.size()); }
  Json day_of_run(std::int32_t run) const {
    return is_within(run) ? Json(to_text(as_of(run))) : Json(nullptr);
  }

  Json calendar() const {
    const PurgeSchedule& purge = job_.scenario.purge;
    const bool by_hours = purge.every_hours > 0;
    Json outages = Json::array();
    for (const Outage& outage : purge.outages) {
      outages.push_back({{"from", to_text(outage.from)},
                         {"to", to_text(outage.to)},
                         {"days", outage.to - outage.from + 1}});
    }
    return {
        {"starts_on", to_text(job_.calendar.starts_on)},
        {"ends_on", to_text(job_.calendar.ends_on)},
        {"every", by_hours ? amount_text(purge.every_hours, "hour") : amount_text(purge.every_days, "day")},
        {"every_hours", by_hours ? purge.every_hours : purge.every_days * kHoursADay},
        {"at", hour_and_minute(purge.at_minutes)},
        {"outages", outages},
        {"runs", runs_.size()},
        {"runs_held", std::count_if(runs_.begin(), runs_.end(), [](const Run& run) { return run.held; })},
        {"first_run_at", to_text(runs_.front().run_at)},
        {"last_run_at", to_text(runs_.back().run_at)}};
  }

  // Dates by which a record enters, from which a rule counts, or that tell since when a date is known.
  bool is_fact(const Anchor& anchor) const {
    const Area area = anchor.record.area;
    if (anchor.column == "served_registered_at") return true;
    const auto known = known_at(anchor, record_);
    const bool is_entry =
        known && anchor.instant && *known == *anchor.instant && anchor.column.ends_with("_at");
    if (is_entry) return true;
    return std::any_of(job_.policy.rules.begin(), job_.policy.rules.end(), [&](const Rule& rule) {
      const bool is_area = rule.area == area || (rule.area == Area::notification && area == Area::answer &&
                                                 anchor.column == "decided_on");
      return is_area && std::count(rule.counted_from.begin(), rule.counted_from.end(), anchor.column) > 0;
    });
  }

  Json facts() const {
    Json facts = Json::array();
    for (const Anchor& anchor : record_.anchors) {
      if (!is_fact(anchor)) continue;
      Json fact{{"record", name_of_record(anchor.record)}, {"column", anchor.column}};
      if (anchor.instant) {
        add_instant(*anchor.instant, "instant", fact);
      } else {
        add_day(anchor.day, "day", fact);
      }
      facts.push_back(std::move(fact));
    }
    return facts;
  }

  Json first_seen(const Fate& fate) const {
    if (!fate.enters) return nullptr;
    std::optional<Instant> entry;
    for (const Anchor& anchor : record_.anchors) {
      if (anchor.record == RecordKey{fate.area, fate.id}) entry = known_at(anchor, record_);
      if (entry && anchor.column != "served_on" && anchor.column != "served_registered_at") break;
    }
    if (!entry) return to_text(runs_.front().as_of);
    const auto run = std::upper_bound(runs_.begin(), runs_.end(), *entry,
                                      [](Instant at, const Run& each) { return at < each.run_at; });
    return run == runs_.end() ? Json(nullptr) : Json(to_text(run->as_of));
  }

  Json records() const {
    Json rows = Json::array();
    for (std::size_t at = 0; at < record_.fates.size(); ++at) {
      const Fate& fate = record_.fates[at];
      const RecordKey key{fate.area, fate.id};
      Json dates = Json::array();
      for (const Anchor& anchor : record_.anchors) {
        if (anchor.record == key && is_fact(anchor)) dates.push_back(anchor.column);
      }
      const bool has_date = fate.expected_due_on.has_value();
      rows.push_back({{"record", name_of_record(key)},
                      {"dates", std::move(dates)},
                      {"first_seen_on", first_seen(fate)},
                      {"leaves_on", day_of_run(fate.expected_run)},
                      {"rule", has_date ? Json(rule(fate.expected_rule).id) : Json(nullptr)},
                      {"due_on", has_date ? Json(to_text(*fate.expected_due_on)) : Json(nullptr)}});
      if (!record_.holds.empty()) add_holds(key, record_.held_by[at], rows.back());
    }
    return rows;
  }

  // A second time, record by record: who hangs on whom, and which holds reach it.
  void add_holds(RecordKey key, const std::vector<Hold>& held_by, Json& row) const {
    row["held_by"] = Json::array();
    for (const Hold& hold : held_by) {
      row["held_by"].push_back(std::to_string(hold.id) + ": " + to_text(hold.from_on) + ".." +
                               (hold.to_on ? to_text(*hold.to_on) : ""));
    }
    if (key.area == Area::document) row["hangs_on"] = name_of_record(record_.hangs_on.at(key.id));
    if (key.area != Area::notification && key.area != Area::answer) return;
    row["documents"] = Json::array();
    for (const Fate& fate : record_.fates) {
      if (fate.area == Area::document && record_.hangs_on.at(fate.id) == key) {
        row["documents"].push_back(name_of_record({fate.area, fate.id}));
      }
    }
  }

  Json holds() const {
    Json rows = Json::array();
    for (const Hold& hold : record_.holds) {
      rows.push_back({{"hold_id", hold.id},
                      {"area", name_of(hold.area)},
                      {"record_id", hold.record_id},
                      {"from_on", to_text(hold.from_on)},
                      {"to_on", hold.to_on ? Json(to_text(*hold.to_on)) : Json(nullptr)}});
    }
    return rows;
  }

  const Rule& rule(std::int32_t index) const { return job_.policy.rules[static_cast<std::size_t>(index)]; }

  void add_deadline(Json& json) const {
    const auto window = record_.fate.enters ? decisive_window(record_, key_, job_) : std::nullopt;
    if (!window) return;
    const auto origin = deadline_origin(record_, *window, job_);
    if (!origin) throw std::logic_error("the date behind " + name_of_record(key_) + " was not found");
    const Day lawful_from = std::max(window->due_on, origin->version->in_force);
    const bool is_open = is_within(window->opens_run);
    json["deadline"] = {{"rule", rule(window->rule).id},
                        {"due_on", to_text(window->due_on)},
                        {"with_notification", window->with_parent}};
    json["window"] = {
        {"first_lawful_on", is_open ? to_text(as_of(window->opens_run)) : to_text(lawful_from)},
        {"first_run_at",
         is_open ? Json(to_text(runs_[static_cast<std::size_t>(window->opens_run)].run_at)) : Json(nullptr)},
        {"last_lawful_on", day_of_run(window->closes_run)}};
    json["steps"] = steps(*window, *origin, lawful_from);
  }

  Json steps(const Window& window, const DeadlineOrigin& origin, Day lawful_from) const {
    const RuleVersion& counted = *origin.counted_version;
    const bool has_instant = origin.due.due_at.has_value();
    return {{{"step", "anchor"},
             {"record", name_of_record(origin.anchor->record)},
             {"column", origin.anchor->column},
             {"day", to_text(origin.due.anchor_day)}},
            {{"step", "period"},
             {"rule", origin.counted_by->id},
             {"keep", to_text(counted.keep)},
             {"clause", counted.clause},
             {"file", proof_file_name(counted.file)},
             {"line", counted.line},
             {"is_day_there", origin.due.is_day_there},
             {"ends_on", to_text(*origin.due.period_ends_on)}},
            {{"step", "first_day"},
             {"due_on", to_text(*origin.due.due_on)},
             {"due_at", has_instant ? Json(to_text(*origin.due.due_at)) : Json(nullptr)}},
            {{"step", "in_force"},
             {"rule", rule(window.rule).id},
             {"in_force", to_text(origin.version->in_force)},
             {"effect", origin.version->effect == Effect::all_records ? "all_records" : "anchored_since"},
             {"lawful_from", to_text(lawful_from)}}};
  }

  const FoundRecord& record_;
  RecordKey key_;
  Day on_;
  const Job& job_;
  const std::vector<Run>& runs_;
};

}  // namespace

std::string deadline_proof(const FoundRecord& record, RecordKey key, Day on, const Job& job) {
  return ProofWriter{record, key, on, job}.write().dump(2) + "\n";
}

}  // namespace slettefrist::cli
