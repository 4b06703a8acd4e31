// Where a run writes: everything is made in a hidden folder inside the output folder and moved into place
// when the run has come to its end, so that a run that fails, or is interrupted, leaves nothing half-written.
//
// It must not know which files a run writes.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/cli/job/working_folder.h"

namespace slettefrist::cli {

// The folder by its one name: absolute, without links; and whether it is, or lies in, another such.
std::filesystem::path true_place(const std::string& folder);
bool is_within(const std::filesystem::path& inner, const std::filesystem::path& outer);

// Throws InputError when a file stands where the folder should be.
void require_folder_place(const std::string& folder);

// Throws InputError where the output would be written into the pack that is read ("" = none).
void require_apart_from_records(const std::string& folder, const std::string& records);

class OutputFolder {
 public:
  // Creates `folder` (with parents) and its hidden working folder. Throws InputError where another run is
  // writing there, std::runtime_error where the system refuses.
  explicit OutputFolder(std::string folder);
  ~OutputFolder();  // removes the working folder, and `folder` when it made it and nothing was kept
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  std::string path_of(const std::string& file) const;  // in the working folder
  void keep(const std::vector<std::string>& files);    // moves the named files into place
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
  std::unique_ptr<const WorkingFolder> working_;
  std::string made_;  // the topmost folder this object created, "" if none
};

}  // namespace slettefrist::cli
