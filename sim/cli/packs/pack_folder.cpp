// Taking the place of a pack in one step; see pack_folder.h.
//
// Where an earlier pack stands, Linux can exchange two folders at once; where it cannot (other file systems),
// the old one steps aside first. It must not know which files a pack has.
#include "sim/cli/packs/pack_folder.h"

#include <fcntl.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "sim/cli/job/output_folder.h"
#include "sim/cli/packs/pack_manifest.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

// A file in the folder that the pack which stands there does not know, or "".
std::string stranger_in(const std::string& folder) {
  const auto manifest = read_pack_manifest(folder);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    std::string name = entry.path().filename().string();
    if (!manifest || !manifest->holds(name)) return name;
  }
  return "";
}

bool is_where_we_stand(const fs::path& place) { return is_within(true_place("."), place); }

}  // namespace

void require_pack_place(const std::string& folder, const std::string& records) {
  require_folder_place(folder);
  require_apart_from_records(folder, records);
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored) || fs::is_empty(folder, ignored)) return;
  std::string stranger;
  try {
    stranger = stranger_in(folder);
  } catch (const InputError&) {
    stranger = "manifest.json";  // of something else, or broken: not ours to replace
  } catch (const fs::filesystem_error& error) {
    throw std::runtime_error("cannot look into " + folder + ": " + error.code().message());
  }
  if (stranger.empty()) return;
  throw InputError(Problem{"", 0, 0,
                           "--out: read \"" + folder + "\", which holds \"" + stranger +
                               "\"; expected a new folder, an empty one, or an earlier pack and nothing else",
                           "Name another folder, or move the file away"});
}

PackFolder::PackFolder(const std::string& folder) {
  try {
    const fs::path place = true_place(folder);
    place_ = place.string();
    fs::path missing;
    for (fs::path at = place.parent_path(); !fs::exists(at); at = at.parent_path()) missing = at;
    made_ = missing.string();
    fs::create_directories(place.parent_path());
    working_ = std::make_unique<const WorkingFolder>(
        place.parent_path() / ("." + place.filename().string() + ".unfinished"), folder);
  } catch (const fs::filesystem_error& error) {
    throw std::runtime_error("cannot write into " + folder + ": " + error.code().message());
  }
}

PackFolder::~PackFolder() {
  std::error_code ignored;
  working_.reset();
  if (made_.empty()) return;
  for (fs::path at = fs::path{place_}.parent_path(); fs::is_empty(at, ignored); at = at.parent_path()) {
    fs::remove(at, ignored);
    if (at == made_) break;
  }
}

void PackFolder::keep() {
  try {
    take_place();
  } catch (const fs::filesystem_error& error) {
    throw std::runtime_error("cannot put the pack into " + place_ + ": " + error.code().message());
  }
}

void PackFolder::take_place() {
  if (fs::exists(place_) && is_where_we_stand(place_)) {
    // The user's shell stands in this folder: it has to stay the same folder, so the files move one by one.
    for (const fs::directory_entry& old : fs::directory_iterator(place_)) fs::remove_all(old.path());
    for (const fs::directory_entry& file : fs::directory_iterator(working_->path())) {
      fs::rename(file.path(), fs::path{place_} / file.path().filename());
    }
    return;
  }
  if (!fs::exists(place_) || fs::is_empty(place_)) return fs::rename(working(), place_);
  if (::renameat2(AT_FDCWD, working().c_str(), AT_FDCWD, place_.c_str(), RENAME_EXCHANGE) == 0) {
    fs::remove_all(working());  // the earlier pack is there now
    return;
  }
  const std::string aside = working() + ".old";
  fs::remove_all(aside);
  fs::rename(place_, aside);
  fs::rename(working(), place_);
  fs::remove_all(aside);
}

}  // namespace slettefrist::cli
