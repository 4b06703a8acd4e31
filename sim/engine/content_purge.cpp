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
  std::vector<RecordId> ids;
  store_.query("SELECT document_id FROM " + kNotes + " ORDER BY document_id", {},
               [&ids](const std::vector<Value>& row) { ids.push_back(std::get<std::int64_t>(row[0])); });
  if (ids.empty()) return;
  const ContentFiles files{folder_};
  for (const RecordId id : ids) files.remove(id);
  store_.execute("DELETE FROM " + kNotes, {});
}

}  // namespace slettefrist::engine
