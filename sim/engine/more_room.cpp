// See more_room.h.
#include "sim/engine/more_room.h"

#include <algorithm>
#include <string>

namespace slettefrist::engine {
namespace {

constexpr std::int64_t kLogPages = 16'384;           // of 4 KiB: 64 MiB
constexpr std::int64_t kScatteredLogPages = 65'536;  // 256 MiB
constexpr std::int64_t kScatteredCacheKib = 262'144;

std::int64_t ask(Store& store, const std::string& pragma) {
  std::int64_t answer = 0;
  store.query("PRAGMA " + pragma, {},
              [&answer](const std::vector<Value>& row) { answer = std::get<std::int64_t>(row.front()); });
  return answer;
}

void set(Store& store, const std::string& pragma, std::int64_t value) {
  store.execute("PRAGMA " + pragma + " = " + std::to_string(value), {});
}

// Negative it is a number of KiB, else one of pages.
bool is_small(Store& store, std::int64_t cache) {
  const std::int64_t kib = cache < 0 ? -cache : cache * ask(store, "page_size") / 1024;
  return kib < kScatteredCacheKib;
}

}  // namespace

MoreRoom::MoreRoom(Store& store) : store_{store}, log_pages_{ask(store, "wal_autocheckpoint")} {
  if (log_pages_ > 0) set(store_, "wal_autocheckpoint", std::max(log_pages_, kLogPages));
}

void MoreRoom::make_for_scattered() {
  if (log_pages_ > 0) set(store_, "wal_autocheckpoint", std::max(log_pages_, kScatteredLogPages));
  const std::int64_t cache = ask(store_, "cache_size");
  if (cache_ || !is_small(store_, cache)) return;
  cache_ = cache;
  set(store_, "cache_size", -kScatteredCacheKib);
}

MoreRoom::~MoreRoom() {
  try {
    if (cache_) set(store_, "cache_size", *cache_);
    if (log_pages_ <= 0) return;
    set(store_, "wal_autocheckpoint", log_pages_);
    ask(store_, "wal_checkpoint(PASSIVE)");
  } catch (const StoreFailure&) {
    // What made the run fail is told by the run.
  }
}

}  // namespace slettefrist::engine
