// See part_size.h.
#include "sim/engine/part_size.h"

#include <algorithm>

namespace slettefrist::engine {
namespace {

// Where time is limited, nobody knows before the first part how long a record takes.
constexpr std::int64_t kFirstRecords = 500;

}  // namespace

PartSize::PartSize(const PartLimits& limits)
    : limits_{limits},
      records_{limits.seconds > 0.0 ? std::min(limits.records, kFirstRecords) : limits.records} {}

void PartSize::grow() { records_ = records_ > limits_.records / 2 ? limits_.records : records_ * 2; }

void PartSize::was_cut(std::int64_t kept) {
  records_ = kept;
  grow();
}

void PartSize::took(double seconds, std::int64_t records) {
  if (limits_.seconds <= 0.0 || seconds < limits_.seconds / 2) return grow();
  if (seconds <= limits_.seconds) return;
  const double fitting = static_cast<double>(records) * limits_.seconds / seconds;
  records_ = std::clamp<std::int64_t>(static_cast<std::int64_t>(fitting), 1, limits_.records);
}

}  // namespace slettefrist::engine
