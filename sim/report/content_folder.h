// The bytes of a pack's documents: content/<sha256> each, and content.sha256 that lists them all.
//
// Equal bytes are written once. The list is in the form that `sha256sum --check` reads. This file must not
// know a document.
#pragma once

#include <string>
#include <string_view>

#include "sim/report/whole_file.h"

namespace slettefrist::report {

constexpr const char* kContentFolder = "content";
constexpr const char* kContentList = "content.sha256";

class ContentFolder {
 public:
  explicit ContentFolder(const std::string& directory);
  void add(const std::string& digest, std::string_view bytes);
  void close();

 private:
  std::string folder_;
  WholeFile list_;
};

}  // namespace slettefrist::report
