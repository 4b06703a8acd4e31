// A file that appears whole or not at all: written beside its place under another name, then renamed.
//
// Every writer of this room ends in one of these, so that a run that breaks off leaves no half report that
// somebody could believe. This file must not know what is written.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "sim/report/sha256.h"

namespace slettefrist::report {

// Throws std::runtime_error with path and reason whenever the system refuses.
class WholeFile {
 public:
  // Makes the folder when it is missing. `is_digested`: the SHA-256 is worked out on the way, so that nobody
  // has to read a large file for it.
  explicit WholeFile(std::string path, bool is_digested = false);
  ~WholeFile();  // without close() nothing stays behind
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  // Append to the buffer, then call `flush_when_full`; one call a row is cheap.
  std::string& buffer() { return buffer_; }
  void flush_when_full() {
    if (buffer_.size() >= kBufferBytes) flush();
  }
  void add(std::string_view bytes);
  void close();                                          // writes the rest and renames into place
  const std::string& sha256() const { return sha256_; }  // of a digested file, once it is closed

 private:
  static constexpr std::size_t kBufferBytes = std::size_t{1} << 18;
  void flush();
  void write(std::string_view bytes);
  [[noreturn]] void fail(const std::string& action, int error);

  std::string path_;
  std::string beside_;
  std::string buffer_;
  std::FILE* file_ = nullptr;
  std::unique_ptr<Sha256> digest_;
  std::string sha256_;
};

void write_whole_file(const std::string& path, std::string_view content);

}  // namespace slettefrist::report
