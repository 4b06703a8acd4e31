// What must hold for every generated record, and for the shares among them.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

template <class Visitor>
void for_each_record(const History& history, Visitor&& visitor) {
  for (const Family& family : history.families) {
    visitor(family.notification);
    for (const Answer& answer : family.answers) visitor(answer);
    for (const Document& document : family.documents) visitor(document);
  }
  for_each_single(history, visitor);
}

void expect_sound_ids(const History& history) {
  std::map<std::pair<Area, RecordId>, std::vector<std::pair<Instant, RecordId>>> by_day;
  for_each_record(history, [&](const auto& record) {
    const RecordId id = id_of(record);
    const RecordId day = local_day(entered_at(record)) - kFirstDay;
    ASSERT_EQ(id >> 36, day);
    ASSERT_EQ((id >> 10) & ((RecordId{1} << 26) - 1), record.citizen_id);
    by_day[{std::remove_cvref_t<decltype(record)>::kArea, id >> 10}].push_back({entered_at(record), id});
  });
  for (auto& [key, records] : by_day) {
    std::sort(records.begin(), records.end());
    for (std::size_t i = 0; i < records.size(); ++i) {
      ASSERT_EQ(records[i].second & 1023, static_cast<RecordId>(i));  // from 0, in time order
    }
  }
  EXPECT_GT(by_day.size(), 1000u);
}

TEST(Lives, number_records_by_local_day_citizen_and_order_in_time) {
  expect_sound_ids(sample_world());
  expect_sound_ids(sample_world_with_documents_on_any());
}

TEST(Lives, lie_between_the_first_and_the_last_day) {
  const Settings settings = sample_settings(0);
  for (const Family& family : sample_world().families) {
    const Day day = local_day(family.notification.notified_at);
    ASSERT_TRUE(settings.history_from <= day && day <= settings.ends_on) << to_text(day);
  }
  for (const Sanction& sanction : sample_world().sanctions) {
    ASSERT_GE(local_day(sanction.registered_at), settings.history_from);
  }
}

void expect_sound_children(const Family& family) {
  std::map<RecordId, Instant> answered;
  const Notification& notification = family.notification;
  for (const Answer& answer : family.answers) {
    ASSERT_EQ(answer.notification_id, notification.notification_id);
    ASSERT_EQ(answer.citizen_id, notification.citizen_id);
    ASSERT_GE(answer.answered_at, notification.notified_at);
    answered[answer.answer_id] = answer.answered_at;
  }
  for (const Document& document : family.documents) {
    ASSERT_NE(document.notification_id.has_value(), document.answer_id.has_value());
    if (document.notification_id) {
      ASSERT_EQ(*document.notification_id, notification.notification_id);
      ASSERT_GE(document.stored_at, notification.notified_at);
    } else {
      ASSERT_TRUE(answered.contains(*document.answer_id));
      ASSERT_GE(document.stored_at, answered[*document.answer_id]);
    }
  }
}

TEST(Lives, bring_no_child_before_its_parent) {
  for (const History* history : {&sample_world(), &sample_world_with_documents_on_any()}) {
    std::size_t at_once = 0;
    for (const Family& family : history->families) {
      expect_sound_children(family);
      for (const Document& document : family.documents) {
        at_once += document.stored_at == family.notification.notified_at;
      }
    }
    EXPECT_GT(at_once, 20u);  // saved together with the notification
  }
}

TEST(Lives, sort_children_by_time_and_id) {
  for (const Family& family : sample_world().families) {
    EXPECT_TRUE(
        std::is_sorted(family.answers.begin(), family.answers.end(), [](const auto& a, const auto& b) {
          return std::pair{a.answered_at, a.answer_id} < std::pair{b.answered_at, b.answer_id};
        }));
    EXPECT_TRUE(
        std::is_sorted(family.documents.begin(), family.documents.end(), [](const auto& a, const auto& b) {
          return std::pair{a.stored_at, a.document_id} < std::pair{b.stored_at, b.document_id};
        }));
  }
}

TEST(Lives, date_events_and_decisions_no_later_than_their_registration) {
  std::size_t earlier = 0;
  for (const Family& family : sample_world().families) {
    const Day notified_on = local_day(family.notification.notified_at);
    ASSERT_LE(family.notification.event_on, notified_on);
    earlier += family.notification.event_on < notified_on;
    for (const Answer& answer : family.answers) {
      ASSERT_LE(answer.decided_on, local_day(answer.answered_at));
      ASSERT_GE(answer.decided_on, notified_on);
    }
  }
  EXPECT_GT(share(earlier, sample_world().families.size()), 0.8);
  for (const Sanction& sanction : sample_world().sanctions) {
    ASSERT_LE(sanction.decided_on, local_day(sanction.registered_at));
  }
}

TEST(Lives, put_words_with_danish_letters_and_their_token_into_a_share_of_comments) {
  std::size_t danish_letters = 0;
  std::size_t commented = 0;
  for (const Family& family : sample_world().families) {
    const Notification& notification = family.notification;
    commented += !notification.comment.empty();
    if (!notification.comment.empty()) {
      const std::string mark = token(Area::notification, notification.notification_id);
      ASSERT_TRUE(notification.comment.ends_with(" " + mark)) << notification.comment;
      danish_letters += notification.comment.find("ø") != std::string::npos;
    }
    for (const Answer& answer : family.answers) {
      if (answer.comment.empty()) continue;
      ASSERT_TRUE(answer.comment.ends_with(" " + token(Area::answer, answer.answer_id))) << answer.comment;
      danish_letters += answer.comment.find("å") != std::string::npos;
    }
  }
  EXPECT_GT(danish_letters, 100u);
  EXPECT_NEAR(share(commented, sample_world().families.size()), 0.3, 0.03);
}

TEST(Lives, fall_on_another_day_in_utc_now_and_then) {
  std::size_t records = 0;
  std::size_t other_day = 0;
  for_each_record(sample_world(), [&](const auto& record) {
    ++records;
    other_day += local_day(entered_at(record)).number != entered_at(record).seconds / kSecondsADay;
  });
  EXPECT_GT(share(other_day, records), 0.005);
  EXPECT_LT(share(other_day, records), 0.2);
}

TEST(Answers, keep_to_the_rates) {
  Settings settings = sample_settings(4000);
  settings.plant_share = 0.0;
  const History history = whole_history(settings);
  std::size_t answered = 0;
  std::size_t twice = 0;
  std::size_t late = 0;
  for (const Family& family : history.families) {
    if (family.answers.empty()) continue;
    ++answered;
    twice += family.answers.size() > 1;
    late += local_day(family.answers[0].answered_at) - local_day(family.notification.notified_at) >= 365;
  }
  const double years = (settings.ends_on - settings.history_from + 1) / 365.2425;
  EXPECT_NEAR(share(history.families.size(), 4000), settings.rates.notifications_per_citizen_year * years,
              0.1);
  EXPECT_NEAR(share(answered, history.families.size()), settings.rates.share_answered, 0.02);
  EXPECT_NEAR(share(twice, answered), settings.rates.share_answered_twice, 0.01);
  EXPECT_NEAR(share(late, answered), settings.rates.share_answered_late, 0.007);
}

}  // namespace
}  // namespace slettefrist::generators
