// Brings a file to the disk on a thread of its own, while its caller still works.
//
// Whoever waits for the disk later finds little left to wait for. It promises nothing: the caller's own sync
// is what counts, and a failure here is left for it to meet. It must not know what is in the file.
#pragma once

#include <string>
#include <thread>

namespace slettefrist::store {

class EarlyFlush {
 public:
  // Begins with what the file holds now. Not while the caller has a lock on it: the end of this object would
  // take that away, as POSIX has it for every file that a process closes.
  explicit EarlyFlush(const std::string& path);
  ~EarlyFlush();  // waits for the disk
  EarlyFlush(const EarlyFlush&) = delete;
  EarlyFlush& operator=(const EarlyFlush&) = delete;

 private:
  int file_;
  std::thread flusher_;
};

}  // namespace slettefrist::store
