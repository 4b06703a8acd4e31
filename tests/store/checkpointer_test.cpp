// The log is brought into the file beside commits: nothing is lost, and the log does not grow for ever.
#include "sim/store/checkpointer.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/store/temporary_store.h"

namespace slettefrist::store {
namespace {

const int kOpenMode = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
constexpr int kPages = 50;
constexpr std::uintmax_t kPageBytes = 4'096;

class Checkpoints : public testing::Test {
 protected:
  Checkpoints() {
    own_.exec("PRAGMA journal_mode = WAL");
    own_.exec("PRAGMA synchronous = NORMAL");
    own_.exec("CREATE TABLE thing (id INTEGER PRIMARY KEY, bytes TEXT)");
    checkpointer_ = std::make_unique<Checkpointer>(
        own_.getHandle(), std::make_unique<SQLite::Database>(path_, kOpenMode), kPages);
  }

  void commit_some(int commits) {
    for (; commits > 0; --commits) {
      own_.exec("INSERT INTO thing (bytes) VALUES (hex(randomblob(20000)))");  // some ten pages
      ++rows_;
    }
  }
  std::uintmax_t log_bytes() const { return std::filesystem::file_size(path_ + "-wal"); }
  std::int64_t rows_seen() const {
    SQLite::Database other{path_, kOpenMode};
    EXPECT_EQ(other.execAndGet("PRAGMA integrity_check").getString(), "ok");
    return other.execAndGet("SELECT count(*) FROM thing WHERE length(bytes) = 40000").getInt64();
  }

  const TemporaryDirectory directory_;
  const std::string path_ = directory_.file("things.db");
  SQLite::Database own_{path_, kOpenMode};
  std::unique_ptr<Checkpointer> checkpointer_;
  std::int64_t rows_ = 0;
};

TEST_F(Checkpoints, keep_the_log_short_and_every_row) {
  commit_some(500);
  EXPECT_LT(log_bytes(), 10 * kPages * kPageBytes);  // 20 MB were written
  EXPECT_GT(std::filesystem::file_size(path_), 2'000 * kPageBytes);
  EXPECT_EQ(rows_seen(), rows_);
  checkpointer_->settle();
  EXPECT_EQ(rows_seen(), rows_);
}

TEST_F(Checkpoints, leave_alone_what_somebody_reads) {
  SQLite::Database reader{path_, kOpenMode};
  commit_some(1);
  reader.exec("BEGIN");
  EXPECT_EQ(reader.execAndGet("SELECT count(*) FROM thing").getInt64(), 1);
  commit_some(60);
  EXPECT_EQ(reader.execAndGet("SELECT count(*) FROM thing").getInt64(), 1);
  const std::uintmax_t grown = log_bytes();
  EXPECT_GT(grown, 500 * kPageBytes);  // it has to
  reader.exec("COMMIT");
  commit_some(60);
  EXPECT_LT(log_bytes(), grown + 100 * kPageBytes);  // and is begun anew, else 600 more
  EXPECT_EQ(rows_seen(), rows_);
}

TEST_F(Checkpoints, are_over_once_settled) {
  for (int round = 0; round < 20; ++round) {
    commit_some(6);
    checkpointer_->settle();
    const SQLite::Column busy = own_.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)");
    EXPECT_EQ(busy.getInt(), 0) << round;
    EXPECT_EQ(log_bytes(), 0U) << round;
  }
  EXPECT_EQ(rows_seen(), rows_);
}

TEST_F(Checkpoints, are_left_to_commits_afterwards) {
  commit_some(7);
  checkpointer_.reset();
  EXPECT_EQ(own_.execAndGet("PRAGMA wal_autocheckpoint").getInt(), kPages);
  commit_some(50);
  EXPECT_LT(log_bytes(), 3 * kPages * kPageBytes);
  EXPECT_EQ(rows_seen(), rows_);
}

}  // namespace
}  // namespace slettefrist::store
