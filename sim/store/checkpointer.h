// Brings the write-ahead log into the store's file on a thread and a connection of its own, while the store's
// connection goes on.
//
// Without it a commit that finds the log long enough does so itself, and waits for the disk. What stands in
// the store is the same at every moment either way; only how long the log is may differ. It must not know
// what is in the store.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "sim/store/sqlite_connection.h"

struct sqlite3;

namespace slettefrist::store {

class Checkpointer {
 public:
  // Looks after the log of `database` whenever that commits, from `log_pages` on; `own` is another connection
  // to the same store, and nobody else's. Throws SQLite::Exception when it cannot read.
  Checkpointer(sqlite3* database, Connection own, int log_pages = kLogPages);
  ~Checkpointer();  // settles
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // Waits until the thread has nothing in hand; it takes up nothing before the next commit.
  void settle();

 private:
  enum class State : std::uint8_t { idle, asked, working, done, ended };

  static int after_commit(void* self, sqlite3* database, const char* schema, int log_pages);
  bool is_rest_ours(int log_pages);
  void work();

  sqlite3* database_;
  Connection own_;
  int log_pages_;
  std::mutex mutex_;
  std::condition_variable changed_;
  State state_ = State::idle;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace slettefrist::store
