// Where a pack is made: in a hidden folder beside its place, which takes the place in one step when it is
// whole.
//
// Nobody ever sees half a pack, and nothing but an earlier pack is replaced. It must not know which files a
// pack has.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/cli/job/working_folder.h"

namespace slettefrist::cli {

// Throws InputError where `folder` is a file, holds files that no pack of ours put there, or shares its place
// with the pack that is read ("" = none).
void require_pack_place(const std::string& folder, const std::string& records);

class PackFolder {
 public:
  // Throws InputError where another run is writing there, std::runtime_error where the system refuses.
  explicit PackFolder(const std::string& folder);
  ~PackFolder();  // what was not kept is removed
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  std::string working() const { return working_->path().string(); }
  std::string path_of(const std::string& file) const { return working() + "/" + file; }
  void keep();

 private:
  void take_place();

  std::string place_;                             // absolute
  std::unique_ptr<const WorkingFolder> working_;  // beside it
  std::string made_;                              // the topmost folder this object created, "" if none
};

}  // namespace slettefrist::cli
