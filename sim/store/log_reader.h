// The deletion log, handed out row by row as an engine writes it, and looked at again where somebody may have
// written among what was handed out.
//
// It reads through whatever connection it is given; a thread of its own may use it. It must not know what a
// log should say.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/store/sqlite_cursor.h"
#include "sim/store/sqlite_observer.h"

namespace slettefrist::store {

class LogReader {
 public:
  // The connection of the cursors has the row digest (sqlite_digest.h).
  LogReader(CursorCache& cursors, SqliteObserver& observer) : cursors_(&cursors), observer_(observer) {}
  void read_through(CursorCache& cursors) { cursors_ = &cursors; }  // from now on

  std::vector<LogRow> new_rows();  // each once, in order
  // Whether those that were handed out stand as they stood. Read anew only where somebody may have written
  // there: a log of millions takes a second.
  bool is_as_read();
  void suspect() { is_suspect_ = true; }

 private:
  std::size_t room_for_new_rows();
  RowSum sum_of_rows_read();

  CursorCache* cursors_;
  SqliteObserver& observer_;
  std::int64_t last_row_ = 0;
  RowSum read_;
  bool is_suspect_ = false;
};

}  // namespace slettefrist::store
