// What is known of many records, by id: a hash table in one piece of memory, without a node of its own for
// each.
//
// Open addressing; a place is free when its value says so, and whoever leaves lets those behind it close up,
// so that years of coming and going leave nothing behind. It must not know what a value means.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/model/records.h"

namespace slettefrist {

// `Value` has is_empty(), true of a default one and of no other that is put in. What find() and put() return
// stays valid until the next put() or erase().
template <class Value>
class IdTable {
 public:
  std::size_t size() const { return size_; }
  bool contains(RecordId id) const { return find(id) != nullptr; }
  const Value* find(RecordId id) const {
    if (size_ == 0) return nullptr;
    const Entry& entry = entries_[place_of(id)];
    return entry.value.is_empty() ? nullptr : &entry.value;
  }
  // Most of a question is one wait for memory: whoever has many asks for the places of the next ones ahead.
  void bring_near(RecordId id) const {
    if (size_ > 0) __builtin_prefetch(&entries_[home_of(id)]);
  }
  Value* find(RecordId id) { return const_cast<Value*>(std::as_const(*this).find(id)); }

  // In the place of the value that the id had, if any.
  Value& put(RecordId id, Value value) {
    assert(!value.is_empty());
    if ((size_ + 1) * kFullOf > entries_.size() * kFull) grow();
    Entry& entry = entries_[place_of(id)];
    if (entry.value.is_empty()) ++size_;
    entry = {id, std::move(value)};
    return entry.value;
  }

  void erase(RecordId id) { static_cast<void>(take(id)); }
  // Gives what the id had, which is empty where it had nothing.
  Value take(RecordId id) {
    if (size_ == 0) return {};
    std::size_t gap = place_of(id);
    if (entries_[gap].value.is_empty()) return {};
    Value taken = std::move(entries_[gap].value);
    for (std::size_t at = next(gap); !entries_[at].value.is_empty(); at = next(at)) {
      // One that would not be found any more from its home on, across the gap, moves into it.
      if (distance(home_of(entries_[at].id), at) < distance(gap, at)) continue;
      entries_[gap] = std::move(entries_[at]);
      gap = at;
    }
    entries_[gap] = {};
    --size_;
    return taken;
  }

  std::vector<RecordId> sorted_ids() const {
    std::vector<RecordId> ids;
    ids.reserve(size_);
    for (const Entry& entry : entries_) {
      if (!entry.value.is_empty()) ids.push_back(entry.id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

 private:
  struct Entry {
    RecordId id = 0;
    Value value{};
  };
  static constexpr std::size_t kFull = 4;  // of five places at most four are taken
  static constexpr std::size_t kFullOf = 5;
  static constexpr std::size_t kPlacesAtFirst = 16;

  // Ids count upwards from the day of entry in their upper half: both halves must reach the place.
  std::size_t home_of(RecordId id) const {
    auto bits = static_cast<std::uint64_t>(id);
    bits = (bits ^ (bits >> 32)) * 0x9e3779b97f4a7c15ULL;
    bits = (bits ^ (bits >> 29)) * 0xbf58476d1ce4e5b9ULL;
    assert(entries_.size() < (std::size_t{1} << 32));
    return static_cast<std::size_t>(((bits >> 32) * entries_.size()) >> 32);
  }
  std::size_t next(std::size_t place) const { return place + 1 == entries_.size() ? 0 : place + 1; }
  std::size_t distance(std::size_t from, std::size_t to) const {
    return to >= from ? to - from : to + entries_.size() - from;
  }
  // Where the id is, or would be put.
  std::size_t place_of(RecordId id) const {
    std::size_t place = home_of(id);
    while (!entries_[place].value.is_empty() && entries_[place].id != id) place = next(place);
    return place;
  }
  // By half, not to twice the size: the old places and the new ones lie in memory together.
  void grow() {
    std::vector<Entry> old(std::max(kPlacesAtFirst, entries_.size() + entries_.size() / 2));
    entries_.swap(old);
    for (Entry& entry : old) {
      if (!entry.value.is_empty()) entries_[place_of(entry.id)] = std::move(entry);
    }
  }

  std::vector<Entry> entries_;
  std::size_t size_ = 0;
};

}  // namespace slettefrist
