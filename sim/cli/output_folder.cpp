// The working folder of a run.
#include "sim/cli/output_folder.h"

#include <filesystem>
#include <stdexcept>

namespace slettefrist::cli {

namespace fs = std::filesystem;

OutputFolder::OutputFolder(std::string folder) : folder_(std::move(folder)) {
  fs::path missing;
  for (fs::path at = fs::absolute(folder_); !at.empty() && !fs::exists(at); at = at.parent_path())
    missing = at;
  made_ = missing.string();
  working_ = (fs::path{folder_} / ".unfinished").string();
  try {
    fs::create_directories(folder_);
    fs::remove_all(working_);
    fs::create_directory(working_);
  } catch (const fs::filesystem_error& error) {
    throw std::runtime_error("cannot write into " + folder_ + ": " + error.code().message());
  }
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  fs::remove_all(working_, ignored);
  if (made_.empty()) return;
  for (fs::path at = fs::absolute(folder_); fs::is_empty(at, ignored); at = at.parent_path()) {
    fs::remove(at, ignored);
    if (at == made_) break;
  }
}

std::string OutputFolder::path_of(const std::string& file) const {
  return (fs::path{working_} / file).string();
}

void OutputFolder::keep(const std::vector<std::string>& files) {
  for (const std::string& file : files) fs::rename(path_of(file), fs::path{folder_} / file);
}

}  // namespace slettefrist::cli
