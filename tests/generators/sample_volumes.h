// Monthly figures for the generators' tests, and the counting of a history by month.
#pragma once

#include <map>
#include <string>

#include "generators/danish_time.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {

constexpr Deciles kSampleDelay{0, 200, 500, 700, 1000, 1400, 2000, 3000, 6000};  // hundredths of days

inline MonthVolume month_volume(Area area, int year, unsigned month, std::int64_t count) {
  MonthVolume volume;
  volume.area = area;
  volume.from = day_from_civil(year, month, 1);
  volume.to = (month == 12 ? day_from_civil(year + 1, 1, 1) : day_from_civil(year, month + 1, 1)) - 1;
  volume.count = count;
  volume.line = static_cast<int>(month) + 1;
  return volume;
}

inline MonthVolume notifications(int year, unsigned month, std::int64_t count, double share) {
  MonthVolume volume = month_volume(Area::notification, year, month, count);
  volume.share_answered = share;
  volume.delay = kSampleDelay;
  return volume;
}

inline Settings shaped_settings(std::int64_t citizens, std::vector<MonthVolume> months) {
  Settings settings = sample_settings(citizens);
  settings.volumes = {"figures.csv", std::move(months)};
  return settings;
}

using Counts = std::map<std::string, std::int64_t>;  // by Danish month, "2024-03"

inline std::string danish_month(Instant at) {
  static const DanishTime time;
  return to_text(time.day_of(at)).substr(0, 7);
}

inline Counts notifications_by_month(const History& history) {
  Counts counts;
  for (const Family& family : history.families) ++counts[danish_month(family.notification.notified_at)];
  return counts;
}
inline Counts answered_by_month(const History& history) {
  Counts counts;
  for (const Family& family : history.families) {
    if (!family.answers.empty()) ++counts[danish_month(family.notification.notified_at)];
  }
  return counts;
}
inline Counts documents_by_month(const History& history) {
  Counts counts;
  for (const Family& family : history.families) {
    for (const Document& document : family.documents) ++counts[danish_month(document.stored_at)];
  }
  return counts;
}
inline Counts sanctions_by_month(const History& history) {
  Counts counts;
  for (const Sanction& sanction : history.sanctions) ++counts[danish_month(sanction.registered_at)];
  return counts;
}

}  // namespace slettefrist::generators
