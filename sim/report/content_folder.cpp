// One file a digest; see content_folder.h.
#include "sim/report/content_folder.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace slettefrist::report {

LooseContent::LooseContent(LooseContent&& other) noexcept
    : digest_(std::move(other.digest_)), path_(std::exchange(other.path_, {})) {}

LooseContent::~LooseContent() {
  if (!path_.empty()) std::remove(path_.c_str());
}

void LooseContent::move_to(const std::string& place) {
  if (std::rename(path_.c_str(), place.c_str()) != 0) {
    throw std::runtime_error("cannot put into place " + place + ": " +
                             std::generic_category().message(errno));
  }
  path_.clear();
}

ContentFolder::ContentFolder(const std::string& directory)
    : folder_(directory + "/" + kContentFolder), list_(directory + "/" + kContentList, true) {
  std::filesystem::create_directories(folder_);
}

LooseContent ContentFolder::write(std::string digest, std::string_view bytes) {
  LooseContent content{std::move(digest), folder_ + "/loose-" + std::to_string(++written_)};
  write_whole_file(content.path(), bytes);
  return content;
}

void ContentFolder::take(LooseContent&& content) {
  LooseContent taken = std::move(content);
  const std::string path = folder_ + "/" + taken.digest();
  if (std::filesystem::exists(path)) return;
  taken.move_to(path);
  list_.add(taken.digest() + "  " + kContentFolder + "/" + taken.digest() + "\n");
}

void ContentFolder::close() { list_.close(); }

}  // namespace slettefrist::report
