// The order in which problems are told, and how many of them. This file must not know what is read.
#include "sim/input/problem_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace slettefrist::input {

void ProblemList::add(Problem problem) {
  if (kept_.size() < kMostProblems) {
    kept_.push_back(std::move(problem));
  } else {
    ++more_;
  }
}

void ProblemList::throw_if_any(const std::string& source) const {
  if (kept_.empty()) return;
  std::vector<std::string> files;
  for (const Problem& problem : kept_) {
    if (std::find(files.begin(), files.end(), problem.file) == files.end()) files.push_back(problem.file);
  }
  const auto rank = [&](const Problem& problem) {
    return std::tuple{std::find(files.begin(), files.end(), problem.file) - files.begin(), problem.line,
                      problem.column};
  };
  std::vector<Problem> sorted = kept_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const Problem& left, const Problem& right) { return rank(left) < rank(right); });
  if (more_ > 0) {
    sorted.push_back({source.empty() ? files.front() : source, 0, 0,
                      fmt::format("read {} more problems, not listed here", more_),
                      "Mend those above and try again"});
  }
  throw InputError(std::move(sorted));
}

}  // namespace slettefrist::input
