// Families built of flat records: every child in its own family, every table in its one order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/flat_records.h"
#include "tests/input/history_text.h"

namespace slettefrist::input {
namespace {

using testing::IsEmpty;

TEST(HistoryAssembly, hangs_children_on_their_own_family) {
  PlacedRecords records = answered_notification();
  records.of<Notification>().add(notification(4, 8, 50), 3);
  records.of<Answer>().add(answer(1, 8, 4, 60), 6);
  records.of<Document>().add(document(10, 8, std::nullopt, 1, 120), 2);
  records.of<Document>().add(document(11, 7, std::nullopt, 2, 121), 3);
  records.of<Document>().add(document(12, 8, 4, std::nullopt, 110), 4);
  const History history = assemble_history(std::move(records));
  ASSERT_EQ(history.families.size(), 2U);
  const Family& first = history.families[0];
  const Family& second = history.families[1];
  EXPECT_EQ(first.notification.notification_id, 4);
  ASSERT_EQ(first.answers.size(), 1U);
  EXPECT_EQ(first.answers[0].answer_id, 1);
  ASSERT_EQ(first.documents.size(), 2U);
  EXPECT_EQ(first.documents[0].document_id, 12);
  EXPECT_EQ(first.documents[1].document_id, 10);
  EXPECT_EQ(second.notification.notification_id, 1);
  ASSERT_EQ(second.documents.size(), 1U);
  EXPECT_EQ(second.documents[0].document_id, 11);
}

TEST(HistoryAssembly, gives_empty_tables_for_no_records) {
  const History history = assemble_history(PlacedRecords{});
  EXPECT_EQ(text_of(history), "");
  EXPECT_THAT(history.families, IsEmpty());
}

TEST(HistoryAssembly, keeps_every_record_once_and_in_one_order_whatever_order_they_came_in) {
  const auto flat = [](int first, int step) {
    PlacedRecords records;
    for (int i = first; i >= 0 && i < 60; i += step) {
      records.of<Notification>().add(notification(1000 - i, i % 7, i % 5), 2);
      records.of<Answer>().add(answer(i + 1, i % 7, 1000 - i, 10 + i % 3), 2);
      records.of<Document>().add(document(500 - i, i % 7, std::nullopt, i + 1, 20), 2);
      Message message;
      message.message_id = i * 31 % 61;
      message.sent_at = noon_of(i % 2);
      records.of<Message>().add(message, 2);
    }
    return records;
  };
  const History forward = assemble_history(flat(0, 1));
  const History backward = assemble_history(flat(59, -1));
  EXPECT_EQ(text_of(forward), text_of(backward));
  ASSERT_EQ(forward.families.size(), 60U);
  for (std::size_t at = 0; at < 60; ++at) {
    const Family& family = forward.families[at];
    ASSERT_EQ(family.answers.size(), 1U);
    ASSERT_EQ(family.documents.size(), 1U);
    EXPECT_EQ(family.answers[0].notification_id, family.notification.notification_id);
    EXPECT_EQ(family.documents[0].answer_id, family.answers[0].answer_id);
    if (at == 0) continue;
    const Notification& before = forward.families[at - 1].notification;
    EXPECT_LT(std::pair(before.notified_at, before.notification_id),
              std::pair(family.notification.notified_at, family.notification.notification_id));
  }
  ASSERT_EQ(forward.messages.size(), 60U);
}

}  // namespace
}  // namespace slettefrist::input
