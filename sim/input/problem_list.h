// Collects what is wrong with input, so that a user sees everything at once and not the first slip only.
// This file must not know what is read.
#pragma once

#include <string>
#include <vector>

#include "sim/model/input_error.h"

namespace slettefrist::input {

class ProblemList {
 public:
  void add(Problem problem);
  bool empty() const { return problems_.empty(); }
  std::size_t count() const { return problems_.size(); }
  // Throws the first kMostProblems, if there are any, and how many more there were: by file in the order in
  // which files first had one, then by line and column.
  void throw_if_any() const;

 private:
  std::vector<Problem> problems_;
};

}  // namespace slettefrist::input
