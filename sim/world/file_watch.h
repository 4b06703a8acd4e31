// Watches the folder of the documents' bytes as the observer watches the tables.
//
// Puts a document's file there before its row comes, and looks whether the file goes when the row does. It
// must not know who removes either.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/model/observation.h"
#include "sim/store/content_files.h"
#include "sim/store/store.h"

namespace slettefrist::world {

class FileWatch {
 public:
  // `folder` "": the bytes lie in the rows, and there is nothing to watch.
  FileWatch(const std::string& folder, ContentSource content);
  void put(const std::vector<const Document*>& documents);
  // Whether something else lies where the folder was.
  bool is_folder_replaced() const;
  // Whether the files of removed documents are gone, too, and those of all others still there.
  void look(RunObservation& observation);
  // Compares every file with what was put there.
  void take_inventory(RunObservation& observation);

 private:
  void find_missing(RunObservation& observation);

  bool is_watching_;
  std::string folder_;
  ContentFiles files_;
  ContentSource content_;
  std::map<RecordId, std::uint64_t> digests_;  // of documents whose rows are there
  std::set<RecordId> told_;                    // of each file only one thing is told
};

}  // namespace slettefrist::world
