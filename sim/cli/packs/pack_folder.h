// Where a pack is made: in a hidden folder beside its place, which takes the place in one step when it is
// whole.
//
// Nobody ever sees half a pack, and nothing but an earlier pack is replaced. It must not know which files a
// pack has.
#pragma once

#include <string>
#include <vector>

namespace slettefrist::cli {

// Throws InputError where `folder` is a file, holds files that no pack of ours put there, or shares its place
// with the pack that is read ("" = none).
void require_pack_place(const std::string& folder, const std::string& records);

class PackFolder {
 public:
  explicit PackFolder(const std::string& folder);  // throws std::runtime_error
  ~PackFolder();                                   // what was not kept is removed
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  const std::string& working() const { return working_; }
  std::string path_of(const std::string& file) const { return working_ + "/" + file; }
  void keep();

 private:
  void take_place();

  std::string place_;    // absolute
  std::string working_;  // beside it
  std::string made_;     // the topmost folder this object created, "" if none
};

}  // namespace slettefrist::cli
