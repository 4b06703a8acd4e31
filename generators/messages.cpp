// Technical messages: system tells system that a record was made, changed or ended.
//
// Only kinds that are in use on the day are sent. A message follows what it tells of within minutes. Must not
// know what a purge removes: a history does not react to it.
#include <algorithm>
#include <tuple>

#include "generators/order.h"
#include "generators/record_ids.h"
#include "generators/registers.h"

namespace slettefrist::generators {
namespace {

constexpr int kSentLatestSeconds = 900;  // assumed

enum ChangeKind : std::int32_t { kCreate = 1, kUpdate = 2, kDelete = 3 };

struct Change {
  Instant at;
  Topic topic = Topic::notification;
  RecordId id = 0;
  ChangeKind kind = kCreate;
};

template <class Record, class See>
void see_created(const std::vector<Record>& records, Topic topic, const See& see) {
  for (const Record& record : records) see({entered_at(record), topic, id_of(record), kCreate});
}

template <class See>
void see_changed(const CitizenCourse& course, const See& see) {
  const Citizen* before = &course.first;
  for (const CitizenChange& change : course.changes) {
    Topic topic = Topic::new_number;
    if (change.citizen.fund_code != before->fund_code) topic = Topic::fund_change;
    if (change.citizen.municipality_code != before->municipality_code) topic = Topic::move;
    see({change.changed_at, topic, change.citizen.citizen_id, kUpdate});
    before = &change.citizen;
  }
  // The citizen's case is closed; the row stays, since no rule takes it.
  if (course.died_at) see({*course.died_at, Topic::death, course.first.citizen_id, kDelete});
}

// Calls see(Change) for each in an order that does not depend on times, so that a draw belongs to a record.
template <class See>
void see_changes(const Life& life, const See& see) {
  for (const Family& family : life.families) {
    const Notification& notification = family.notification;
    see({notification.notified_at, Topic::notification, notification.notification_id, kCreate});
    see_created(family.answers, Topic::answer, see);
    see_created(family.documents, Topic::document, see);
  }
  see_created(life.sanctions, Topic::sanction, see);
  for (const Sanction& sanction : life.sanctions) {
    const auto& known_at = sanction.served_registered_at;
    if (!known_at || *known_at <= sanction.registered_at) continue;
    see({*known_at, Topic::sanction, sanction.sanction_id, kUpdate});
  }
  see_created(life.contact_courses, Topic::contact_course, see);
  see_created(life.plan_drafts, Topic::plan_draft, see);
  see_created(life.benefit_reports, Topic::benefit_report, see);
  see_changed(life.course, see);
}

const MessageKind* kind_in_use(const RegisterFacts& facts, const Change& change, Day day) {
  for (const MessageKind& kind : facts.message_kinds) {
    if (kind.topic != change.topic || !kind.days.hold(day)) continue;
    const auto& changes = kind.change_kinds;
    if (changes.empty() || std::find(changes.begin(), changes.end(), change.kind) != changes.end()) {
      return &kind;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<Message> messages_of(const Ground& ground, const Life& life) {
  const Settings& settings = ground.settings;
  const RecordId citizen_id = life.course.first.citizen_id;
  std::vector<Message> records;
  if (settings.facts.message_kinds.empty()) return records;
  Stream stream = ground.stream(Purpose::message, citizen_id);
  const Instant end = ground.time.start_of(settings.ends_on + 1);
  see_changes(life, [&](const Change& change) {
    const bool is_told = stream.chance(settings.rates.share_of_changes_sent_as_messages);
    const Instant sent_at{change.at.seconds + stream.whole(1, kSentLatestSeconds)};
    if (!is_told || sent_at >= end) return;
    const MessageKind* const kind = kind_in_use(settings.facts, change, ground.time.day_of(sent_at));
    if (kind == nullptr) return;
    records.push_back(
        {0, citizen_id, kind->entity_name, kind->entity_id.value_or(change.id), change.kind, sent_at});
  });
  put_in_order(records, [](const Message& a, const Message& b) {
    return std::tie(a.sent_at, a.entity_name, a.entity_id, a.change_kind) <
           std::tie(b.sent_at, b.entity_name, b.entity_id, b.change_kind);
  });
  IdCounter ids(citizen_id);
  std::erase_if(records, [&](Message& record) {
    const auto id = ids.next(ground.time.day_of(record.sent_at));
    if (id) record.message_id = *id;
    return !id;
  });
  return records;
}

}  // namespace slettefrist::generators
