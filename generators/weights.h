// Weighted choice by one draw from a stream, whatever the weights: so that another table in its place shifts
// no later draw.
//
// This file must not know what is chosen.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

#include "generators/stream.h"

namespace slettefrist::generators {

class Weights {
 public:
  void add(std::int64_t weight) {
    assert(weight >= 0);
    ends_.push_back((ends_.empty() ? 0 : ends_.back()) + weight);
  }
  bool is_empty() const { return ends_.empty() || ends_.back() == 0; }
  // The place of an entry, in the order of adding; each as likely as its weight says.
  std::size_t draw(Stream& stream) const {
    assert(!is_empty() && ends_.back() < (std::int64_t{1} << 53));
    const double share = static_cast<double>(stream() >> 11) * 0x1.0p-53;
    const auto at = static_cast<std::int64_t>(share * static_cast<double>(ends_.back()));
    return static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), at) - ends_.begin());
  }

 private:
  std::vector<std::int64_t> ends_;  // sums of the weights so far
};

}  // namespace slettefrist::generators
