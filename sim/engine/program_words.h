// What a user's program printed: its last words for a finding, all of it, bounded, for the report.
//
// It must not know a process.
#pragma once

#include <string>

#include "sim/model/day.h"

namespace slettefrist::engine {

// ", last words: ..." of the last lines that say something, fit for one line of a report; "" where there are
// none.
std::string last_words(const std::string& output, int lines_max);

class ProgramLog {
 public:
  void note(Day as_of, const std::string& output);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace slettefrist::engine
