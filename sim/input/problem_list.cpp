// The order in which problems are told, and how many of them. This file must not know what is read.
#include "sim/input/problem_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/input/pack_problems.h"

namespace slettefrist::input {

void ProblemList::add(Problem problem) { problems_.push_back(std::move(problem)); }

void ProblemList::throw_if_any() const {
  if (problems_.empty()) return;
  std::vector<std::string> files;
  for (const Problem& problem : problems_) {
    if (std::find(files.begin(), files.end(), problem.file) == files.end()) files.push_back(problem.file);
  }
  const auto rank = [&](const Problem& problem) {
    return std::tuple{std::find(files.begin(), files.end(), problem.file) - files.begin(), problem.line,
                      problem.column};
  };
  std::vector<Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const Problem& left, const Problem& right) { return rank(left) < rank(right); });
  if (sorted.size() > kMostProblems) {
    const std::size_t more = sorted.size() - kMostProblems;
    sorted.resize(kMostProblems);
    sorted.push_back({files.front(), 0, 0, fmt::format("read {} more problems, not listed here", more),
                      "Mend those above and try again"});
  }
  throw InputError(std::move(sorted));
}

}  // namespace slettefrist::input
