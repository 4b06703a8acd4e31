// SQLite paths and URLs; see stores.h.
//
// A URL of another kind may hold a password: only what stands before the colon is repeated to the user. It
// must not know a table.
#include "sim/cli/job/stores.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <boost/version.hpp>
#include <filesystem>

#include "sim/model/input_error.h"
#include "sim/store/content_files.h"
#include "sim/store/sqlite_connection.h"
#include "sim/store/sqlite_header.h"
#include "sim/store/sqlite_schema.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

void remove_with_side_files(const std::string& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path + suffix, ignored);
}

}  // namespace

NewStore::NewStore(const std::string& url) : path_(sqlite_path(url)), unfinished_(path_ + ".unfinished") {
  store::require_own_place(path_);
  store::require_own_place(unfinished_);
}

NewStore::~NewStore() {
  remove_with_side_files(unfinished_);
  std::error_code ignored;
  if (has_files_) fs::remove_all(content_folder_of(unfinished_), ignored);
}

std::unique_ptr<Store> NewStore::create(ContentSource content, bool foreign_keys, StoreNames names,
                                        bool is_content_in_files) {
  has_files_ = is_content_in_files;
  if (has_files_) ContentFiles::require_own_place(content_folder_of(path_));
  return create_sqlite_store(unfinished_, std::move(content), foreign_keys, std::move(names), has_files_);
}

bool NewStore::keep() {
  std::error_code ignored;
  if (!fs::exists(unfinished_, ignored)) return false;
  remove_with_side_files(path_);
  remove_content_of(path_);
  fs::rename(unfinished_, path_);
  if (!has_files_ || !fs::exists(content_folder_of(unfinished_), ignored)) return true;
  fs::rename(content_folder_of(unfinished_), content_folder_of(path_));
  return true;
}

void remove_content_of(const std::string& path) { ContentFiles::remove_own(content_folder_of(path)); }

std::string content_folder_name(const std::string& store_name) {
  return fs::path{content_folder_of(store_name)}.filename().string();
}

std::string sqlite_path(const std::string& url) {
  const std::string prefix = "sqlite:";
  const bool has_prefix = url.starts_with(prefix);
  std::string path = has_prefix ? url.substr(prefix.size()) : url;
  const std::size_t scheme_end = url.find("://");
  if (!has_prefix && scheme_end != std::string::npos) {
    throw InputError(Problem{
        "", 0, 0,
        "--store: read a URL \"" + url.substr(0, scheme_end) + "://...\", expected sqlite:PATH or PATH",
        "This edition keeps its records in SQLite: name a file"});
  }
  if (path.empty()) {
    throw InputError(
        Problem{"", 0, 0, "--store: read \"" + url + "\", expected sqlite:PATH or PATH", "Name a file"});
  }
  return path;
}

void require_replaceable_store(const std::string& path) { store::require_replaceable(path); }

bool is_marked_store(const std::string& url) {
  return store::header_of(sqlite_path(url)).application_id == store::kApplicationId;
}

std::unique_ptr<Store> open_store(const std::string& url, bool read_only) {
  return open_sqlite_store(sqlite_path(url), read_only);
}

std::vector<std::pair<std::string, std::string>> library_versions() {
  return {
      {"boost", BOOST_LIB_VERSION}, {"sqlite", SQLite::getLibVersion()}, {"sqlitecpp", SQLITECPP_VERSION}};
}

}  // namespace slettefrist::cli
