// See long_log.h.
#include "sim/engine/long_log.h"

#include <algorithm>
#include <string>

namespace slettefrist::engine {
namespace {

constexpr std::int64_t kPages = 16'384;  // of 4 KiB: 64 MiB

std::int64_t ask(Store& store, const std::string& pragma) {
  std::int64_t answer = 0;
  store.query("PRAGMA " + pragma, {},
              [&answer](const std::vector<Value>& row) { answer = std::get<std::int64_t>(row.front()); });
  return answer;
}

void let_grow(Store& store, std::int64_t pages) {
  ask(store, "wal_autocheckpoint = " + std::to_string(pages));
}

}  // namespace

LongLog::LongLog(Store& store) : store_{store}, pages_{ask(store, "wal_autocheckpoint")} {
  if (pages_ > 0) let_grow(store_, std::max(pages_, kPages));
}

LongLog::~LongLog() {
  if (pages_ <= 0) return;
  try {
    let_grow(store_, pages_);
    ask(store_, "wal_checkpoint(PASSIVE)");
  } catch (const StoreFailure&) {
    // What made the run fail is told by the run.
  }
}

}  // namespace slettefrist::engine
