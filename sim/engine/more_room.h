// A longer write-ahead log and, where it helps, a larger cache of pages and a still longer log while a run of
// many transactions lasts.
//
// Else pages would be brought from the log into the file again and again. It is brought there once at the
// end, which is the run's to wait for. It must not know what is written.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/store/store.h"

namespace slettefrist::engine {

class MoreRoom {
 public:
  explicit MoreRoom(Store& store);  // a store without such a log keeps what it has of it
  ~MoreRoom();
  MoreRoom(const MoreRoom&) = delete;
  MoreRoom& operator=(const MoreRoom&) = delete;

  // Where each transaction wants and writes pages from all over the store again. Else it is only more memory
  // and disk that have to be asked for.
  void make_for_scattered();

 private:
  Store& store_;
  std::int64_t log_pages_ = 0;         // after which a checkpoint came before
  std::optional<std::int64_t> cache_;  // before it was enlarged: pages, or where negative KiB
};

}  // namespace slettefrist::engine
