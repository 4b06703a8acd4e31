// Where much of a table goes, in many transactions: its rows in the order in which they lie, a stretch of
// rows at a time.
//
// In the order of their dates rows may lie anywhere: each transaction would then write nearly every page
// anew. Where few are due, or rows lie in the order of their dates, the index of these is far cheaper than
// looking at every row. It must not know how a due day is worked out.
#pragma once

#include <cstdint>

#include "sim/engine/due_search.h"

namespace slettefrist::engine {

class RowWalk {
 public:
  // Rows with an id in (after, until].
  struct Rows {
    RecordId after = 0;
    RecordId until = 0;
  };

  // Begins at the first row where more than `most` are due and more than a tenth of the table, and rows do
  // not lie in the order of their dates; else it is over.
  RowWalk(Store& store, const DueStretch& stretch, std::int64_t most);

  bool is_of(const DueStretch& stretch) const;
  // It is over behind the row that was the last at its beginning: what others have put there, or behind its
  // back, is found by the index.
  bool is_over() const { return after_ >= last_; }
  // The next rows to look at: enough to find about so many that are due, however far apart their ids are.
  Rows ahead(std::int64_t most) const;
  void go_to(RecordId row) { after_ = row; }  // was looked at, and all before it

 private:
  DueStretch stretch_;
  RecordId after_ = 0;
  RecordId last_ = 0;
  double ids_per_row_ = 1.0;
};

}  // namespace slettefrist::engine
