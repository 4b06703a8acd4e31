// A longer write-ahead log while a run of many transactions lasts.
//
// Pages would else be brought from the log into the file again and again: fewer and larger checkpoints
// meanwhile, and one at the end, which is the run's to wait for. It must not know what is written.
#pragma once

#include <cstdint>

#include "sim/store/store.h"

namespace slettefrist::engine {

class LongLog {
 public:
  explicit LongLog(Store& store);  // a store without such a log stays as it is
  ~LongLog();
  LongLog(const LongLog&) = delete;
  LongLog& operator=(const LongLog&) = delete;

 private:
  Store& store_;
  std::int64_t pages_ = 0;  // after which a checkpoint came before
};

}  // namespace slettefrist::engine
