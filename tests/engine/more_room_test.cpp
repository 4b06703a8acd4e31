// What a run in parts changes of a connection, and that it puts it back.
#include "sim/engine/more_room.h"

#include <gtest/gtest.h>

#include "sim/store/sqlite_store.h"
#include "tests/store/temporary_store.h"

namespace slettefrist::engine {
namespace {

class MoreRoomTest : public testing::Test {
 protected:
  std::int64_t pragma(const std::string& name) const {
    std::int64_t value = 0;
    store_->query("PRAGMA " + name, {},
                  [&value](const std::vector<Value>& row) { value = std::get<std::int64_t>(row.front()); });
    return value;
  }
  void set(const std::string& pragma) const { store_->execute("PRAGMA " + pragma, {}); }

  const TemporaryDirectory directory_;
  const std::unique_ptr<Store> store_ = create_sqlite_store(directory_.file("store.db"), nullptr, false);
};

TEST_F(MoreRoomTest, lasts_as_long_as_the_run) {
  set("wal_autocheckpoint = 1000");
  set("cache_size = -65536");
  {
    MoreRoom room{*store_};
    EXPECT_EQ(pragma("wal_autocheckpoint"), 16'384);
    EXPECT_EQ(pragma("cache_size"), -65'536);
    room.make_for_scattered();
    room.make_for_scattered();
    EXPECT_EQ(pragma("wal_autocheckpoint"), 65'536);
    EXPECT_EQ(pragma("cache_size"), -262'144);
  }
  EXPECT_EQ(pragma("wal_autocheckpoint"), 1000);
  EXPECT_EQ(pragma("cache_size"), -65'536);
}

TEST_F(MoreRoomTest, takes_nothing_away) {
  for (const std::int64_t cache : {-300'000, 80'000}) {  // KiB; pages of 4 KiB
    set("wal_autocheckpoint = 70000");
    set("cache_size = " + std::to_string(cache));
    MoreRoom room{*store_};
    room.make_for_scattered();
    EXPECT_EQ(pragma("wal_autocheckpoint"), 70'000);
    EXPECT_EQ(pragma("cache_size"), cache);
  }
}

}  // namespace
}  // namespace slettefrist::engine
