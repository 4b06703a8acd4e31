// Problems as they are found: the first fifty are kept, the rest are counted.
//
// A user sees everything at once and not the first slip only; but a file with one wrong date format has a
// million problems, of which a few and the number are enough. This file must not know what is read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/model/input_error.h"

namespace slettefrist::input {

constexpr std::size_t kMostProblems = 50;

class ProblemList {
 public:
  void add(Problem problem);
  bool empty() const { return kept_.empty(); }
  std::size_t count() const { return kept_.size() + more_; }
  // Throws what was found as one InputError: by file in the order in which files first had a problem, then by
  // line and column. Where there were more than are kept, the last problem says how many, at `source` ("" =
  // the first file).
  void throw_if_any(const std::string& source = "") const;

 private:
  std::vector<Problem> kept_;
  std::size_t more_ = 0;
};

}  // namespace slettefrist::input
