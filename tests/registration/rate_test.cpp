// The rate of a benefit report: maxima to the krone, the supplement before and after a fund's go-live,
// corrections, and the calculated rate.
//
// It must not know the recipes.
#include <gtest/gtest.h>

#include "tests/registration/submission_text.h"

namespace slettefrist::registration {
namespace {

constexpr const char* kBefore = "2024-03-17";
constexpr const char* kAfter = "2024-03-18";

Submission report(const char* month, const char* insurance, std::int64_t rate) {
  return with(with(with(sound(Area::benefit_report), "report_month", month), "insurance", insurance),
              "rate_per_month", rate);
}

TEST(Rate, is_never_above_the_maximum_of_its_month_and_insurance) {
  EXPECT_EQ(told(report("2024-03", "full_time", 20359), kAfter), "accepted");
  EXPECT_EQ(told(report("2024-03", "full_time", 20360), kAfter), "rate_with_supplement, rate-by-release");
  EXPECT_EQ(told(report("2024-03", "full_time", 24199), kAfter), "rate_with_supplement, rate-by-release");
  EXPECT_EQ(told(report("2024-03", "full_time", 24200), kAfter),
            "rate_above_maximum, rate-never-above-maximum");
  EXPECT_EQ(told(report("2024-03", "part_time", 13573), kAfter), "accepted");
  EXPECT_EQ(told(report("2024-03", "part_time", 20359), kAfter),
            "rate_above_maximum, rate-never-above-maximum");
  EXPECT_EQ(told(report("2023-12", "full_time", 19728), kAfter), "accepted") << "an old month, its own year";
  EXPECT_EQ(told(report("2023-12", "full_time", 20359), kAfter), "rate_with_supplement, rate-by-release");
}

TEST(Rate, may_hold_the_supplement_until_the_release_and_only_since_it_exists) {
  EXPECT_EQ(told(report("2024-02", "full_time", 24199), kBefore), "accepted");
  EXPECT_EQ(told(report("2024-02", "full_time", 24200), kBefore),
            "rate_above_maximum, rate-never-above-maximum");
  EXPECT_EQ(told(report("2023-05", "part_time", 15632), kBefore), "accepted");
  EXPECT_EQ(told(report("2023-04", "part_time", 15632), kBefore),
            "rate_above_maximum, rate-never-above-maximum");
  EXPECT_EQ(told(report("2022-04", "full_time", 19352), kBefore),
            "rate_above_maximum, rate-never-above-maximum");
}

TEST(Rate, may_not_hold_the_supplement_after_the_funds_own_go_live) {
  const Submission early = with(report("2024-01", "full_time", 24199), "fund_code", "903");
  EXPECT_EQ(told(early, "2024-02-04"), "accepted");
  EXPECT_EQ(told(early, "2024-02-05"), "rate_with_supplement, rate-by-release");
  EXPECT_EQ(told(with(early, "fund_code", "901"), "2024-02-05"), "accepted");
}

TEST(Rate, is_corrected_at_the_next_report_of_a_running_member) {
  KnownState known;
  remember(shipped(), report("2024-02", "full_time", 24199), known);
  EXPECT_EQ(told(report("2024-03", "full_time", 24199), kAfter, known),
            "rate_not_corrected, rate-corrected-running");
  EXPECT_EQ(told(report("2024-03", "full_time", 20359), kAfter, known), "accepted");
  EXPECT_EQ(told(report("2024-03", "full_time", 24199), kBefore, known), "accepted") << "not live yet";
}

TEST(Rate, is_corrected_when_a_member_comes_back_in_the_same_placement) {
  KnownState known;
  remember(shipped(), report("2023-10", "full_time", 23449), known);
  const Submission back = report("2024-06", "full_time", 24199);
  EXPECT_EQ(told(back, "2024-06-28", known), "rate_not_corrected, rate-corrected-same-placement");
  EXPECT_EQ(told(with(back, "placed_on", "2024-06-01"), "2024-06-28", known),
            "rate_with_supplement, rate-by-release")
      << "a new placement has nothing to correct";
  EXPECT_EQ(told(with(back, "cpr", "0201375000"), "2024-06-28", known),
            "rate_with_supplement, rate-by-release")
      << "another person";
}

TEST(Rate, needs_no_second_correction) {
  KnownState known;
  remember(shipped(), report("2024-02", "full_time", 24199), known);
  remember(shipped(), report("2024-03", "full_time", 20359), known);
  EXPECT_EQ(told(report("2024-04", "full_time", 24199), "2024-04-28", known),
            "rate_with_supplement, rate-by-release");
}

TEST(Rate, is_90_percent_of_the_income_after_contribution_where_the_income_is_told) {
  const auto told_of = [](std::int64_t income, std::int64_t rate, const char* on) {
    return told(with(report("2024-03", "full_time", rate), "income_per_month", income), on);
  };
  EXPECT_EQ(told_of(20000, 16560, kAfter), "accepted");
  EXPECT_EQ(told_of(20000, 16561, kAfter), "rate_not_as_calculated, rate-90-percent-or-maximum");
  EXPECT_EQ(told_of(20000, 16559, kAfter), "rate_not_as_calculated, rate-90-percent-or-maximum");
  EXPECT_EQ(told_of(50000, 20359, kAfter), "accepted") << "never above the maximum";
  EXPECT_EQ(told_of(9007199254740991, 20359, kAfter), "accepted");
  EXPECT_EQ(told_of(20000, 16561, kBefore), "accepted") << "the fund is not live yet";
}

TEST(Rate, has_no_maximum_in_a_year_the_file_does_not_tell) {
  EXPECT_EQ(told(report("2020-12", "full_time", 1), kAfter), "rate_unstated, rate-never-above-maximum");
  EXPECT_EQ(told(report("2027-01", "full_time", 1), kAfter), "rate_unstated, rate-never-above-maximum");
}

}  // namespace
}  // namespace slettefrist::registration
