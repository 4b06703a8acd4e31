// The comparison of a row in the store with the record of the history, column by column.
//
// What enters and leaves is kept in living.cpp. It must not know what a difference means.
#include <cassert>

#include "sim/world/living.h"

namespace slettefrist::world {
namespace {

// A column of a record in the form Store::row hands it out.
template <class Field>
Value value_of(const Field& field) {
  if constexpr (std::is_same_v<Field, std::string>) {
    return field.empty() ? Value{} : Value{field};
  } else if constexpr (std::is_same_v<Field, Day>) {
    return Value{to_text(field)};
  } else if constexpr (std::is_same_v<Field, Area>) {
    return Value{std::string{name_of(field)}};
  } else if constexpr (std::is_same_v<Field, Instant>) {
    return Value{field.seconds};
  } else if constexpr (std::is_integral_v<Field>) {
    return Value{std::int64_t{field}};
  } else {
    return field ? value_of(*field) : Value{};
  }
}

}  // namespace

template <class Record>
std::string Living::differing_column_of(const Record& expected, const std::vector<Value>& row) const {
  const std::optional<std::string> content = content_of(expected);
  std::string different;
  std::size_t i = 0;
  visit_columns(expected, [&](std::string_view name, Need, const auto& field) {
    const bool is_content = name == "content_sha256";
    const Value expected_value = is_content ? (content ? Value{*content} : Value{}) : value_of(field);
    const bool same = i < row.size() && row[i] == expected_value;
    if (!same && different.empty()) different = is_content ? "content" : std::string{name};
    ++i;
  });
  return different;
}

std::string Living::differing_column(RecordKey key, const std::vector<Value>& row) const {
  const Row* const living = table(key.area).find(key.id);
  assert(living != nullptr);
  switch (key.area) {
    case Area::citizen:
      return differing_column_of(unpacked<Citizen>(living->record), row);
    case Area::notification:
      return differing_column_of(unpacked<Notification>(living->record), row);
    case Area::answer:
      return differing_column_of(unpacked<Answer>(living->record), row);
    case Area::document:
      return differing_column_of(unpacked<Document>(living->record), row);
    case Area::sanction:
      return differing_column_of(unpacked<Sanction>(living->record), row);
    case Area::contact_course:
      return differing_column_of(unpacked<ContactCourse>(living->record), row);
    case Area::plan_draft:
      return differing_column_of(unpacked<PlanDraft>(living->record), row);
    case Area::benefit_report:
      return differing_column_of(unpacked<BenefitReport>(living->record), row);
    case Area::message:
      return differing_column_of(unpacked<Message>(living->record), row);
    case Area::hold:
      break;
  }
  return differing_column_of(unpacked<Hold>(living->record), row);
}

}  // namespace slettefrist::world
