// A file without its row, a row without its file, and bytes that nobody put there.
#include "sim/world/file_watch.h"

#include <filesystem>
#include <utility>

namespace slettefrist::world {

FileWatch::FileWatch(const std::string& folder, ContentSource content)
    : is_watching_(!folder.empty()), folder_(folder), files_(folder), content_(std::move(content)) {}

void FileWatch::put(const std::vector<const Document*>& documents) {
  if (!is_watching_) return;
  for (const Document* const document : documents) {
    const auto bytes = content_(*document);
    if (!bytes) continue;
    files_.put(document->document_id, *bytes);
    digests_[document->document_id] = ContentFiles::digest_of_bytes(*bytes);
  }
}

bool FileWatch::is_folder_replaced() const {
  std::error_code ignored;
  return is_watching_ && std::filesystem::exists(folder_, ignored) &&
         !std::filesystem::is_directory(folder_, ignored);
}

void FileWatch::look(RunObservation& observation) {
  if (!is_watching_) return;
  for (const RecordKey& key : observation.removed) {
    if (key.area != Area::document || digests_.erase(key.id) == 0) continue;
    if (files_.has(key.id) && told_.insert(key.id).second) observation.left_files.push_back(key);
  }
  find_missing(observation);
}

// Every night, not only at the end of a year: a file that goes before its row would else be forgotten with
// it.
void FileWatch::find_missing(RunObservation& observation) {
  const std::vector<RecordId> there = files_.ids();
  auto at = there.begin();
  for (const auto& [id, digest] : digests_) {  // both in the order of ids
    while (at != there.end() && *at < id) ++at;
    if ((at == there.end() || *at != id) && told_.insert(id).second)
      observation.altered.push_back({{Area::document, id}, "content"});
  }
}

void FileWatch::take_inventory(RunObservation& observation) {
  if (!is_watching_) return;
  files_.inventory([&](RecordId id, std::uint64_t digest) {
    const auto known = digests_.find(id);
    if (known != digests_.end()) {
      if (known->second == digest || !told_.insert(id).second) return;
      observation.altered.push_back({{Area::document, id}, "content"});
    } else if (told_.insert(id).second) {
      observation.traces.push_back({{Area::document, id}, {{DetailPhrase::bytes_in_folder}}});
    }
  });
  find_missing(observation);
}

}  // namespace slettefrist::world
