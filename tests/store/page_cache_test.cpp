// Databases that grow, shrink and take back what they did, with SQLite's page cache spared: whatever page is
// to be forgotten must be, or it would come back with what it held.
#include "sim/store/page_cache.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <map>
#include <random>
#include <string>

#include "tests/store/temporary_store.h"

namespace slettefrist::store {
namespace {

using Content = std::map<std::int64_t, std::string>;

class SparedPageCache : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    ASSERT_EQ(spare_page_cache(), SQLITE_OK);
    ASSERT_EQ(spare_page_cache(), SQLITE_OK) << "a second time it changes nothing";
  }

  SparedPageCache() : database_(directory_.file("s.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    database_.exec("PRAGMA page_size = 512");  // trees are balanced all the time
    database_.exec("PRAGMA auto_vacuum = INCREMENTAL");
    database_.exec("PRAGMA synchronous = OFF");
    database_.exec("CREATE TABLE thing (id INTEGER PRIMARY KEY, word TEXT, bytes TEXT)");
    database_.exec("CREATE INDEX thing_by_word ON thing (word)");
  }

  unsigned int below(unsigned int end) { return random_() % end; }

  void put(Content& content, std::int64_t id, const std::string& bytes) {
    SQLite::Statement put{database_, "INSERT OR REPLACE INTO thing VALUES (?, ?, ?)"};
    put.bind(1, id);
    put.bind(2, std::to_string(id * 7919 % 1000));
    put.bind(3, bytes);
    put.exec();
    content[id] = bytes;
  }

  Content changed_at_random(const Content& before) {
    Content now = before;
    database_.exec("BEGIN");
    const bool is_growing = below(2) == 0;
    for (unsigned int count = below(120); count > 0; --count) {
      const std::int64_t id = below(400);
      if (is_growing) {
        put(now, id, std::string(below(900), static_cast<char>('a' + below(26))));
      } else {
        database_.exec("DELETE FROM thing WHERE id BETWEEN " + std::to_string(id) + " AND " +
                       std::to_string(id + 4));
        now.erase(now.lower_bound(id), now.upper_bound(id + 4));
      }
    }
    if (below(3) == 0) database_.exec("PRAGMA incremental_vacuum");  // the file ends earlier from now on
    const bool is_kept = below(4) != 0;
    database_.exec(is_kept ? "COMMIT" : "ROLLBACK");
    return is_kept ? now : before;
  }

  void expect(const Content& content) {
    Content found;
    SQLite::Statement rows{database_, "SELECT id, bytes FROM thing"};
    while (rows.executeStep()) found[rows.getColumn(0).getInt64()] = rows.getColumn(1).getString();
    ASSERT_EQ(found, content);
    ASSERT_EQ(database_.execAndGet("PRAGMA integrity_check").getString(), "ok");
  }

  TemporaryDirectory directory_;
  SQLite::Database database_;
  std::mt19937 random_{11};
};

TEST_F(SparedPageCache, keeps_and_forgets_what_it_should_with_a_journal) {
  Content content;
  for (int round = 0; round < 150; ++round) {
    content = changed_at_random(content);
    expect(content);
    if (HasFatalFailure()) FAIL() << "round " << round;
  }
}

TEST_F(SparedPageCache, keeps_and_forgets_what_it_should_with_a_log) {
  database_.exec("PRAGMA journal_mode = WAL");
  Content content;
  for (int round = 0; round < 150; ++round) {
    content = changed_at_random(content);
    expect(content);
    if (HasFatalFailure()) FAIL() << "round " << round;
  }
}

TEST_F(SparedPageCache, forgets_all_pages_when_another_connection_has_written) {
  SQLite::Database other{directory_.file("s.db"), SQLite::OPEN_READWRITE};
  Content content;
  for (int round = 0; round < 40; ++round) {
    content = changed_at_random(content);
    expect(content);
    other.exec("UPDATE thing SET bytes = bytes || 'z'");
    for (auto& [id, bytes] : content) bytes += 'z';
    expect(content);
    if (HasFatalFailure()) FAIL() << "round " << round;
  }
}

TEST_F(SparedPageCache, forgets_a_file_that_is_made_anew) {
  Content content;
  for (std::int64_t id = 0; id < 400; ++id) put(content, id, std::string(300, 'x'));
  const std::int64_t pages = database_.execAndGet("PRAGMA page_count").getInt64();
  database_.exec("DELETE FROM thing WHERE id >= 10");
  content.erase(content.lower_bound(10), content.end());
  database_.exec("VACUUM");
  ASSERT_LT(database_.execAndGet("PRAGMA page_count").getInt64(), pages / 10);
  expect(content);
  for (std::int64_t id = 100; id < 500; ++id) put(content, id, std::string(300, 'y'));
  expect(content);
}

}  // namespace
}  // namespace slettefrist::store
