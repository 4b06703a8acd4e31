// The store's own list of notifications without an answer, which the world keeps up and a purge must, too.
//
// It must not know why a notification goes.
#pragma once

#include <string>

#include "sim/store/store.h"

namespace slettefrist::engine {

// Whether the store keeps aux_unanswered.
bool keeps_unanswered_table(Store& store);
// Takes notifications off it that are still in their table: `listed` is a table with their ids as record_id,
// and what may follow it. Gives how many were on it.
std::int64_t forget_unanswered(Store& store, const std::string& listed, const std::string& where = "");
// The same where nearly all that were notified from `from` to before `to` are listed, there or not: their
// stretch of the table is walked, and no notification is looked up.
void forget_unanswered_between(Store& store, const std::string& listed, const Value& from, const Value& to);

}  // namespace slettefrist::engine
