// One [[table]] of a mapping file, and which tables there are to be mapped.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/input/toml_document.h"
#include "sim/tables/cells.h"
#include "sim/tables/mapping.h"

namespace slettefrist::input {

std::map<std::string, std::vector<tables::Column>> known_tables();

tables::TableMapping read_table_mapping(const Node& node, std::size_t position, ProblemList& problems);

}  // namespace slettefrist::input
