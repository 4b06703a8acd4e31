// The thread copies what the log holds when it begins; what is committed meanwhile, a few pages, is copied by
// the next commit. After that SQLite begins the log anew. If only the thread copied, some pages would always
// be left, and the log would grow for ever.
#include "sim/store/checkpointer.h"

#include <sqlite3.h>

#include <utility>

namespace slettefrist::store {
namespace {

// Where the log is longer than it should be by so much, the commit waits for the thread.
constexpr int kTooLong = 4;

// What fails stays in the log, and is tried again.
void bring_in(sqlite3* database) {
  sqlite3_wal_checkpoint_v2(database, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace

Checkpointer::Checkpointer(sqlite3* database, Connection own, int log_pages)
    : database_(database), own_(std::move(own)), log_pages_(log_pages) {
  own_->execAndGet("PRAGMA schema_version");  // else SQLite does not know yet that there is a log
  thread_ = std::thread{[this] { work(); }};
  sqlite3_wal_hook(database_, &after_commit, this);
}

Checkpointer::~Checkpointer() {
  sqlite3_wal_autocheckpoint(database_, log_pages_);  // in the hook's place
  {
    const std::lock_guard lock{mutex_};
    state_ = State::ended;
  }
  changed_.notify_all();
  thread_.join();
}

void Checkpointer::settle() {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return state_ == State::idle || state_ == State::done; });
  state_ = State::idle;
}

int Checkpointer::after_commit(void* self, sqlite3* database, const char* /*schema*/, int log_pages) {
  if (static_cast<Checkpointer*>(self)->is_rest_ours(log_pages)) bring_in(database);
  return SQLITE_OK;
}

bool Checkpointer::is_rest_ours(int log_pages) {
  if (log_pages < log_pages_) return false;
  std::unique_lock lock{mutex_};
  if (log_pages >= kTooLong * log_pages_) {
    changed_.wait(lock, [this] { return state_ == State::idle || state_ == State::done; });
    state_ = State::done;
  }
  if (state_ == State::done) {
    state_ = State::idle;
    return true;
  }
  if (state_ == State::idle) {
    state_ = State::asked;
    changed_.notify_all();
  }
  return false;
}

void Checkpointer::work() {
  std::unique_lock lock{mutex_};
  while (true) {
    changed_.wait(lock, [this] { return state_ == State::asked || state_ == State::ended; });
    if (state_ == State::ended) return;
    state_ = State::working;
    lock.unlock();
    bring_in(own_->getHandle());
    lock.lock();
    if (state_ == State::working) state_ = State::done;
    changed_.notify_all();
  }
}

}  // namespace slettefrist::store
