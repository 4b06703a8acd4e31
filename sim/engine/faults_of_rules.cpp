// Faults F15 to F28: the wrong date, the wrong rule, the wrong version of it.
//
// Most are the built-in engine under a policy that was misread. Must not know a calendar.
#include <map>

#include "sim/engine/faults.h"

namespace slettefrist::engine {
namespace {

using enum FindingKind;

EngineFault file_date() {
  return {{"F15",
           "file-date",
           "counts a document from the file's own date",
           too_early,
           {"first-documents-2024", "leap-day"}},
          misreading([](Policy& policy) {
            for (Rule& rule : policy.rules) {
              if (rule.area == Area::document) rule.counted_from = {"file_dated_on"};
            }
          })};
}

EngineFault notification_age() {
  return {{"F16",
           "notification-age",
           "counts an answered notification from the day it was sent",
           too_early,
           {"late-answers", "decade"}},
          misreading([](Policy& policy) {
            std::erase_if(policy.rules, [](const Rule& rule) { return rule.applies == Applies::answered; });
            for (Rule& rule : policy.rules) rule.applies = Applies::always;
          })};
}

EngineFault due_once() {
  Twist twist;
  twist.due_of = [known = std::map<RecordId, Day>{}](const DatedRow& row, const RunMoment& moment) mutable {
    auto due_on = due_rightly(row, moment);
    if (due_on && row.rule.area == Area::notification) due_on = known.emplace(row.id, *due_on).first->second;
    return due_on;
  };
  return {{"F17",
           "due-once",
           "works out a due day once, so that no later answer moves it",
           too_early,
           {"late-answers"}},
          twisted(twist)};
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// Where a rule counts from the earliest of several dates, from something else.
EngineMaker counting_from(const std::function<std::string(const std::string& earliest)>& other) {
  Twist twist;
  twist.query = [other](RuleQuery& query) {
    if (!query.anchor.starts_with("min(")) return;
    const std::string earliest = query.anchor;
    query.anchor = other(earliest);
    for (std::string* sql : {&query.oldest_sql, &query.newest_sql, &query.list_sql, &query.rows_sql})
      replace_all(*sql, earliest, query.anchor);
  };
  return twisted(twist);
}

EngineFault later_of_dates() {
  return {{"F18",
           "later-of-dates",
           "counts a sanction from the later of its two dates",
           too_late,
           {"go-live-2024", "decade"}},
          counting_from([](const std::string& earliest) { return "max" + earliest.substr(3); })};
}

EngineFault empty_date() {
  return {{"F18",
           "empty-date",
           "takes the earlier of two dates for empty where one of them is",
           too_late,
           {"go-live-2024", "decade"}},
          counting_from([](const std::string&) { return "min(n.expires_on, n.served_on)"; })};
}

EngineFault change_applied_backwards() {
  return {{"F22",
           "change-applied-backwards",
           "applies a change for new records to all of them",
           too_early,
           {"policy-change"}},
          misreading([](Policy& policy) {
            for (Rule& rule : policy.rules) {
              for (RuleVersion& version : rule.versions) version.effect = Effect::all_records;
            }
          })};
}

EngineFault old_policy_lives_on() {
  return {{"F22",
           "old-policy-lives-on",
           "goes on by the first version of every rule",
           too_late,
           {"policy-change"}},
          misreading([](Policy& policy) {
            for (Rule& rule : policy.rules) rule.versions.resize(1);
          })};
}

EngineFault period_without_unit() {
  return {{"F23",
           "period-without-unit",
           "reads the number of a period and takes it for days",
           too_early,
           {"first-documents-2024", "decade"}},
          misreading([](Policy& policy) {
            for (Rule& rule : policy.rules) {
              for (RuleVersion& version : rule.versions) version.keep.unit = Period::Unit::days;
            }
          })};
}

// From 18 March to 13 August, as two digits exchanged make it.
constexpr int kMistypedDays = 148;

EngineFault mistyped_in_force() {
  return {{"F24",
           "mistyped-in-force",
           "has two digits of the day on which its rules begin exchanged",
           too_late,
           {"go-live-2024"}},
          misreading([](Policy& policy) {
            for (Rule& rule : policy.rules) {
              for (RuleVersion& version : rule.versions) version.in_force = version.in_force + kMistypedDays;
            }
          })};
}

EngineFault unruled_purged() {
  return {{"F25",
           "unruled-purged",
           "purges plan drafts, for which there is no rule",
           wrong_set,
           {"first-documents-2024", "decade"}},
          followed_by({"DELETE FROM plan_draft WHERE sent_at < ?1 - 30 * 86400"})};
}

EngineFault fires_when_created() {
  return {{"F28",
           "fires-when-created",
           "does not wait for the day on which its rules begin",
           too_early,
           {"go-live-2024"}},
          misreading([](Policy& policy) {
            for (Rule& rule : policy.rules) rule.versions.front().in_force = kEarliestDay;
          })};
}

EngineFault dry_run_deletes() {
  return {{"F50",
           "dry-run-deletes",
           "removes what its dry run, the night before a rule begins, should only count",
           too_early,
           {"go-live-2024"}},
          at_another_moment([](const RunMoment& moment, const Policy& policy) {
            RunMoment other = moment;
            for (const Rule& rule : policy.rules) {
              const bool begins_tomorrow = rule.versions.front().in_force == moment.as_of + 1;
              if (begins_tomorrow) other.as_of = moment.as_of + 1;
            }
            return other;
          })};
}

}  // namespace

std::vector<EngineFault> faults_of_rules() {
  return {file_date(),           notification_age(),    due_once(),
          later_of_dates(),      empty_date(),          change_applied_backwards(),
          old_policy_lives_on(), period_without_unit(), mistyped_in_force(),
          unruled_purged(),      fires_when_created(),  dry_run_deletes()};
}

}  // namespace slettefrist::engine
