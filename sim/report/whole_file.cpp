// Buffered writing beside the place and the rename; see whole_file.h.
#include "sim/report/whole_file.h"

#include <cassert>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace slettefrist::report {

WholeFile::WholeFile(std::string path, bool is_digested) : path_(std::move(path)), beside_(path_ + ".part") {
  const std::filesystem::path folder = std::filesystem::path{path_}.parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  if (error) fail("make the folder of", error.value());
  file_ = std::fopen(beside_.c_str(), "wb");
  if (file_ == nullptr) fail("write", errno);
  std::setvbuf(file_, nullptr, _IONBF, 0);  // the buffer is ours
  buffer_.reserve(kBufferBytes + kBufferBytes / 8);
  if (is_digested) digest_ = std::make_unique<Sha256>();
}

WholeFile::~WholeFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  std::remove(beside_.c_str());
}

// What would fill the buffer anyway does not go through it.
void WholeFile::add(std::string_view bytes) {
  if (bytes.size() < kBufferBytes) {
    if (buffer_.size() + bytes.size() > buffer_.capacity()) flush();  // it need not grow
    buffer_ += bytes;
    return flush_when_full();
  }
  flush();
  write(bytes);
}

void WholeFile::flush() {
  write(buffer_);
  buffer_.clear();
}

void WholeFile::write(std::string_view bytes) {
  assert(file_ != nullptr && "written after close()");
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail("write", errno);
  if (digest_) digest_->add(bytes);
}

void WholeFile::close() {
  flush();
  if (digest_) sha256_ = digest_->hex();
  if (std::fclose(std::exchange(file_, nullptr)) != 0) {
    const int error = errno;
    std::remove(beside_.c_str());
    fail("write", error);
  }
  if (std::rename(beside_.c_str(), path_.c_str()) != 0) {
    const int error = errno;
    std::remove(beside_.c_str());
    fail("put into place", error);
  }
}

void WholeFile::fail(const std::string& action, int error) {
  throw std::runtime_error("cannot " + action + " " + path_ + ": " + std::generic_category().message(error));
}

void write_whole_file(const std::string& path, std::string_view content) {
  WholeFile file{path};
  file.buffer() += content;
  file.close();
}

}  // namespace slettefrist::report
