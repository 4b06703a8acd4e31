// Plain files, written whole; every failure of the file system is a StoreFailure.
#include "sim/store/content_files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "sim/model/row_digest.h"
#include "sim/store/store.h"

namespace slettefrist {
namespace {

namespace files = std::filesystem;

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw StoreFailure(path + ": " + why);
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
  if (!in.is_open() || in.bad()) fail(path, "cannot be read");
  return bytes;
}

}  // namespace

std::string ContentFiles::path_of(RecordId document_id) const {
  return (files::path{folder_} / std::to_string(document_id)).string();
}

std::uint64_t ContentFiles::digest_of_bytes(std::string_view bytes) {
  RowHasher hasher;
  hasher.add(bytes);
  return hasher.value();
}

bool ContentFiles::is_name_of_a_document(std::string_view file_name) {
  RecordId id = 0;
  const auto read = std::from_chars(file_name.data(), file_name.data() + file_name.size(), id);
  return read.ec == std::errc{} && id > 0 && file_name == std::to_string(id);
}

void ContentFiles::put(RecordId document_id, std::string_view bytes) const {
  const std::string path = path_of(document_id);
  std::ofstream out{path, std::ios::binary | std::ios::trunc};
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) fail(path, "the document's bytes cannot be written");
}

void ContentFiles::remove(RecordId document_id) const {
  std::error_code failed;
  files::remove(path_of(document_id), failed);
  if (failed) fail(path_of(document_id), "cannot be removed: " + failed.message());
}

bool ContentFiles::has(RecordId document_id) const {
  std::error_code ignored;
  return files::exists(path_of(document_id), ignored);
}

void ContentFiles::inventory(
    const std::function<void(RecordId document_id, std::uint64_t digest)>& file) const {
  std::vector<RecordId> ids;
  std::error_code failed;
  for (files::directory_iterator at{folder_, failed}; !failed && at != files::directory_iterator{};
       at.increment(failed)) {
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    if (is_name_of_a_document(name) && at->is_regular_file(ignored)) ids.push_back(std::stoll(name));
  }
  std::sort(ids.begin(), ids.end());
  for (const RecordId id : ids) file(id, digest_of_bytes(bytes_of_file(path_of(id))));
}

}  // namespace slettefrist
