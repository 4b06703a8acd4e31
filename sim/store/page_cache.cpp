// A cache of ours stands for one of SQLite's and hands everything on; only the order to forget pages stays
// where no page can be meant by it.
#include "sim/store/page_cache.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>

namespace slettefrist::store {
namespace {

sqlite3_pcache_methods2& own() {  // SQLite's
  static sqlite3_pcache_methods2 methods{};
  return methods;
}

// Used by one thread at a time, as SQLite's is.
struct SparedCache {
  sqlite3_pcache* pages = nullptr;
  unsigned highest = 0;  // no page has a greater number, but the one that is away
  unsigned away = 0;     // the greater number that a page has for a moment; 0: none

  void note(unsigned number) { highest = std::max(highest, number); }
  bool may_hold_from(unsigned number) const { return number <= std::max(highest, away); }
};

SparedCache& spared(sqlite3_pcache* cache) { return *reinterpret_cast<SparedCache*>(cache); }

extern "C" {

int begin_pages(void* /*nothing*/) { return own().xInit(own().pArg); }
void end_pages(void* /*nothing*/) { own().xShutdown(own().pArg); }

sqlite3_pcache* create_pages(int page_bytes, int extra_bytes, int is_purgeable) {
  sqlite3_pcache* const pages = own().xCreate(page_bytes, extra_bytes, is_purgeable);
  if (pages == nullptr) return nullptr;
  return reinterpret_cast<sqlite3_pcache*>(std::make_unique<SparedCache>(SparedCache{pages}).release());
}

void destroy_pages(sqlite3_pcache* cache) {
  const std::unique_ptr<SparedCache> gone{&spared(cache)};
  own().xDestroy(gone->pages);
}

void resize_pages(sqlite3_pcache* cache, int pages) { own().xCachesize(spared(cache).pages, pages); }
int count_pages(sqlite3_pcache* cache) { return own().xPagecount(spared(cache).pages); }
void shrink_pages(sqlite3_pcache* cache) { own().xShrink(spared(cache).pages); }

sqlite3_pcache_page* fetch_page(sqlite3_pcache* cache, unsigned number, int may_create) {
  SparedCache& at = spared(cache);
  sqlite3_pcache_page* const page = own().xFetch(at.pages, number, may_create);
  if (page != nullptr && number != at.away) at.note(number);
  return page;
}

void unpin_page(sqlite3_pcache* cache, sqlite3_pcache_page* page, int is_discarded) {
  own().xUnpin(spared(cache).pages, page, is_discarded);
}

void renumber_page(sqlite3_pcache* cache, sqlite3_pcache_page* page, unsigned from, unsigned to) {
  SparedCache& at = spared(cache);
  own().xRekey(at.pages, page, from, to);
  if (from == at.away) at.away = 0;
  if (to <= at.highest) return;
  at.note(at.away);  // a second one: both count as numbers that stay
  at.away = to;
}

void forget_pages(sqlite3_pcache* cache, unsigned from) {
  SparedCache& at = spared(cache);
  if (!at.may_hold_from(from)) return;
  own().xTruncate(at.pages, from);
  at.highest = std::min(at.highest, from == 0 ? 0 : from - 1);
  if (at.away >= from) at.away = 0;
}

}  // extern "C"

}  // namespace

int spare_page_cache() {
  if (own().xCreate != nullptr) return SQLITE_OK;  // what SQLite would give now is ours
  const int code = sqlite3_config(SQLITE_CONFIG_GETPCACHE2, &own());
  if (code != SQLITE_OK) return code;
  sqlite3_pcache_methods2 methods{};
  methods.iVersion = 1;
  methods.xInit = begin_pages;
  methods.xShutdown = end_pages;
  methods.xCreate = create_pages;
  methods.xCachesize = resize_pages;
  methods.xPagecount = count_pages;
  methods.xFetch = fetch_page;
  methods.xUnpin = unpin_page;
  methods.xRekey = renumber_page;
  methods.xTruncate = forget_pages;
  methods.xDestroy = destroy_pages;
  methods.xShrink = shrink_pages;
  return sqlite3_config(SQLITE_CONFIG_PCACHE2, &methods);
}

}  // namespace slettefrist::store
