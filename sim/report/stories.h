// stories.csv: why each hand-written record of a pack is there, for those who read it.
//
// Sorted as expected_deletions.csv is, so that the two can lie side by side. This file must not know where a
// story was written down.
#pragma once

#include <string>
#include <vector>

#include "sim/model/story.h"
#include "sim/tables/mapping.h"

namespace slettefrist::report {

// Areas and ids are written as the mapping has them.
void write_stories_csv(const std::string& path, std::vector<Story> stories, const tables::Mapping& mapping);

}  // namespace slettefrist::report
