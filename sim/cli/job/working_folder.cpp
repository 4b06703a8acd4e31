// Taking and leaving a working folder; see working_folder.h.
//
// The lock is the kernel's and ends with the process, however it ends. It must not know what is made in the
// folder.
#include "sim/cli/job/working_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

// Whether the descriptor is of what stands at the place now: the run before may just have removed it.
bool stands_at(int descriptor, const fs::path& place) {
  struct stat held {};
  struct stat there {};
  return ::fstat(descriptor, &held) == 0 && ::stat(place.c_str(), &there) == 0 &&
         held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

void clear(const fs::path& folder) {
  for (const fs::directory_entry& left : fs::directory_iterator(folder)) fs::remove_all(left.path());
}

}  // namespace

WorkingFolder::WorkingFolder(fs::path place, const std::string& output) : place_(std::move(place)) {
  if (!take()) {
    throw InputError(Problem{
        "", 0, 0,
        "--out: read \"" + output + "\", into which another run is writing; expected a folder for each run",
        "Wait until that run has ended, or name another folder"});
  }
  clear(place_);
}

WorkingFolder::~WorkingFolder() {
  std::error_code ignored;
  fs::remove_all(place_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

bool WorkingFolder::take() {
  for (;;) {
    if (fs::symlink_status(place_).type() != fs::file_type::directory) fs::remove(place_);
    fs::create_directory(place_);
    // Engines that are started must not keep the lock.
    lock_ = ::open(place_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ < 0) return true;
    const bool is_taken = ::flock(lock_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!is_taken && stands_at(lock_, place_)) return true;
    ::close(std::exchange(lock_, -1));
    if (is_taken) return false;
  }
}

}  // namespace slettefrist::cli
