// The shipped registrations file read into plain values: the facts of the newsletter stand there as it says
// them, each with its clause and how sure it is.
//
// Slips are told in registrations_problems_test.cpp.
#include "sim/input/registrations_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace slettefrist::input {
namespace {

using namespace registration;

const std::string kShippedRegistrations = PROJECT_ROOT "/scenarios/policies/registrations-2024-1.toml";

Day day(const char* text) { return parse_day(text).value(); }

TEST(Registrations, withdraw_end_reasons_42_43_44_and_46_with_the_eve_of_the_release) {
  const Registrations all = read_registrations(kShippedRegistrations);
  std::vector<int> withdrawn, staying, unknown;
  for (const EndReason& reason : all.end_reasons) {
    if (reason.status == CodeStatus::unknown)
      unknown.push_back(reason.id);
    else if (reason.last_day)
      withdrawn.push_back(reason.id);
    else
      staying.push_back(reason.id);
    EXPECT_EQ(reason.last_day.value_or(day("2024-03-17")), day("2024-03-17")) << reason.id;
  }
  EXPECT_THAT(withdrawn, testing::ElementsAre(42, 43, 44, 46));
  EXPECT_THAT(staying, testing::ElementsAre(41, 45, 48));
  EXPECT_THAT(unknown, testing::ElementsAre(47));
  EXPECT_EQ(all.unknown_codes, UnknownCodes::reject);
}

TEST(Registrations, end_plan_drafts_the_day_before_the_release_and_open_documents_with_2023_4) {
  const Registrations all = read_registrations(kShippedRegistrations);
  ASSERT_EQ(all.windows.size(), 2U);
  EXPECT_EQ(all.windows[0].area, Area::plan_draft);
  EXPECT_EQ(all.windows[0].last_day, day("2024-03-17"));
  EXPECT_FALSE(all.windows[0].first_day);
  EXPECT_EQ(all.windows[1].area, Area::document);
  EXPECT_EQ(all.windows[1].first_day, day("2023-12-04"));
  EXPECT_EQ(all.windows[1].basis.origin, Origin::assumed);
}

TEST(Registrations, hold_a_maximum_for_each_year_and_insurance_and_the_supplement_where_it_is_known) {
  const Registrations all = read_registrations(kShippedRegistrations);
  EXPECT_EQ(all.rate_maxima.size(), 12U);
  const auto rate = [&](int year, const char* insurance) {
    return *std::find_if(all.rate_maxima.begin(), all.rate_maxima.end(), [&](const RateMaximum& one) {
      return one.year == year && one.insurance == insurance;
    });
  };
  EXPECT_EQ(rate(2024, "full_time").maximum, 20359);
  EXPECT_EQ(rate(2024, "full_time").with_supplement, 24199);
  EXPECT_EQ(rate(2024, "part_time").maximum, 13573);
  EXPECT_EQ(rate(2023, "part_time").supplement_from, "2023-05");
  EXPECT_FALSE(rate(2022, "full_time").with_supplement);
  EXPECT_FALSE(rate(2026, "part_time").with_supplement) << "unknown, so not invented";
}

TEST(Registrations, let_message_kinds_begin_with_their_release) {
  const Registrations all = read_registrations(kShippedRegistrations);
  ASSERT_EQ(all.message_kinds.size(), 9U);
  const MessageKind& last = all.message_kinds.back();
  EXPECT_EQ(last.entity_name, "GdprSletCv");
  EXPECT_EQ(last.first_day, day("2024-06-17"));
  EXPECT_EQ(last.entity_id, 30007);
  EXPECT_THAT(last.change_kinds, testing::ElementsAre(3));
  for (const MessageKind& kind : all.message_kinds) {
    EXPECT_EQ(kind.basis.origin, kind.entity_name == "GdprSletCv" ? Origin::sourced : Origin::assumed);
  }
}

TEST(Registrations, know_98_municipalities_and_23_funds) {
  const Registrations all = read_registrations(kShippedRegistrations);
  const auto list = [&](const char* field) {
    return *std::find_if(all.code_lists.begin(), all.code_lists.end(),
                         [&](const CodeList& one) { return one.field == field; });
  };
  EXPECT_EQ(list("jobcentre_code").codes.size(), 98U);
  EXPECT_EQ(list("jobcentre_code").prefix_length, 3U);
  EXPECT_EQ(list("fund_code").codes.size(), 23U);
  EXPECT_THAT(list("fund_code").codes, testing::Contains("067")) << "a code keeps its zero";
}

TEST(Registrations, let_no_fund_report_the_supplement_after_the_release) {
  const Registrations all = read_registrations(kShippedRegistrations);
  ASSERT_EQ(all.supplement.size(), 1U);
  EXPECT_EQ(all.supplement.front().default_go_live_on, day("2024-03-18"));
  ASSERT_FALSE(all.fund_go_lives.empty());
  for (const FundGoLive& live : all.fund_go_lives) EXPECT_LT(live.on, day("2024-03-18"));
}

}  // namespace
}  // namespace slettefrist::input
