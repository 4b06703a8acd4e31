// The peer: SQLite by its plain C interface, with our schema and pragmas and nothing else around it.
//
// One prepared statement a kind of step, values bound where they lie. It keeps no helper table, enforces no
// keys, watches nothing and logs nothing: what is left is the least that the same work can cost.
#pragma once

#include <sqlite3.h>

#include <array>
#include <string>
#include <vector>

#include "bench/trace.h"

namespace slettefrist::bench {

class RawStore {
 public:
  RawStore(const std::string& path, const std::string& schema);  // replaces what is there
  ~RawStore();
  RawStore(const RawStore&) = delete;
  RawStore& operator=(const RawStore&) = delete;

  // A night's inserts are not waited for, its deletes are: as the judged store does it.
  void begin(StepKind first);
  void apply(const Trace& trace, const Step& step);  // a commit too
  void checkpoint();
  std::int64_t row_count(Area area);

 private:
  sqlite3_stmt* prepare(const std::string& sql);
  sqlite3_stmt* statement_for(const Step& step);
  void run(sqlite3_stmt* statement);
  void execute(const std::string& sql);
  void check(int code);

  sqlite3* database_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;  // all of them, to be finalized
  sqlite3_stmt* begin_ = nullptr;
  std::array<std::array<sqlite3_stmt*, kAreaCount>, kStepKinds> of_steps_{};  // prepared when first needed
};

}  // namespace slettefrist::bench
