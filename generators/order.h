// Bringing one citizen's few things into order of time; equals keep theirs.
//
// Most lists are in order already or nearly so, and short: then no memory is asked for. This file must not
// know what is ordered.
#pragma once

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace slettefrist::generators {

template <class Value, class Less>
void put_in_order(std::vector<Value>& list, Less less) {
  constexpr std::size_t kFew = 32;
  if (list.size() > kFew) {
    if (!std::is_sorted(list.begin(), list.end(), less)) std::stable_sort(list.begin(), list.end(), less);
    return;
  }
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (!less(list[i], list[i - 1])) continue;
    Value moved = std::move(list[i]);
    std::size_t to = i;
    for (; to > 0 && less(moved, list[to - 1]); --to) list[to] = std::move(list[to - 1]);
    list[to] = std::move(moved);
  }
}

}  // namespace slettefrist::generators
