// --mapping of `run`: the names under which a user's engine finds the tables.
//
// The store itself has these names, so that the engine's DELETE is a real one and is seen as such. It must
// not know SQL.
#pragma once

#include "sim/cli/options/options.h"
#include "sim/store/table_names.h"

namespace slettefrist::cli {

// None for our own engines. Throws InputError for a mapping that changes more than names, and for one that
// nothing would be done with.
StoreNames store_names_of(const Options& options);

// Throws InputError where `option` gives a mapping of records and none are read.
void require_records_for_mapping(const std::string& mapping, const char* option, const Options& options);

// --mapping is for the records that are read, too, unless they have their own. Throws InputError where none
// are read and they have one.
Options with_mapping_of_records(Options options);

}  // namespace slettefrist::cli
