// The comparison of a row in the store with the record of the history: by digest, and column by column.
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

Sanction as_known(const LiveSanction& live) {
  Sanction sanction = live.sanction;
  if (!live.served_known) {
    sanction.served_on.reset();
    sanction.served_registered_at.reset();
  }
  return sanction;
}

std::uint64_t Living::digest_with_content(const Document& document) const {
  const std::optional<std::string> content = content_(document);
  return digest_of(document, content ? &*content : nullptr);
}

template <class Result, class Visitor>
std::optional<Result> Living::with_record(RecordKey key, Visitor&& visitor) const {
  const auto no_content = [] { return std::optional<std::string>{}; };
  const auto visit = [&](const auto& map) -> std::optional<Result> {
    const auto found = map.find(key.id);
    if (found == map.end()) return std::nullopt;
    const auto& held = *found->second;
    return visitor(
        held.digest, [&]() -> const auto& { return held.record; }, no_content);
  };
  switch (key.area) {
    case Area::citizen:
      return visit(citizens_);
    case Area::notification: {
      const LiveFamily* const live = with_notification(key.id);
      if (live == nullptr) return std::nullopt;
      return visitor(
          live->notification_digest, [&]() -> const auto& { return live->family.notification; }, no_content);
    }
    case Area::answer: {
      const auto found = answers_.find(key.id);
      if (found == answers_.end()) return std::nullopt;
      const Slot& slot = found->second;
      return visitor(
          slot.digest, [&]() -> const auto& { return slot.family->family.answers[slot.index]; }, no_content);
    }
    case Area::document: {
      const auto found = documents_.find(key.id);
      if (found == documents_.end()) return std::nullopt;
      const Slot& slot = found->second;
      const Document& document = slot.family->family.documents[slot.index];
      return visitor(
          slot.digest, [&]() -> const auto& { return document; }, [&] { return content_(document); });
    }
    case Area::sanction: {
      const auto found = sanctions_.find(key.id);
      if (found == sanctions_.end()) return std::nullopt;
      return visitor(
          found->second->digest, [&] { return as_known(*found->second); }, no_content);
    }
    case Area::contact_course:
      return visit(contact_courses_);
    case Area::plan_draft:
      return visit(plan_drafts_);
    case Area::benefit_report:
      return visit(benefit_reports_);
    case Area::message:
      return visit(messages_);
    case Area::hold:
      break;
  }
  return visit(holds_);
}

std::optional<std::uint64_t> Living::expected_digest(RecordKey key) const {
  return with_record<std::uint64_t>(
      key, [](KnownDigest known, const auto& /*record*/, const auto& /*content_of*/) { return known; });
}

std::string Living::differing_column(RecordKey key, const std::vector<Value>& row) const {
  const auto found =
      with_record<std::string>(key, [&](KnownDigest, const auto& record, const auto& content_of) {
        const std::optional<std::string> content = content_of();
        const auto& expected_row = record();
        std::string different;
        std::size_t i = 0;
        visit_columns(expected_row, [&](std::string_view name, Need, const auto& field) {
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
