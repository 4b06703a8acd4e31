// Hand-sized worlds drawn by RapidCheck: a few families on the very edges of a month, any policy, any
// reading, any schedule. What the two sides disagree on shrinks to a handful of records.
//
// The generated worlds of the other tests are broad; these are dense, and their rules change under way.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "sim/cli/hunt/record_list.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {
namespace {

// Days at which months, the leap day, the clock change and the schedule meet.
Day some_day() {
  const std::string first =
      *rc::gen::element<std::string>("2024-01-28", "2024-02-10", "2024-02-27", "2024-03-28");
  return day(first) + *rc::gen::inRange(0, 6);
}

// Around both midnights, around 03:00 local time in winter and summer, and at it to the second.
Instant some_instant() {
  const int second = *rc::gen::element(0, 3599, 3600, 7199, 7200, 7201, 36000, 79200, 82799, 82800, 86399);
  return Instant{std::int64_t{some_day().number} * 86400 + second};
}

Instant some_instant_from(Instant earliest) { return std::max(earliest, some_instant()); }

Document some_document(RecordId id, Instant earliest) {
  Document document{id, 7, {}, {}, "a.pdf", "application/pdf", 10, some_day(), some_instant_from(earliest),
                    ""};
  return document;
}

Family some_family(RecordId id) {
  Family family;
  family.notification = {id, 7, "101", "067", "absence", some_day(), some_instant(), ""};
  const Instant sent = family.notification.notified_at;
  const int answers = *rc::gen::element(0, 1, 1, 2, 3);
  for (int i = 1; i <= answers; ++i) {
    family.answers.push_back({id * 10 + i, 7, id, "067", "decided", some_day(), some_instant_from(sent), ""});
  }
  std::sort(family.answers.begin(), family.answers.end(), [](const Answer& left, const Answer& right) {
    return std::tie(left.answered_at, left.answer_id) < std::tie(right.answered_at, right.answer_id);
  });
  const int documents = *rc::gen::inRange(0, 4);
  for (int i = 1; i <= documents; ++i) {
    const int parent = *rc::gen::inRange(0, answers + 1);
    if (parent == 0) {
      family.documents.push_back(some_document(id * 100 + i, sent));
      family.documents.back().notification_id = id;
    } else {
      const Answer& answer = family.answers[static_cast<std::size_t>(parent) - 1];
      family.documents.push_back(some_document(id * 100 + i, answer.answered_at));
      family.documents.back().answer_id = answer.answer_id;
    }
  }
  std::sort(
      family.documents.begin(), family.documents.end(), [](const Document& left, const Document& right) {
        return std::tie(left.stored_at, left.document_id) < std::tie(right.stored_at, right.document_id);
      });
  return family;
}

Sanction some_sanction(RecordId id) {
  Sanction sanction{id, 7, {}, "067", "quarantine", some_day(), some_instant(), {}, {}, {}};
  const int dates = *rc::gen::inRange(1, 4);
  if ((dates & 1) != 0) sanction.expires_on = some_day();
  if ((dates & 2) != 0) {
    sanction.served_on = some_day();
    sanction.served_registered_at = some_instant_from(sanction.registered_at);
  }
  return sanction;
}

History some_history() {
  History history;
  for (RecordId id = 1; id <= 8; ++id) history.families.push_back(some_family(id));
  for (RecordId id = 1; id <= 4; ++id) history.sanctions.push_back(some_sanction(id));
  return history;
}

std::string some_period() {
  return *rc::gen::element<std::string>("1 month", "2 months", "2 days", "29 days", "30 days", "1 year");
}

Policy some_policy() {
  Policy policy = quick_policy();
  policy.new_model_from = day("2024-02-11");
  for (const ReadingEntry& entry : entries_of(policy.reading)) {
    const std::vector<std::string> days{"0 days", "1 days", "5 days"};
    const std::vector<std::string>& values = entry.values.empty() ? days : entry.values;
    RC_ASSERT(set_reading(policy.reading, entry.key, *rc::gen::elementOf(values)));
  }
  for (Rule& rule : policy.rules) {
    rule.versions = {version_from("2024-02-28", some_period())};
    if (*rc::gen::inRange(0, 3) != 0) continue;
    RuleVersion later =
        version_from(*rc::gen::element<std::string>("2024-03-01", "2024-03-30"), some_period());
    later.effect = *rc::gen::element(Effect::all_records, Effect::anchored_since);
    later.ends = *rc::gen::inRange(0, 3) == 0;
    rule.versions.push_back(later);
  }
  return policy;
}

PurgeSchedule some_schedule() {
  PurgeSchedule schedule;
  schedule.at_minutes = *rc::gen::element(0, 150, 180, 1439);
  const int every = *rc::gen::element(1, 1, 2, 7);
  const bool is_hourly = *rc::gen::inRange(0, 4) == 0;
  schedule.every_days = is_hourly ? 0 : every;
  schedule.every_hours = is_hourly ? every * 6 : 0;
  if (*rc::gen::inRange(0, 3) == 0) {
    const Day from = some_day();
    schedule.outages = {{from, from + *rc::gen::inRange(0, 4)}};
  }
  return schedule;
}

// Holds on records of every table with a rule, many short, some for ever; several may name one record.
std::vector<Hold> some_holds(const History& history) {
  const std::vector<RecordKey> keys = cli::record_list(history);
  std::vector<Hold> holds;
  const int count = *rc::gen::inRange(1, 12);
  for (RecordId id = 1; id <= count; ++id) {
    const RecordKey key = *rc::gen::elementOf(keys);
    Hold hold{id, 7, key.area, key.id, some_day() + *rc::gen::inRange(-20, 40), {}};
    if (*rc::gen::inRange(0, 6) != 0) hold.to_on = hold.from_on + *rc::gen::element(0, 1, 2, 5, 15, 40);
    holds.push_back(hold);
  }
  return holds;
}

void require_one_mind(History history) {
  cli::Job world = written_world(some_policy(), "2024-02-26", "2024-04-06", std::move(history));
  world.scenario.purge = some_schedule();
  settle(world);
  const Account account = account_with_builtin(world);
  for (const Finding& finding : account.proof.report.findings) {
    const bool is_refused = world.policy.reading.month_end == MonthEnd::refuse;
    const bool is_expected =
        (finding.kind == FindingKind::no_rule && is_refused) ||
        (finding.kind == FindingKind::run_missed && !world.scenario.purge.outages.empty());
    if (!is_expected) RC_FAIL(account.findings);
  }
  RC_TAG(account.deleted(Area::document) > 0 ? "documents went" : "no document went");
}

RC_GTEST_PROP(AnySmallWorld, leaves_engine_and_oracle_of_one_mind, ()) { require_one_mind(some_history()); }

RC_GTEST_PROP(AnySmallWorld, with_holds_leaves_them_of_one_mind, ()) {
  History history = some_history();
  history.holds = some_holds(history);
  require_one_mind(std::move(history));
}

}  // namespace
}  // namespace slettefrist::contract
