// A history as a flat list of records, and the history that some of them make.
//
// What shrinking leaves out and keeps. It must not know why.
#pragma once

#include <set>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/observation.h"

namespace slettefrist::cli {

// Every record, parents before their children: the order in which a piece of the list makes sense.
std::vector<RecordKey> record_list(const History& history);

// The records named; a child whose parent is not among them is left out with it, and a hold whose record is
// not. Citizens stay as they first entered: their changes are no records, and a scenario file cannot hold
// them.
History part_of(const History& history, const std::set<RecordKey>& kept);

// The same by indices into the list of the whole.
History part_of(const History& history, const std::vector<RecordKey>& list,
                const std::vector<std::size_t>& indices);

// Everything of the source up to an instant, as one history.
History collected(HistorySource& source, Instant until);

// The record with its parents; and the record with the whole family it hangs in. The holds on any of them
// come along.
std::set<RecordKey> line_of(const History& history, RecordKey key);
std::set<RecordKey> family_of(const History& history, RecordKey key);

}  // namespace slettefrist::cli
