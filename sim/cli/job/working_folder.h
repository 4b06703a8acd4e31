// The hidden folder in which an output is made before it takes its place: one run at a time, and gone with
// it.
//
// It is locked while the run lives, so that a second run with the same output folder cannot take the first
// one's files away; what a run that broke off has left is nobody's and is cleared. It must not know what is
// made in it.
#pragma once

#include <filesystem>
#include <string>

namespace slettefrist::cli {

class WorkingFolder {
 public:
  // `output`: the folder as the user named it, for the message. Throws InputError where another run works in
  // `place`, std::filesystem::filesystem_error where the system refuses.
  WorkingFolder(std::filesystem::path place, const std::string& output);
  ~WorkingFolder();  // with all that is left in it
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

  const std::filesystem::path& path() const { return place_; }

 private:
  bool take();

  std::filesystem::path place_;
  int lock_ = -1;  // a descriptor of the folder; -1 where the file system knows no locks
};

}  // namespace slettefrist::cli
