// See removal.h.
#include "sim/engine/removal.h"

#include "sim/engine/purge_engine.h"

namespace slettefrist::engine {

std::int64_t remove_rows(Store& store, Area area, const std::string& ids) {
  return store.execute("DELETE FROM " + std::string{name_of(area)} + " WHERE " +
                           std::string{id_column_of(area)} + " IN (" + ids + ")",
                       {});
}

void require_all_logged(std::int64_t removed, std::int64_t logged) {
  if (removed == logged) return;
  throw EngineFailure("the run removed " + std::to_string(removed) + " records and logged " +
                      std::to_string(logged));
}

}  // namespace slettefrist::engine
