// How many records the next transaction of a run in parts takes, so that it stays within its limits.
//
// A part that was too much says how much less the next may be, one that was not lets the next be twice as
// large. It must not know what a record is.
#pragma once

#include <cstdint>

#include "sim/engine/builtin.h"

namespace slettefrist::engine {

class PartSize {
 public:
  explicit PartSize(const PartLimits& limits);

  std::int64_t records() const { return records_; }
  // Of so many records that were found the bytes of their documents left room for `kept`.
  void was_cut(std::int64_t kept);
  // A part of so many records that was not cut held the lock for so long.
  void took(double seconds, std::int64_t records);

 private:
  void grow();

  PartLimits limits_;
  std::int64_t records_;
};

}  // namespace slettefrist::engine
