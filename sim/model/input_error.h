// The one error for bad input: where, what was read, what was expected, how to mend it. Ends in exit code 2.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace slettefrist {

// One problem in what the user gave. `file` may be "" (a command line option); `line` and `column` count from
// 1, 0 = unknown.
struct Problem {
  std::string file;
  int line = 0;
  int column = 0;
  std::string what;    // "rule 'document': keep = \"12 moths\": read \"12 moths\", expected \"N
                       // years|months|days\" ..."
  std::string remedy;  // what to do, one sentence; may be empty
};
std::string to_text(const Problem& problem);  // "file:line:column: what. remedy"

// Carries all problems at once (readers stop after 50), sorted by file and line as found.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> all);
  explicit InputError(Problem one) : InputError(std::vector<Problem>{std::move(one)}) {}
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

// The name out of `known` that is nearest to `text` and near enough to be what was meant, or "".
std::string nearest_name(const std::string& text, const std::vector<std::string>& known);

}  // namespace slettefrist
