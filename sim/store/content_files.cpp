// Plain files, written whole. What cannot be written or removed is a StoreFailure; what cannot be read is
// told like bytes that are not the right ones.
#include "sim/store/content_files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "sim/model/input_error.h"
#include "sim/model/row_digest.h"
#include "sim/store/store.h"

namespace slettefrist {
namespace {

namespace files = std::filesystem;

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw StoreFailure(path + ": " + why);
}

// 0: cannot be read, which no bytes are put down as.
std::uint64_t digest_of_file(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
  return in.is_open() && !in.bad() ? ContentFiles::digest_of_bytes(bytes) : 0;
}

// What is no document's file, and where it lies; "" = nothing. A folder 2024 is none, whatever its name.
std::string stranger_in(const std::string& folder) {
  std::error_code ignored;
  if (!files::exists(files::symlink_status(folder, ignored))) return "";
  if (!files::is_directory(files::symlink_status(folder, ignored))) return "is a file";
  for (const auto& entry : files::directory_iterator{folder}) {
    const std::string name = entry.path().filename().string();
    const bool is_file = files::is_regular_file(entry.symlink_status());
    if (!is_file || !ContentFiles::is_name_of_a_document(name)) return "holds " + name;
  }
  return "";
}

}  // namespace

void ContentFiles::require_own_place(const std::string& folder) {
  const std::string stranger = stranger_in(folder);
  if (stranger.empty()) return;
  throw InputError(Problem{folder, 0, 0, stranger + ", expected a place for the documents' files",
                           "Name another store, or move this out of the way"});
}

void ContentFiles::remove_own(const std::string& folder) {
  std::error_code ignored;
  if (stranger_in(folder).empty()) files::remove_all(folder, ignored);
}

void ContentFiles::make_empty(const std::string& folder) {
  require_own_place(folder);
  std::error_code failed;
  files::remove_all(folder, failed);
  if (!failed) files::create_directory(folder, failed);
  if (failed) fail(folder, "the folder for the documents' files cannot be made: " + failed.message());
}

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
  std::error_code ignored;
  files::create_directory(folder_, ignored);  // an engine may have removed it: no reason to stop here
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

bool ContentFiles::is_there() const {
  std::error_code ignored;
  return files::is_directory(folder_, ignored);
}

std::vector<RecordId> ContentFiles::ids() const {
  std::vector<RecordId> ids;
  std::error_code failed;
  for (files::directory_iterator at{folder_, failed}; !failed && at != files::directory_iterator{};
       at.increment(failed)) {
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    if (is_name_of_a_document(name) && at->is_regular_file(ignored)) ids.push_back(std::stoll(name));
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

void ContentFiles::inventory(
    const std::function<void(RecordId document_id, std::uint64_t digest)>& file) const {
  for (const RecordId id : ids()) file(id, digest_of_file(path_of(id)));
}

}  // namespace slettefrist
