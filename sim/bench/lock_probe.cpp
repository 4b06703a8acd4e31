// A forked child that looks at the lock bytes some ten thousand times a second; see lock_probe.h.
//
// Locks of the own process cannot be asked for, hence the child. A lock that is held at two looks in a row is
// one span only where no transaction was committed in between, which the counter in the wal-index (or, with a
// rollback journal, in the file's header) tells. After the fork only system calls are made: the parent may
// have threads. It must not know SQLite's API, only its documented file formats.
#include "sim/bench/lock_probe.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <stdexcept>

namespace slettefrist::purge_bench {
namespace {

constexpr off_t kWalWriteLock = 120;          // byte of the -shm file
constexpr off_t kReservedByte = 0x40000001;   // of the main file; readers pass the pending byte before it
constexpr off_t kWalIndexChanges = 8;         // four bytes in the -shm file
constexpr off_t kFileChanges = 24;            // four bytes in the main file
constexpr off_t kReadVersion = 19;            // 2: the file has a write-ahead log
constexpr long kPauseNanoseconds = 60'000;    // between two looks
constexpr unsigned long kTimerSlack = 1'000;  // nanoseconds; the system's default would double the pause

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

bool is_held(int file, off_t byte) {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = byte;
  lock.l_len = 1;
  return fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

std::uint32_t counter_at(int file, off_t at) {
  std::uint32_t value = 0;
  return pread(file, &value, sizeof value, at) == sizeof value ? value : 0;
}

// The file's header has its highest byte first.
std::uint32_t swapped(std::uint32_t value) { return __builtin_bswap32(value); }

}  // namespace

struct LockProbe::Board {
  std::atomic<bool> is_looking{false};
  std::atomic<bool> is_over{false};
  std::int64_t longest_ns = 0;
  std::int64_t gap_ns = 0;
  std::atomic<std::int64_t> looks{0};
  std::uint32_t transactions = 0;
  std::int64_t log_bytes_most = 0;

  // In the child, until it is told to end. `log`: the path of what transactions are written to first.
  void look_on(int file, bool is_wal, const char* log) {
    const off_t counter = is_wal ? kWalIndexChanges : kFileChanges;
    std::uint32_t changes = counter_at(file, counter);
    std::int64_t last_ns = now_ns();
    std::int64_t since_ns = 0;
    bool was_held = false;
    bool is_last = false;
    is_looking = true;
    while (!is_last) {
      is_last = is_over;  // one look more after the end
      const bool held = is_wal ? is_held(file, kWalWriteLock) : is_held(file, kReservedByte);
      const std::uint32_t counted = counter_at(file, counter);
      const std::int64_t at_ns = now_ns();
      if (was_held) longest_ns = std::max(longest_ns, at_ns - since_ns);
      if (held && (!was_held || counted != changes)) since_ns = last_ns;  // since then at the earliest
      transactions += is_wal ? counted - changes : swapped(counted) - swapped(changes);
      was_held = held;
      changes = counted;
      gap_ns = std::max(gap_ns, at_ns - last_ns);
      last_ns = at_ns;
      ++looks;
      struct stat state {};
      if (stat(log, &state) == 0) log_bytes_most = std::max<std::int64_t>(log_bytes_most, state.st_size);
      const timespec pause{0, kPauseNanoseconds};
      if (!is_last) nanosleep(&pause, nullptr);
    }
  }
};

LockProbe::LockProbe(const std::string& path) {
  void* const shared =
      mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) throw std::runtime_error("no memory to share with the lock probe");
  board_ = new (shared) Board;
  const std::string wal = path + "-wal";
  const std::string index = path + "-shm";
  const std::string journal = path + "-journal";
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_TIMERSLACK, kTimerSlack);
    signal(SIGINT, SIG_IGN);  // the parent says when it is over
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    char version = 0;
    const bool is_read = file >= 0 && pread(file, &version, 1, kReadVersion) == 1 && getppid() == parent;
    const bool is_wal = version == 2;
    const int locks = is_wal ? open(index.c_str(), O_RDONLY | O_CLOEXEC) : file;
    if (!is_read || locks < 0) _exit(1);
    board_->look_on(locks, is_wal, is_wal ? wal.c_str() : journal.c_str());
    _exit(0);
  }
  const timespec moment{0, kPauseNanoseconds};
  while (process_ > 0 && !board_->is_looking) {
    if (waitpid(process_, nullptr, WNOHANG) == process_) process_ = -1;
    nanosleep(&moment, nullptr);
  }
  if (process_ > 0) return;
  munmap(board_, sizeof(Board));
  throw std::runtime_error(path + ": the lock probe cannot look at the store's locks");
}

LockProbe::~LockProbe() {
  stop();
  munmap(board_, sizeof(Board));
}

void LockProbe::stop() {
  if (process_ < 0) return;
  board_->is_over = true;
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

std::int64_t LockProbe::looks() const { return board_->looks; }

LockSeen LockProbe::end() {
  stop();
  constexpr double kNanoseconds = 1e-9;
  return {static_cast<double>(board_->longest_ns) * kNanoseconds,
          static_cast<double>(board_->gap_ns) * kNanoseconds, board_->looks,
          static_cast<std::int64_t>(board_->transactions), board_->log_bytes_most};
}

}  // namespace slettefrist::purge_bench
