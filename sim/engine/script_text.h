// What stands in a SQL script that must not: reads of the database's own clock, parameters nobody fills.
//
// A lexer that skips comments, strings and quoted names. It need not be perfect: a clock read it misses is
// seen when it happens. It must not know a file or a store.
#pragma once

#include <string>
#include <vector>

namespace slettefrist::engine {

struct ScriptRemark {
  int line = 0;
  std::string read;  // as written: "CURRENT_DATE", "date('now')"
};

std::vector<ScriptRemark> clock_reads_in(const std::string& script);
std::vector<ScriptRemark> unknown_parameters_in(const std::string& script);  // others than :as_of and :run_at

}  // namespace slettefrist::engine
