// Fields, the pattern of CPR numbers and closed lists of codes: what can be judged of one submission without
// its day and without what came before.
//
// This file must not know a code.
#include <algorithm>

#include "sim/registration/report_month.h"
#include "sim/registration/rules.h"

namespace slettefrist::registration {
namespace {

using Kind = SubmissionField::Kind;

bool holds(const std::vector<Area>& areas, Area area) {
  return std::find(areas.begin(), areas.end(), area) != areas.end();
}
bool holds(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool is_well_formed(const FieldRule& rule, const SubmissionField& field) {
  switch (rule.type) {
    case FieldType::whole:
      return field.kind == Kind::whole && (!rule.least || field.whole >= *rule.least);
    case FieldType::text:
      return field.kind == Kind::text && !field.text.empty();
    case FieldType::day:
      return field.kind == Kind::text && parse_day(field.text).has_value();
    case FieldType::month:
      return field.kind == Kind::text && parse_report_month(field.text).has_value();
  }
  return false;
}

const FieldRule* rule_for(const Registrations& all, Area area, std::string_view name) {
  for (const FieldRule& rule : all.fields) {
    if (rule.name == name && holds(rule.areas, area)) return &rule;
  }
  return nullptr;
}

constexpr std::size_t kCprLength = 10;

bool fits(const CprRule& rule, std::string_view cpr) {
  if (holds(rule.also_accepted, cpr)) return true;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (cpr.size() != kCprLength || !std::all_of(cpr.begin(), cpr.end(), is_digit)) return false;
  const int day = (cpr[0] - '0') * 10 + (cpr[1] - '0');
  const int month = (cpr[2] - '0') * 10 + (cpr[3] - '0');
  if (month < 1 || month > static_cast<int>(rule.days_in_month.size())) return false;
  return day >= 1 && day <= rule.days_in_month[static_cast<std::size_t>(month - 1)];
}

}  // namespace

std::string_view text_of(const Submission& submission, std::string_view field) {
  const SubmissionField* found = field_of(submission, field);
  return found ? std::string_view{found->text} : std::string_view{};
}

std::optional<std::int64_t> whole_of(const Submission& submission, std::string_view field) {
  const SubmissionField* found = field_of(submission, field);
  if (!found || found->kind != Kind::whole) return std::nullopt;
  return found->whole;
}

Finding check_fields(const Registrations& all, const Submission& submission) {
  if (all.fields.empty()) return std::nullopt;
  const std::string_view operation = text_of(submission, "operation");
  for (const FieldRule& rule : all.fields) {
    if (!holds(rule.areas, submission.area)) continue;
    const SubmissionField* field = field_of(submission, rule.name);
    // Without an operation nothing says what is needed, so that is what is missing.
    if (!field && (holds(rule.operations, operation) || rule.name == "operation"))
      return Broken{Reason::field_missing, &rule.basis};
    if (field && !is_well_formed(rule, *field)) return Broken{Reason::field_malformed, &rule.basis};
  }
  for (const SubmissionField& field : submission.fields) {
    if (!rule_for(all, submission.area, field.name))
      return Broken{Reason::field_unknown, &all.fields.front().basis};
  }
  return std::nullopt;
}

Finding check_cpr(const Registrations& all, const Submission& submission) {
  for (const CprRule& rule : all.cpr) {
    if (!fits(rule, text_of(submission, "cpr"))) return Broken{Reason::malformed_cpr, &rule.basis};
  }
  return std::nullopt;
}

Finding check_codes(const Registrations& all, const Submission& submission) {
  for (const CodeList& list : all.code_lists) {
    if (!holds(list.areas, submission.area)) continue;
    const SubmissionField* field = field_of(submission, list.field);
    if (!field) continue;
    std::string_view code = field->text;
    if (list.prefix_length > 0) code = code.substr(0, list.prefix_length);
    if (!std::binary_search(list.codes.begin(), list.codes.end(), code))
      return Broken{list.reason, &list.basis};
  }
  return std::nullopt;
}

}  // namespace slettefrist::registration
