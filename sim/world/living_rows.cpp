// The comparison of a row in the store with the record of the history: by digest, and column by column.
//
// What enters and leaves is kept in living.cpp. It must not know what a difference means.
#include <cassert>

#include "sim/model/row_digest.h"
#include "sim/world/living.h"

namespace slettefrist::world {
namespace {

// The sanction as its row should stand: a served date that is not known yet is not there.
Sanction as_known(const LiveSanction& live) {
  Sanction sanction = live.sanction;
  if (!live.served_known) {
    sanction.served_on.reset();
    sanction.served_registered_at.reset();
  }
  return sanction;
}

// A column of a record in the form Store::row hands it out.
template <class Field>
Value value_of(const Field& field) {
  if constexpr (std::is_same_v<Field, std::string>) {
    return field.empty() ? Value{} : Value{field};
  } else if constexpr (std::is_same_v<Field, Day>) {
    return Value{to_text(field)};
  } else if constexpr (std::is_same_v<Field, Instant>) {
    return Value{field.seconds};
  } else if constexpr (std::is_integral_v<Field>) {
    return Value{std::int64_t{field}};
  } else {
    return field ? value_of(*field) : Value{};
  }
}

}  // namespace

template <class Visitor>
auto Living::with_record(RecordKey key, Visitor&& visitor) const {
  const std::optional<std::string> none;
  using Result = std::optional<decltype(visitor(Citizen{}, none))>;
  const auto visit = [&](const auto& map, const auto& record_at) -> Result {
    const auto found = map.find(key.id);
    if (found == map.end()) return std::nullopt;
    return visitor(record_at(found->second), none);
  };
  const auto itself = [](const auto& held) -> const auto& { return *held; };
  switch (key.area) {
    case Area::citizen:
      return visit(citizens_, itself);
    case Area::notification: {
      const LiveFamily* const live = with_notification(key.id);
      return live == nullptr ? Result{} : Result{visitor(live->family.notification, none)};
    }
    case Area::answer:
      return visit(
          answers_, [](const Slot& slot) -> const auto& { return slot.family->family.answers[slot.index]; });
    case Area::document: {
      const auto found = documents_.find(key.id);
      if (found == documents_.end()) return Result{};
      const Document& document = found->second.family->family.documents[found->second.index];
      return Result{visitor(document, content_(document))};
    }
    case Area::sanction:
      return visit(sanctions_, [](const auto& live) { return as_known(*live); });
    case Area::contact_course:
      return visit(contact_courses_, itself);
    case Area::plan_draft:
      return visit(plan_drafts_, itself);
    case Area::benefit_report:
      return visit(benefit_reports_, itself);
    case Area::message:
      break;
  }
  return visit(messages_, itself);
}

std::optional<std::uint64_t> Living::expected_digest(RecordKey key) const {
  return with_record(key, [](const auto& record, const std::optional<std::string>& content) {
    return digest_of(record, content ? &*content : nullptr);
  });
}

std::string Living::differing_column(RecordKey key, const std::vector<Value>& row) const {
  const auto found = with_record(key, [&](const auto& record, const std::optional<std::string>& content) {
    std::string different;
    std::size_t i = 0;
    visit_columns(record, [&](std::string_view name, Need, const auto& field) {
      const bool is_content = name == "content_sha256";
      const Value expected = is_content ? (content ? Value{*content} : Value{}) : value_of(field);
      const bool same = i < row.size() && row[i] == expected;
      if (!same && different.empty()) different = is_content ? "content" : std::string{name};
      ++i;
    });
    return different;
  });
  assert(found);
  return *found;
}

}  // namespace slettefrist::world
