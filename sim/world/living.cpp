// Bookkeeping of what is in the store: who entered, who is gone, and when a family can be let go.
//
// How a row is compared with its record stands in living_rows.cpp. It must not know why a record goes.
#include "sim/world/living.h"

#include <algorithm>

namespace slettefrist::world {
namespace {

template <class Map>
std::vector<RecordId> sorted_keys(const Map& map) {
  std::vector<RecordId> ids;
  ids.reserve(map.size());
  for (const auto& entry : map) ids.push_back(entry.first);
  std::sort(ids.begin(), ids.end());
  return ids;
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
template <>
Living::Map<Hold>& Living::singles<Hold>() {
  return holds_;
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
  ++notification_count_;
  stand(Area::notification, family.notification_digest, digest_of(family.family.notification));
}

void Living::enter_answer(LiveFamily& family, std::uint32_t index) {
  family.answers_present[index] = true;
  ++family.present;
  const Answer& answer = family.family.answers[index];
  Slot& slot = answers_[answer.answer_id] = {&family, index, 0};
  stand(Area::answer, slot.digest, digest_of(answer));
}

void Living::enter_document(LiveFamily& family, std::uint32_t index) {
  family.documents_present[index] = true;
  ++family.present;
  const Document& document = family.family.documents[index];
  Slot& slot = documents_[document.document_id] = {&family, index, 0};
  stand(Area::document, slot.digest, digest_with_content(document));
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
  stand(Area::sanction, slot->digest, digest_of(as_known(*slot)));
  return slot->sanction;
}

const LiveSanction* Living::sanction(RecordId id) const {
  const auto found = sanctions_.find(id);
  return found == sanctions_.end() ? nullptr : found->second.get();
}

void Living::make_served_date_known(RecordId sanction_id) {
  LiveSanction& live = *sanctions_.find(sanction_id)->second;
  live.served_known = true;
  stand(Area::sanction, live.digest, digest_of(as_known(live)));
}

const Citizen* Living::change(Citizen&& citizen) {
  const auto found = citizens_.find(citizen.citizen_id);
  if (found == citizens_.end()) return nullptr;
  LiveRecord<Citizen>& live = *found->second;
  live.record = std::move(citizen);
  stand(Area::citizen, live.digest, digest_of(live.record));
  return &live.record;
}

bool Living::is_present(RecordKey key) const {
  switch (key.area) {
    case Area::citizen:
      return citizens_.contains(key.id);
    case Area::notification:
      return with_notification(key.id) != nullptr;
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
    case Area::hold:
      return holds_.contains(key.id);
  }
  return false;
}

const LiveFamily* Living::with_notification(RecordId id) const {
  const auto found = families_.find(id);
  return found != families_.end() && found->second->notification_present ? found->second.get() : nullptr;
}

std::int64_t Living::count(Area area) const {
  const auto size = [&]() -> std::size_t {
    switch (area) {
      case Area::citizen:
        return citizens_.size();
      case Area::notification:
        return static_cast<std::size_t>(notification_count_);
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
      case Area::hold:
        return holds_.size();
    }
    return 0;
  };
  return static_cast<std::int64_t>(size());
}

std::vector<RecordId> Living::ids(Area area) const {
  switch (area) {
    case Area::citizen:
      return sorted_keys(citizens_);
    case Area::notification: {
      std::vector<RecordId> ids = sorted_keys(families_);
      std::erase_if(ids, [&](RecordId id) { return with_notification(id) == nullptr; });
      return ids;
    }
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
    case Area::hold:
      return sorted_keys(holds_);
  }
  return {};
}

void Living::remove(RecordKey key) {
  const auto settle_without = [&](LiveFamily& family) {
    --family.present;
    settle(family);
  };
  const auto take_from = [&](auto& map) {
    const auto found = map.find(key.id);
    leave(key.area, found->second->digest);
    map.erase(found);
  };
  const auto take_child = [&](auto& map, auto presence) {
    const auto found = map.find(key.id);
    leave(key.area, found->second.digest);
    const Slot slot = found->second;
    map.erase(found);
    (slot.family->*presence)[slot.index] = false;
    settle_without(*slot.family);
  };
  switch (key.area) {
    case Area::citizen:
      return take_from(citizens_);
    case Area::notification: {
      LiveFamily& family = *families_.find(key.id)->second;
      leave(key.area, family.notification_digest);
      --notification_count_;
      family.notification_present = false;
      return settle_without(family);
    }
    case Area::answer:
      return take_child(answers_, &LiveFamily::answers_present);
    case Area::document:
      return take_child(documents_, &LiveFamily::documents_present);
    case Area::sanction:
      return take_from(sanctions_);
    case Area::contact_course:
      return take_from(contact_courses_);
    case Area::plan_draft:
      return take_from(plan_drafts_);
    case Area::benefit_report:
      return take_from(benefit_reports_);
    case Area::message:
      return take_from(messages_);
    case Area::hold:
      return take_from(holds_);
  }
}

}  // namespace slettefrist::world
