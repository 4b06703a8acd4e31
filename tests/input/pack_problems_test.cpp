// Unsound packs: each problem with its file, its line, what was read, what was expected and how to mend it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/input/pack_directory.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

// The problems as the user reads them, with the pack's path taken off.
std::vector<std::string> told(const PackDirectory& pack) {
  std::vector<std::string> texts;
  for (const Problem& problem : pack.problems()) {
    std::string text = to_text(problem);
    for (std::size_t at = 0; (at = text.find(pack.path() + "/", at)) != std::string::npos;) {
      text.erase(at, pack.path().size() + 1);
    }
    texts.push_back(text);
  }
  return texts;
}

struct BadValue {
  const char* table;
  const char* row;
  const char* what;
};

// One bad value each; the row stands on line 3, below a sound one.
const BadValue kBadValues[] = {
    {"citizen", "0,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"0\", expected a whole number from 1 to 9007199254740991. Correct the value"},
    {"citizen", "9007199254740992,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"9007199254740992\", expected a whole number from 1 to 9007199254740991"},
    {"citizen", "-3,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"-3\", expected a whole"},
    {"citizen", "+3,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"+3\", expected a whole"},
    {"citizen", " 3,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \" 3\", expected a whole number from 1 to 9007199254740991. Remove the blanks "
     "around "
     "the value"},
    {"citizen", "3.0,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"3.0\", expected a whole"},
    {"citizen", "99999999999999999999,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"99999999999999999999\", expected a whole number"},
    {"citizen", "3,120339-5017,a,b,1971-03-12,751,067,full_time",
     "column cpr: read \"120339-5017\", expected 10 digits without a hyphen. Correct the value"},
    {"citizen", "3,120339501,a,b,1971-03-12,751,067,full_time",
     "column cpr: read \"120339501\", expected 10 digits"},
    {"citizen", "3,,a,b,1971-03-12,751,067,full_time",
     "column cpr: read nothing, expected 10 digits without a hyphen. Fill it in: this column may not be "
     "empty"},
    {"citizen", "3,1203395017,,b,1971-03-12,751,067,full_time",
     "column given_name: read nothing, expected a text"},
    {"citizen", "3,1203395017,a,b,1971-02-29,751,067,full_time",
     "column born_on: read \"1971-02-29\", expected an existing day YYYY-MM-DD from 1900-01-01 to "
     "2199-12-31. Write "
     "year, month and day with hyphens, or correct the day"},
    {"citizen", "3,1203395017,a,b,12-03-1971,751,067,full_time",
     "column born_on: read \"12-03-1971\", expected"},
    {"citizen", "3,1203395017,a,b,1899-12-31,751,067,full_time",
     "column born_on: read \"1899-12-31\", expected"},
    {"citizen", "3,1203395017,a,b,1971-03-12,751,067,Full_time",
     "column insurance: read \"Full_time\", expected full_time or part_time. Correct the value"},
    {"notification", "104,1,1,067,absence,2024-01-08,2024-01-09T09:15:00,",
     "column notified_at: read \"2024-01-09T09:15:00\", expected an existing instant YYYY-MM-DDTHH:MM:SSZ "
     "from "
     "1900-01-01 to 2199-12-31. Write the instant in UTC, with T and a closing Z"},
    {"notification", "104,1,1,067,absence,2024-01-08,2024-01-09T09:15:00+01:00,", "column notified_at: read"},
    {"notification", "104,1,1,067,absence,2024-01-08,2024-01-09T23:59:60Z,", "column notified_at: read"},
    {"notification", "104,1,1,067,absence,2024-01-08,2024-01-09,", "column notified_at: read \"2024-01-09\""},
    {"notification", "104,1,1,,absence,2024-01-08,2024-01-09T09:15:00Z,", "column fund_code: read nothing"},
    {"answer", "204,1,x,067,q,2024-01-30,2024-02-01T13:00:00Z,",
     "column notification_id: read \"x\", expected"},
    {"answer", "204,1,,067,q,2024-01-30,2024-02-01T13:00:00Z,",
     "column notification_id: read nothing, expected"},
    {"document", "304,1,101,,a,b,-1,2023-12-20,2024-01-09T09:15:00Z,",
     "column byte_size: read \"-1\", expected a whole number from 0 to 9223372036854775807"},
    {"document", "304,1,101,,a,b,9223372036854775808,2023-12-20,2024-01-09T09:15:00Z,",
     "column byte_size: read \"9223372036854775808\", expected"},
    {"document", "304,1,101,,a,b,1,2023-12-20,2024-01-09T09:15:00Z,abc123",
     "column content_sha256: read \"abc123\", expected 64 hexadecimal digits, or nothing. Correct the value"},
    {"document",
     "304,1,101,,a,b,1,2023-12-20,2024-01-09T09:15:00Z,"
     "ga978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
     "column content_sha256: read \"ga978112ca1b"},
    {"document", "304,1,0,,a,b,1,2023-12-20,2024-01-09T09:15:00Z,",
     "column notification_id: read \"0\", expected a whole number from 1 to 9007199254740991, or nothing"},
    {"sanction", "403,1,,067,q,2024-01-30,2024-02-01T13:05:00Z,2024-13-01,,",
     "column expires_on: read \"2024-13-01\", expected an existing day"},
    {"sanction", "403,1,,067,q,2024-01-30,2024-02-01T13:05:00Z,,2024-03-10,2024-03-11",
     "column served_registered_at: read \"2024-03-11\", expected an existing instant"},
    {"contact_course", "503,1,067,seventy,2023-10-02,,,2023-10-02T08:00:00Z",
     "column absence_code: read \"seventy\", expected a whole number from 0 to 2147483647"},
    {"contact_course", "503,1,067,75,2023-10-02,,2147483648,2023-10-02T08:00:00Z",
     "column end_reason: read \"2147483648\", expected a whole number from 0 to 2147483647, or nothing"},
    {"benefit_report", "702,2,067,half_time,2024-02,2024-02-20,13500,2024-03-01T06:00:00Z",
     "column insurance: read \"half_time\", expected full_time or part_time"},
    {"benefit_report", "702,2,067,part_time,2024-13,2024-02-20,13500,2024-03-01T06:00:00Z",
     "column report_month: read \"2024-13\", expected a month YYYY-MM from 1900-01 to 2199-12"},
    {"benefit_report", "702,2,067,part_time,2024-2,2024-02-20,13500,2024-03-01T06:00:00Z",
     "column report_month: read \"2024-2\", expected a month"},
    {"benefit_report", "702,2,067,part_time,2024-02,2024-02-20,-5,2024-03-01T06:00:00Z",
     "column rate_per_month: read \"-5\", expected a whole number from 0"},
    {"message", "802,1,notification,101,4,2024-01-09T09:15:01Z",
     "column change_kind: read \"4\", expected a whole number from 1 to 3. Correct the value"},
    {"message", "802,1,notification,101,0,2024-01-09T09:15:01Z", "column change_kind: read \"0\", expected"},
    {"message", "802,1,notification,0,1,2024-01-09T09:15:01Z", "column entity_id: read \"0\", expected"},
};

TEST(PackProblems, name_line_column_and_value_of_every_bad_value) {
  const PackDirectory pack;
  for (const BadValue& bad : kBadValues) {
    write_pack(pack, {{bad.table, {kSoundRows.at(bad.table)[0], bad.row}}});
    if (std::string{"notification"} == bad.table) pack.remove("document");
    EXPECT_THAT(told(pack), ElementsAre(StartsWith(std::string{bad.table} + ".csv:3: " + bad.what)))
        << bad.row;
  }
}

TEST(PackProblems, come_all_at_once_in_the_order_of_files_and_lines) {
  const PackDirectory pack;
  write_pack(pack,
             {{"citizen", {"1,1,a,b,1971-03-12,751,067,none", "1,1203395017,a,b,soon,751,067,full_time"}},
              {"answer",
               {"201,1,999,067,q,2024-01-30,2024-02-01T13:00:00Z,", "202,1,101,067,q,2024-01-30,early,"}}});
  EXPECT_THAT(told(pack),
              ElementsAre(StartsWith("answer.csv:2: column notification_id of answer 201: read 999"),
                          StartsWith("answer.csv:3: column answered_at: read \"early\""),
                          StartsWith("citizen.csv:2: column cpr: read \"1\""),
                          StartsWith("citizen.csv:2: column insurance: read \"none\""),
                          StartsWith("citizen.csv:3: column born_on: read \"soon\"")));
}

TEST(PackProblems, name_the_file_as_the_pack_was_given) {
  const PackDirectory pack;
  pack.write("citizen", kHeaders.at("citizen") + "x,1203395017,a,b,1971-03-12,751,067,full_time\n");
  const auto problems = pack.problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].file, pack.path() + "/citizen.csv");
  EXPECT_EQ(problems[0].line, 2);
}

TEST(PackProblems, name_the_right_line_after_newlines_inside_quotes) {
  const PackDirectory pack;
  pack.write("plan_draft", kHeaders.at("plan_draft") + "601,1,067,2024-01-10T08:00:00Z,\"a\n\nb\r\nc\"\n\n" +
                               "602,1,067,today,\"d\ne\"\n0,1,067,2024-01-10T08:00:00Z,f\n");
  EXPECT_THAT(told(pack), ElementsAre(StartsWith("plan_draft.csv:7: column sent_at: read \"today\""),
                                      StartsWith("plan_draft.csv:9: column plan_draft_id: read \"0\"")));
}

TEST(PackProblems, show_what_was_read_without_harm_to_a_terminal) {
  const PackDirectory pack;
  pack.write("message", kHeaders.at("message") + "1,1,a,1,\"1\n\x1B[2J\",2024-01-09T09:15:01Z\n" +
                            "2,1,a,1,\"" + std::string(300, '7') + "\",2024-01-09T09:15:01Z\n");
  EXPECT_THAT(told(pack),
              ElementsAre(StartsWith("message.csv:2: column change_kind: read \"1\\n\\x1B[2J\", expected"),
                          StartsWith("message.csv:4: column change_kind: read \"" + std::string(80, '7') +
                                     "...\", expected")));
}

TEST(PackProblems, name_unknown_missing_and_doubled_columns_with_the_nearest_name) {
  const PackDirectory pack;
  pack.write("plan_draft", "plan_draft_id,citizen_id,fundcode,sent_at,body,weather,body\n");
  EXPECT_THAT(
      told(pack),
      ElementsAre(
          "plan_draft.csv:1: header: read unknown column \"fundcode\", expected only plan_draft_id, "
          "citizen_id, fund_code, sent_at, body. Did you mean fund_code?",
          "plan_draft.csv:1: header: read unknown column \"weather\", expected only plan_draft_id, "
          "citizen_id, fund_code, sent_at, body. Remove the column",
          "plan_draft.csv:1: header: column body read twice, expected once. Remove one of the two columns",
          "plan_draft.csv:1: header: column fund_code is missing. Add it; the order of the columns is free"));
}

TEST(PackProblems, say_that_semicolons_are_no_commas) {
  const PackDirectory pack;
  pack.write("plan_draft",
             "plan_draft_id;citizen_id;fund_code;sent_at;body\n601;1;067;2024-01-10T08:00:00Z;x\n");
  EXPECT_THAT(told(pack),
              ElementsAre(StartsWith("plan_draft.csv:1: header: read \"plan_draft_id;citizen_id")));
}

TEST(PackProblems, name_an_empty_file) {
  const PackDirectory pack;
  pack.write("message", "");
  EXPECT_THAT(told(pack),
              ElementsAre("message.csv:1: read an empty file, expected a header row: message_id, "
                          "citizen_id, entity_name, entity_id, change_kind, sent_at. Write the header, "
                          "or leave the file out"));
}

TEST(PackProblems, name_rows_that_are_no_rows) {
  const PackDirectory pack;
  pack.write("plan_draft", kHeaders.at("plan_draft") + "601,1,067,2024-01-10T08:00:00Z\n"  // line 2
                               + "602,1,067,2024-01-10T08:00:00Z,a,b\n"                    // line 3
                               + "603,1,067,2024-01-10T08:00:00Z,a \"b\"\n"                // line 4
                               + "604,1,067,2024-01-10T08:00:00Z,\"a\" b\n"                // line 5
                               + "605,1,067,2024-01-10T08:00:00Z,a\rb\n"                   // line 6
                               +
                               "606,1,067,2024-01-10T08:00:00Z,\xE6"
                               "ble\n"                                                       // line 7
                               + "607,1,067,2024-01-10T08:00:00Z," + std::string(1, '\0') +  // line 8
                               "\n608,1,067,2024-01-10T08:00:00Z,fine\n"                     // line 9
                               + "609,1,067,2024-01-10T08:00:00Z,\"open\n\n");               // line 10
  EXPECT_THAT(
      told(pack),
      ElementsAre(
          "plan_draft.csv:2: read 4 values, expected 5, one a column of the header. Leave empty values "
          "empty, "
          "but keep their commas",
          "plan_draft.csv:3: read 6 values, expected 5, one a column of the header. Put values that hold "
          "commas in quotes",
          "plan_draft.csv:4: malformed row: a quote stands inside a value that does not begin with one. Put "
          "the "
          "whole value in quotes and double each quote inside it",
          StartsWith("plan_draft.csv:5: malformed row: text follows a closing quote"),
          StartsWith("plan_draft.csv:6: malformed row: a carriage return stands without its line feed"),
          "plan_draft.csv:7: column body: read \"\\xE6ble\", expected UTF-8 text. Save the file as UTF-8",
          StartsWith("plan_draft.csv:8: column body: read \"\\x00\", expected UTF-8 text"),
          StartsWith(
              "plan_draft.csv:10: malformed row: a quote in the row that begins here is never closed")));
}

TEST(PackProblems, name_a_directory_that_is_none) {
  const PackDirectory pack;
  try {
    read_pack(pack.path() + "/nowhere");
    FAIL() << "a pack was read out of nowhere";
  } catch (const InputError& error) {
    EXPECT_EQ(error.what(), pack.path() +
                                "/nowhere: read no directory here, expected a pack: a directory with "
                                "<table>.csv. Check the path");
  }
}

TEST(PackProblems, name_a_directory_without_any_table) {
  const PackDirectory pack;
  pack.write("citizens", kHeaders.at("citizen"));
  const auto problems = pack.problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].file, pack.path());
  EXPECT_THAT(problems[0].what,
              HasSubstr("read no table here, expected at least one of citizen.csv, notification.csv"));
}

TEST(PackProblems, name_a_table_that_is_no_file) {
  const PackDirectory pack;
  ASSERT_EQ(mkdir(pack.file("message").c_str(), 0700), 0);
  EXPECT_THAT(told(pack), ElementsAre(StartsWith("message.csv: cannot be read, expected a CSV file")));
}

TEST(PackProblems, are_listed_up_to_fifty_and_counted_beyond) {
  const PackDirectory pack;
  std::vector<std::string> rows;
  for (int i = 1; i <= 50; ++i) rows.push_back(std::to_string(i) + ",1,a,1,9,2024-01-09T09:15:01Z");
  pack.write("message", text_of("message", rows));
  auto problems = pack.problems();
  ASSERT_EQ(problems.size(), 50U);
  EXPECT_EQ(problems.back().line, 51);

  for (int i = 51; i <= 1234; ++i) rows.push_back(std::to_string(i) + ",1,a,1,9,2024-01-09T09:15:01Z");
  pack.write("message", text_of("message", rows));
  problems = pack.problems();
  ASSERT_EQ(problems.size(), 51U);
  EXPECT_EQ(problems[49].line, 51);
  EXPECT_EQ(to_text(problems.back()), pack.path() +
                                          ": read 1184 more problems, not listed here. Mend those above and "
                                          "try again");
}

TEST(PackProblems, of_a_row_do_not_make_its_children_parentless) {
  const PackDirectory pack;
  auto rows = kSoundRows.at("notification");
  rows[0] = "101,1,75101,067,absence,2024-01-08,yesterday,";
  write_pack(pack, {{"notification", rows}});
  EXPECT_THAT(told(pack),
              ElementsAre(StartsWith("notification.csv:2: column notified_at: read \"yesterday\"")));

  rows[0] = "1o1,1,75101,067,absence,2024-01-08,2024-01-09T09:15:00Z,";
  write_pack(pack, {{"notification", rows}});
  EXPECT_THAT(told(pack),
              ElementsAre(StartsWith("notification.csv:2: column notification_id: read \"1o1\"")));

  write_pack(pack);
  pack.write("notification", "notification_id\n101\n");
  EXPECT_THAT(told(pack), testing::Each(StartsWith("notification.csv:1: header: column ")));
  EXPECT_THAT(told(pack), testing::SizeIs(7));
}

TEST(PackProblems, of_a_child_are_found_though_another_parent_is_bad) {
  const PackDirectory pack;
  auto rows = kSoundRows.at("notification");
  rows[2] = "103,2,10101,067,absence,2017-11-01,never,";
  write_pack(pack,
             {{"notification", rows}, {"answer", {"201,1,999,067,q,2024-01-30,2024-02-01T13:00:00Z,"}}});
  EXPECT_THAT(
      told(pack),
      ElementsAre(StartsWith("answer.csv:2: column notification_id of answer 201: read 999, expected"),
                  StartsWith("notification.csv:4: column notified_at: read \"never\"")));
}

TEST(PackProblems, are_none_in_the_sound_pack) {
  const PackDirectory pack;
  write_pack(pack);
  EXPECT_THAT(told(pack), IsEmpty());
}

}  // namespace
}  // namespace slettefrist::input
