// A file that cannot be opened, or a thread that cannot be had, only means that nothing is flushed early.
#include "sim/store/early_flush.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace slettefrist::store {

EarlyFlush::EarlyFlush(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ < 0) return;
  try {
    flusher_ = std::thread{[this] { ::fdatasync(file_); }};
  } catch (const std::system_error&) {
  }
}

EarlyFlush::~EarlyFlush() {
  if (flusher_.joinable()) flusher_.join();
  if (file_ >= 0) ::close(file_);
}

}  // namespace slettefrist::store
