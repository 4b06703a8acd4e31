// A file that appears whole or not at all: written beside its place under another name, then renamed.
//
// Every writer of this room ends in one of these, so that a run that breaks off leaves no half report that
// somebody could believe. This file must not know what is written.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace slettefrist::report {

// Throws std::runtime_error with path and reason whenever the system refuses.
class WholeFile {
 public:
  explicit WholeFile(std::string path);  // makes the folder when it is missing
  ~WholeFile();                          // without close() nothing stays behind
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  // Append to the buffer, then call `flush_when_full`; one call a row is cheap.
  std::string& buffer() { return buffer_; }
  void flush_when_full() {
    if (buffer_.size() >= kBufferBytes) flush();
  }
  void close();  // writes the rest and renames into place

 private:
  static constexpr std::size_t kBufferBytes = std::size_t{1} << 18;
  void flush();
  [[noreturn]] void fail(const std::string& action, int error);

  std::string path_;
  std::string beside_;
  std::string buffer_;
  std::FILE* file_ = nullptr;
};

void write_whole_file(const std::string& path, std::string_view content);

}  // namespace slettefrist::report
