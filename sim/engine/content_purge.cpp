// The notes lie in a table of the store, so that they are as durable as the removal of the rows.
#include "sim/engine/content_purge.h"

#include "sim/store/content_files.h"

namespace slettefrist::engine {
namespace {

const std::string kNotes{kContentToRemoveTable};

}  // namespace

ContentPurge::ContentPurge(Store& store) : store_{store}, folder_{store.content_folder()} {}

void ContentPurge::note(const std::string& ids) {
  if (folder_.empty()) return;
  // SQLite reads what follows a query without WHERE as a join.
  store_.execute("INSERT INTO " + kNotes + " SELECT * FROM (" + ids + ") WHERE true ON CONFLICT DO NOTHING",
                 {});
}

void ContentPurge::carry_out() {
  if (folder_.empty()) return;
  failure_.reset();
  forget(noted("EXISTS"));  // the file of a row that is there
  const std::vector<RecordId> ids = noted("NOT EXISTS");
  if (ids.empty()) return;
  const ContentFiles files{folder_};
  if (!files.is_there()) {
    failure_ = folder_ + ": there is no such folder, so the files of " + std::to_string(ids.size()) +
               " removed documents cannot be removed; put it back, the next purge goes on";
    return;
  }
  std::vector<RecordId> gone;
  for (const RecordId id : ids) {
    try {
      files.remove(id);
      gone.push_back(id);
    } catch (const StoreFailure& failure) {
      if (!failure_) failure_ = failure.what();
    }
  }
  forget(gone);
}

void ContentPurge::finish() {
  carry_out();
  if (failure_) throw StoreFailure(*failure_);
}

std::vector<RecordId> ContentPurge::noted(const char* which) {
  std::vector<RecordId> ids;
  store_.query(
      "SELECT n.document_id FROM " + kNotes + " AS n WHERE " + which +
          " (SELECT 1 FROM document AS d WHERE d.document_id = n.document_id) ORDER BY n.document_id",
      {}, [&ids](const std::vector<Value>& row) { ids.push_back(std::get<std::int64_t>(row[0])); });
  return ids;
}

// These alone: another purge may have noted more meanwhile.
void ContentPurge::forget(const std::vector<RecordId>& ids) {
  if (ids.empty()) return;
  store_.transaction([&] {
    for (const RecordId id : ids) store_.execute("DELETE FROM " + kNotes + " WHERE document_id = ?", {id});
  });
}

}  // namespace slettefrist::engine
