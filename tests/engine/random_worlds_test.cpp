// Small random worlds under every reading: the engine's sets and log against a plain loop over all records.
//
// The loop asks the forward question of one record after the other and knows no SQL; what the two share is
// the calendar, which date_table_test.cpp checks on its own.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "sim/engine/due_day.h"
#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

struct Entry {
  std::string rule;
  Due due;
};
using Expected = std::map<std::pair<std::string, RecordId>, Entry>;

struct RandomWorld {
  struct Sent {
    RecordId id;
    std::string at;
  };
  struct Child {
    RecordId id;
    RecordId parent;
    std::string at;
    bool is_on_answer = false;
  };
  std::vector<Sent> notifications;
  std::vector<Child> answers;
  std::vector<Child> documents;
};

std::string some_instant(int first_day_number, int days) {
  const int number = first_day_number + *rc::gen::inRange(0, days);
  const int hour = *rc::gen::element(0, 1, 2, 12, 21, 22, 23);
  return to_text(Instant{std::int64_t{number} * 86400 + hour * 3600 + *rc::gen::element(0, 1799, 3599)});
}

RandomWorld random_world() {
  RandomWorld world;
  const int start = day("2017-12-01").number;
  for (RecordId id = 1; id <= *rc::gen::inRange(1, 9); ++id) {
    world.notifications.push_back({id, some_instant(start, 150)});
    const int answer_count = *rc::gen::element(0, 1, 1, 2, 3);
    for (int i = 1; i <= answer_count; ++i) {
      const RecordId answer = id * 10 + i;
      world.answers.push_back({answer, id, some_instant(start + 150, 90)});
      if (*rc::gen::inRange(0, 2) == 1) {
        world.documents.push_back({answer * 10, answer, some_instant(start + 1850, 600), true});
      }
    }
    if (*rc::gen::inRange(0, 2) == 1) {
      world.documents.push_back({id * 1000 + 1, id, some_instant(start + 1850, 600)});
    }
  }
  return world;
}

Policy random_policy() {
  Policy policy = newsletter_policy();
  for (const ReadingEntry& entry : entries_of(policy.reading)) {
    if (!entry.values.empty()) set_reading(policy.reading, entry.key, *rc::gen::elementOf(entry.values));
  }
  policy.new_model_from = day("2018-02-01");
  for (Rule& rule : policy.rules) {
    if (rule.area == Area::document)
      rule.versions[0].keep = *parse_period(*rc::gen::element<std::string>("1 year", "5 months"));
    if (*rc::gen::inRange(0, 3) == 0) {
      RuleVersion later =
          version_from("2024-04-01", *rc::gen::element<std::string>("5 years", "75 months", "2 months"));
      later.ends = *rc::gen::inRange(0, 3) == 0;
      later.effect = *rc::gen::element(Effect::all_records, Effect::anchored_since);
      rule.versions.push_back(later);
    }
  }
  return policy;
}

class PlainLoop {
 public:
  PlainLoop(const RandomWorld& world, const Policy& policy, const RunMoment& moment)
      : world_{world}, policy_{policy}, moment_{moment} {}

  Expected expected() {
    for (const auto& document : world_.documents) {
      const auto due = due_by(policy_.rules[2], document.at);
      if (due && is_due(*due, policy_.reading, moment_)) put("document", document.id, {"document", *due});
    }
    for (const auto& notification : world_.notifications) add_notification(notification);
    return expected_;
  }

 private:
  std::optional<Due> due_by(const Rule& rule, const std::string& at) const {
    return due_under(rule, policy_.reading, moment_.as_of, AnchorKind::instant, instant(at).seconds);
  }
  void put(const std::string& area, RecordId id, const Entry& entry) {
    expected_.emplace(std::pair{area, id}, entry);
  }

  void add_notification(const RandomWorld::Sent& sent) {
    std::vector<RandomWorld::Child> answers;
    for (const auto& answer : world_.answers) {
      if (answer.parent == sent.id) answers.push_back(answer);
    }
    std::sort(answers.begin(), answers.end(), [](const auto& left, const auto& right) {
      return std::tie(left.at, left.id) < std::tie(right.at, right.id);
    });
    const Reading& reading = policy_.reading;
    if (reading.scope == Scope::new_model &&
        anchor_day(AnchorKind::instant, instant(sent.at).seconds, reading.day_of) < policy_.new_model_from) {
      return;
    }
    const Rule& rule = policy_.rules[answers.empty() ? 1 : 0];
    const bool is_last = reading.which_answer == WhichAnswer::last;
    auto due = due_by(rule, answers.empty() ? sent.at : is_last ? answers.back().at : answers.front().at);
    std::vector<RandomWorld::Child> documents;
    for (const auto& document : world_.documents) {
      const bool is_below = std::any_of(answers.begin(), answers.end(), [&](const auto& answer) {
        return document.is_on_answer && answer.id == document.parent;
      });
      if (is_below || (!document.is_on_answer && document.parent == sent.id)) documents.push_back(document);
    }
    if (reading.document_under_parent == DocumentUnderParent::holds_parent && due) {
      for (const auto& document : documents) {
        const auto held = due_by(policy_.rules[2], document.at);
        if (held && due->at < held->at) due = held;
      }
    }
    if (!due || !is_due(*due, reading, moment_)) return;
    put("notification", sent.id, {rule.id, *due});
    for (const auto& answer : answers) put("answer", answer.id, {rule.id, *due});
    if (reading.document_under_parent == DocumentUnderParent::stays) return;
    for (const auto& document : documents) put("document", document.id, {rule.id, *due});
  }

  const RandomWorld& world_;
  const Policy& policy_;
  RunMoment moment_;
  Expected expected_;
};

void fill(SmallStore& store, const RandomWorld& world) {
  for (const auto& sent : world.notifications) store.notify(sent.id, sent.at);
  for (const auto& answer : world.answers) store.answer(answer.id, answer.parent, answer.at);
  for (const auto& document : world.documents) {
    if (document.is_on_answer) {
      store.document_on_answer(document.id, document.parent, document.at);
    } else {
      store.document_on_notification(document.id, document.parent, document.at);
    }
  }
}

RC_GTEST_PROP(RandomWorlds, lose_what_a_plain_loop_over_all_records_says, ()) {
  const RandomWorld world = random_world();
  const Policy policy = random_policy();
  const std::string on = to_text(day("2024-03-10") + *rc::gen::inRange(0, 200));
  SmallStore store{false};
  fill(store, world);
  store.purge(policy, on);
  std::vector<std::string> expected;
  for (const auto& [key, entry] :
       PlainLoop{world, policy, {SmallStore::three_at_night(on), day(on)}}.expected()) {
    expected.push_back(key.first + " " + std::to_string(key.second) + ": " + entry.rule + ", due " +
                       to_text(entry.due.on));
  }
  RC_TAG(expected.empty() ? "nothing due" : "something due");
  RC_ASSERT(store.log() == expected);
  RC_ASSERT(store.left(Area::notification).size() + store.left(Area::answer).size() +
                store.left(Area::document).size() + expected.size() ==
            world.notifications.size() + world.answers.size() + world.documents.size());
}

}  // namespace
}  // namespace slettefrist::engine
