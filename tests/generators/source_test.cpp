// The source: the same history however it is made and handed over.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "sim/model/input_error.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

template <class Value>
void append(std::vector<Value>& to, const std::vector<Value>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void append(History& to, const History& from) {
  append(to.citizens, from.citizens);
  append(to.families, from.families);
  append(to.sanctions, from.sanctions);
  append(to.contact_courses, from.contact_courses);
  append(to.plan_drafts, from.plan_drafts);
  append(to.benefit_reports, from.benefit_reports);
  append(to.messages, from.messages);
  append(to.citizen_changes, from.citizen_changes);
}

std::vector<std::string> sorted_rows(const History& history) {
  std::vector<std::string> rows;
  for (const Citizen& citizen : history.citizens) add_row(rows.emplace_back(), citizen);
  for (const Family& family : history.families) add_family(rows.emplace_back(), family);
  for_each_single(history, [&](const auto& record) { add_row(rows.emplace_back(), record); });
  for (const CitizenChange& change : history.citizen_changes) {
    add_row(rows.emplace_back(to_text(change.changed_at)), change.citizen);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

TEST(Source, gives_the_same_history_for_the_same_seed_and_another_for_another) {
  Settings settings = eventful_settings(300);
  const std::string once = text_of(whole_history(settings));
  EXPECT_EQ(text_of(whole_history(settings)), once);
  settings.seed += 1;
  EXPECT_NE(text_of(whole_history(settings)), once);
}

TEST(Source, gives_the_same_history_for_every_number_of_threads) {
  Settings settings = eventful_settings(5000);
  const std::string alone = text_of(whole_history(settings));
  for (const int threads : {2, 3}) {
    settings.threads = threads;
    EXPECT_EQ(text_of(whole_history(settings)), alone) << threads << " threads";
  }
}

// Of more history than may wait in memory.
TEST(Source, gives_the_same_history_out_of_a_file) {
  Settings settings = eventful_settings(20'000);
  settings.threads = 2;
  const std::string in_memory = text_of(whole_history(settings));
  ASSERT_GT(in_memory.size(), std::size_t{1} << 25);  // packed, some quarter of it
  settings.scratch_dir = ::testing::TempDir();
  EXPECT_EQ(text_of(whole_history(settings)) == in_memory, true);
}

RC_GTEST_PROP(Source, gives_one_citizen_alone_what_it_has_among_many, ()) {
  Settings settings = eventful_settings(150);
  settings.seed = *rc::gen::arbitrary<std::uint64_t>();
  const RecordId id = *rc::gen::inRange<RecordId>(1, 151);
  const History among_many = whole_history(settings);
  settings.only_citizen = id;
  settings.citizens = *rc::gen::element<std::int64_t>(150, 1000000);
  const History alone = whole_history(settings);
  History expected = among_many;
  const auto is_other = [&](const auto& record) { return record.citizen_id != id; };
  std::erase_if(expected.citizens, is_other);
  std::erase_if(expected.citizen_changes, [&](const auto& change) { return is_other(change.citizen); });
  std::erase_if(expected.families, [&](const auto& family) { return is_other(family.notification); });
  std::erase_if(expected.sanctions, is_other);
  std::erase_if(expected.contact_courses, is_other);
  std::erase_if(expected.plan_drafts, is_other);
  std::erase_if(expected.benefit_reports, is_other);
  std::erase_if(expected.messages, is_other);
  RC_ASSERT(alone.citizens.size() == 1u);
  RC_ASSERT(text_of(alone) == text_of(expected));
}

TEST(Source, gives_nobody_for_a_citizen_that_is_not_there) {
  Settings settings = sample_settings(100);
  settings.only_citizen = 101;
  EXPECT_TRUE(text_of(whole_history(settings)).empty());
  settings.only_citizen = 7;
  settings.shard_count = 3;
  settings.shard_index = 3;  // citizen 7 is in shard 2
  EXPECT_TRUE(text_of(whole_history(settings)).empty());
}

TEST(Source, splits_into_shards_that_join_to_the_whole) {
  Settings settings = eventful_settings(500);
  const auto whole = sorted_rows(whole_history(settings));
  for (const std::int64_t count : {1, 2, 3, 7}) {
    History joined;
    settings.shard_count = count;
    for (std::int64_t index = 1; index <= count; ++index) {
      settings.shard_index = index;
      const History shard = whole_history(settings);
      for (const Citizen& citizen : shard.citizens) EXPECT_EQ(citizen.citizen_id % count + 1, index);
      append(joined, shard);
    }
    EXPECT_EQ(sorted_rows(joined), whole) << count << " shards";
  }
}

TEST(Source, delivers_in_steps_of_any_length_what_it_delivers_at_once) {
  const Settings settings = eventful_settings(400);
  const std::string at_once = text_of(whole_history(settings));
  constexpr std::int64_t kHour = 3600;
  for (const std::int64_t step : {7 * kHour, 24 * kHour, 31 * 24 * kHour, 5000 * 24 * kHour}) {
    History joined;
    const auto source = make_source(settings);
    const std::int64_t from = std::int64_t{settings.history_from.number} * 86400;
    const std::int64_t to = std::int64_t{settings.ends_on.number + 9000} * 86400;
    std::int64_t previous = 0;
    for (std::int64_t until = from; until < to; until += step) {
      History delivery;
      source->deliver_until(Instant{until}, delivery);
      for (const Family& family : delivery.families) {
        ASSERT_LT(family.notification.notified_at.seconds, until);
        ASSERT_GE(family.notification.notified_at.seconds, previous);
      }
      for_each_single(delivery, [&](const auto& record) {
        ASSERT_LT(entered_at(record).seconds, until);
        ASSERT_GE(entered_at(record).seconds, previous);
      });
      for (const CitizenChange& change : delivery.citizen_changes) {
        ASSERT_LT(change.changed_at.seconds, until);
        ASSERT_GE(change.changed_at.seconds, previous);
      }
      append(joined, delivery);
      previous = until;
    }
    History rest;
    source->deliver_until(Instant{to}, rest);
    append(joined, rest);
    EXPECT_EQ(text_of(joined), at_once) << "step of " << step << " seconds";
  }
}

// The citizens are in `joined`; with all else they are what comes at once.
void expect_rest_of(const Settings& settings, HistorySource& source, History& joined) {
  History rest;
  source.deliver_until(Instant{std::int64_t{1} << 40}, rest);
  EXPECT_TRUE(rest.citizens.empty());
  append(joined, rest);
  EXPECT_EQ(text_of(joined), text_of(whole_history(settings))) << settings.threads << " threads";
}

TEST(Source, hands_citizens_over_in_portions_and_everything_else_as_before) {
  for (const int threads : {1, 2}) {
    Settings settings = eventful_settings(5000);
    settings.threads = threads;
    const auto source = make_source(settings);
    History joined;
    std::size_t portions = 0;
    for (auto portion = source->next_citizens(1000); !portion.empty();
         portion = source->next_citizens(1000)) {
      append(joined.citizens, portion);
      ++portions;
    }
    EXPECT_GT(portions, 1u);
    expect_rest_of(settings, *source, joined);
  }
}

TEST(Source, hands_citizens_out_in_order_and_everything_else_as_before) {
  for (const int threads : {1, 2, 3}) {
    Settings settings = eventful_settings(5000);
    settings.threads = threads;
    const auto source = make_source(settings);
    History joined;
    std::size_t portions = 0;
    source->hand_out_citizens([&](std::vector<Citizen>&& portion) -> InTurn {
      return [&, handed = std::move(portion)] {
        append(joined.citizens, handed);
        ++portions;
      };
    });
    EXPECT_GT(portions, 1u);
    EXPECT_EQ(joined.citizens.size(), 5000u);
    EXPECT_TRUE(source->next_citizens(1).empty());
    expect_rest_of(settings, *source, joined);
  }
}

TEST(Source, stops_handing_out_where_somebody_fails) {
  for (const int threads : {1, 2}) {
    Settings settings = eventful_settings(5000);
    settings.threads = threads;
    int taken = 0;
    const auto fail_in_turn = [&](std::vector<Citizen>&& portion) -> InTurn {
      return [&, first = portion.front().citizen_id] {
        if (first > 1) throw std::runtime_error("no room");
        ++taken;
      };
    };
    EXPECT_THROW(make_source(settings)->hand_out_citizens(fail_in_turn), std::runtime_error);
    EXPECT_EQ(taken, 1) << threads << " threads";
  }
}

TEST(Source, delivers_citizens_that_nobody_took_with_the_first_delivery) {
  const Settings settings = eventful_settings(5000);
  const auto source = make_source(settings);
  const std::vector<Citizen> taken = source->next_citizens(1);
  History delivery;
  source->deliver_until(Instant{0}, delivery);
  ASSERT_GT(taken.size(), 0u);
  ASSERT_LT(taken.size(), 5000u);
  ASSERT_EQ(taken.size() + delivery.citizens.size(), 5000u);
  EXPECT_EQ(delivery.citizens.front().citizen_id, taken.back().citizen_id + 1);
}

TEST(Source, delivers_in_the_order_of_first_instant_and_id_and_citizens_first) {
  const Settings settings = eventful_settings(300);
  const auto source = make_source(settings);
  History delivery;
  source->deliver_until(Instant{0}, delivery);
  ASSERT_EQ(delivery.citizens.size(), 300u);
  for (std::size_t i = 0; i < 300; ++i) {
    EXPECT_EQ(delivery.citizens[i].citizen_id, static_cast<RecordId>(i) + 1);
  }
  EXPECT_TRUE(delivery.families.empty());
  source->deliver_until(Instant{std::int64_t{1} << 40}, delivery);
  EXPECT_TRUE(delivery.citizens.empty());
  EXPECT_TRUE(std::is_sorted(delivery.families.begin(), delivery.families.end(),
                             [](const Family& a, const Family& b) {
                               return std::pair{a.notification.notified_at, a.notification.notification_id} <
                                      std::pair{b.notification.notified_at, b.notification.notification_id};
                             }));
  EXPECT_TRUE(std::is_sorted(
      delivery.sanctions.begin(), delivery.sanctions.end(), [](const Sanction& a, const Sanction& b) {
        return std::pair{a.registered_at, a.sanction_id} < std::pair{b.registered_at, b.sanction_id};
      }));
  EXPECT_TRUE(std::is_sorted(delivery.messages.begin(), delivery.messages.end(),
                             [](const Message& a, const Message& b) {
                               return std::pair{a.sent_at, a.message_id} < std::pair{b.sent_at, b.message_id};
                             }));
  EXPECT_TRUE(std::is_sorted(
      delivery.citizen_changes.begin(), delivery.citizen_changes.end(),
      [](const CitizenChange& a, const CitizenChange& b) {
        return std::pair{a.changed_at, a.citizen.citizen_id} < std::pair{b.changed_at, b.citizen.citizen_id};
      }));
}

// So that what lies in memory at a time grows less than the world.
TEST(Source, cuts_time_into_shorter_slices_the_more_citizens_there_are) {
  constexpr std::int64_t kDay = 86400;
  for (const std::int64_t few : {0, 1, 4'000}) EXPECT_EQ(slice_seconds(few), 30 * kDay);
  EXPECT_EQ(slice_seconds(100'000), 6 * kDay);
  EXPECT_EQ(slice_seconds(400'000), 3 * kDay);
  for (const std::int64_t many : {3'600'000, 60'000'000}) EXPECT_EQ(slice_seconds(many), kDay);
}

TEST(Source, refuses_settings_that_ids_and_numbers_cannot_hold) {
  const auto problems_of = [](const Settings& settings) -> std::size_t {
    try {
      make_source(settings);
      return 0;
    } catch (const InputError& error) {
      return error.problems().size();
    }
  };
  Settings settings = sample_settings(10);
  EXPECT_EQ(problems_of(settings), 0u);
  settings.citizens = 10'226'667;  // each needs three numbers of 30,680,000
  settings.history_from = day_from_civil(1999, 12, 31);
  settings.ends_on = day_from_civil(2090, 1, 1);
  settings.rates.notifications_per_citizen_year = 1e9;
  EXPECT_EQ(problems_of(settings), 4u);
  settings = sample_settings(10'226'666);
  EXPECT_EQ(problems_of(settings), 0u);
  settings = sample_settings(10);
  settings.rates.spells_per_citizen_year = 101;
  settings.rates.deaths_per_citizen_year = -1;
  EXPECT_EQ(problems_of(settings), 2u);
  settings = sample_settings(10);
  settings.ends_on = settings.starts_on - 1;
  EXPECT_EQ(problems_of(settings), 1u);
}

TEST(Source, keeps_ids_sound_up_to_the_last_day_they_hold) {
  Settings settings = sample_settings(300);
  settings.history_from = day_from_civil(2080, 1, 1);
  settings.starts_on = settings.uploads_open_on = day_from_civil(2086, 1, 1);
  settings.ends_on = day_from_civil(2089, 9, 17);
  settings.rates.share_answered_late = 1.0;
  std::size_t on_last_day = 0;
  for (const Family& family : whole_history(settings).families) {
    for (const Answer& answer : family.answers) {
      ASSERT_LT(answer.answer_id, RecordId{1} << 51);
      ASSERT_GE(answer.answered_at, family.notification.notified_at);
      on_last_day += answer.answer_id >> 36 == (1 << 15) - 1;
    }
  }
  EXPECT_GT(on_last_day, 100u);  // what would come later
}

TEST(Source, leaves_out_what_a_full_day_cannot_number) {
  Settings settings = sample_settings(1);
  settings.plant_share = 0.0;
  settings.history_from = settings.starts_on = settings.ends_on = day_from_civil(2024, 6, 3);
  settings.rates.notifications_per_citizen_year = 10000;
  settings.rates.documents_per_notification = 50;
  settings.rates.documents_per_answer = 50;
  std::size_t documents = 0;
  std::set<RecordId> ids;
  for (const Family& family : whole_history(settings).families) {
    for (const Document& document : family.documents) ids.insert(document.document_id);
    documents += family.documents.size();
  }
  EXPECT_GT(documents, 500u);
  EXPECT_EQ(ids.size(), documents);
}

}  // namespace
}  // namespace slettefrist::generators
