// Lets the files of documents follow their rows, where the documents' bytes lie in a folder.
//
// A file cannot be removed in a transaction. So the run notes in its own transaction which files are to go,
// removes them after the commit, and the next run makes up for what a crash in between has left. It must not
// know why a document goes.
#pragma once

#include <string>

#include "sim/store/store.h"

namespace slettefrist::engine {

class ContentPurge {
 public:
  explicit ContentPurge(Store& store);
  void note(const std::string& ids);  // inside the run's transaction: `ids` is a query for the documents
  void carry_out();                   // outside: removes every file that is noted

 private:
  Store& store_;
  std::string folder_;
};

}  // namespace slettefrist::engine
