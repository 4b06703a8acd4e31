// Reading single rules; see registrations_parts.h.
//
// Where a value is wrong a problem is told and a stand-in kept: the reader throws before anybody sees it.
// This file must not know what a rule decides.
#include "sim/input/registrations_parts.h"

#include <algorithm>
#include <string>

#include "sim/input/list_values.h"

namespace slettefrist::input {

using namespace registration;

namespace {

constexpr int kMonths = 12;
constexpr std::int64_t kLongestMonth = 31;

const std::vector<std::string>& operations() {
  static const std::vector<std::string> words{"create", "read"};
  return words;
}

std::string text_not_empty(KeyReader& reader, const char* key) {
  const auto text = reader.text(key);
  if (text && text->empty()) reader.refuse(key, "text that is not empty", "Name it");
  return text.value_or("");
}

Reason read_reason(KeyReader& reader) {
  const auto text = reader.text("reason");
  const auto reason = text ? reason_named(*text) : std::nullopt;
  if (text && !reason) {
    const auto& known = reason_names();
    const std::string near = nearest_name(*text, {known.begin(), known.end()});
    reader.refuse("reason", "one of the reason codes of docs/registrations.md",
                  near.empty() ? "Write one of these" : "Did you mean \"" + near + "\"?");
  }
  return reason.value_or(Reason::unknown_code);
}

std::int32_t small_whole(KeyReader& reader, const char* key) {
  return static_cast<std::int32_t>(reader.whole(key).value_or(0));
}

}  // namespace

bool is_month(std::string_view text) {
  return text.size() == 7 && parse_day(std::string{text} + "-01").has_value();
}

Basis read_basis(KeyReader& reader) {
  Basis basis;
  basis.clause = text_not_empty(reader, "clause");
  const auto origin = reader.text("origin");
  if (origin == "inferred") basis.origin = Origin::inferred;
  if (origin == "assumed") basis.origin = Origin::assumed;
  basis.source = text_not_empty(reader, "source");
  return basis;
}

Release read_release(KeyReader& reader) {
  Release release;
  release.id = text_not_empty(reader, "id");
  release.in_use_on = reader.day("in_use_on").value_or(Day{});
  release.basis = read_basis(reader);
  return release;
}

FieldRule read_field(KeyReader& reader) {
  FieldRule field;
  field.name = text_not_empty(reader, "name");
  field.areas = areas_of(reader, "areas");
  field.operations = words_of(reader, "required_to", operations());
  const auto type = reader.text("type");
  if (type == "whole") field.type = FieldType::whole;
  if (type == "day") field.type = FieldType::day;
  if (type == "month") field.type = FieldType::month;
  field.least = reader.whole("least");
  if (field.least && type && type != "whole") {
    reader.refuse("least", "nothing: only whole numbers have a least", "Take the key away");
  }
  field.basis = read_basis(reader);
  return field;
}

CprRule read_cpr(KeyReader& reader) {
  CprRule rule;
  const std::vector<std::int64_t> days = wholes_of(reader, "days_in_month");
  const bool are_days =
      days.size() == kMonths && std::all_of(days.begin(), days.end(), [](std::int64_t days_in_month) {
        return days_in_month >= 1 && days_in_month <= kLongestMonth;
      });
  if (!are_days && reader.has("days_in_month")) {
    reader.refuse("days_in_month", "12 whole numbers from 1 to 31, January first", "Tell one a month");
  }
  for (const std::int64_t count : days) rule.days_in_month.push_back(static_cast<int>(count));
  rule.also_accepted = texts_of(reader, "also_accepted");
  rule.basis = read_basis(reader);
  return rule;
}

Window read_window(KeyReader& reader) {
  Window window;
  window.area = area_of(reader, "area").value_or(Area::citizen);
  window.operation = reader.text("operation").value_or("");
  window.first_day = reader.day("first_day");
  window.last_day = reader.day("last_day");
  if (!reader.has("first_day") && !reader.has("last_day")) {
    reader.refuse("last_day", "a first_day, a last_day or both", "Add one of the two");
  } else if (window.first_day && window.last_day && *window.last_day < *window.first_day) {
    reader.refuse("last_day", "a day not before first_day", "Change one of the two");
  }
  window.reason = read_reason(reader);
  window.basis = read_basis(reader);
  return window;
}

CodeList read_code_list(KeyReader& reader) {
  CodeList list;
  list.field = text_not_empty(reader, "field");
  list.areas = areas_of(reader, "areas");
  list.prefix_length = static_cast<std::size_t>(reader.whole("prefix_length").value_or(0));
  list.codes = codes_of(reader, "codes");
  std::sort(list.codes.begin(), list.codes.end());
  if (std::adjacent_find(list.codes.begin(), list.codes.end()) != list.codes.end()) {
    reader.refuse("codes", "each code once", "Take the second one away");
  }
  list.reason = read_reason(reader);
  list.basis = read_basis(reader);
  return list;
}

EndReason read_end_reason(KeyReader& reader) {
  EndReason reason;
  reason.id = small_whole(reader, "id");
  reason.meaning = text_not_empty(reader, "meaning");
  if (reader.text("status") == "unknown") reason.status = CodeStatus::unknown;
  reason.last_day = reader.day("last_day");
  if (reason.last_day && reason.status == CodeStatus::unknown) {
    reader.refuse("last_day", "nothing: what is unknown has no last day", "Take the key away");
  }
  reason.basis = read_basis(reader);
  return reason;
}

MessageKind read_message_kind(KeyReader& reader) {
  MessageKind kind;
  kind.entity_name = text_not_empty(reader, "entity_name");
  kind.entity_id = reader.whole("entity_id");
  for (const std::int64_t change : wholes_of(reader, "change_kinds"))
    kind.change_kinds.push_back(static_cast<std::int32_t>(change));
  kind.basis = read_basis(reader);
  return kind;
}

ParentRule read_parent(KeyReader& reader) {
  ParentRule rule;
  rule.area = area_of(reader, "area").value_or(Area::citizen);
  rule.operation = reader.text("operation").value_or("");
  std::vector<std::string> id_fields;
  id_fields.reserve(kAreaCount);
  for (const Area area : kAreas) id_fields.emplace_back(id_column_of(area));
  for (const std::string& field : words_of(reader, "fields", id_fields)) {
    rule.parents.push_back(
        {field, kAreas.at(static_cast<std::size_t>(std::find(id_fields.begin(), id_fields.end(), field) -
                                                   id_fields.begin()))});
  }
  rule.reason = read_reason(reader);
  rule.basis = read_basis(reader);
  return rule;
}

RateMaximum read_rate(KeyReader& reader) {
  RateMaximum rate;
  rate.year = small_whole(reader, "year");
  rate.insurance = reader.text("insurance").value_or("");
  rate.maximum = small_whole(reader, "maximum");
  if (const auto with = reader.whole("with_supplement")) {
    rate.with_supplement = static_cast<std::int32_t>(*with);
    if (*with <= rate.maximum) {
      reader.refuse("with_supplement", "more than maximum", "Swap the two, or take this key away");
    }
  }
  rate.supplement_from = reader.text("supplement_from").value_or("");
  if (!rate.supplement_from.empty() && !is_month(rate.supplement_from)) {
    reader.refuse("supplement_from", "a month YYYY-MM", "Write for example \"2023-05\"");
  } else if (!rate.supplement_from.empty() && !reader.has("with_supplement")) {
    reader.refuse("supplement_from", "nothing: there is no with_supplement", "Add it, or take this away");
  }
  rate.basis = read_basis(reader);
  return rate;
}

FundGoLive read_fund_go_live(KeyReader& reader) {
  FundGoLive live;
  live.fund_code = text_not_empty(reader, "fund_code");
  live.on = reader.day("on").value_or(Day{});
  live.basis = read_basis(reader);
  return live;
}

CorrectionRule read_correction(KeyReader& reader) {
  CorrectionRule rule;
  const auto applies = reader.text("applies");
  if (applies == "same_placement") rule.applies = CorrectionCase::same_placement;
  const auto limit = reader.whole("gap_months_limit");
  rule.gap_months_limit = static_cast<int>(limit.value_or(0));
  if (applies == "running" && !reader.has("gap_months_limit")) {
    reader.refuse("gap_months_limit", "how many report months may lie between", "Add the key");
  } else if (applies == "same_placement" && reader.has("gap_months_limit")) {
    reader.refuse("gap_months_limit", "nothing: only running has a limit", "Take the key away");
  }
  rule.basis = read_basis(reader);
  return rule;
}

CalculationRule read_calculation(KeyReader& reader) {
  CalculationRule rule;
  rule.income_percent = small_whole(reader, "income_percent");
  rule.rate_percent = small_whole(reader, "rate_percent");
  rule.basis = read_basis(reader);
  return rule;
}

}  // namespace slettefrist::input
