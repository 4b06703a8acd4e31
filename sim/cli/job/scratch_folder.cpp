// Makes and removes the folder of scratch_folder.h.
//
// A place in memory that does not take it is no error: the temporary folder then does. It must not know who
// asks.
#include "sim/cli/job/scratch_folder.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

std::string folder_in(const fs::path& place) {
  std::string pattern = (place / "slettefrist-XXXXXX").string();
  return mkdtemp(pattern.data()) == nullptr ? "" : pattern;
}

}  // namespace

ScratchFolder::ScratchFolder() : path_{folder_in("/dev/shm")} {
  std::error_code none;
  const fs::path place = fs::temp_directory_path(none);
  if (path_.empty() && !none) path_ = folder_in(place);
  if (path_.empty()) throw std::runtime_error("no place for temporary files: set TMPDIR to a folder");
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace slettefrist::cli
