// Submissions written short for tests: name and value pairs, numbers as numbers.
//
// `sound` gives one that breaks nothing in the shipped file; a test changes one field. It must not know an
// answer.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/input/registrations_file.h"
#include "sim/registration/decision.h"

namespace slettefrist::registration {

using Value = std::variant<std::int64_t, std::string>;
using Values = std::vector<std::pair<std::string, Value>>;

inline Submission submission(Area area, const Values& values) {
  Submission made;
  made.submission_id = 1;
  made.area = area;
  for (const auto& [name, value] : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      made.fields.push_back({name, SubmissionField::Kind::whole, std::to_string(*number), *number});
    } else {
      made.fields.push_back({name, SubmissionField::Kind::text, std::get<std::string>(value), 0});
    }
  }
  return made;
}

// The same with one field set, or put in.
inline Submission with(Submission made, const std::string& name, const Value& value) {
  std::erase_if(made.fields, [&](const SubmissionField& field) { return field.name == name; });
  made.fields.push_back(submission(made.area, {{name, value}}).fields.front());
  return made;
}
inline Submission without(Submission made, const std::string& name) {
  std::erase_if(made.fields, [&](const SubmissionField& field) { return field.name == name; });
  return made;
}

inline Submission sound(Area area) {
  Values values{{"operation", "create"}, {"cpr", "0101375000"}, {"fund_code", "901"}};
  const auto add = [&](const Values& more) { values.insert(values.end(), more.begin(), more.end()); };
  if (area == Area::notification)
    add({{"jobcentre_code", "75101"},
         {"event_kind", "absence"},
         {"event_on", "2024-03-01"},
         {"notification_id", 5}});
  if (area == Area::answer)
    add({{"answer_id", 6},
         {"notification_id", 5},
         {"decision_kind", "warned"},
         {"decided_on", "2024-03-02"}});
  if (area == Area::document)
    add({{"file_name", "a.pdf"},
         {"media_type", "application/pdf"},
         {"byte_size", 0},
         {"file_dated_on", "2024-03-01"}});
  if (area == Area::contact_course)
    add({{"absence_code", 75}, {"contact_course_id", 7}, {"starts_on", "2024-01-01"}});
  if (area == Area::plan_draft) add({{"plan_draft_id", 8}, {"body", "Udkast"}});
  if (area == Area::benefit_report)
    add({{"insurance", "full_time"},
         {"report_month", "2024-03"},
         {"calculated_on", "2024-03-20"},
         {"placed_on", "2024-01-01"},
         {"rate_per_month", 20359}});
  if (area == Area::message) {
    values.pop_back();
    add({{"entity_name", "Underretning"}, {"change_kind", 1}});
  }
  return submission(area, values);
}

inline const Registrations& shipped() {
  static const Registrations all =
      input::read_registrations(PROJECT_ROOT "/scenarios/policies/registrations-2024-1.toml");
  return all;
}

// "accepted", or "reason, clause".
inline std::string told(const Registrations& all, const Submission& made, const char* on,
                        const KnownState& known = {}) {
  const Verdict verdict = decide(all, made, parse_day(on).value(), known);
  return verdict.is_accepted ? "accepted" : verdict.reason + ", " + verdict.clause;
}
inline std::string told(const Submission& made, const char* on, const KnownState& known = {}) {
  return told(shipped(), made, on, known);
}

}  // namespace slettefrist::registration
