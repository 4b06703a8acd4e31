// The store's file as the benchmark handles it: copied before every repetition, in or out of the system's
// cache, and measured.
//
// No file of a store that is open in this process may be opened here (see sim/store/store.h). It must not
// know a table.
#pragma once

#include <string>

#include "sim/bench/measurement.h"
#include "sim/store/store.h"

namespace slettefrist::purge_bench {

// A copy of a store that others may be writing, page by page and of one moment. Throws StoreFailure.
void take_copy(const std::string& from, const std::string& to);

// Puts a closed store in place of another, without side files, and waits until the disk has it.
void reset_to(const std::string& from, const std::string& to);

// Asks the system to forget the file's pages, or has it read them all. Throws std::runtime_error.
void prepare_cache(const std::string& path, Cache cache);

// Of a store that is open.
StoreSize size_of(Store& store);
std::vector<std::pair<std::string, std::string>> pragmas_of(Store& store);

}  // namespace slettefrist::purge_bench
