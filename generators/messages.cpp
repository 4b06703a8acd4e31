// Technical messages: system tells system that a record was made, changed or ended.
//
// Only kinds that are in use on the day are sent. A message follows what it tells of within minutes. Must not
// know what a purge removes: a history does not react to it.
#include <algorithm>
#include <tuple>

#include "generators/record_ids.h"
#include "generators/registers.h"

namespace slettefrist::generators {
namespace {

constexpr int kSentLatestSeconds = 900;  // assumed

enum ChangeKind : std::int32_t { kCreate = 1, kUpdate = 2, kDelete = 3 };

struct Change {
  Instant at;
  Area area = Area::citizen;
  RecordId id = 0;
  ChangeKind kind = kCreate;
};

template <class Record>
void add_created(const std::vector<Record>& records, std::vector<Change>& changes) {
  for (const Record& record : records) {
    changes.push_back({entered_at(record), Record::kArea, id_of(record), kCreate});
  }
}

// In an order that does not depend on times, so that a draw belongs to a record.
std::vector<Change> changes_of(const Life& life) {
  std::vector<Change> changes;
  for (const Family& family : life.families) {
    const Notification& notification = family.notification;
    changes.push_back({notification.notified_at, Area::notification, notification.notification_id, kCreate});
    add_created(family.answers, changes);
    add_created(family.documents, changes);
  }
  add_created(life.sanctions, changes);
  for (const Sanction& sanction : life.sanctions) {
    if (!sanction.served_registered_at || *sanction.served_registered_at <= sanction.registered_at) continue;
    changes.push_back({*sanction.served_registered_at, Area::sanction, sanction.sanction_id, kUpdate});
  }
  add_created(life.contact_courses, changes);
  add_created(life.plan_drafts, changes);
  add_created(life.benefit_reports, changes);
  const RecordId citizen_id = life.course.first.citizen_id;
  for (const CitizenChange& change : life.course.changes) {
    changes.push_back({change.changed_at, Area::citizen, citizen_id, kUpdate});
  }
  // The citizen's case is closed; the row stays, since no rule takes it.
  if (life.course.died_at) changes.push_back({*life.course.died_at, Area::citizen, citizen_id, kDelete});
  return changes;
}

bool is_in_use(const RegisterFacts& facts, Area area, Day day) {
  return std::any_of(facts.message_kinds.begin(), facts.message_kinds.end(), [&](const MessageKind& kind) {
    return kind.entity_name == name_of(area) && kind.days.hold(day);
  });
}

}  // namespace

std::vector<Message> messages_of(const Ground& ground, const Life& life) {
  const Settings& settings = ground.settings;
  const RecordId citizen_id = life.course.first.citizen_id;
  std::vector<Message> records;
  if (settings.facts.message_kinds.empty()) return records;
  Stream stream = ground.stream(Purpose::message, citizen_id);
  for (const Change& change : changes_of(life)) {
    const bool is_told = stream.chance(settings.rates.share_of_changes_sent_as_messages);
    const Instant sent_at{change.at.seconds + stream.whole(1, kSentLatestSeconds)};
    if (!is_told || sent_at >= ground.time.start_of(settings.ends_on + 1)) continue;
    if (!is_in_use(settings.facts, change.area, ground.time.day_of(sent_at))) continue;
    records.push_back({0, citizen_id, std::string{name_of(change.area)}, change.id, change.kind, sent_at});
  }
  std::stable_sort(records.begin(), records.end(), [](const Message& a, const Message& b) {
    return std::tie(a.sent_at, a.entity_name, a.entity_id, a.change_kind) <
           std::tie(b.sent_at, b.entity_name, b.entity_id, b.change_kind);
  });
  IdCounter ids(citizen_id);
  std::vector<Message> numbered;
  numbered.reserve(records.size());
  for (Message& record : records) {
    const auto id = ids.next(ground.time.day_of(record.sent_at));
    if (!id) continue;
    record.message_id = *id;
    numbered.push_back(std::move(record));
  }
  return numbered;
}

}  // namespace slettefrist::generators
