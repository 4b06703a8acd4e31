// The peer: SQLite by its plain C interface, with our schema and pragmas and nothing else around it.
//
// One prepared statement a kind of step, values bound where they lie. It keeps no helper table, enforces no
// keys, watches nothing and logs nothing: what is left is the least that the same work can cost.
#pragma once

#include <array>
#include <string>

#include "bench/raw_connection.h"
#include "bench/trace.h"

namespace slettefrist::bench {

// Bare: without indexes, journal and waiting for the disk, which is the limit of what inserts can do.
enum class RawForm : std::uint8_t { as_ours, bare };

class RawStore {
 public:
  RawStore(const std::string& path, const std::string& schema,
           RawForm form = RawForm::as_ours);  // replaces what is there

  // A night's inserts are not waited for, its deletes are: as the judged store does it.
  void begin(StepKind first);
  void apply(const Trace& trace, const Step& step);  // a commit too
  void checkpoint();
  std::int64_t row_count(Area area);

 private:
  sqlite3_stmt* statement_for(const Step& step);

  RawConnection connection_;
  RawForm form_;
  sqlite3_stmt* begin_ = nullptr;
  std::array<std::array<sqlite3_stmt*, kAreaCount>, kStepKinds> of_steps_{};  // prepared when first needed
};

// Binds the step's cells from `first` on to the statement's parameters.
void bind_cells(sqlite3_stmt* statement, const Trace& trace, const Step& step, std::size_t first);

}  // namespace slettefrist::bench
