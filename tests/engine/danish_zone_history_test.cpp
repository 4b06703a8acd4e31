// The engine's clock against the system's own zone data, hour by hour, for every year a record can name and
// the system's table tells of. The two share no code: the C library reads the zone file, the engine its rule.
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

#include "sim/engine/danish_zone.h"

namespace slettefrist::engine {
namespace {

// Sets TZ while it lives.
class SystemZone {
 public:
  SystemZone() {
    const char* const before = std::getenv("TZ");
    if (before != nullptr) before_ = before;
    setenv("TZ", "Europe/Copenhagen", 1);
    tzset();
  }
  ~SystemZone() {
    if (before_)
      setenv("TZ", before_->c_str(), 1);
    else
      unsetenv("TZ");
    tzset();
  }
  static int offset_seconds(Instant instant) {
    const std::time_t time = instant.seconds;
    std::tm shown{};
    localtime_r(&time, &shown);
    return static_cast<int>(shown.tm_gmtoff);
  }

 private:
  std::optional<std::string> before_;
};

TEST(DanishZone, every_hour_since_1900_has_the_offset_that_the_systems_zone_data_tell) {
  const SystemZone zone;
  int summers = 0;
  int last_offset = 0;
  for (Instant at = *parse_instant("1900-01-01T00:00:00Z"); at < *parse_instant("2100-01-01T00:00:00Z");
       at.seconds += 3600) {
    const int offset = local_time(at).offset_seconds;
    ASSERT_EQ(offset, SystemZone::offset_seconds(at)) << to_text(at);
    summers += offset > last_offset && last_offset != 0 ? 1 : 0;
    last_offset = offset;
  }
  EXPECT_GT(summers, 120);
}

TEST(DanishZone, a_late_evening_in_october_before_1996_is_winter_time) {
  EXPECT_EQ(to_text(local_day(*parse_instant("1995-10-05T22:30:00Z"))), "1995-10-05");
  EXPECT_EQ(to_text(local_day(*parse_instant("1995-09-20T22:30:00Z"))), "1995-09-21");
}

}  // namespace
}  // namespace slettefrist::engine
