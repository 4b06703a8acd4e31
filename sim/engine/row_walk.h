// Where much of a table goes, in many transactions: its rows in the order in which they lie, a stretch of
// rows at a time.
//
// In the order of their dates rows may lie anywhere: each transaction would then write nearly every page
// anew. Where few are due, the index of their dates is far cheaper than looking at every row. It must not
// know how a due day is worked out.
#pragma once

#include <cstdint>
#include <string>

#include "sim/engine/due_search.h"

namespace slettefrist::engine {

class RowWalk {
 public:
  // Begins at the first row where more than `most` are due and more than a tenth of the table; else it is
  // over.
  RowWalk(Store& store, const DueStretch& stretch, std::int64_t most);

  bool is_of(const DueStretch& stretch) const;
  // Lists what is due of the next rows that hold anything due, out of `most` rows each time. 0: it is over,
  // and what others have put behind its back is found by the index.
  std::int64_t add_next(Store& store, const std::string& rule, std::int64_t most);

 private:
  DueStretch stretch_;
  RecordId after_ = 0;
  bool is_over_ = false;
};

}  // namespace slettefrist::engine
