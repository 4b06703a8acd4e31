// Columns by letters and bars by height.
//
// It must not know a report.
#include "sim/report/table_text.h"

#include <gtest/gtest.h>

namespace slettefrist::report {
namespace {

TEST(TableText, danish_letters_are_one_column_each) {
  EXPECT_EQ(letters_wide("a-kasse"), 7U);
  EXPECT_EQ(letters_wide("forældelse"), 10U);
  EXPECT_EQ(letters_wide("e\xCC\x81"), 1U);  // an accent of its own
  EXPECT_EQ(letters_wide("日本"), 4U);
  EXPECT_EQ(letters_wide(""), 0U);
  EXPECT_EQ(letters_wide("\xFF"), 1U);
}

TEST(TableText, columns_line_up_under_each_other) {
  std::string text;
  append_table(text, {{"område", "n"}, {"svar", "1,203"}, {"årsag"}});
  EXPECT_EQ(text, "  område      n\n  svar    1,203\n  årsag\n");
}

TEST(TableText, the_highest_bar_is_full_and_the_least_is_seen) {
  EXPECT_EQ(sparkline({0, 1, 500, 1000}), " ▁▄█");
  EXPECT_EQ(sparkline({}), "");
  EXPECT_EQ(sparkline({0, 0}), "  ");
  EXPECT_EQ(sparkline({7}), "█");
}

}  // namespace
}  // namespace slettefrist::report
