// A list of purge runs as text: one day, or day and local time, a line.
//
// It must not know a run calendar: whether a day lies in it is for whoever holds it to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist::input {

struct ListedRun {
  Day day;
  std::optional<int> at_minutes;  // after midnight, Danish time; nothing: as scheduled
  int line = 0;
};

// Throws InputError with every line that is neither empty, nor a comment (#), nor a run; and for a file
// without a run.
std::vector<ListedRun> read_run_list(const std::string& path);

}  // namespace slettefrist::input
