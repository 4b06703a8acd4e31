// Sanctions: which dates they have, when those become known, and what they hang on.
#include <gtest/gtest.h>

#include <map>

#include "generators/danish_time.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

const History& sanction_world() {
  static const History history = whole_history(sample_settings(8000));
  return history;
}

double share_of_sanctions(std::size_t part) {
  return static_cast<double>(part) / static_cast<double>(sanction_world().sanctions.size());
}

TEST(Sanctions, know_a_served_date_from_registration_on_or_later) {
  std::size_t at_registration = 0;
  std::size_t years_later = 0;
  std::size_t served = 0;
  for (const Sanction& sanction : sanction_world().sanctions) {
    ASSERT_EQ(sanction.served_on.has_value(), sanction.served_registered_at.has_value());
    if (!sanction.served_on) continue;
    ++served;
    ASSERT_GE(*sanction.served_registered_at, sanction.registered_at);
    at_registration += *sanction.served_registered_at == sanction.registered_at;
    years_later += sanction.served_registered_at->seconds - sanction.registered_at.seconds >
                   std::int64_t{700} * kSecondsADay;
  }
  EXPECT_NEAR(static_cast<double>(at_registration) / static_cast<double>(served), 0.85, 0.02);
  EXPECT_GT(years_later, 20u);
}

TEST(Sanctions, have_dates_in_the_shares_asked_for) {
  const Rates rates;
  std::size_t without_expiry = 0;
  std::size_t served = 0;
  std::size_t served_after_expiry = 0;
  for (const Sanction& sanction : sanction_world().sanctions) {
    ASSERT_TRUE(sanction.expires_on || sanction.served_on);
    without_expiry += !sanction.expires_on;
    served += sanction.served_on.has_value();
    served_after_expiry +=
        sanction.expires_on && sanction.served_on && *sanction.served_on > *sanction.expires_on;
  }
  EXPECT_NEAR(share_of_sanctions(without_expiry), rates.share_sanctions_without_expiry, 0.01);
  const double expected = rates.share_sanctions_without_expiry +
                          (1 - rates.share_sanctions_without_expiry) * rates.share_sanctions_served;
  EXPECT_NEAR(share_of_sanctions(served), expected, 0.02);
  EXPECT_GT(share_of_sanctions(served_after_expiry), 0.1);
}

TEST(Sanctions, lack_both_dates_only_where_that_is_asked_for) {
  Settings settings = sample_settings(2000);
  settings.rates.share_sanctions_without_dates = 0.25;
  const History history = whole_history(settings);
  std::size_t without = 0;
  for (const Sanction& sanction : history.sanctions) without += !sanction.expires_on && !sanction.served_on;
  EXPECT_NEAR(static_cast<double>(without) / static_cast<double>(history.sanctions.size()), 0.25, 0.03);
}

TEST(Sanctions, name_only_earlier_notifications_of_the_same_citizen) {
  std::map<RecordId, const Notification*> notifications;
  for (const Family& family : sanction_world().families) {
    notifications[family.notification.notification_id] = &family.notification;
  }
  std::size_t named = 0;
  for (const Sanction& sanction : sanction_world().sanctions) {
    if (!sanction.notification_id) continue;
    ++named;
    const auto found = notifications.find(*sanction.notification_id);
    ASSERT_NE(found, notifications.end());
    ASSERT_EQ(found->second->citizen_id, sanction.citizen_id);
    ASSERT_GE(sanction.registered_at, found->second->notified_at);
  }
  EXPECT_GT(share_of_sanctions(named), 0.45);
  EXPECT_LT(share_of_sanctions(named), 0.62);
}

TEST(Sanctions, expire_about_three_months_after_the_event_unless_planted) {
  Settings settings = sample_settings(1000);
  settings.plant_share = 0.0;
  settings.rates.share_sanctions_from_notification = 0.0;
  for (const Sanction& sanction : whole_history(settings).sanctions) {
    if (!sanction.expires_on) continue;
    const int days = *sanction.expires_on - DanishTime().day_of(sanction.registered_at);
    ASSERT_GE(days, 89 - 41);
    ASSERT_LE(days, 94);
  }
}

TEST(Sanctions, were_registered_years_before_the_first_purge_too) {
  const Settings settings = sample_settings(0);
  std::size_t old = 0;
  for (const Sanction& sanction : sanction_world().sanctions)
    old += sanction.decided_on < settings.starts_on - 5 * 365;
  EXPECT_GT(share_of_sanctions(old), 0.2);
}

}  // namespace
}  // namespace slettefrist::generators
