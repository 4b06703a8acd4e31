// From --store URL to a store.
//
// A new store is written beside its place and takes it at the end, like every other output of a run; what
// stood there before stays until then. It must not know what is written into a store.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/store/store.h"
#include "sim/store/table_names.h"

namespace slettefrist::cli {

// The place of a store that a run is about to make. Throws InputError for a kind of store this edition does
// not know, and for a place that is not ours to take.
class NewStore {
 public:
  explicit NewStore(const std::string& url);
  ~NewStore();  // what was not kept is removed
  NewStore(const NewStore&) = delete;
  NewStore& operator=(const NewStore&) = delete;

  // `is_content_in_files`: the documents' bytes lie in a folder beside it.
  std::unique_ptr<Store> create(ContentSource content, bool foreign_keys, StoreNames names = {},
                                bool is_content_in_files = false);
  bool keep();  // when the store is closed: puts it into its place; false when an engine has removed it

 private:
  std::string path_;
  std::string unfinished_;
  bool has_files_ = false;
};

// The documents' files of an older store at this place; whatever else lies there stays.
void remove_content_of(const std::string& path);
// The name of the folder of the documents' bytes, when they lie in files beside a store of this name.
std::string content_folder_name(const std::string& store_name);
// The file a store URL names. Throws InputError as above.
std::string sqlite_path(const std::string& url);
// Throws InputError where a run would put its store in the place of a file that is somebody else's.
void require_replaceable_store(const std::string& path);
// Whether the file carries the mark of this program's stores.
bool is_marked_store(const std::string& url);

std::unique_ptr<Store> open_store(const std::string& url, bool read_only);

// Names and versions of the libraries that can change an output, for the manifest.
std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace slettefrist::cli
