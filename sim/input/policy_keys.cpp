// Descriptions of the policy file's keys. This file must not know any rule or its numbers.
#include "sim/input/policy_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

#include "sim/input/input.h"
#include "sim/model/records.h"
#include "sim/policy/policy.h"

namespace slettefrist::input {
namespace {

constexpr Presence kRequired = Presence::required;
constexpr Presence kOptional = Presence::optional;

KeySection top_keys() {
  return {
      "",
      {{"format", KeyType::whole, kRequired, "", {}, "", "version of this file format", {}, kFormat, kFormat},
       {"extends",
        KeyType::text,
        kOptional,
        "a path, relative to this file",
        {},
        "",
        "the policy this overlay changes: rules merge by id, key by key; version lists replace"},
       {"edition", KeyType::text, kRequired, "", {}, "", "name of this edition of the policy"},
       {"zone",
        KeyType::text,
        kRequired,
        "time zone",
        {},
        "",
        "whose civil days count",
        {"Europe/Copenhagen"}},
       {"source", KeyType::text, kRequired, "", {}, "", "where the policy is published"},
       {"reading", KeyType::table, kRequired, "", {}, "", "what the text leaves open"},
       {"rule", KeyType::tables, kRequired, "", {}, "", "the rules, one table each"}}};
}

KeySection reading_keys() {
  KeySection section{"reading", {}};
  for (const ReadingEntry& entry : entries_of(Reading{})) {
    KeySpec key{entry.key, KeyType::text, kRequired, "", {}, "", entry.meaning, entry.values};
    if (entry.values.empty()) key.unit = "N days";
    section.keys.push_back(std::move(key));
  }
  return section;
}

// Keys that a rule's first version, in the rule itself, and its later versions have in common.
std::vector<KeySpec> version_keys() {
  return {{"in_force", KeyType::day, kRequired, "", {}, "", "first day on which this version may remove"},
          {"effect",
           KeyType::text,
           kRequired,
           "",
           {},
           "",
           "whom it decides for: every record, or those whose anchor is on or after in_force",
           {"all_records", "anchored_since"}},
          {"clause", KeyType::text, kRequired, "", {}, "", "id of the sentence it rests on"}};
}

KeySection rule_keys() {
  KeySection section{
      "rule",
      {{"id", KeyType::text, kRequired, "a-z, 0-9, hyphens, underscores", {}, "", "the rule's name, unique"},
       {"area", KeyType::text, kRequired, "name of a table", {}, "", "what it removes; never answer"},
       {"applies",
        KeyType::text,
        kRequired,
        "",
        {},
        "",
        "to which records; answered and unanswered only in area notification",
        {"answered", "unanswered", "always"}},
       {"counted_from",
        KeyType::open,
        kRequired,
        "date column",
        {},
        "",
        "the anchor; of several columns the earliest date known",
        {},
        0,
        0,
        "a column in quotes or { earliest = [\"...\", \"...\"] }"},
       {"keep",
        KeyType::text,
        kRequired,
        "N years, N months, N days or PND",
        {},
        "",
        "how long a record is kept after its anchor"},
       {"version", KeyType::tables, kOptional, "", {}, "", "later versions, in_force strictly rising"}}};
  for (KeySpec& key : version_keys()) section.keys.push_back(std::move(key));
  return section;
}

KeySection later_version_keys() {
  KeySection section{"rule.version", version_keys()};
  section.keys.push_back({"keep",
                          KeyType::text,
                          kOptional,
                          "N years, N months, N days or PND",
                          {},
                          "",
                          "how long from then on; either this or ends"});
  section.keys.push_back(
      {"ends", KeyType::truth, kOptional, "", {}, "", "true: from in_force on the rule removes nothing"});
  return section;
}

template <class Record>
std::vector<std::string> date_columns() {
  std::vector<std::string> columns;
  Record record;
  visit_columns(record, [&](std::string_view name, Need, auto& field) {
    using Field = std::remove_reference_t<decltype(field)>;
    constexpr bool is_date = std::is_same_v<Field, Day> || std::is_same_v<Field, std::optional<Day>> ||
                             std::is_same_v<Field, Instant> || std::is_same_v<Field, std::optional<Instant>>;
    // served_registered_at says since when the served date is known; it is no date of the sanction.
    if (is_date && name != "served_registered_at") columns.emplace_back(name);
  });
  return columns;
}

}  // namespace

const KeyTable& policy_keys() {
  static const KeyTable table{top_keys(),
                              reading_keys(),
                              rule_keys(),
                              {"rule.counted_from",
                               {{"earliest",
                                 KeyType::open,
                                 kRequired,
                                 "date columns",
                                 {},
                                 "",
                                 "the earliest of these counts",
                                 {},
                                 0,
                                 0,
                                 "a list of columns in quotes"}}},
                              later_version_keys()};
  return table;
}

bool is_rule_id(const std::string& text) {
  return !text.empty() && text.size() <= 64 && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

std::vector<std::string> date_columns_of(std::string_view area, bool is_with_answer) {
  std::vector<std::string> columns;
  const auto append = [&](std::vector<std::string> more) {
    columns.insert(columns.end(), more.begin(), more.end());
  };
  if (area == "citizen") append(date_columns<Citizen>());
  if (area == "notification") append(date_columns<Notification>());
  if (area == "notification" && is_with_answer) append(date_columns<Answer>());
  if (area == "document") append(date_columns<Document>());
  if (area == "sanction") append(date_columns<Sanction>());
  if (area == "contact_course") append(date_columns<ContactCourse>());
  if (area == "plan_draft") append(date_columns<PlanDraft>());
  if (area == "benefit_report") append(date_columns<BenefitReport>());
  if (area == "message") append(date_columns<Message>());
  return columns;
}

std::string policy_schema() { return schema_text(policy_keys()); }

}  // namespace slettefrist::input
