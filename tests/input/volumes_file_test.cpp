// A user's own monthly figures, and everything that can be wrong with them.
//
// Each problem with the words a user reads. It must not know how a record is drawn.
#include "sim/input/volumes_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/model/input_error.h"
#include "tests/input/pack_directory.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kVolumesHeader =
    "month,area,count,share_answered,delay_d10,delay_d20,delay_d30,delay_d40,delay_d50,delay_d60,delay_d70,"
    "delay_d80,delay_d90\n";

class VolumesFile : public testing::Test {
 protected:
  VolumesFile() {
    world_.citizens = 1000;
    world_.history_from = day_from_civil(2016, 1, 1);
    world_.starts_on = day_from_civil(2023, 12, 1);
    world_.ends_on = day_from_civil(2025, 3, 30);  // a day too few for March
    world_.uploads_open_on = day_from_civil(2023, 12, 4);
  }

  Volumes volumes(const std::string& text) {
    folder_.write("figures", text);
    return read_volumes(folder_.path() + "/figures.csv", world_);
  }
  std::vector<std::string> problems(const std::string& text) {
    std::vector<std::string> told;
    try {
      volumes(text);
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) told.push_back(to_text(problem));
    }
    for (std::string& line : told) line.erase(0, folder_.path().size() + 1);
    return told;
  }

  Scenario world_;
  PackDirectory folder_;
};

TEST_F(VolumesFile, gives_months_with_all_that_is_told_of_them) {
  const Volumes read = volumes(std::string{kVolumesHeader} +
                               "2024-02,notification,41230,0.68,0,1,2.5,3,4,5,6,7,12.25\n"
                               "2023-12,document,0,,,,,,,,,,\n2024-12,sanction,7,,,,,,,,,,\n");
  EXPECT_THAT(read.file, testing::EndsWith("/figures.csv"));
  ASSERT_EQ(read.months.size(), 3u);
  const MonthVolume& first = read.months[0];
  EXPECT_EQ(first.area, Area::notification);
  EXPECT_EQ(first.from, day_from_civil(2024, 2, 1));
  EXPECT_EQ(first.to, day_from_civil(2024, 2, 29));
  EXPECT_EQ(first.count, 41230);
  EXPECT_EQ(first.share_answered, 0.68);
  EXPECT_EQ(first.delay, (Deciles{0, 100, 250, 300, 400, 500, 600, 700, 1225}));
  EXPECT_EQ(first.line, 2);
  EXPECT_EQ(read.months[1].count, 0);
  EXPECT_FALSE(read.months[1].delay);
  EXPECT_EQ(read.months[1].to, day_from_civil(2023, 12, 31));
  EXPECT_EQ(read.months[2].area, Area::sanction);
  EXPECT_TRUE(read.has(Area::document));
  EXPECT_FALSE(read.has(Area::answer));
}

TEST_F(VolumesFile, needs_no_columns_but_month_area_and_count) {
  const Volumes read = volumes("count,month,area\n12,2024-03,notification\n");
  ASSERT_EQ(read.months.size(), 1u);
  EXPECT_EQ(read.months[0].count, 12);
  EXPECT_FALSE(read.months[0].share_answered);
}

TEST_F(VolumesFile, refuses_every_malformed_value_at_once_with_its_line) {
  EXPECT_THAT(
      problems(
          std::string{kVolumesHeader} +
          "2024-13,notification,1,,,,,,,,,,\n2024-3,notification,1,,,,,,,,,,\n,notification,1,,,,,,,,,,\n"
          "2024-04,notifcation,1,,,,,,,,,,\n2024-04,answer,1,,,,,,,,,,\n2024-04,plan_draft,1,,,,,,,,,,\n"
          "2024-05,notification,\"41,230\",,,,,,,,,,\n2024-06,notification,,,,,,,,,,,\n"
          "2024-07,notification,-3,,,,,,,,,,\n2024-08,notification,10000001,,,,,,,,,,\n"
          "2024-09,notification,5,68,,,,,,,,,\n2024-10,notification,5,\"0,68\",,,,,,,,,\n"
          "2024-11,document,5,0.5,,,,,,,,,\n"),
      ElementsAre(
          "figures.csv:2: month: read \"2024-13\", expected a month YYYY-MM. Write it like 2024-03",
          HasSubstr("figures.csv:3: month: read \"2024-3\""), HasSubstr("figures.csv:4: month: read nothing"),
          "figures.csv:5: area: read \"notifcation\", expected notification, document or sanction. Did you "
          "mean "
          "notification?",
          HasSubstr(
              "figures.csv:6: area: read \"answer\", expected notification, document or sanction. Answers "
              "follow from share_answered"),
          HasSubstr(
              "figures.csv:7: area: read \"plan_draft\", expected notification, document or sanction. The "
              "scenario's rates"),
          "figures.csv:8: count: read \"41,230\", expected a whole number from 0 to 10000000. Write the "
          "digits "
          "alone, like 41230; a month that is not known has no row",
          HasSubstr("figures.csv:9: count: read nothing"), HasSubstr("figures.csv:10: count: read \"-3\""),
          HasSubstr("figures.csv:11: count: read \"10000001\""),
          "figures.csv:12: share_answered: read \"68\", expected a share from 0 to 1, with a decimal point. "
          "Write "
          "0.68 for 68 %",
          HasSubstr("figures.csv:13: share_answered: read \"0,68\""),
          "figures.csv:14: share_answered: read \"0.5\", expected nothing: only notifications are answered. "
          "Leave "
          "the cell empty"));
}

TEST_F(VolumesFile, refuses_deciles_that_are_no_days_fall_are_too_few_or_out_of_place) {
  EXPECT_THAT(
      problems(std::string{kVolumesHeader} +
               "2024-04,notification,1,,x,1,2,3,4,5,6,7,8\n2024-05,notification,1,,0,1,2,3,4,5,6,7,20001\n"
               "2024-06,notification,1,,0,1,2,3,4,5,4.99,7,8\n2024-07,document,1,,0,1,,3,4,5,6,,8\n"
               "2024-08,notification,1,,,1,2,3,4,5,6,7,8\n2024-09,sanction,1,,,,,,4,,,,\n"
               "2024-10,notification,1,,-1,1,2,3,4,5,6,7,1e2\n"),
      ElementsAre(
          "figures.csv:2: delay_d10: read \"x\", expected days from 0 to 20000, with a decimal point. Write "
          "it like 12 or 12.5",
          HasSubstr("figures.csv:3: delay_d90: read \"20001\", expected days from 0 to 20000"),
          "figures.csv:4: delay_d70: read \"4.99\", expected as many days as in the decile before, or more. "
          "Mend the order of the deciles",
          "figures.csv:5: delay_d30: read nothing, expected all nine deciles of the delay, or none. Add "
          "those "
          "that are missing, or leave all nine empty: then the scenario's own delays hold",
          HasSubstr("figures.csv:6: delay_d10: read nothing, expected all nine"),
          HasSubstr("figures.csv:7: delay_d50: read \"4\", expected nothing: a sanction's dates are"),
          HasSubstr("figures.csv:8: delay_d10: read \"-1\""),
          HasSubstr("figures.csv:8: delay_d90: read \"1e2\"")));
}

TEST_F(VolumesFile, refuses_months_that_are_doubled_or_not_wholly_in_the_world) {
  EXPECT_THAT(
      problems("month,area,count\n2024-03,notification,1\n2024-03,document,1\n2024-03,notification,2\n"
               "2015-12,notification,1\n2025-03,notification,1\n2016-01,sanction,1\n2023-11,document,1\n"),
      ElementsAre(
          "figures.csv:4: month: read \"2024-03\", expected each month of an area once. It stands in line "
          "2: remove one of the two",
          HasSubstr("figures.csv:5: month: read \"2015-12\", expected a whole month between history_from = "
                    "2016-01-01 and the last day, 2025-03-30. Remove the row"),
          HasSubstr("figures.csv:6: month: read \"2025-03\""),
          HasSubstr("figures.csv:8: month: read \"2023-11\", expected none before uploads_open_on = "
                    "2023-12-04 for documents")));
}

TEST_F(VolumesFile, refuses_more_than_the_citizens_can_hold) {
  EXPECT_THAT(
      problems("month,area,count\n2024-03,notification,64001\n2024-04,notification,64000\n"),
      ElementsAre("figures.csv:2: count: read \"64001\", expected at most 64000 for 1000 citizens, 64 each. "
                  "Give --citizens 1001 or more"));
  world_.citizens = 0;
  EXPECT_THAT(problems("month,area,count\n2024-03,notification,1\n2024-04,notification,0\n"),
              ElementsAre(HasSubstr("figures.csv:2: count: read \"1\", expected at most 0 for 0 citizens")));
}

TEST_F(VolumesFile, refuses_a_file_without_rows_columns_or_existence) {
  EXPECT_THAT(problems(kVolumesHeader), ElementsAre(HasSubstr("figures.csv:1: read no month")));
  EXPECT_THAT(problems("month,area\n2024-03,notification\n"),
              ElementsAre(HasSubstr("figures.csv:1: header: column count is missing")));
  EXPECT_THAT(problems("month,area,count,share\n"), ElementsAre(HasSubstr("unknown column \"share\"")));
  EXPECT_THAT(problems("month;area;count\n"), ElementsAre(HasSubstr("commas, not semicolons")));
  EXPECT_THROW(read_volumes(folder_.path() + "/absent.csv", world_), InputError);
}

}  // namespace
}  // namespace slettefrist::input
