// Engines that get a date wrong are convicted, and of the direction in which they are wrong.
//
// Each test runs the same world with the built-in engine beside it, which must come out clean: otherwise the
// conviction would say nothing. Most of these are the built-in engine under another policy.
#include <gtest/gtest.h>

#include "tests/contract/conviction.h"

namespace slettefrist::contract {
namespace {

TEST(BrokenEngine, a_day_ahead_of_the_run_is_too_early) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("midnight-ahead", world.policy);
  const Account bad = convicted(world, *broken, {FindingKind::too_early, FindingKind::log_untrue});
  EXPECT_EQ(bad.count(FindingKind::too_late), 0);
}

TEST(BrokenEngine, that_takes_days_in_utc_is_a_day_too_early) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("utc-day", world.policy);
  const Account bad = convicted(world, *broken, {FindingKind::too_early});
  EXPECT_EQ(bad.count(FindingKind::too_late), 0);
}

History one_family(const std::string& answered_at, const std::string& stored_at) {
  History history;
  Family& family = history.families.emplace_back();
  family.notification = {1, 7, "101", "067", "absence", day("2023-12-01"), at("2023-12-05T10:00:00Z"), ""};
  family.answers.push_back({11, 7, 1, "067", "decided", day("2023-12-14"), at(answered_at), ""});
  family.documents.push_back(
      {21, 7, 1, std::nullopt, "a.pdf", "application/pdf", 10, day("2023-12-01"), at(stored_at), ""});
  history.citizens.push_back(
      {7, "0107009996", "Asta", "Granvig", day("1970-07-01"), "101", "067", "full_time"});
  return history;
}

TEST(BrokenEngine, a_day_behind_the_run_is_a_day_too_late) {
  const cli::Job world = written_world(shipped_policy(), "2024-12-01", "2025-01-05",
                                       one_family("2023-12-20T10:00:00Z", "2023-12-15T10:00:00Z"));
  const auto broken = faulty("less-than", world.policy);
  const Account bad = convicted(world, *broken, {FindingKind::too_late});
  EXPECT_TRUE(all_off_by(bad, FindingKind::too_late, 1, 1)) << bad.findings;
}

TEST(BrokenEngine, a_day_behind_every_run_is_never_too_early) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("less-than", world.policy);
  const Account bad = convicted(world, *broken, {FindingKind::too_late});
  EXPECT_EQ(bad.count(FindingKind::too_early), 0);
}

TEST(BrokenEngine, that_takes_365_days_for_the_documents_period_is_a_day_too_early_after_a_leap_day) {
  const cli::Job world = written_world(shipped_policy(), "2024-12-01", "2025-01-05",
                                       one_family("2023-12-20T10:00:00Z", "2023-12-15T10:00:00Z"));
  const auto broken = faulty("days-365", world.policy);
  const Account bad = convicted_only(world, *broken, {FindingKind::too_early});
  EXPECT_TRUE(all_off_by(bad, FindingKind::too_early, -1, -1)) << bad.findings;
}

TEST(BrokenEngine, that_takes_365_days_for_every_year_of_an_answer_is_two_days_too_early) {
  const cli::Job world = written_world(shipped_policy(), "2029-12-01", "2029-12-31",
                                       one_family("2023-12-15T10:00:00Z", "2023-12-15T11:00:00Z"));
  const auto broken = faulty("years-of-365", world.policy);
  const Account bad = convicted_only(world, *broken, {FindingKind::too_early});
  EXPECT_TRUE(all_off_by(bad, FindingKind::too_early, -2, -2)) << bad.findings;
}

TEST(BrokenEngine, that_ignores_answers_is_too_early) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("notification-age", world.policy);
  const Account bad = convicted(world, *broken, {FindingKind::too_early});
  EXPECT_EQ(bad.count(FindingKind::too_late), 0);
}

TEST(BrokenEngine, that_counts_from_the_files_own_date_is_too_early) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("file-date", world.policy);
  convicted(world, *broken, {FindingKind::too_early});
}

TEST(BrokenEngine, that_knows_only_the_expiry_of_a_sanction_is_too_late) {
  const cli::Job world = clean_world(7);
  const auto broken = builtin_changed(
      world.policy, [](Policy& policy) { rule_named(policy, "sanction").counted_from = {"expires_on"}; });
  const Account bad = convicted(world, *broken, {FindingKind::too_late});
  EXPECT_EQ(bad.count(FindingKind::too_early), 0);
  for (const Finding& finding : bad.proof.report.findings) EXPECT_EQ(finding.area, "sanction");
}

TEST(BrokenEngine, that_leaves_the_backlog_alone_is_too_late) {
  const cli::Job world = clean_world(7);
  const auto broken = builtin_changed(world.policy, [](Policy& policy) {
    for (Rule& rule : policy.rules) rule.versions[0].effect = Effect::anchored_since;
  });
  const Account bad = convicted(world, *broken, {FindingKind::too_late});
  EXPECT_EQ(bad.count(FindingKind::too_early), 0);
}

TEST(BrokenEngine, that_starts_before_its_rules_are_in_force_is_too_early) {
  const cli::Job world = clean_world(7);
  const auto broken = faulty("fires-when-created", world.policy);
  const Account bad = convicted(world, *broken, {FindingKind::too_early});
  EXPECT_EQ(bad.count(FindingKind::too_late), 0);
}

}  // namespace
}  // namespace slettefrist::contract
