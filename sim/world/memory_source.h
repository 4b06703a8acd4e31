// Histories that lie in memory (packs, hand-written records), and two sources made one.
#pragma once

#include <memory>

#include "sim/model/history.h"

namespace slettefrist::world {

// Takes a history as read_pack gives it: families and single records in any order.
std::unique_ptr<HistorySource> make_memory_source(History history);

// Delivers what both deliver, in the order of first instant, then id.
std::unique_ptr<HistorySource> make_merged_source(std::unique_ptr<HistorySource> first,
                                                  std::unique_ptr<HistorySource> second);

}  // namespace slettefrist::world
