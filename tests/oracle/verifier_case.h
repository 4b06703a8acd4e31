// A world told to the verifier, and its life of it held against the oracle's.
//
// Only plain values go from one to the other. It must not know a proof's text.
#pragma once

#include "sim/verifier/replay.h"
#include "tests/oracle/random_world.h"

namespace slettefrist::oracle {

inline verifier::PolicyText policy_text(const Policy& policy) {
  verifier::PolicyText text;
  for (const ReadingEntry& entry : entries_of(policy.reading)) text.reading[entry.key] = entry.value;
  for (const Rule& each : policy.rules) {
    static const char* const applies[] = {"answered", "unanswered", "always"};
    verifier::Rule told;
    told.area = name_of(each.area);
    told.applies = applies[static_cast<std::size_t>(each.applies)];
    told.counted_from = each.counted_from;
    for (const RuleVersion& each_version : each.versions) {
      static const char* const units[] = {"year", "month", "day"};
      verifier::Version version_told;
      version_told.in_force = each_version.in_force.number;
      version_told.effect = each_version.effect == Effect::all_records ? "all_records" : "anchored_since";
      version_told.ends = each_version.ends;
      const auto unit = static_cast<std::size_t>(each_version.keep.unit);
      version_told.keep = {each_version.keep.amount, units[unit]};
      told.versions.push_back(version_told);
    }
    text.rules.push_back(told);
  }
  return text;
}

template <class Record>
verifier::Record record_of(const Record& record) {
  verifier::Record told;
  told.area = name_of(Record::kArea);
  told.id = id_of(record);
  told.name = told.area + ":" + std::to_string(told.id);
  visit_columns(record, [&](const char* column, Need, const auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    if constexpr (std::is_same_v<Field, Instant>) told.facts.push_back({column, field.seconds, 0});
    if constexpr (std::is_same_v<Field, Day>) told.facts.push_back({column, std::nullopt, field.number});
  });
  return told;
}

inline verifier::Case case_of(const World& world) {
  verifier::Case told;
  told.policy = policy_text(world.policy);
  told.new_model_from = world.policy.new_model_from.number;
  told.calendar.starts_on = world.calendar.starts_on.number;
  told.calendar.ends_on = world.calendar.ends_on.number;
  for (const Run& run : world.calendar.runs) {
    told.calendar.runs.push_back({run.run_at.seconds, run.as_of.number, run.held});
  }
  for (const Instant at : world.calendar.run_at_on_day) told.calendar.run_at_on_day.push_back(at.seconds);
  told.records.push_back(record_of(world.family.notification));
  for (const Answer& each : world.family.answers) told.records.push_back(record_of(each));
  for (const Document& each : world.family.documents) {
    told.records.push_back(record_of(each));
    told.records.back().hangs_on = each.answer_id ? "answer:" + std::to_string(*each.answer_id)
                                                  : "notification:" + std::to_string(*each.notification_id);
  }
  for (const Hold& each : world.holds) {
    verifier::HoldFact hold_told{each.id, std::string{name_of(each.area)}, each.record_id,
                                 each.from_on.number, std::nullopt};
    if (each.to_on) hold_told.to = each.to_on->number;
    told.holds.push_back(hold_told);
  }
  return told;
}

inline std::int32_t run_of(const std::optional<std::size_t>& run) {
  return run ? static_cast<std::int32_t>(*run) : kNever;
}

// The window by which a prompt engine takes the record, or one that stands open at the end.
inline Window decisive_window(const Fate& fate) {
  for (const Window& window : fate.windows) {
    const bool takes = window.opens_run <= fate.expected_run && fate.expected_run < window.ended_run;
    const bool stays_open = fate.is_expected_open && window.ended_run == kNever;
    const bool is_its = window.rule == fate.expected_rule && window.due_on == *fate.expected_due_on;
    if (is_its && (takes || stays_open)) return window;
  }
  return {};
}

inline void check_agreement(const World& world) {
  const auto told = fates(world.policy, world.calendar, world.family, world.holds);
  const auto lived = verifier::replay(case_of(world));
  ASSERT_EQ(told.size(), lived.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    SCOPED_TRACE(std::string{name_of(told[i].area)} + " " + std::to_string(told[i].id));
    ASSERT_EQ(told[i].enters, lived[i].seen_by.has_value());
    if (!told[i].enters) continue;
    ASSERT_EQ(told[i].expected_run, run_of(lived[i].taken_by));
    ASSERT_EQ(told[i].expected_due_on.has_value(), lived[i].demand.has_value());
    if (!lived[i].demand) continue;
    ASSERT_EQ(static_cast<std::size_t>(told[i].expected_rule), lived[i].demand->rule);
    ASSERT_EQ(told[i].expected_due_on->number, lived[i].demand->deadline.day);
    const Window window = decisive_window(told[i]);
    ASSERT_EQ(window.opens_run, run_of(lived[i].opened_by));
    ASSERT_EQ(window.closes_run, run_of(lived[i].closes_by));
  }
}

}  // namespace slettefrist::oracle
