// The store's own list of notifications without an answer, which the world keeps up and a purge must, too.
//
// It must not know why a notification goes.
#pragma once

#include <cstdint>
#include <string>

#include "sim/engine/due_search.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

// Whether the store keeps aux_unanswered.
bool keeps_unanswered_table(Store& store);
// Takes notifications off it that are about to go: `listed` is a table with their ids as record_id, and what
// may follow it.
void forget_unanswered(Store& store, const std::string& listed, const std::string& where = "");
// The same where listed are so many, the oldest of a stretch: quicker while the table has no others among
// them.
void forget_oldest_unanswered(Store& store, const DueStretch& stretch, const std::string& listed,
                              std::int64_t records);
// Walks what the table has of notifications from a stretch of due ones: takes off it what is listed, where
// nearly all is, and what no longer has a notification of that date, since somebody else has removed it.
void forget_unanswered_in(Store& store, const DueStretch& stretch, const std::string& listed);
// The second of these alone, when nothing is listed any more.
void forget_gone_in(Store& store, const DueStretch& stretch);

}  // namespace slettefrist::engine
