// A folder for files that nobody reads afterwards, gone with this object.
//
// In memory where the system keeps small files there: thousands of nights are committed in them. It must not
// know what is written.
#pragma once

#include <string>

namespace slettefrist::cli {

class ScratchFolder {
 public:
  ScratchFolder();  // throws std::runtime_error where there is no place for it
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace slettefrist::cli
