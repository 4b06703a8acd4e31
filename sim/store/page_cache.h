// SQLite's own page cache, spared a walk through all of it at every commit.
//
// While SQLite balances a tree it gives a page, for a moment, the number of the one at 1 GiB. Its cache
// remembers the greatest number it has seen, so at the next commit, told to forget what lies beyond the
// file's end, it looks for pages up to there: at each one it holds. Between them stands who knows that there
// is none. It must not know what is in a page.
#pragma once

namespace slettefrist::store {

// For every connection of this process. Before SQLite is first used; else it gives SQLite's error, and all
// stays as it is. By one thread.
int spare_page_cache();

}  // namespace slettefrist::store
