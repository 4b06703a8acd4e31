// The stories that belong into a pack: those of records that are in it.
//
// Between the scenario's hand-written records and stories.csv. It must not know a sentence.
#pragma once

#include <vector>

#include "sim/model/history.h"
#include "sim/model/story.h"

namespace slettefrist::cli {

// A shard, or one citizen, leaves records out; their stories go with them.
std::vector<Story> stories_in(std::vector<Story> stories, const History& history);

}  // namespace slettefrist::cli
