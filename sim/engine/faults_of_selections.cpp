// Faults F19 to F45: which rows a run takes, and which it leaves for ever or for a night.
//
// Each changes the list of the run, in SQL, between its making and its use. The tables selected, done and
// blocked are temporary: private to the connection, as an engine's own book-keeping. Must not know a
// calendar.
#include <boost/date_time/gregorian/gregorian_types.hpp>

#include "sim/engine/faults.h"
#include "sim/engine/period.h"

namespace slettefrist::engine {
namespace {

using enum FindingKind;

EngineMaker with_own_records(Twist::Amend amend) {
  Twist twist;
  twist.own_records = std::move(amend);
  return twisted(twist);
}

EngineMaker with_all_records(Twist::Amend amend) {
  Twist twist;
  twist.all_records = std::move(amend);
  return twisted(twist);
}

EngineFault exact_day() {
  return {{"F19",
           "exact-day",
           "takes what is due today and not what was due before",
           too_late,
           {"go-live-2024", "outage"}},
          with_own_records(leave_out("due_on <> ?2"))};
}

EngineFault wrong_way_round() {
  Twist twist;
  twist.is_due = [](Day due_on, const RunMoment& moment) { return due_on > moment.as_of; };
  return {{"F20",
           "wrong-way-round",
           "takes what is not yet due and leaves what is",
           too_early,
           {"go-live-2024", "first-documents-2024"}},
          twisted(twist)};
}

// A fund's sanctions are one batch, removed only when none of them has a date far ahead.
EngineFault future_date_blocks() {
  constexpr int kFarAheadDays = 10000;
  return {{"F21",
           "future-date-blocks",
           "keeps all sanctions of a fund while one of them has a date far ahead",
           too_late,
           {"old-sanctions"}},
          with_own_records([](Store& store, const RunMoment& moment, const Policy&) {
            store.execute(
                "DELETE FROM " + kPurgeList +
                    " WHERE area = 'sanction' AND record_id IN (SELECT s.sanction_id FROM sanction AS s"
                    " JOIN sanction AS f ON f.fund_code = s.fund_code WHERE f.expires_on > ?)",
                {moment.as_of + kFarAheadDays});
          })};
}

EngineFault backlog_timeout() {
  constexpr std::int64_t kRecordsInTimeMax = 20;
  return {{"F29",
           "backlog-timeout",
           "runs out of time on a large backlog, and so every night after",
           engine_failed,
           {"go-live-2024"}},
          with_own_records([](Store& store, const RunMoment&, const Policy&) {
            std::int64_t records = 0;
            store.query("SELECT count(*) FROM " + kPurgeList, {},
                        [&](const std::vector<Value>& row) { records = std::get<std::int64_t>(row[0]); });
            if (records > kRecordsInTimeMax) throw EngineFailure("no end in time; the run was rolled back");
          })};
}

EngineFault too_old() {
  constexpr int kOldestDays = 5 * 365;
  return {
      {"F30", "too-old", "never looks at what was due more than five years ago", too_late, {"old-sanctions"}},
      with_own_records([](Store& store, const RunMoment& moment, const Policy&) {
        store.execute("DELETE FROM " + kPurgeList + " WHERE due_on < ?", {moment.as_of - kOldestDays});
      })};
}

EngineFault offset_paging() {
  return {
      {"F33", "offset-paging", "skips a page for every page that it has removed", too_late, {"go-live-2024"}},
      with_own_records(
          leave_out("(area, record_id) IN (SELECT area, record_id FROM (SELECT area, record_id,"
                    " row_number() OVER (ORDER BY area, record_id) AS place FROM temp.purge_list)"
                    " WHERE (place - 1) / 10 % 2 = 1)"))};
}

EngineFault silent_cap() {
  return {{"F34",
           "silent-cap",
           "takes at most 25 records a night and says nothing of the rest",
           too_late,
           {"go-live-2024"}},
          with_own_records(leave_out("(area, record_id) NOT IN (SELECT area, record_id FROM temp.purge_list"
                                     " ORDER BY area, record_id LIMIT 25)"))};
}

EngineFault last_row_kept() {
  return {{"F35",
           "last-row-kept",
           "never reaches the last row of what is due",
           too_late,
           {"first-documents-2024", "decade"}},
          with_own_records(leave_out("record_id = (SELECT max(p.record_id) FROM temp.purge_list AS p"
                                     " WHERE p.area = purge_list.area)"))};
}

EngineFault bare_id() {
  return {{"F36",
           "bare-id",
           "removes by the bare id, which records of other tables have, too",
           wrong_set,
           {"same-number"}},
          with_all_records([](Store& store, const RunMoment&, const Policy&) {
            for (const char* table : {"contact_course", "plan_draft", "benefit_report", "message"}) {
              store.execute("DELETE FROM " + std::string{table} + " WHERE " + table +
                                "_id IN (SELECT record_id FROM " + kPurgeList + ")",
                            {});
            }
          })};
}

EngineFault starved_by_prefix() {
  return {{"F37",
           "starved-by-prefix",
           "looks at the 20 oldest notifications, due or not, and at no other",
           too_late,
           {"go-live-2024", "decade"}},
          with_own_records(leave_out("area = 'notification' AND record_id NOT IN (SELECT notification_id"
                                     " FROM notification ORDER BY notified_at, notification_id LIMIT 20)"))};
}

Day first_of_month(Day day) {
  const boost::gregorian::date civil =
      boost::gregorian::date{1970, 1, 1} + boost::gregorian::days{day.number};
  return day - (civil.day() - 1);
}

EngineFault month_partition() {
  Twist twist;
  twist.due_of = [](const DatedRow& row, const RunMoment& moment) {
    return due_by(row, moment, anchor_day_of(row), [&](Day anchor, const Period& keep) {
      return later_by(first_of_month(anchor), keep, row.reading.month_end);
    });
  };
  return {{"F38",
           "month-partition",
           "drops a whole month as soon as its first day is due",
           too_early,
           {"first-documents-2024", "leap-day"}},
          twisted(twist)};
}

// Nothing is forgotten on the first night under a rule: that is the backlog.
EngineFault only_forward() {
  return {
      {"F39",
       "only-forward",
       "takes for done what was due before its last run, also where it came after it",
       too_late,
       {"old-sanctions"}},
      with_own_records([last = std::optional<Day>{}](Store& store, const RunMoment& moment,
                                                     const Policy& policy) mutable {
        for (const Rule& rule : policy.rules) {
          if (last && rule.versions.front().in_force <= *last) {
            store.execute("DELETE FROM " + kPurgeList + " WHERE rule = ? AND due_on <= ?", {rule.id, *last});
          }
        }
        last = moment.as_of;
      })};
}

EngineFault answers_left() {
  return {{"F41",
           "answers-left",
           "removes a notification and leaves its answers",
           orphan,
           {"go-live-2024", "decade"}},
          with_all_records(leave_out("area = 'answer'"))};
}

EngineFault young_siblings() {
  return {{"F41",
           "young-siblings",
           "takes all documents of a notification when the first of them is due",
           too_early,
           {"first-documents-2024", "leap-day"}},
          with_own_records([](Store& store, const RunMoment&, const Policy&) {
            store.execute(
                "INSERT OR IGNORE INTO " + kPurgeList +
                    " (area, record_id, rule, due_on) SELECT 'document', s.document_id, p.rule, p.due_on"
                    " FROM " +
                    kPurgeList +
                    " AS p JOIN document AS d ON d.document_id = p.record_id"
                    " JOIN document AS s ON s.notification_id = d.notification_id"
                    " WHERE p.area = 'document'",
                {});
          })};
}

EngineFault reference_blocks() {
  return {{"F42",
           "reference-blocks",
           "fails where a sanction names a notification, as if that note were a key",
           engine_failed,
           {"go-live-2024", "decade"}},
          with_all_records([](Store& store, const RunMoment&, const Policy&) {
            store.execute(
                "CREATE TEMP TRIGGER IF NOT EXISTS sanction_refers BEFORE DELETE ON main.notification"
                " WHEN EXISTS (SELECT 1 FROM main.sanction WHERE notification_id = OLD.notification_id)"
                " BEGIN SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed'); END",
                {});
          })};
}

EngineFault shared_file() {
  return {
      {"F43", "shared-file", "keeps a document while another has the same file", too_late, {"same-number"}},
      with_own_records(leave_out(
          "area = 'document' AND record_id IN (SELECT d.document_id FROM document AS d JOIN document AS o"
          " ON o.file_name = d.file_name AND o.byte_size = d.byte_size AND o.document_id <> d.document_id"
          " WHERE o.document_id NOT IN (SELECT record_id FROM temp.purge_list WHERE area = 'document'))"))};
}

// The list of tomorrow is made tonight and not looked at again.
void take_what_was_selected(Store& store, const RunMoment& moment, const Policy&) {
  store.execute("CREATE TABLE IF NOT EXISTS temp.selected (area, record_id, rule, due_on)", {});
  store.execute("INSERT OR IGNORE INTO " + kPurgeList + " SELECT * FROM temp.selected", {});
  store.execute("DELETE FROM temp.selected", {});
  store.execute("INSERT INTO temp.selected SELECT area, record_id, rule, due_on FROM " + kPurgeList +
                    " WHERE due_on > ? AND area = 'notification'",
                {moment.as_of});
  store.execute("DELETE FROM " + kPurgeList + " WHERE due_on > ?", {moment.as_of});
}

EngineFault no_second_look() {
  Twist twist;
  twist.is_due = [](Day due_on, const RunMoment& moment) { return due_on <= moment.as_of + 1; };
  twist.own_records = take_what_was_selected;
  return {{"F45",
           "no-second-look",
           "selects a night ahead and does not see an answer that comes in between",
           too_early,
           {"late-answers"}},
          twisted(twist)};
}

}  // namespace

std::vector<EngineFault> faults_of_selections() {
  return {exact_day(),       wrong_way_round(), future_date_blocks(), backlog_timeout(), too_old(),
          offset_paging(),   silent_cap(),      last_row_kept(),      bare_id(),         starved_by_prefix(),
          month_partition(), only_forward(),    answers_left(),       young_siblings(),  reference_blocks(),
          shared_file(),     no_second_look()};
}

}  // namespace slettefrist::engine
