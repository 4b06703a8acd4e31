// Descriptions of the scenario file's keys, those of [rates] and [records] taken from where they are at home.
// This file must not know what a key does to a world.
#include "sim/input/scenario_keys.h"

#include <fmt/format.h>

#include <type_traits>

#include "sim/input/input.h"
#include "sim/input/policy_keys.h"
#include "sim/input/record_values.h"
#include "sim/model/finding.h"
#include "sim/model/people.h"
#include "sim/model/rates.h"
#include "sim/model/records.h"

namespace slettefrist::input {
namespace {

constexpr Presence kRequired = Presence::required;
constexpr Presence kOptional = Presence::optional;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMostSubmissions = 10'000'000;
constexpr double kLargestCitizen = (1 << 26) - 1;  // a generated id keeps 26 bits for its citizen

// The first of the names is the default.
KeySpec choice_key(const char* name, const std::array<std::string_view, 3>& names, const char* meaning) {
  KeySpec key{name, KeyType::text, kOptional, "", std::string{names.front()}, "", meaning};
  key.values.assign(names.begin(), names.end());
  return key;
}

KeySection top_keys() {
  using enum KeyType;
  const std::string assumed = "assumed";
  return {
      "",
      {{"format", whole, kRequired, "", {}, "", "version of this file format", {}, kFormat, kFormat},
       {"name", text, kRequired, "letters, digits, . _ -", {}, "", "names the folder of the output"},
       {"title", text, kOptional, "", "", "", "one line for reports"},
       {"policy", text, kOptional, "a path, relative to this file", "", "",
        "the policy edition; empty: the program's default edition"},
       {"seed", whole, kOptional, "", "0", "", "starts every random stream", {}, 0, kInfinity},
       {"citizens", whole, kOptional, "citizens", "0", "", "how many are generated", {}, 0, kLargestCitizen},
       {"starts_on", day, kRequired, "", {}, "", "day of the first purge run"},
       {"ends_on", day, kRequired, "", {}, "", "last simulated day"},
       {"history_from", day, kOptional, "", {}, "", "first day with records; absent: starts_on"},
       {"step", text, kOptional, "N days or N hours", "1 day", "",
        "how often the world stops between runs; no output depends on it"},
       {"uploads_open_on", day, kOptional, "", "2023-12-04", "assumed",
        "first day on which documents can be saved (release 2023-4; the month is sourced, the day assumed)"},
       {"documents_on",
        text,
        kOptional,
        "",
        "new",
        assumed,
        "new: documents come with notifications from uploads_open_on on and their answers; any: with all",
        {"new", "any"}},
       choice_key("cpr_scheme", kCprSchemeNames,
                  "how CPR numbers are built that nobody can have (docs/people.md)"),
       choice_key("cpr_modulus_11", kModulus11Names,
                  "whether they pass the old check digit; mixed: about one in eleven"),
       choice_key("content", kDocumentContentNames,
                  "what is stored of a document's bytes: all, its token, or NULL; byte_size stays"),
       {"volumes", text, kOptional, "a path, relative to this file", "", "",
        "monthly figures in the place of rates, as --volumes; empty: the rates alone (docs/what-if.md)"},
       {"purge", table, kOptional, "", {}, "", "when purges run"},
       {"rates", table, kOptional, "", {}, "", "how much of everything is generated"},
       {"plant", table, kOptional, "", {}, "", "records aimed at the edges of deadlines"},
       {"submissions", table, kOptional, "", {}, "", "labelled submissions that `generate` writes"},
       {"small", table, kOptional, "", {}, "", "the same world in little, for `faults` and --small"},
       {"records", table, kOptional, "", {}, "", "hand-written records, [[records.TABLE]] each"},
       {"expect", table, kOptional, "", {}, "", "what summary.json must hold"}}};
}

KeySection small_keys() {
  using enum KeyType;
  return {"small",
          {{"citizens",
            whole,
            kOptional,
            "citizens",
            {},
            "",
            "how many; absent: as many",
            {},
            0,
            kLargestCitizen},
           {"history_from", day, kOptional, "", {}, "", "first day with records; absent: the same"},
           {"starts_on", day, kOptional, "", {}, "", "day of the first purge run; absent: the same"},
           {"ends_on", day, kOptional, "", {}, "", "last simulated day; absent: the same"}}};
}

std::vector<KeySection> purge_keys() {
  return {{"purge",
           {{"every", KeyType::text, kOptional, "N days or N hours", "1 day", "assumed",
             "whole days from starts_on, or hours from the first run"},
            {"at", KeyType::text, kOptional, "HH:MM, local time", "03:00", "assumed", "time of a run"},
            {"outages", KeyType::tables, kOptional, "", {}, "", "stretches of days without runs"}}},
          {"purge.outages",
           {{"from", KeyType::day, kRequired, "", {}, "", "first day without runs"},
            {"to", KeyType::day, kRequired, "", {}, "", "last such day"}}}};
}

KeySection rate_keys() {
  KeySection section{"rates", {}};
  const Rates defaults;
  visit_rates(defaults, [&](const char* key, std::string_view unit, double value, const char* source,
                            const char* meaning) {
    section.keys.push_back({key,
                            KeyType::number,
                            kOptional,
                            std::string{unit},
                            fmt::format("{}", value),
                            source,
                            meaning,
                            {},
                            0,
                            unit == "share" ? 1 : kInfinity});
  });
  return section;
}

template <class Field>
KeySpec column_key(const char* name, Need need) {
  constexpr ValueKind kind = kind_of<Field>();
  const Presence presence = need == Need::required ? kRequired : kOptional;
  return {name, KeyType::open, presence, "", {}, "", "", {}, 0, 0, expected_of(name, kind, Need::required)};
}

template <class Record>
KeySection record_keys() {
  KeySection section{fmt::format("records.{}", name_of(Record::kArea)), {}};
  Record record;
  visit_columns(record, [&](const char* name, Need need, auto& field) {
    section.keys.push_back(column_key<std::remove_reference_t<decltype(field)>>(name, need));
    section.keys.back().meaning = fmt::format("column of the table {}", name_of(Record::kArea));
  });
  section.keys.push_back({"story_da", KeyType::text, kOptional, "one sentence in Danish", "", "",
                          "why the record is there, for stories.csv of a pack; with story_en, or neither"});
  section.keys.push_back(
      {"story_en", KeyType::text, kOptional, "one sentence in English", "", "", "the same in English"});
  return section;
}

KeySection table_keys() {
  KeySection section{"records", {}};
  for (const Area area : kTables) {
    section.keys.push_back({std::string{name_of(area)},
                            KeyType::tables,
                            kOptional,
                            "",
                            {},
                            "",
                            "hand-written records of this table"});
  }
  return section;
}

std::vector<std::string> area_names() {
  std::vector<std::string> names;
  names.reserve(kAreaCount);
  for (const Area area : kAreas) names.emplace_back(name_of(area));
  return names;
}

std::vector<std::string> finding_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kFindingKindCount; ++i)
    names.emplace_back(name_of(static_cast<FindingKind>(i)));
  return names;
}

std::vector<KeySection> expect_keys() {
  KeySection groups{"expect", {}};
  for (const ExpectGroup& group : expect_groups()) {
    groups.keys.push_back({group.group, KeyType::table, kOptional, "", {}, "", group.meaning});
  }
  const auto bound = [](const char* name, const char* meaning) {
    return KeySpec{name, KeyType::open, kOptional, "", {}, "", meaning, {}, 0, 0, "whole number or date"};
  };
  return {groups,
          {"expect.PATH", {bound("min", "least value, or earliest date"), bound("max", "the other end")}}};
}

}  // namespace

const std::vector<ExpectGroup>& expect_groups() {
  static const std::vector<ExpectGroup> groups{
      {"findings", finding_names(), {}, false, "findings.KIND: a kind not named is expected 0 times"},
      {"counts",
       area_names(),
       {"generated", "deleted", "remaining", "skipped", "not_reached"},
       false,
       "counts.AREA.(generated | deleted | remaining | skipped | not_reached)"},
      {"checked", {}, {}, false, "checked.RULE: records judged by this rule"},
      {"on_edge", {}, {}, false, "on_edge.RULE: records judged on the edge of a deadline"},
      {"coverage", {"percent"}, {}, false, "coverage.percent: boundary cells covered (docs/coverage.md)"},
      {"first_deletion", area_names(), {}, true, "first_deletion.AREA: day of the first, by any rule"},
      {"first_deletion_own_rule",
       area_names(),
       {},
       true,
       "first_deletion_own_rule.AREA: day of the first by a rule of the area's own"},
  };
  return groups;
}

const KeyTable& scenario_keys() {
  static const KeyTable table = [] {
    KeyTable all{top_keys()};
    const auto append = [&](std::vector<KeySection> more) {
      all.insert(all.end(), more.begin(), more.end());
    };
    append(purge_keys());
    append({rate_keys(),
            {"plant",
             {{"share",
               KeyType::number,
               kOptional,
               "share",
               "0",
               "assumed",
               "share of records planted at the edges of deadlines",
               {},
               0,
               1}}},
            {"submissions",
             {{"count",
               KeyType::whole,
               kOptional,
               "rows",
               "1000",
               "",
               "how many; 0: none",
               {},
               0,
               kMostSubmissions},
              {"recipes", KeyType::text, kOptional, "a path, relative to this file", "", "",
               "how they are made; empty: the program's default edition"}}},
            small_keys(),
            table_keys()});
    append({record_keys<Citizen>(), record_keys<Notification>(), record_keys<Answer>(),
            record_keys<Document>(), record_keys<Sanction>(), record_keys<ContactCourse>(),
            record_keys<PlanDraft>(), record_keys<BenefitReport>(), record_keys<Message>(),
            record_keys<Hold>()});
    append(expect_keys());
    return all;
  }();
  return table;
}

std::string scenario_schema() { return schema_text(scenario_keys()); }

}  // namespace slettefrist::input
