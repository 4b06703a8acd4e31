// Where the record with a given id stands in a table: a sorted list, smaller than a hash map and in one
// order.
//
// A pack of millions of rows is mostly written in id order already, and then nothing is sorted. Equal ids
// keep the order in which they stand. This file must not know a table.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "sim/model/records.h"

namespace slettefrist::input {

class IdIndex {
 public:
  using Entry = std::pair<RecordId, std::uint32_t>;  // id, position

  template <class Record>
  explicit IdIndex(const std::vector<Record>& records)
      : IdIndex(records, [](const Record& record) { return id_of(record); }) {}
  template <class Record, class IdOf>
  IdIndex(const std::vector<Record>& records, IdOf id) {
    assert(records.size() < std::numeric_limits<std::uint32_t>::max());
    entries_.reserve(records.size());
    for (const Record& record : records) {
      entries_.emplace_back(id(record), static_cast<std::uint32_t>(entries_.size()));
    }
    if (!std::is_sorted(entries_.begin(), entries_.end())) std::sort(entries_.begin(), entries_.end());
  }

  // The first position of the id, or nothing.
  std::optional<std::size_t> find(RecordId id) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), Entry{id, 0});
    if (found == entries_.end() || found->first != id) return std::nullopt;
    return found->second;
  }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;  // sorted
};

}  // namespace slettefrist::input
