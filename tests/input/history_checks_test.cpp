// What is wrong between records, with both ends named; and families built of flat records.
#include "sim/input/history_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/flat_records.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> told_of_history(const PlacedRecords& records) {
  std::vector<std::string> texts;
  check_history(records, [&](const Problem& problem) { texts.push_back(to_text(problem)); });
  return texts;
}

TEST(HistoryChecks, have_nothing_against_sound_records) {
  PlacedRecords records = answered_notification();
  records.of<Document>().add(document(3, 7, 1, std::nullopt, 100), 2);
  records.of<Document>().add(document(4, 7, std::nullopt, 2, 101), 3);
  EXPECT_THAT(told_of_history(records), IsEmpty());
}

TEST(HistoryChecks, name_a_second_and_a_third_record_with_an_id) {
  PlacedRecords records = answered_notification();
  records.of<Notification>().add(notification(9, 7, 100), 3);
  records.of<Notification>().add(notification(1, 8, 200), 4);
  records.of<Notification>().add(notification(1, 7, 100), 6);
  EXPECT_THAT(
      told_of_history(records),
      ElementsAre("n:4: column notification_id: read 1 again, expected an id that is unique in its table "
                  "(first at n:2). Give one of the two another id, or remove it",
                  "n:6: column notification_id: read 1 again, expected an id that is unique in its table "
                  "(first at n:2). Give one of the two another id, or remove it"));
}

TEST(HistoryChecks, look_for_doubled_ids_in_every_table) {
  PlacedRecords records;
  const auto add_twice = [](auto& table) {
    table.file = "f";
    table.records.resize(2);
    table.lines = {2, 3};
  };
  std::apply([&](auto&... table) { (add_twice(table), ...); }, records.tables);
  std::size_t doubled = 0;
  for (const std::string& text : told_of_history(records))
    doubled += text.find("read 0 again") != std::string::npos;
  EXPECT_EQ(doubled, kAreaCount);
}

TEST(HistoryChecks, allow_one_id_in_two_tables) {
  PlacedRecords records = answered_notification();
  records.of<Answer>().records[0].answer_id = 1;
  EXPECT_THAT(told_of_history(records), IsEmpty());
}

TEST(HistoryChecks, name_children_without_a_parent) {
  PlacedRecords records = answered_notification();
  records.of<Answer>().add(answer(3, 7, 11, 101), 6);
  records.of<Document>().add(document(4, 7, 12, std::nullopt, 101), 2);
  records.of<Document>().add(document(5, 7, std::nullopt, 13, 101), 3);
  EXPECT_THAT(
      told_of_history(records),
      ElementsAre(
          "a:6: column notification_id of answer 3: read 11, expected the id of a notification that is "
          "given. Add that notification, or correct the id",
          "d:2: column notification_id of document 4: read 12, expected the id of a notification that is "
          "given. Add that notification, or correct the id",
          "d:3: column answer_id of document 5: read 13, expected the id of an answer that is given. Add "
          "that answer, or correct the id"));
}

TEST(HistoryChecks, name_the_table_that_is_not_there_for_a_parent) {
  PlacedRecords records;
  records.of<Document>().file = "d";
  records.of<Document>().add(document(5, 7, std::nullopt, 13, 101), 3);
  EXPECT_THAT(told_of_history(records),
              ElementsAre("d:3: column answer_id of document 5: read 13, expected the id of an answer "
                          "that is given. There is no table answer: add it"));
}

TEST(HistoryChecks, look_for_a_parent_in_its_own_table_only) {
  PlacedRecords records = answered_notification();
  records.of<Document>().add(document(5, 7, 2, std::nullopt, 101), 3);  // 2 is an answer
  ASSERT_EQ(told_of_history(records).size(), 1U);
}

TEST(HistoryChecks, name_children_timed_before_their_parent) {
  PlacedRecords records = answered_notification();
  records.of<Answer>().add(answer(3, 7, 1, 99), 6);
  records.of<Document>().add(document(4, 7, 1, std::nullopt, 99), 2);
  records.of<Document>().add(document(5, 7, std::nullopt, 2, 100), 3);
  EXPECT_THAT(
      told_of_history(records),
      ElementsAre(
          "a:6: column answered_at of answer 3: read 1970-04-10T12:00:00Z, expected no instant before "
          "1970-04-11T12:00:00Z of its notification 1 (n:2). Correct one of the two instants",
          "d:2: column stored_at of document 4: read 1970-04-10T12:00:00Z, expected no instant before "
          "1970-04-11T12:00:00Z of its notification 1 (n:2). Correct one of the two instants",
          "d:3: column stored_at of document 5: read 1970-04-11T12:00:00Z, expected no instant before "
          "1970-04-12T12:00:00Z of its answer 2 (a:5). Correct one of the two instants"));
}

TEST(HistoryChecks, name_children_about_another_citizen_than_their_parent) {
  PlacedRecords records = answered_notification();
  records.of<Answer>().add(answer(3, 8, 1, 101), 6);
  records.of<Document>().add(document(5, 9, std::nullopt, 2, 101), 3);
  EXPECT_THAT(
      told_of_history(records),
      ElementsAre(
          "a:6: column citizen_id of answer 3: read 8, expected 7 as in its notification 1 (n:2). "
          "Correct one of the two: a child is about its parent's citizen",
          "d:3: column citizen_id of document 5: read 9, expected 7 as in its answer 2 (a:5). Correct "
          "one of the two: a child is about its parent's citizen"));
}

TEST(HistoryChecks, want_exactly_one_parent_for_a_document) {
  PlacedRecords records = answered_notification();
  records.of<Document>().add(document(4, 7, 1, 2, 101), 2);
  records.of<Document>().add(document(5, 7, std::nullopt, std::nullopt, 101), 3);
  EXPECT_THAT(told_of_history(records),
              ElementsAre("d:2: document 4: read notification_id 1 and answer_id 2, expected "
                          "exactly one of the two. Name the "
                          "record the document hangs on, and leave the other empty",
                          "d:3: document 5: read neither notification_id nor answer_id, "
                          "expected exactly one of the two. Name "
                          "the record the document hangs on, and leave the other empty"));
}

TEST(HistoryChecks, want_the_served_date_that_became_known) {
  PlacedRecords records;
  Sanction sanction;
  sanction.sanction_id = 4;
  sanction.served_registered_at = noon_of(0);
  records.of<Sanction>().file = "s";
  records.of<Sanction>().add(sanction, 2);
  EXPECT_THAT(
      told_of_history(records),
      ElementsAre("s:2: column served_on of sanction 4: read nothing, expected the day that became known at "
                  "served_registered_at 1970-01-01T12:00:00Z. Write served_on, or leave served_registered_at "
                  "empty"));
}

}  // namespace
}  // namespace slettefrist::input
