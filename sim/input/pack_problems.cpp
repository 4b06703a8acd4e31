// Keeping and throwing the problems of one input.
//
// They are found in two passes, over rows and then between records; the user reads them in the order of the
// files.
#include "sim/input/pack_problems.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace slettefrist::input {

void PackProblems::add(Problem problem) {
  if (kept_.size() < kMostProblems) {
    kept_.push_back(std::move(problem));
  } else {
    ++more_;
  }
}

void PackProblems::throw_if_any(const std::string& source) {
  if (kept_.empty()) return;
  std::stable_sort(kept_.begin(), kept_.end(), [](const Problem& left, const Problem& right) {
    return std::tie(left.file, left.line, left.column) < std::tie(right.file, right.line, right.column);
  });
  if (more_ > 0) {
    kept_.push_back({source, 0, 0, "read " + std::to_string(more_) + " more problems, not listed here",
                     "Mend those above and try again"});
  }
  throw InputError(std::exchange(kept_, {}));
}

}  // namespace slettefrist::input
