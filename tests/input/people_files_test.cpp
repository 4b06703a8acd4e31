// A user's own people: lists of CPR numbers and folders of codes, and everything that can be wrong with them.
//
// Each problem with the words a user reads. It must not know how a code is drawn.
#include "sim/input/people_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "sim/model/input_error.h"
#include "tests/input/pack_directory.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> problems_of(const std::function<void()>& read) {
  std::vector<std::string> told;
  try {
    read();
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) told.push_back(to_text(problem));
  }
  return told;
}

class PeopleFiles : public testing::Test {
 protected:
  std::vector<std::string> list_problems(const std::string& text) {
    folder_.write("list", text);
    return shortened(problems_of([&] { read_cpr_list(folder_.path() + "/list.csv"); }));
  }
  std::vector<std::string> code_problems() {
    return shortened(problems_of([&] { read_codes(folder_.path()); }));
  }
  // Without the folder in front of each.
  std::vector<std::string> shortened(std::vector<std::string> told) {
    for (std::string& text : told) {
      const std::size_t at = text.find(folder_.path());
      if (at != std::string::npos) text.erase(at, folder_.path().size() + 1);
    }
    return told;
  }

  PackDirectory folder_;
};

TEST_F(PeopleFiles, a_list_gives_numbers_and_birthdays_in_the_order_of_the_file) {
  folder_.write("list", "born_on,cpr\n1971-05-06,0605711234\n1980-01-02,6201804321\n");
  const CprList list = read_cpr_list(folder_.path() + "/list.csv");
  ASSERT_EQ(list.numbers.size(), 2u);
  EXPECT_EQ(list.numbers[0].cpr, "0605711234");
  EXPECT_EQ(list.numbers[0].born_on, day_from_civil(1971, 5, 6));
  EXPECT_EQ(list.numbers[1].cpr, "6201804321");
  EXPECT_EQ(list.last_line, 3);
}

TEST_F(PeopleFiles, a_list_refuses_malformed_doubled_and_unknown_numbers_and_dates_all_at_once) {
  EXPECT_THAT(
      list_problems("cpr,born_on\n0605711234,1971-05-06\n060571-1234,1971-05-06\n0605711234,1971-05-06\n"
                    "0000000000,1971-05-06\n0605711235,1971-02-30\n,\n"),
      ElementsAre(
          "list.csv:3: cpr: read \"060571-1234\", expected 10 digits without a hyphen, not all of them "
          "0. Write it like 0101010000, with its leading zero",
          "list.csv:4: cpr: read \"0605711234\" a second time, expected each number once. It stands in "
          "line 2: remove one of the two",
          HasSubstr("list.csv:5: cpr: read \"0000000000\""),
          HasSubstr("list.csv:6: born_on: read \"1971-02-30\", expected an existing day YYYY-MM-DD"),
          HasSubstr("list.csv:7: born_on: read nothing"), HasSubstr("list.csv:7: cpr: read nothing")));
}

TEST_F(PeopleFiles, a_list_refuses_a_file_without_rows_columns_or_existence) {
  EXPECT_THAT(list_problems("cpr,born_on\n"), ElementsAre(HasSubstr("list.csv:1: read no number")));
  EXPECT_THAT(list_problems("cpr\n0605711234\n"), ElementsAre(HasSubstr("column born_on is missing")));
  EXPECT_THAT(list_problems("cpr;born_on\n"), ElementsAre(HasSubstr("commas, not semicolons")));
  EXPECT_THAT(problems_of([&] { read_cpr_list(folder_.path() + "/absent.csv"); }),
              ElementsAre(HasSubstr("absent.csv: cannot be read, expected a CSV file")));
}

TEST_F(PeopleFiles, codes_come_from_the_files_that_are_there_with_weight_one_where_none_is_told) {
  folder_.write("funds", "code,name\n067,Ledernes\n031,Lærernes\n");
  folder_.write("jobcentres", "code,municipality_code,weight\n75100,751,3\n75101,751,\n");
  folder_.write("municipalities", "code,weight\n751,9\n");
  folder_.write("kinds", "area,code,weight\nnotification,N07,5\nanswer,S05,1\nsanction,N07,2\n");
  const CodeTables tables = read_codes(folder_.path());
  ASSERT_EQ(tables.codes.funds.size(), 2u);
  EXPECT_EQ(tables.codes.funds[0].code, "067");
  EXPECT_EQ(tables.codes.funds[0].weight, 1);
  ASSERT_EQ(tables.codes.jobcentres.size(), 2u);
  EXPECT_EQ(tables.codes.jobcentres[0].municipality_code, "751");
  EXPECT_EQ(tables.codes.jobcentres[0].weight, 3);
  EXPECT_EQ(tables.codes.jobcentres[1].weight, 1);
  EXPECT_EQ(tables.codes.municipalities.at(0).weight, 9);
  EXPECT_EQ(tables.codes.event_kinds.at(0).code, "N07");
  EXPECT_EQ(tables.codes.event_kinds.at(0).weight, 5);
  EXPECT_EQ(tables.codes.decision_kinds.at(0).code, "S05");
  EXPECT_EQ(tables.codes.sanction_kinds.at(0).code, "N07");
  EXPECT_EQ(tables.files.size(), 4u);
}

TEST_F(PeopleFiles, absent_tables_leave_the_programs_own_codes_in_place) {
  folder_.write("funds", "code\n067\n");
  const CodeTables tables = read_codes(folder_.path());
  EXPECT_EQ(tables.codes.funds.size(), 1u);
  EXPECT_THAT(tables.codes.municipalities, IsEmpty());
  EXPECT_THAT(tables.codes.event_kinds, IsEmpty());
  EXPECT_THAT(tables.files, ElementsAre(folder_.path() + "/funds.csv"));
}

TEST_F(PeopleFiles, codes_refuse_empty_doubled_and_weightless_rows) {
  folder_.write("funds", "code,weight\n067,1\n,2\n067,3\n031,0\n032,1.5\n\"0\n3\",1\n");
  EXPECT_THAT(
      code_problems(),
      ElementsAre(HasSubstr("funds.csv:3: code: read nothing, expected a text of 1 to 40 bytes"),
                  "funds.csv:4: code: read \"067\" a second time, expected once. Remove one of the two "
                  "rows",
                  HasSubstr("funds.csv:5: weight: read \"0\", expected a whole number from 1 to"),
                  HasSubstr("funds.csv:6: weight: read \"1.5\""), HasSubstr("funds.csv:7: code: read \"0")));
}

TEST_F(PeopleFiles, codes_refuse_places_that_do_not_fit_each_other_and_unknown_areas) {
  folder_.write("municipalities", "code\n751\n101\n");
  folder_.write("jobcentres", "code,municipality_code\n75101,751\n85101,851\n");
  folder_.write("kinds", "area,code\nnotifcation,N07\n");
  EXPECT_THAT(
      code_problems(),
      testing::UnorderedElementsAre(
          "jobcentres.csv:3: municipality_code: read \"851\", expected a code of municipalities.csv. Add "
          "the municipality there, or remove this row",
          "municipalities.csv:3: code: read \"101\", expected a municipality with a jobcentre. Add a row "
          "for it to jobcentres.csv, or remove this one",
          "kinds.csv:2: area: read \"notifcation\", expected notification, answer or sanction. Did you "
          "mean notification?"));
}

TEST_F(PeopleFiles, codes_refuse_a_misspelt_an_empty_and_an_absent_folder) {
  EXPECT_THAT(code_problems(), ElementsAre(HasSubstr("read no table of codes, expected funds.csv")));
  folder_.write("fund", "code\n067\n");
  EXPECT_THAT(code_problems(), ElementsAre(testing::AllOf(HasSubstr("fund.csv: read an unknown file"),
                                                          HasSubstr("Did you mean funds.csv?"))));
  EXPECT_THAT(problems_of([&] { read_codes(folder_.path() + "/absent"); }),
              ElementsAre(HasSubstr("absent: cannot be read, expected a folder")));
}

TEST_F(PeopleFiles, codes_refuse_a_table_without_rows) {
  folder_.write("funds", "code,weight\n");
  EXPECT_THAT(code_problems(), ElementsAre(HasSubstr("funds.csv:1: read no code")));
}

}  // namespace
}  // namespace slettefrist::input
