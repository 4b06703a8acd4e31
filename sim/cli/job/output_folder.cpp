// The working folder of a run; see output_folder.h.
//
// The working folder lies inside the output folder, so that moving a file into place is a rename on one file
// system. It must not know which files a run writes.
#include "sim/cli/job/output_folder.h"

#include <filesystem>
#include <stdexcept>

#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

std::runtime_error cannot_write(const std::string& path, const fs::filesystem_error& error) {
  return std::runtime_error("cannot write into " + path + ": " + error.code().message() +
                            ". Name another folder with --out");
}

// Asked of all before the first is moved: what cannot take its place must not stand beside what has.
void require_takeable(const fs::path& made, const fs::path& place) {
  if (fs::is_directory(made) || !fs::is_directory(place)) return;
  throw fs::filesystem_error("", made, place, std::make_error_code(std::errc::is_a_directory));
}

}  // namespace

fs::path true_place(const std::string& folder) {
  fs::path place = fs::weakly_canonical(fs::absolute(folder)).lexically_normal();
  return place.filename().empty() ? place.parent_path() : place;  // "pack/" is "pack"
}

bool is_within(const fs::path& inner, const fs::path& outer) {
  const auto rest = inner.lexically_relative(outer);
  return !rest.empty() && *rest.begin() != "..";
}

void require_folder_place(const std::string& folder) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored) || fs::is_directory(folder, ignored)) return;
  throw InputError(Problem{"", 0, 0, "--out: read \"" + folder + "\", which is a file; expected a folder",
                           "Name another place, or remove the file"});
}

void require_apart_from_records(const std::string& folder, const std::string& records) {
  if (records.empty()) return;
  const fs::path out = true_place(folder);
  const fs::path in = true_place(records);
  if (!is_within(out, in) && !is_within(in, out)) return;
  throw InputError(Problem{"", 0, 0,
                           "--out: read \"" + folder + "\", which shares its place with --records \"" +
                               records + "\"; expected a folder apart from it",
                           "Name another folder: the pack that is read must not be overwritten"});
}

OutputFolder::OutputFolder(std::string folder) : folder_(std::move(folder)) {
  try {
    fs::path missing;
    for (fs::path at = fs::absolute(folder_); !fs::exists(at); at = at.parent_path()) missing = at;
    made_ = missing.string();
    fs::create_directories(folder_);
    working_ = std::make_unique<const WorkingFolder>(fs::path{folder_} / ".unfinished", folder_);
  } catch (const fs::filesystem_error& error) {
    throw cannot_write(folder_, error);
  }
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  working_.reset();
  if (made_.empty()) return;
  for (fs::path at = fs::absolute(folder_, ignored); fs::is_empty(at, ignored); at = at.parent_path()) {
    fs::remove(at, ignored);
    if (at == made_) break;
  }
}

std::string OutputFolder::path_of(const std::string& file) const {
  return (working_->path() / file).string();
}

void OutputFolder::keep(const std::vector<std::string>& files) {
  try {
    for (const std::string& file : files) require_takeable(path_of(file), fs::path{folder_} / file);
    for (const std::string& file : files) {
      const fs::path place = fs::path{folder_} / file;
      if (fs::is_directory(path_of(file)))
        fs::remove_all(place);  // a rename replaces a file, but no full folder
      fs::rename(path_of(file), place);
    }
  } catch (const fs::filesystem_error& error) {
    throw cannot_write(error.path2().string(), error);
  }
}

}  // namespace slettefrist::cli
