// Makes a store of a given size in which nothing, one day's records, or half of all records are due.
//
// Rows are of the contract's tables and hold dates, keys and filler; no citizen stands behind them. The same
// wish gives the same rows on every machine. It must not know a period: where the due days lie it is told.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "sim/bench/due_edges.h"
#include "sim/bench/measurement.h"

namespace slettefrist::purge_bench {

struct StoreWish {
  Case kind = Case::quiet;
  std::int64_t notifications = 0;
  std::uint64_t seed = 0;
  Day as_of;
  DueEdges edges;
};

// A closed file at `path`, which must be free or hold an older store of this program. `look` is called now
// and then and may throw.
void make_store(const std::string& path, const StoreWish& wish, const std::function<void()>& look);

// About how many bytes of documents the store would hold.
std::int64_t document_bytes_of(Case kind, std::int64_t notifications);

}  // namespace slettefrist::purge_bench
