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

TEST(PackProblems, come_all_at_once_in_the_order_of_files_and_lines) {
  const PackDirectory pack;
  write_pack(pack,
             {{"citizen", {"1,1,a,b,1971-03-12,751,067,none", "1,1203395017,a,b,soon,751,067,full_time"}},
              {"answer",
               {"201,1,999,067,q,2024-01-30,2024-02-01T13:00:00Z,", "202,1,101,067,q,2024-01-30,early,"}}});
  EXPECT_THAT(told(pack),
              ElementsAre(StartsWith("citizen.csv:2: column cpr: read \"1\""),
                          StartsWith("citizen.csv:2: column insurance: read \"none\""),
                          StartsWith("citizen.csv:3: column born_on: read \"soon\""),
                          StartsWith("answer.csv:2: column notification_id of answer 201: read 999"),
                          StartsWith("answer.csv:3: column answered_at: read \"early\"")));
}

TEST(PackProblems, are_tables_under_nearly_their_names_while_the_table_itself_is_not_there) {
  const auto refusal = [](const PackDirectory& pack) -> std::string {
    const auto problems = pack.problems();
    return problems.empty() ? "" : problems.front().what + problems.front().remedy;
  };
  for (const char* name : {"answers", "Answer", "anwser"}) {
    const PackDirectory pack;
    pack.write("citizen", kHeaders.at("citizen"));
    pack.write(name, kHeaders.at("answer"));
    EXPECT_THAT(refusal(pack), HasSubstr("there is no answer.csv")) << name;
    EXPECT_THAT(refusal(pack), HasSubstr("Did you mean answer.csv?")) << name;
    pack.write("answer", kHeaders.at("answer"));
    EXPECT_EQ(refusal(pack), "") << name << ": a note beside the table";
  }
  const PackDirectory pack;
  pack.write("citizen", kHeaders.at("citizen"));
  pack.write("my_remarks", "anything");
  EXPECT_EQ(refusal(pack), "");
}

TEST(PackProblems, of_a_table_without_a_header_are_one_and_do_not_advise_to_remove_its_cells) {
  PackDirectory pack;
  pack.write("citizen", "20,1203395017,a,b,1971-03-12,751,067,full_time\n");
  auto problems = pack.problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].what,
              StartsWith("header: read \"20\" and others, none of which is a column, expected "));
  EXPECT_THAT(problems[0].remedy, HasSubstr("Put a line with the names of the columns above the first row"));
  pack.write("citizen", std::string{"\xFF\xFE"
                                    "c\0,\0x\0",
                                    8});
  problems = pack.problems();
  ASSERT_FALSE(problems.empty());
  EXPECT_THAT(problems[0].remedy, HasSubstr("Save the file as UTF-8"));
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
          "citizen_id, fund_code, sent_at, body. Remove the column, or say with --mapping what it stands for",
          "plan_draft.csv:1: header: column body read twice, expected once. Remove one of the two columns",
          "plan_draft.csv:1: header: column fund_code is missing. Add it, or say with --mapping how it is "
          "called; the order of the columns is free"));
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
          "plan_draft.csv:6: malformed row: a carriage return stands without its line feed. End each line "
          "with a line feed, after a carriage return or without one",
          "plan_draft.csv:7: column body: read \"\\xE6ble\", expected UTF-8 text. Save the file as UTF-8",
          StartsWith("plan_draft.csv:8: column body: read \"\\x00\", expected text without zero bytes"),
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
      ElementsAre(StartsWith("notification.csv:4: column notified_at: read \"never\""),
                  StartsWith("answer.csv:2: column notification_id of answer 201: read 999, expected")));
}

TEST(PackProblems, are_none_in_the_sound_pack) {
  const PackDirectory pack;
  write_pack(pack);
  EXPECT_THAT(told(pack), IsEmpty());
}

}  // namespace
}  // namespace slettefrist::input
