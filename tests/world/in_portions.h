// A history that gives its citizens some at a time, as that of generated ones does.
//
// It must not know what a test asserts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "sim/world/memory_source.h"

namespace slettefrist::world {

class InPortions : public HistorySource {
 public:
  // No portion has more than `at_most`, whoever asks for more. `history` has its citizens by id.
  explicit InPortions(History history, std::size_t at_most = std::numeric_limits<std::size_t>::max())
      : at_most_(at_most),
        left_(std::exchange(history.citizens, {})),
        rest_(make_memory_source(std::move(history))) {}

  std::vector<Citizen> next_citizens(std::size_t most) override {
    const auto end = left_.begin() + static_cast<std::ptrdiff_t>(std::min({most, at_most_, left_.size()}));
    std::vector<Citizen> portion{left_.begin(), end};
    left_.erase(left_.begin(), end);
    return portion;
  }
  void hand_out_citizens(const WorkOnCitizens& work) override {
    while (!left_.empty()) work(next_citizens(1))();
  }
  void deliver_until(Instant until, History& delivery) override {
    rest_->deliver_until(until, delivery);
    delivery.citizens = std::exchange(left_, {});
  }

 private:
  std::size_t at_most_;
  std::vector<Citizen> left_;
  std::unique_ptr<HistorySource> rest_;
};

}  // namespace slettefrist::world
