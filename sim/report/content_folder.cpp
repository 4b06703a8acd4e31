// One file a digest; see content_folder.h.
#include "sim/report/content_folder.h"

#include <filesystem>

namespace slettefrist::report {

ContentFolder::ContentFolder(const std::string& directory)
    : folder_(directory + "/" + kContentFolder), list_(directory + "/" + kContentList) {
  std::filesystem::create_directories(folder_);
}

void ContentFolder::add(const std::string& digest, std::string_view bytes) {
  const std::string path = folder_ + "/" + digest;
  if (std::filesystem::exists(path)) return;
  write_whole_file(path, bytes);
  list_.buffer() += digest + "  " + kContentFolder + "/" + digest + "\n";
  list_.flush_when_full();
}

void ContentFolder::close() { list_.close(); }

}  // namespace slettefrist::report
