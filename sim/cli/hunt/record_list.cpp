// Taking histories apart and putting parts together; see record_list.h.
//
// Lists keep their order, so that the same part is the same history every time. It must not know a store.
#include "sim/cli/hunt/record_list.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

namespace slettefrist::cli {
namespace {

RecordKey key_of(const Family& family) { return {Area::notification, family.notification.notification_id}; }

template <class Record>
RecordKey key_of(const Record& record) {
  return {Record::kArea, id_of(record)};
}

Family family_part(const Family& family, const std::set<RecordKey>& kept) {
  Family part{family.notification, {}, {}};
  std::set<RecordId> answers;
  for (const Answer& answer : family.answers) {
    if (!kept.contains(key_of(answer))) continue;
    answers.insert(answer.answer_id);
    part.answers.push_back(answer);
  }
  for (const Document& document : family.documents) {
    if (document.answer_id && !answers.contains(*document.answer_id)) continue;
    if (kept.contains(key_of(document))) part.documents.push_back(document);
  }
  return part;
}

std::vector<RecordKey> keys_of(const Family& family) {
  std::vector<RecordKey> keys{key_of(family)};
  for (const Answer& answer : family.answers) keys.push_back(key_of(answer));
  for (const Document& document : family.documents) keys.push_back(key_of(document));
  return keys;
}

// A hold on a record that is not there holds nothing, and no scenario file may name it.
void leave_out_idle_holds(History& part) {
  if (part.holds.empty()) return;
  const std::vector<RecordKey> list = record_list(part);
  const std::set<RecordKey> there{list.begin(), list.end()};
  std::erase_if(part.holds, [&](const Hold& hold) {
    return !there.contains(RecordKey{hold.area, hold.record_id});
  });
}

// A record that is looked at keeps the holds that name it or one of the others with it.
void add_holds(const History& history, std::set<RecordKey>& keys) {
  for (const Hold& hold : history.holds) {
    if (keys.contains(RecordKey{hold.area, hold.record_id})) keys.insert(key_of(hold));
  }
}

const Hold* hold_of(const History& history, RecordKey key) {
  if (key.area != Area::hold) return nullptr;
  const auto found = std::find_if(history.holds.begin(), history.holds.end(),
                                  [&](const Hold& hold) { return hold.id == key.id; });
  return found == history.holds.end() ? nullptr : &*found;
}

}  // namespace

std::vector<RecordKey> record_list(const History& history) {
  std::vector<RecordKey> keys;
  visit_lists(history, [&](const auto& list) {
    for (const auto& item : list) {
      if constexpr (std::is_same_v<std::decay_t<decltype(item)>, Family>) {
        const auto family = keys_of(item);
        keys.insert(keys.end(), family.begin(), family.end());
      } else {
        keys.push_back(key_of(item));
      }
    }
  });
  return keys;
}

History part_of(const History& history, const std::set<RecordKey>& kept) {
  History part;
  const auto copy = [&](const auto& from, auto& to) {
    for (const auto& item : from) {
      if (kept.contains(key_of(item))) to.push_back(item);
    }
  };
  copy(history.citizens, part.citizens);
  for (const Family& family : history.families) {
    if (kept.contains(key_of(family))) part.families.push_back(family_part(family, kept));
  }
  copy(history.sanctions, part.sanctions);
  copy(history.contact_courses, part.contact_courses);
  copy(history.plan_drafts, part.plan_drafts);
  copy(history.benefit_reports, part.benefit_reports);
  copy(history.messages, part.messages);
  copy(history.holds, part.holds);
  leave_out_idle_holds(part);
  return part;
}

History part_of(const History& history, const std::vector<RecordKey>& list,
                const std::vector<std::size_t>& indices) {
  std::set<RecordKey> kept;
  for (const std::size_t index : indices) kept.insert(list[index]);
  return part_of(history, kept);
}

History collected(HistorySource& source, Instant until) {
  History whole;
  source.deliver_until(until, whole);
  return whole;
}

std::set<RecordKey> line_of(const History& history, RecordKey key) {
  if (const Hold* const hold = hold_of(history, key)) return line_of(history, {hold->area, hold->record_id});
  std::set<RecordKey> line{key};
  for (const Family& family : history.families) {
    for (const Answer& answer : family.answers) {
      if (key_of(answer) == key) line.insert(key_of(family));
    }
    for (const Document& document : family.documents) {
      if (key_of(document) != key) continue;
      line.insert(key_of(family));
      if (document.answer_id) line.insert({Area::answer, *document.answer_id});
    }
  }
  add_holds(history, line);
  return line;
}

std::set<RecordKey> family_of(const History& history, RecordKey key) {
  if (const Hold* const hold = hold_of(history, key))
    return family_of(history, {hold->area, hold->record_id});
  std::set<RecordKey> members{key};
  for (const Family& family : history.families) {
    const std::vector<RecordKey> keys = keys_of(family);
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) members.insert(keys.begin(), keys.end());
  }
  add_holds(history, members);
  return members;
}

}  // namespace slettefrist::cli
