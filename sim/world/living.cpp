// Bookkeeping of what is in the store, and the comparison of a row with its record.
#include "sim/world/living.h"

#include <algorithm>
#include <cassert>

#include "sim/model/row_digest.h"

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

template <class Map>
std::vector<RecordId> sorted_keys(const Map& map) {
  std::vector<RecordId> ids;
  ids.reserve(map.size());
  for (const auto& entry : map) ids.push_back(entry.first);
  std::sort(ids.begin(), ids.end());
  return ids;
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

Living::Living(ContentSource content) : content_(std::move(content)) {}

template <>
Living::Map<Citizen>& Living::singles<Citizen>() {
  return citizens_;
}
template <>
Living::Map<ContactCourse>& Living::singles<ContactCourse>() {
  return contact_courses_;
}
template <>
Living::Map<PlanDraft>& Living::singles<PlanDraft>() {
  return plan_drafts_;
}
template <>
Living::Map<BenefitReport>& Living::singles<BenefitReport>() {
  return benefit_reports_;
}
template <>
Living::Map<Message>& Living::singles<Message>() {
  return messages_;
}

LiveFamily& Living::adopt(Family&& family) {
  const RecordId id = family.notification.notification_id;
  auto live = std::make_unique<LiveFamily>();
  live->answers_present.resize(family.answers.size());
  live->documents_present.resize(family.documents.size());
  live->pending = static_cast<std::uint32_t>(1 + family.answers.size() + family.documents.size());
  live->family = std::move(family);
  LiveFamily& result = *live;
  families_[id] = std::move(live);
  return result;
}

void Living::enter_notification(LiveFamily& family) {
  family.notification_present = true;
  ++family.present;
  notifications_[family.family.notification.notification_id] = &family;
}

void Living::enter_answer(LiveFamily& family, std::uint32_t index) {
  family.answers_present[index] = true;
  ++family.present;
  answers_[family.family.answers[index].answer_id] = {&family, index};
}

void Living::enter_document(LiveFamily& family, std::uint32_t index) {
  family.documents_present[index] = true;
  ++family.present;
  documents_[family.family.documents[index].document_id] = {&family, index};
}

bool Living::parent_present(const LiveFamily& family, const Document& document) const {
  return document.answer_id ? answers_.contains(*document.answer_id) : family.notification_present;
}

void Living::settle(LiveFamily& family) {
  if (family.present == 0 && family.pending == 0) families_.erase(family.family.notification.notification_id);
}

const Sanction& Living::enter(Sanction&& sanction) {
  auto live = std::make_unique<LiveSanction>();
  live->served_known = sanction.served_on && (!sanction.served_registered_at ||
                                              *sanction.served_registered_at <= sanction.registered_at);
  live->sanction = std::move(sanction);
  auto& slot = sanctions_[live->sanction.sanction_id];
  slot = std::move(live);
  return slot->sanction;
}

LiveSanction* Living::sanction(RecordId id) {
  const auto found = sanctions_.find(id);
  return found == sanctions_.end() ? nullptr : found->second.get();
}

bool Living::is_present(RecordKey key) const {
  switch (key.area) {
    case Area::citizen:
      return citizens_.contains(key.id);
    case Area::notification:
      return notifications_.contains(key.id);
    case Area::answer:
      return answers_.contains(key.id);
    case Area::document:
      return documents_.contains(key.id);
    case Area::sanction:
      return sanctions_.contains(key.id);
    case Area::contact_course:
      return contact_courses_.contains(key.id);
    case Area::plan_draft:
      return plan_drafts_.contains(key.id);
    case Area::benefit_report:
      return benefit_reports_.contains(key.id);
    case Area::message:
      return messages_.contains(key.id);
  }
  return false;
}

std::int64_t Living::count(Area area) const {
  const auto size = [&]() -> std::size_t {
    switch (area) {
      case Area::citizen:
        return citizens_.size();
      case Area::notification:
        return notifications_.size();
      case Area::answer:
        return answers_.size();
      case Area::document:
        return documents_.size();
      case Area::sanction:
        return sanctions_.size();
      case Area::contact_course:
        return contact_courses_.size();
      case Area::plan_draft:
        return plan_drafts_.size();
      case Area::benefit_report:
        return benefit_reports_.size();
      case Area::message:
        return messages_.size();
    }
    return 0;
  };
  return static_cast<std::int64_t>(size());
}

std::vector<RecordId> Living::ids(Area area) const {
  switch (area) {
    case Area::citizen:
      return sorted_keys(citizens_);
    case Area::notification:
      return sorted_keys(notifications_);
    case Area::answer:
      return sorted_keys(answers_);
    case Area::document:
      return sorted_keys(documents_);
    case Area::sanction:
      return sorted_keys(sanctions_);
    case Area::contact_course:
      return sorted_keys(contact_courses_);
    case Area::plan_draft:
      return sorted_keys(plan_drafts_);
    case Area::benefit_report:
      return sorted_keys(benefit_reports_);
    case Area::message:
      return sorted_keys(messages_);
  }
  return {};
}

void Living::remove(RecordKey key) {
  const auto leave = [&](LiveFamily& family) {
    --family.present;
    settle(family);
  };
  switch (key.area) {
    case Area::citizen:
      citizens_.erase(key.id);
      break;
    case Area::notification: {
      const auto found = notifications_.find(key.id);
      LiveFamily& family = *found->second;
      notifications_.erase(found);
      family.notification_present = false;
      leave(family);
      break;
    }
    case Area::answer: {
      const auto found = answers_.find(key.id);
      const Slot slot = found->second;
      answers_.erase(found);
      slot.family->answers_present[slot.index] = false;
      leave(*slot.family);
      break;
    }
    case Area::document: {
      const auto found = documents_.find(key.id);
      const Slot slot = found->second;
      documents_.erase(found);
      slot.family->documents_present[slot.index] = false;
      leave(*slot.family);
      break;
    }
    case Area::sanction:
      sanctions_.erase(key.id);
      break;
    case Area::contact_course:
      contact_courses_.erase(key.id);
      break;
    case Area::plan_draft:
      plan_drafts_.erase(key.id);
      break;
    case Area::benefit_report:
      benefit_reports_.erase(key.id);
      break;
    case Area::message:
      messages_.erase(key.id);
      break;
  }
}

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
    case Area::notification:
      return visit(
          notifications_, [](const LiveFamily* live) -> const auto& { return live->family.notification; });
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
