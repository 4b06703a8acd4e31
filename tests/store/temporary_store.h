// A directory of its own for each test that needs a store file, removed afterwards.
//
// Tests run side by side, so no name may be shared. It must not know what is in the files.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace slettefrist {

class TemporaryDirectory {
 public:
  explicit TemporaryDirectory(const std::filesystem::path& inside = std::filesystem::temp_directory_path()) {
    std::string name = (inside / "slettefrist-store-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = name;
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t file_count() const {
    const std::filesystem::directory_iterator files{path_};
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
  }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace slettefrist
