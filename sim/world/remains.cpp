// Goes through all files once, then, only where something was found, through the tables to say where.
//
// A finding names files by what they are to the store, not by where a run happens to keep them.
#include "sim/world/remains.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "sim/store/content_files.h"
#include "sim/store/sqlite_traces.h"
#include "sim/world/token_search.h"

namespace slettefrist::world {
namespace {

namespace files = std::filesystem;

// Every regular file below a folder, in a settled order. Files may come and go while an engine's program
// runs.
std::vector<files::path> files_below(const std::string& folder) {
  std::vector<files::path> paths;
  std::error_code failed;
  files::recursive_directory_iterator at{folder, files::directory_options::skip_permission_denied, failed};
  for (; !failed && at != files::recursive_directory_iterator{}; at.increment(failed)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) paths.push_back(at->path().lexically_normal());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// The main file under another name, or the shared memory of its write-ahead log: opening one to read it would
// take the store's locks away.
bool is_locked_by_store(const files::path& path, const std::vector<std::string>& own) {
  if (own.empty()) return false;
  std::error_code failed;
  return files::equivalent(path, own.front(), failed) ||
         files::equivalent(path, own.front() + "-shm", failed);
}

}  // namespace

Remains::Remains(Store& store, const std::string& folder, int threads)
    : store_(store),
      folder_(folder.empty() ? "" : files::absolute(folder).lexically_normal().string()),
      threads_(threads) {}

void Remains::note_removed(const std::vector<RecordKey>& keys) {
  for (const RecordKey& key : keys) removed_[index_of(key.area)].push_back(key.id);
}

bool Remains::is_gone(RecordKey key) const {
  const std::vector<RecordId>& ids = removed_[index_of(key.area)];
  return std::binary_search(ids.begin(), ids.end(), key.id);
}

std::vector<Remains::Place> Remains::places() const {
  std::vector<Place> places;
  const std::vector<std::string> own = store_.files();
  const std::string main = own.empty() ? "" : files::path{own.front()}.filename().string();
  std::set<std::string> known;
  for (const std::string& path : own) {
    known.insert(path);
    if (path != own.front() && is_locked_by_store(path, own)) continue;  // a link to the main file
    places.push_back(
        {path, "store" + files::path{path}.filename().string().substr(main.size()), path == own.front()});
  }
  if (folder_.empty()) return places;
  const std::string content = store_.content_folder();
  for (const files::path& path : files_below(folder_)) {
    if (known.contains(path.string()) || is_locked_by_store(path, own)) continue;
    const bool is_inventoried = !content.empty() && path.parent_path() == content &&
                                ContentFiles::is_name_of_a_document(path.filename().string());
    if (is_inventoried) continue;
    places.push_back({path.string(), path.lexically_relative(folder_).string(), false});
  }
  return places;
}

// Where a record's token stands in a row, its table says more than a place in the file.
void Remains::name_tables(std::map<RecordKey, FindingDetail>& found) const {
  std::set<RecordKey> named;
  store_.each_text([&](const std::string& table, std::string_view text) {
    find_tokens(text, [&](RecordKey key, std::uint64_t) {
      const auto at = found.find(key);
      if (at != found.end() && named.insert(key).second)
        at->second = {{DetailPhrase::token_stands_in_table, table}};
    });
  });
}

std::vector<Trace> Remains::search(const std::function<bool(RecordKey)>& is_back) {
  bool is_anything_gone = false;
  for (std::vector<RecordId>& ids : removed_) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    is_anything_gone = is_anything_gone || !ids.empty();
  }
  if (!is_anything_gone) return {};
  std::map<RecordKey, FindingDetail> found;
  const auto main_file = [&](std::uint64_t offset, std::size_t count) {
    return store_.main_file_bytes(offset, count);
  };
  const auto is_wanted = [&](RecordKey key) { return is_gone(key); };
  for (const Place& place : places()) {
    const auto see = [&](RecordKey key, std::uint64_t offset) {
      if (is_back(key) || told_.contains(key)) return;
      if (place.is_main && store::is_in_page_gap(main_file, offset)) return;
      told_.insert(key);
      found[key] = {{DetailPhrase::token_stands_in, place.name},
                    {DetailPhrase::at_byte, static_cast<std::int64_t>(offset)}};
    };
    if (place.is_main) {
      find_tokens_in(main_file, threads_, is_wanted, see);
    } else {
      find_tokens_in_file(place.path, threads_, is_wanted, see);
    }
  }
  if (!found.empty()) name_tables(found);
  std::vector<Trace> traces;
  traces.reserve(found.size());
  for (auto& [key, where] : found) traces.push_back({key, std::move(where)});
  return traces;
}

}  // namespace slettefrist::world
