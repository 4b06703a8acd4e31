// The bytes of a pack's documents: content/<sha256> each, and content.sha256 that lists them all.
//
// Equal bytes are written once. The list is in the form that `sha256sum --check` reads. This file must not
// know a document.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <utility>

#include "sim/report/whole_file.h"

namespace slettefrist::report {

constexpr const char* kContentFolder = "content";
constexpr const char* kContentList = "content.sha256";

// Bytes on disk that are in nobody's list yet; gone with this object, unless they were taken into the folder.
class LooseContent {
 public:
  LooseContent(std::string digest, std::string path) : digest_(std::move(digest)), path_(std::move(path)) {}
  LooseContent(LooseContent&& other) noexcept;
  LooseContent& operator=(LooseContent&&) = delete;
  ~LooseContent();
  const std::string& digest() const { return digest_; }
  const std::string& path() const { return path_; }
  void move_to(const std::string& place);

 private:
  std::string digest_;
  std::string path_;  // "" once it is somewhere else
};

class ContentFolder {
 public:
  explicit ContentFolder(const std::string& directory);
  // Any number of threads may write; documents are large, and must not all lie in memory until their turn.
  LooseContent write(std::string digest, std::string_view bytes);
  void take(LooseContent&& content);  // in the order of the list; one thread's
  void close();
  const std::string& list_sha256() const { return list_.sha256(); }

 private:
  std::string folder_;
  WholeFile list_;
  std::atomic<std::int64_t> written_ = 0;
};

}  // namespace slettefrist::report
