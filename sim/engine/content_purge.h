// Lets the files of documents follow their rows, where the documents' bytes lie in a folder.
//
// A file cannot be removed in a transaction. So the run notes in its own transaction which files are to go,
// removes them after the commit, and the next run makes up for what a crash in between has left. What is
// noted is not believed: the id of a removed row may have been given to a new document meanwhile. It must not
// know why a document goes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/store/store.h"

namespace slettefrist::engine {

class ContentPurge {
 public:
  explicit ContentPurge(Store& store);
  void note(const std::string& ids);  // inside the run's transaction: `ids` is a query for the documents
  // Outside: removes every file that is noted and has no row. One that stays keeps its note and stands in
  // nobody's way: finish() tells of it.
  void carry_out();
  // At the end of a run: the same, and throws StoreFailure where a file could not be removed.
  void finish();

 private:
  std::vector<RecordId> noted(const char* which);
  void forget(const std::vector<RecordId>& ids);

  Store& store_;
  std::string folder_;
  std::optional<std::string> failure_;  // of the last time, about the first file
};

}  // namespace slettefrist::engine
