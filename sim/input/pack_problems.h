// Problems as they are found: the first fifty are kept, the rest are counted.
//
// A file with one wrong date format has a million problems; the user needs a few of them and the number. This
// file must not know what was read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/model/input_error.h"

namespace slettefrist::input {

constexpr std::size_t kMostProblems = 50;

class PackProblems {
 public:
  void add(Problem problem);
  // Throws what was found as one InputError, by file and line. Where there were more than are kept, the last
  // problem says how many, at `source`.
  void throw_if_any(const std::string& source);

 private:
  std::vector<Problem> kept_;
  std::int64_t more_ = 0;
};

}  // namespace slettefrist::input
