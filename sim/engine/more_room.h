// A longer write-ahead log and a larger cache of pages while a run of many transactions lasts.
//
// Else pages would be brought from the log into the file again and again, and where rows lie in another order
// than their dates each transaction would read anew what the last one had. The log is brought into the file
// once at the end, which is the run's to wait for. It must not know what is written.
#pragma once

#include <cstdint>

#include "sim/store/store.h"

namespace slettefrist::engine {

class MoreRoom {
 public:
  explicit MoreRoom(Store& store);  // a store without such a log keeps what it has of it
  ~MoreRoom();
  MoreRoom(const MoreRoom&) = delete;
  MoreRoom& operator=(const MoreRoom&) = delete;

 private:
  Store& store_;
  std::int64_t log_pages_ = 0;  // after which a checkpoint came before
  std::int64_t cache_ = 0;      // pages, or where negative KiB
};

}  // namespace slettefrist::engine
