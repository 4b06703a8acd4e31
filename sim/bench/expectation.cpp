// The oracle's word on every family and single record of a store; see expectation.h.
//
// The calendar has one run, so a record is due where a window is open at it and no later fact has ended that.
// Families come together by reading three tables in the order of their notification. A child without its
// parent is under no parent's rule: an answer stays, a document has its own rule. Holds of the store count.
// It must not know SQL dates.
#include "sim/bench/expectation.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>

#include "sim/bench/record_stream.h"
#include "sim/model/hold.h"
#include "sim/model/parentless.h"
#include "sim/oracle/oracle.h"
#include "sim/store/sqlite_connection.h"
#include "sim/store/store.h"

namespace slettefrist::purge_bench {
namespace {

constexpr const char* kNothingFurther = "NULL";

bool has_table(SQLite::Database& database, Area area) {
  return database.tableExists(std::string{name_of(area)});
}

std::int64_t size_sum(const IdLists& lists) {
  std::int64_t sum = 0;
  for (const auto& list : lists) sum += static_cast<std::int64_t>(list.size());
  return sum;
}

std::vector<Hold> holds_in(SQLite::Database& database, const std::string& path) {
  std::vector<Hold> holds;
  if (!has_table(database, Area::hold)) return holds;
  RecordStream<Hold> rows{database.getHandle(), path, kNothingFurther, ""};
  while (rows.next()) holds.push_back(rows.record());
  return holds;
}

class Reader {
 public:
  Reader(SQLite::Database& database, const std::string& path, const Policy& policy,
         const RunCalendar& calendar)
      : database_(database), path_(path), oracle_(policy, calendar, holds_in(database, path)) {}

  Expectation read() {
    read_families();
    read_singles<Sanction>();
    read_singles<Citizen>();
    read_singles<ContactCourse>();
    read_singles<PlanDraft>();
    read_singles<BenefitReport>();
    read_singles<Message>();
    read_singles<Hold>();
    for (const Area area : kTables) {
      for (auto* list : {&expected_.due[index_of(area)], &expected_.kept[index_of(area)]}) {
        std::sort(list->begin(), list->end());
        list->shrink_to_fit();
      }
    }
    return std::move(expected_);
  }

 private:
  template <class Record>
  RecordStream<Record> stream(const std::string& further, const std::string& joined) {
    return {database_.getHandle(), path_, further, joined};
  }

  template <class Record>
  void read_singles() {
    if (!has_table(database_, Record::kArea)) return;
    auto records = stream<Record>(kNothingFurther, "");
    while (records.next()) ask(records.record());
  }

  void read_families() {
    auto notifications = stream<Notification>(kNothingFurther, "ORDER BY r.notification_id");
    auto answers = stream<Answer>(kNothingFurther, "ORDER BY r.notification_id, r.answered_at, r.answer_id");
    auto documents = stream<Document>(
        "coalesce(r.notification_id, a.notification_id) AS parent",
        "LEFT JOIN answer AS a ON a.answer_id = r.answer_id ORDER BY parent, r.stored_at, r.document_id");
    bool has_answer = answers.next();
    bool has_document = documents.next();
    const auto leave_orphans_before = [&](std::optional<RecordId> notification) {
      const auto is_before = [&](std::optional<RecordId> parent) {
        return !notification || !parent || *parent < *notification;
      };
      for (; has_answer && is_before(answers.record().notification_id); has_answer = answers.next())
        keep(Area::answer, answers.record().answer_id);
      for (; has_document && is_before(documents.extra()); has_document = documents.next())
        ask_parentless(documents.record());
    };
    Family family;
    while (notifications.next()) {
      family.notification = notifications.record();
      family.answers.clear();
      family.documents.clear();
      const RecordId id = family.notification.notification_id;
      leave_orphans_before(id);
      for (; has_answer && answers.record().notification_id == id; has_answer = answers.next())
        family.answers.push_back(answers.record());
      for (; has_document && documents.extra() == id; has_document = documents.next())
        family.documents.push_back(documents.record());
      ask(family);
    }
    leave_orphans_before(std::nullopt);
  }

  template <class Case>
  void ask(const Case& one) {
    fates_.clear();
    oracle_.fates_of(one, fates_);
    for (const Fate& fate : fates_) take(fate);
  }

  void ask_parentless(const Document& document) {
    fates_.clear();
    oracle_.fates_of(family_of_parentless(document), fates_);
    drop_windows_with_parent(fates_.back().windows);
    take(fates_.back());
  }

  void take(const Fate& fate) {
    const bool is_due = std::any_of(fate.windows.begin(), fate.windows.end(), [](const Window& window) {
      return window.opens_run <= 0 && window.ended_run > 0;
    });
    (is_due ? expected_.due : expected_.kept)[index_of(fate.area)].push_back(fate.id);
  }
  void keep(Area area, RecordId id) { expected_.kept[index_of(area)].push_back(id); }

  SQLite::Database& database_;
  const std::string& path_;
  const oracle::Oracle oracle_;
  std::vector<Fate> fates_;
  Expectation expected_;
};

// Calls see(area, id) for every record there is.
template <class See>
void each_id(const std::string& path, See&& see) {
  try {
    const store::Connection database = store::read_only_connection(path);
    for (const Area area : kTables) {
      if (!has_table(*database, area)) continue;
      const std::string id{id_column_of(area)};
      store::Cursor cursor{database->getHandle(), "SELECT " + id + " FROM " + std::string{name_of(area)}};
      while (cursor.step()) see(area, cursor.integer(0));
    }
  } catch (const SQLite::Exception& error) {
    throw StoreFailure(path + ": cannot be read: " + error.what());
  }
}

bool has(const std::vector<RecordId>& sorted, RecordId id) {
  return std::binary_search(sorted.begin(), sorted.end(), id);
}

}  // namespace

std::int64_t Expectation::due_rows() const { return size_sum(due); }
std::int64_t Expectation::rows() const { return size_sum(due) + size_sum(kept); }
std::int64_t Expectation::notifications() const {
  const std::size_t place = index_of(Area::notification);
  return static_cast<std::int64_t>(due[place].size() + kept[place].size());
}

Expectation expectation_of(const std::string& path, const Policy& policy, const RunCalendar& calendar) {
  try {
    const store::Connection database = store::read_only_connection(path);
    return Reader{*database, path, policy, calendar}.read();
  } catch (const SQLite::Exception& error) {
    throw StoreFailure(path + ": cannot be read: " + error.what());
  }
}

Verification verify(const std::string& path, const Expectation& expected, bool may_grow,
                    AreaCounts& removed) {
  Verification seen;
  AreaCounts due_left{};
  AreaCounts kept_left{};
  each_id(path, [&](Area area, RecordId id) {
    const std::size_t place = index_of(area);
    if (has(expected.kept[place], id)) {
      ++kept_left[place];
    } else if (has(expected.due[place], id)) {
      ++due_left[place];
    } else if (!may_grow) {
      ++seen.appeared;
    }
  });
  for (std::size_t i = 0; i < kAreaCount; ++i) {
    const auto due = static_cast<std::int64_t>(expected.due[i].size());
    const auto kept = static_cast<std::int64_t>(expected.kept[i].size());
    seen.left_behind += due_left[i];
    seen.gone_wrongly += kept - kept_left[i];
    removed[i] = due - due_left[i] + kept - kept_left[i];
  }
  return seen;
}

bool is_as_before(const std::string& path, const Expectation& expected) {
  AreaCounts removed{};
  const Verification seen = verify(path, expected, false, removed);
  return seen.gone_wrongly == 0 && seen.appeared == 0 && seen.left_behind == expected.due_rows();
}

}  // namespace slettefrist::purge_bench
