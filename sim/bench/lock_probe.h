// The longest time for which a transaction holds the store's write lock, seen by a process of its own.
//
// The same for every engine, in this process or outside it: the probe asks the system who holds SQLite's lock
// bytes and never takes one, so it can make nobody wait. It must not know a table.
#pragma once

#include <sys/types.h>

#include <string>

#include "sim/bench/measurement.h"

namespace slettefrist::purge_bench {

class LockProbe {
 public:
  // The store must be open somewhere, so that its side files are there. Returns when the probe is looking.
  explicit LockProbe(const std::string& path);
  ~LockProbe();
  LockProbe(const LockProbe&) = delete;
  LockProbe& operator=(const LockProbe&) = delete;

  std::int64_t looks() const;  // until now
  LockSeen end();              // stops looking

 private:
  struct Board;
  void stop();

  Board* board_ = nullptr;  // memory shared with the probe
  pid_t process_ = -1;
};

}  // namespace slettefrist::purge_bench
