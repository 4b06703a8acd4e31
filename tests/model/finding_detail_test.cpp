// Phrases put together as findings.csv has them.
#include "sim/model/finding_detail.h"

#include <gtest/gtest.h>

namespace slettefrist {
namespace {

TEST(FindingDetail, is_its_phrases_in_a_row_with_their_values) {
  EXPECT_EQ(to_text(FindingDetail{}), "");
  EXPECT_EQ(to_text({{DetailPhrase::had_to_be_gone, *parse_day("2030-02-01")},
                     {DetailPhrase::went_days_later, 1234},
                     {DetailPhrase::outage_took_run}}),
            "had to be gone after the run of 2030-02-01, went 1234 days later; an outage took that run away");
  EXPECT_EQ(to_text({{DetailPhrase::table_unreadable, "answer"}, {DetailPhrase::message, "no {0} there"}}),
            "answer: no {0} there");
}

TEST(FindingDetail, takes_more_behind_a_semicolon_and_the_why_right_behind) {
  FindingDetail detail;
  append_detail(detail, {{DetailPhrase::store_file_gone}});
  append_detail(detail, {{DetailPhrase::log_unreadable, "no such table"}});
  EXPECT_EQ(to_text(detail), "the store's file is gone; no such table");
  EXPECT_EQ(to_text(detail_of(DetailPhrase::log_row_untrue, {{DetailPhrase::another_rule}})),
            "the log row is not true: the rule is another");
}

}  // namespace
}  // namespace slettefrist
