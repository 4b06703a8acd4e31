// The history that a proof works on, made ahead and foretold: as the source gives it, with the oracle's word
// on all of it, by the asking thread and by another.
//
// Whether that word is right is the oracle's own test. It must not know a store.
#include "sim/cli/proof/foresight.h"

#include <gtest/gtest.h>

#include <limits>

#include "sim/input/input.h"
#include "sim/judge/ledger.h"
#include "tests/judge/few_nights.h"
#include "tests/world/in_portions.h"
#include "tests/world/written_rows.h"

namespace slettefrist::contract {
namespace {

constexpr int kNights = 100;  // more than are made in a row
constexpr RecordId kCitizens = 5;
constexpr Instant kEnd{std::numeric_limits<std::int64_t>::max()};

// Five citizens, and a notification for each night but the last two, which lie behind the last run.
History history() {
  History history;
  for (RecordId id = 1; id <= kCitizens; ++id) history.citizens.emplace_back().citizen_id = id;
  const Day first = world::day("2024-03-17");
  for (int night = 0; night < kNights + 2; ++night) {
    Family& family = history.families.emplace_back();
    family.notification = world::notification(night + 1);
    family.notification.notified_at =
        Instant{(first + night).number * kSecondsADay + std::int64_t{12} * 3600};
  }
  return history;
}

class ForesightTest : public testing::TestWithParam<bool> {
 protected:
  ForesightTest() {
    for (const auto& run : calendar_.runs) stops_.push_back(run.run_at);
  }
  std::unique_ptr<cli::Foresight> foresight() {
    return std::make_unique<cli::Foresight>(std::make_unique<world::InPortions>(history(), 2), oracle_,
                                            stops_, GetParam());
  }
  std::int64_t generated(Area area) const { return ledger_.tally(area).generated; }

  const Policy policy_ = input::read_policy(PROJECT_ROOT "/scenarios/policies/star-2024-1.toml");
  const RunCalendar calendar_ = judge::nights_from("2024-03-18", kNights);
  const oracle::Oracle oracle_{policy_, calendar_};
  std::vector<Instant> stops_;
  judge::Ledger ledger_{calendar_, {{"a", "b", "c", "d"}}, [](const Fate&) {}, [](auto, auto, auto&) {}};
};

INSTANTIATE_TEST_SUITE_P(Threads, ForesightTest, testing::Bool(),
                         [](const auto& background) { return background.param ? "two" : "one"; });

TEST_P(ForesightTest, gives_citizens_in_the_portions_of_the_source_each_with_its_word) {
  const auto ahead = foresight();
  RecordId last = 0;
  for (const std::size_t count : {2, 2, 1, 0}) {
    const std::vector<Citizen> portion = ahead->next_citizens(1'000);
    EXPECT_EQ(portion.size(), count);
    for (const Citizen& citizen : portion) EXPECT_EQ(citizen.citizen_id, ++last);
    ledger_.open(ahead->take_docket());
    EXPECT_EQ(generated(Area::citizen), last);
  }
}

TEST_P(ForesightTest, gives_every_night_what_came_before_it_with_the_word_on_it) {
  const auto ahead = foresight();
  while (!ahead->next_citizens(1).empty()) {
  }
  std::int64_t night = 0;
  for (const Instant stop : stops_) {
    History delivery;
    ahead->deliver_until(stop, delivery);
    ++night;
    ASSERT_EQ(delivery.families.size(), 1U);
    EXPECT_EQ(delivery.families.front().notification.notification_id, night);
    ledger_.open(ahead->take_docket());
    EXPECT_EQ(generated(Area::notification), night);
  }
  History rest;
  ahead->deliver_until(kEnd, rest);
  EXPECT_EQ(rest.families.size(), 2U);
  ledger_.open(ahead->take_docket());
  EXPECT_EQ(generated(Area::notification), kNights) << "what lies behind the last run is nobody's case";
}

TEST_P(ForesightTest, gives_all_the_rest_to_a_world_that_ends_before_its_time) {
  const auto ahead = foresight();
  while (!ahead->next_citizens(1).empty()) {
  }
  History delivery;
  for (int night = 0; night < 3; ++night)
    ahead->deliver_until(stops_[static_cast<std::size_t>(night)], delivery);
  ahead->deliver_until(kEnd, delivery);
  ASSERT_EQ(delivery.families.size(), static_cast<std::size_t>(kNights + 2 - 3));
  EXPECT_EQ(delivery.families.front().notification.notification_id, 4);
  EXPECT_EQ(delivery.families.back().notification.notification_id, kNights + 2);
  EXPECT_GT(ahead->oracle_seconds(), 0.0);
}

}  // namespace
}  // namespace slettefrist::contract
