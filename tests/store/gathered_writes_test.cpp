// A store whose writes are gathered, held against what was meant to be in it: as another connection sees it,
// and as it stands after a crash at any commit; with a write-ahead log, and while it is filled without one.
#include "sim/store/gathered_writes.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>

#include "tests/store/temporary_store.h"

namespace slettefrist::store {
namespace {

const int kReadWrite = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
using Content = std::map<std::int64_t, std::string>;

Content content_of(SQLite::Database& database) {
  Content content;
  SQLite::Statement rows{database, "SELECT id, bytes FROM thing"};
  while (rows.executeStep()) content[rows.getColumn(0).getInt64()] = rows.getColumn(1).getString();
  return content;
}

// Things in one table, read and written at random.
class Gathered : public testing::Test {
 protected:
  void put(std::int64_t id, const std::string& bytes) {
    SQLite::Statement put{own_, "INSERT OR REPLACE INTO thing VALUES (?, ?)"};
    put.bind(1, id);
    put.bind(2, bytes);
    put.exec();
  }

  // A transaction; what is in the table afterwards.
  Content changed_at_random(const Content& before) {
    Content now = before;
    own_.exec("BEGIN");
    for (unsigned int count = below(30); count > 0; --count) {
      const std::int64_t id = below(200);
      if (below(3) == 0) {
        own_.exec("DELETE FROM thing WHERE id = " + std::to_string(id));
        now.erase(id);
      } else {
        now[id] = std::string(below(below(10) == 0 ? 20'000 : 600), static_cast<char>('a' + below(26)));
        put(id, now[id]);
      }
    }
    const bool is_kept = below(5) != 0;
    own_.exec(is_kept ? "COMMIT" : "ROLLBACK");
    return is_kept ? now : before;
  }
  unsigned int below(unsigned int end) { return random_() % end; }

  const TemporaryDirectory directory_;
  const std::string path_ = directory_.file("things.db");
  SQLite::Database own_{path_, kReadWrite, 0, gathering_file_system()};
  std::mt19937 random_{7};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same every time
};

class GatheredLog : public Gathered {
 protected:
  GatheredLog() {
    own_.exec("PRAGMA journal_mode = WAL");
    own_.exec("PRAGMA cache_size = 10");  // pages: a larger transaction goes to the log before its end
    own_.exec("PRAGMA wal_autocheckpoint = 60");
    own_.exec("CREATE TABLE thing (id INTEGER PRIMARY KEY, bytes TEXT)");
  }

  // What is found when a machine stopped now, as far as the file and its log are concerned.
  Content after_a_crash() const {
    const TemporaryDirectory elsewhere;
    for (const char* suffix : {"", "-wal"})
      std::filesystem::copy_file(path_ + suffix, elsewhere.file("crashed.db") + suffix);
    SQLite::Database found{elsewhere.file("crashed.db"), kReadWrite};
    EXPECT_EQ(found.execAndGet("PRAGMA integrity_check").getString(), "ok");
    return content_of(found);
  }
};

TEST_F(GatheredLog, holds_at_every_commit_what_was_committed) {
  SQLite::Database other{path_, kReadWrite};
  Content meant;
  for (int step = 0; step < 300; ++step) {
    own_.exec(step % 2 == 0 ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
    meant = changed_at_random(meant);
    ASSERT_EQ(content_of(other), meant) << step;
    ASSERT_EQ(content_of(own_), meant) << step;
    if (step % 10 == 0) {
      ASSERT_EQ(after_a_crash(), meant) << step;
    }
    if (step % 70 == 0) own_.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
}

std::int64_t writes_so_far() {
  std::ifstream counts{"/proc/self/io"};
  for (std::string word; counts >> word;) {
    if (word == "syscw:") return counts >> word ? std::stoll(word) : 0;
  }
  return 0;
}

TEST_F(GatheredLog, takes_few_writes_for_many_pages) {
  own_.exec("PRAGMA wal_autocheckpoint = 0");
  own_.exec("PRAGMA cache_size = 1000");
  own_.exec("BEGIN");
  for (int id = 0; id < 200; ++id) put(id, std::string(4'000, 'x'));  // a page each
  const std::int64_t before = writes_so_far();
  own_.exec("COMMIT");
  const std::int64_t writes = writes_so_far() - before;
  EXPECT_GT(writes, 0);
  EXPECT_LT(writes, 20);  // 400 without
  EXPECT_EQ(after_a_crash().size(), 200U);
}

// No file of this process may grow beyond it, as on a full disk, until the end of the object.
class NoRoom {
 public:
  explicit NoRoom(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &usual_);
    const rlimit narrow{bytes, usual_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &narrow);
  }
  ~NoRoom() {
    setrlimit(RLIMIT_FSIZE, &usual_);
    std::signal(SIGXFSZ, handler_);
  }
  NoRoom(const NoRoom&) = delete;
  NoRoom& operator=(const NoRoom&) = delete;

 private:
  rlimit usual_{};
  void (*handler_)(int);
};

TEST_F(GatheredLog, tells_at_the_commit_that_there_is_no_room) {
  for (const char* durability : {"NORMAL", "FULL"}) {
    own_.exec(std::string{"PRAGMA synchronous = "} + durability);
    own_.exec("PRAGMA cache_size = 1000");
    put(1, "kept");
    const Content before = content_of(own_);
    own_.exec("BEGIN");
    for (int id = 2; id < 30; ++id) put(id, std::string(4'000, 'x'));
    {
      const NoRoom no_room{std::filesystem::file_size(path_ + "-wal") + 5'000};
      EXPECT_THROW(own_.exec("COMMIT"), SQLite::Exception);
    }
    own_.tryExec("ROLLBACK");
    EXPECT_EQ(content_of(own_), before);
    EXPECT_EQ(after_a_crash(), before);
  }
  put(3, "after");
  EXPECT_EQ(after_a_crash(), (Content{{1, "kept"}, {3, "after"}}));
}

// As a store is filled.
class GatheredFile : public Gathered {
 protected:
  GatheredFile() {
    own_.exec("PRAGMA journal_mode = MEMORY");
    own_.exec("PRAGMA synchronous = OFF");
    own_.exec("PRAGMA cache_size = 10");
    gather_file_writes(own_.getHandle(), true);
    own_.exec("CREATE TABLE thing (id INTEGER PRIMARY KEY, bytes TEXT)");
  }
  Content seen_by_another() const {
    SQLite::Database other{path_, kReadWrite};
    EXPECT_EQ(other.execAndGet("PRAGMA integrity_check").getString(), "ok");
    return content_of(other);
  }
};

TEST_F(GatheredFile, holds_at_every_commit_what_was_committed) {
  Content meant;
  for (int step = 0; step < 200; ++step) {
    meant = changed_at_random(meant);
    ASSERT_EQ(seen_by_another(), meant) << step;
    ASSERT_EQ(content_of(own_), meant) << step;
    if (step % 40 == 39) gather_file_writes(own_.getHandle(), step % 80 == 79);
  }
  gather_file_writes(own_.getHandle(), false);
  own_.exec("PRAGMA journal_mode = WAL");
  meant = changed_at_random(meant);
  EXPECT_EQ(seen_by_another(), meant);
}

TEST_F(GatheredFile, takes_few_writes_for_many_pages) {
  own_.exec("PRAGMA cache_size = 1000");
  own_.exec("BEGIN");
  for (int id = 0; id < 200; ++id) put(id, std::string(4'000, 'x'));
  const std::int64_t before = writes_so_far();
  own_.exec("COMMIT");
  const std::int64_t writes = writes_so_far() - before;
  EXPECT_GT(writes, 0);
  EXPECT_LT(writes, 15);  // 200 without
  EXPECT_EQ(seen_by_another().size(), 200U);
}

TEST_F(GatheredFile, tells_at_the_commit_that_there_is_no_room) {
  own_.exec("PRAGMA cache_size = 1000");
  put(1, "kept");
  const Content before = content_of(own_);
  own_.exec("BEGIN");
  for (int id = 2; id < 60; ++id) put(id, std::string(4'000, 'x'));
  {
    const NoRoom no_room{std::filesystem::file_size(path_) + 5'000};
    EXPECT_THROW(own_.exec("COMMIT"), SQLite::Exception);
  }
  own_.tryExec("ROLLBACK");
  EXPECT_EQ(content_of(own_), before);
  EXPECT_EQ(seen_by_another(), before);
  put(3, "after");
  EXPECT_EQ(seen_by_another(), (Content{{1, "kept"}, {3, "after"}}));
}

}  // namespace
}  // namespace slettefrist::store
