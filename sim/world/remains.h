// What is left of records that are gone: their tokens in the store's files and in whatever lies beside them.
//
// A row that is gone is not erased as long as a free page, a side file, a helper table or a copy still shows
// it. Only records that carry a token can be found (the generators write them). It must not know who removed
// a record, nor whether that was lawful.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/model/observation.h"
#include "sim/store/store.h"

namespace slettefrist::world {

class Remains {
 public:
  // `folder`: searched with all that lies in it, beside the store's own files; "" = only those.
  Remains(Store& store, const std::string& folder, int threads);
  void note_removed(const std::vector<RecordKey>& keys);
  // Traces of records that were removed and are not back, each told once; sorted by key.
  std::vector<Trace> search(const std::function<bool(RecordKey)>& is_back);

 private:
  struct Place {
    std::string path;
    std::string name;      // as a finding tells it
    bool is_main = false;  // the store's own file
  };
  std::vector<Place> places() const;
  bool is_gone(RecordKey key) const;
  void name_tables(std::map<RecordKey, FindingDetail>& found) const;

  Store& store_;
  std::string folder_;
  int threads_;
  std::array<std::vector<RecordId>, kAreaCount> removed_;  // sorted when searched
  std::set<RecordKey> told_;
};

}  // namespace slettefrist::world
