// The deletion log against removals: seen run by run, and seen in exports with nights between them.
#include "sim/judge/log_check.h"

#include <gtest/gtest.h>

namespace slettefrist::judge {
namespace {

const std::vector<std::string> kRules{"notification-answered", "document"};

Run night(int number) {
  const Day day = *parse_day("2030-02-01") + number;
  return {Instant{std::int64_t{day.number} * 86400 + 7200}, day, true};
}

LogRow row(RecordId id, const Run& run, const std::string& rule, const std::string& due_on) {
  return {run.run_at.seconds, to_text(run.as_of), "document", id, rule, due_on, {}};
}

// Document 7 went by its own rule, or with its notification.
LoggedRemoval removal() {
  LoggedRemoval gone;
  gone.key = {Area::document, 7};
  gone.attribution = {1, *parse_day("2030-02-02"), false};
  return gone;
}

struct RemovalSeen {
  std::vector<LoggedRemoval> removals{removal()};
  LogSight sight{night(3), {night(3)}, removals, {}};

  std::vector<std::string> details(const std::vector<LogRow>& rows) const {
    std::vector<std::string> all;
    for (const Finding& finding : check_log(sight, rows, kRules).findings) {
      EXPECT_EQ(finding.kind, FindingKind::log_untrue);
      EXPECT_EQ(finding.observed_on, sight.run.as_of);
      all.push_back(to_text(finding.detail));
    }
    return all;
  }
};

using Details = std::vector<std::string>;

TEST(LogCheck, takes_the_runs_own_row_only) {
  const RemovalSeen seen;
  EXPECT_EQ(seen.details({row(7, night(3), "document", "2030-02-02")}), Details{});
  EXPECT_EQ(seen.details({row(7, night(2), "document", "2030-02-02")}),
            Details{"the log row is not true: run_at is not the run's"});
  LogRow mixed = row(7, night(3), "document", "2030-02-02");
  mixed.as_of = to_text(night(2).as_of);
  EXPECT_EQ(seen.details({mixed}), Details{"the log row is not true: as_of is not the run's day"});
}

TEST(LogCheck, takes_a_row_of_any_night_on_which_the_removal_can_have_been) {
  RemovalSeen seen;
  seen.sight.nights = {night(2), night(3)};
  EXPECT_EQ(seen.details({row(7, night(2), "document", "2030-02-02")}), Details{});
  EXPECT_EQ(seen.details({row(7, night(1), "document", "2030-02-02")}).size(), 1U);
  LogRow mixed = row(7, night(2), "document", "2030-02-02");
  mixed.as_of = to_text(night(3).as_of);
  EXPECT_EQ(seen.details({mixed}), Details{"the log row is not true: as_of is not the run's day"});
}

TEST(LogCheck, takes_any_rule_by_which_it_may_have_gone_where_nobody_saw_the_night) {
  RemovalSeen seen;
  const LogRow with_parent = row(7, night(3), "notification-answered", "2030-02-01");
  EXPECT_EQ(seen.details({with_parent}), Details{"the log row is not true: the rule is another"});
  seen.removals.front().or_else = {{kNoRule, std::nullopt, true}, {0, *parse_day("2030-02-01"), true}};
  EXPECT_EQ(seen.details({with_parent}), Details{});
  EXPECT_EQ(seen.details({row(7, night(3), "notification-answered", "2030-02-02")}),
            Details{"the log row is not true: the rule is another"});
  EXPECT_EQ(seen.details({row(7, night(3), "document", "2030-02-05")}),
            Details{"the log row is not true: due_on is after as_of"});
}

TEST(LogCheck, leaves_a_row_about_a_record_that_nobody_saw_to_its_own_word) {
  RemovalSeen seen;
  const LogRow own = row(7, night(3), "document", "2030-02-02");
  const LogRow unseen = row(8, night(3), "document", "2030-02-03");
  EXPECT_EQ(seen.details({own, unseen}), Details{"the log tells of a removal that was not seen"});
  seen.sight.was_ever_seen = [](const RecordKey& key) { return key.id == 7; };
  EXPECT_EQ(seen.details({own, unseen}), Details{});
  EXPECT_EQ(check_log(seen.sight, {own, unseen}, kRules).unseen, 1);
  EXPECT_EQ(seen.details({own, unseen, unseen}), Details{"the removal is logged more than once"});
  EXPECT_EQ(seen.details({own, row(8, night(3), "document", "2030-02-05")}),
            Details{"the log row is not true: due_on is after as_of"});
  EXPECT_EQ(seen.details({own, row(8, night(1), "document", "2030-02-01")}),
            Details{"the log row is not true: run_at is not the run's"});
}

TEST(LogCheck, tells_each_row_that_a_log_has_lost) {
  LogRow nameless = row(9, night(0), "document", "2030-02-01");
  nameless.area = "somebody";
  const std::vector<Finding> findings =
      lost_from_log(night(3), {row(7, night(0), "document", "2030-02-01"), nameless});
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].kind, FindingKind::log_untrue);
  EXPECT_EQ(findings[0].area, "document");
  EXPECT_EQ(findings[0].record_id, 7);
  EXPECT_EQ(findings[0].observed_on, night(3).as_of);
  EXPECT_EQ(findings[1].area, "deletion_log");
}

}  // namespace
}  // namespace slettefrist::judge
