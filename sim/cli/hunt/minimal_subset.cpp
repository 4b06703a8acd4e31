// Halving, then ever finer pieces; see minimal_subset.h.
//
// Whoever can be left out in a big piece is gone after few questions; what is left is asked one by one. It
// must not know what is asked.
#include "sim/cli/hunt/minimal_subset.h"

#include <algorithm>
#include <numeric>

namespace slettefrist::cli {
namespace {

using Items = std::vector<std::size_t>;

// The items without those from `from` up to `to`.
Items without(const Items& items, std::size_t from, std::size_t to) {
  Items rest{items.begin(), items.begin() + static_cast<std::ptrdiff_t>(from)};
  rest.insert(rest.end(), items.begin() + static_cast<std::ptrdiff_t>(to), items.end());
  return rest;
}

}  // namespace

std::vector<std::size_t> minimal_subset(std::size_t count,
                                        const std::function<bool(const std::vector<std::size_t>&)>& shows) {
  Items items(count);
  std::iota(items.begin(), items.end(), std::size_t{0});
  std::size_t piece = (count + 1) / 2;
  while (piece > 0 && !items.empty()) {
    bool is_smaller = false;
    for (std::size_t from = 0; from < items.size();) {
      const std::size_t to = std::min(from + piece, items.size());
      Items rest = without(items, from, to);
      if (shows(rest)) {
        items = std::move(rest);
        is_smaller = true;
      } else {
        from = to;
      }
    }
    // At single items go round until a whole round changes nothing.
    if (piece == 1 && !is_smaller) break;
    piece = std::max<std::size_t>(1, std::min(piece / 2, (items.size() + 1) / 2));
  }
  return items;
}

}  // namespace slettefrist::cli
