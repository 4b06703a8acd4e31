// A real SQLite store with a handful of records, and a policy of the newsletter's shape, for the engine's
// tests.
//
// Records are given by id, instants as text; everything that no rule reads is filled in. Expectations stay in
// the tests.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <tuple>

#include "sim/engine/builtin.h"
#include "sim/engine/danish_zone.h"
#include "sim/store/sqlite_store.h"
#include "tests/engine/days.h"

namespace slettefrist::engine {

inline RuleVersion version_from(const std::string& in_force, const std::string& keep,
                                Effect effect = Effect::all_records) {
  return {day(in_force), effect, false, parse_period(keep).value(), "clause", 0, ""};
}
inline RuleVersion end_from(const std::string& in_force, Effect effect = Effect::all_records) {
  return {day(in_force), effect, true, {}, "clause", 0, ""};
}

inline Policy newsletter_policy() {
  Policy policy;
  policy.zone = "Europe/Copenhagen";
  policy.new_model_from = day("2023-12-04");
  const std::vector<RuleVersion> long_keep{version_from("2024-03-18", "6 years")};
  policy.rules = {
      {"notification-answered", Area::notification, Applies::answered, {"answered_at"}, long_keep},
      {"notification-unanswered", Area::notification, Applies::unanswered, {"notified_at"}, long_keep},
      {"document", Area::document, Applies::always, {"stored_at"}, {version_from("2024-03-18", "12 months")}},
      {"sanction", Area::sanction, Applies::always, {"expires_on", "served_on"}, long_keep}};
  return policy;
}

class SmallStore {
 public:
  explicit SmallStore(bool foreign_keys = true) : path_{fresh_path()} {
    store_ = create_sqlite_store(
        path_, [](const Document&) { return std::string{"bytes"}; }, foreign_keys);
  }
  SmallStore(const SmallStore&) = delete;
  SmallStore& operator=(const SmallStore&) = delete;
  ~SmallStore() {
    store_.reset();
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix);
  }

  Store& store() { return *store_; }
  const std::string& path() const { return path_; }

  void notify(RecordId id, const std::string& at, const std::string& event_on = "2017-01-01") {
    const Notification record{id, 1, "101", "067", "absence", day(event_on), instant(at), ""};
    Batch batch;
    batch.notifications = {&record};
    store_->apply(batch);
  }
  void answer(RecordId id, RecordId notification, const std::string& at,
              const std::string& decided_on = "2017-01-01") {
    const Answer record{id, 1, notification, "067", "none", day(decided_on), instant(at), ""};
    Batch batch;
    batch.answers = {&record};
    store_->apply(batch);
  }
  void document_on_notification(RecordId id, RecordId notification, const std::string& at) {
    add_document(id, notification, std::nullopt, at);
  }
  void document_on_answer(RecordId id, RecordId answer, const std::string& at) {
    add_document(id, std::nullopt, answer, at);
  }
  void sanction(RecordId id, const std::string& expires_on, const std::string& served_on) {
    const auto date = [](const std::string& text) {
      return text.empty() ? std::optional<Day>{} : std::optional<Day>{day(text)};
    };
    const Sanction record{id,
                          1,
                          std::nullopt,
                          "067",
                          "quarantine",
                          day("2016-01-01"),
                          instant("2016-01-02T10:00:00Z"),
                          date(expires_on),
                          date(served_on),
                          std::nullopt};
    Batch batch;
    batch.sanctions = {&record};
    store_->apply(batch);
  }
  void serve(RecordId sanction, const std::string& served_on) {
    Batch batch;
    batch.served_dates = {{sanction, day(served_on), instant("2019-01-01T10:00:00Z")}};
    store_->apply(batch);
  }
  void plan_draft(RecordId id, const std::string& sent_at) {
    const PlanDraft record{id, 1, "067", instant(sent_at), "draft"};
    Batch batch;
    batch.plan_drafts = {&record};
    store_->apply(batch);
  }
  void contact_course(RecordId id, const std::string& starts_on) {
    const ContactCourse record{id, 1, "067", 75, day(starts_on), {}, {}, instant("2016-01-01T10:00:00Z")};
    Batch batch;
    batch.contact_courses = {&record};
    store_->apply(batch);
  }

  // Until further notice where `to_on` is empty.
  void hold(RecordId id, Area area, RecordId record, const std::string& from_on,
            const std::string& to_on = "") {
    const Hold row{id, 1, area, record, day(from_on), to_on.empty() ? std::optional<Day>{} : day(to_on)};
    Batch batch;
    batch.holds = {&row};
    store_->apply(batch);
  }

  // One run at three at night, Danish time.
  void purge(const Policy& policy, const std::string& on) {
    make_builtin_engine(policy)->run(*store_, three_at_night(on), day(on));
  }
  static Instant three_at_night(const std::string& on) { return at_clock_time(day(on), 3 * 3600, 3600); }

  std::set<RecordId> left(Area area) {
    std::set<RecordId> ids;
    store_->inventory(area, [&ids](RecordId id, std::uint64_t) { ids.insert(id); });
    return ids;
  }

  // The rows logged since the last call: "document 7: document, due 2024-12-04", by run, area and record: in
  // which order a run writes them is its own affair.
  std::vector<std::string> log() {
    std::vector<LogRow> rows = store_->new_log_rows();
    std::sort(rows.begin(), rows.end(), [](const LogRow& left, const LogRow& right) {
      return std::tie(left.run_at, left.area, left.record_id) <
             std::tie(right.run_at, right.area, right.record_id);
    });
    return lines_of(rows);
  }
  // For tests of the order itself.
  std::vector<std::string> log_as_written() { return lines_of(store_->new_log_rows()); }

  static std::vector<std::string> lines_of(const std::vector<LogRow>& rows) {
    std::vector<std::string> lines;
    for (const LogRow& row : rows) {
      lines.push_back(row.area + " " + std::to_string(row.record_id.value()) + ": " + row.rule + ", due " +
                      row.due_on + to_text(row.misfit));
    }
    return lines;
  }

  // Every byte that is in the store's files now.
  std::string bytes() const {
    store_->row_count(Area::notification);  // a look, so that it is filled
    std::ostringstream all;
    for (const char* suffix : {"", "-wal"}) {
      std::ifstream file(path_ + suffix, std::ios::binary);
      if (file && file.peek() != std::ifstream::traits_type::eof()) all << file.rdbuf();
    }
    return all.str();
  }

  // What a plan of SQLite says, one line a step.
  std::string plan_of(const std::string& sql, std::size_t value_count) {
    std::string plan;
    store_->query("EXPLAIN QUERY PLAN " + sql, std::vector<Value>(value_count, Value{std::int64_t{0}}),
                  [&plan](const std::vector<Value>& row) { plan += std::get<std::string>(row[3]) + "\n"; });
    return plan;
  }

 private:
  static std::string fresh_path() {
    static int count = 0;
    return (std::filesystem::temp_directory_path() /
            ("slettefrist-engine-" + std::to_string(getpid()) + "-" + std::to_string(count++) + ".db"))
        .string();
  }
  void add_document(RecordId id, std::optional<RecordId> notification, std::optional<RecordId> answer,
                    const std::string& at) {
    const Document record{
        id,          1, notification, answer, "letter.pdf", "application/pdf", 100, day("2015-01-01"),
        instant(at), ""};
    Batch batch;
    batch.documents = {&record};
    store_->apply(batch);
  }

  std::string path_;
  std::unique_ptr<Store> store_;
};

using Ids = std::set<RecordId>;
using Lines = std::vector<std::string>;

}  // namespace slettefrist::engine
