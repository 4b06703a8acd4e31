// Delta debugging: the smallest part of a list that still shows what the whole shows.
//
// The result is minimal in the sense that leaving out any single item more loses it; a smaller one of quite
// other items may exist. It must not know what the items are.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace slettefrist::cli {

// `shows(items)` is asked about sorted lists of indices below `count`; it must hold for all of them together.
// It may throw to stop. Same answers, same result.
std::vector<std::size_t> minimal_subset(std::size_t count,
                                        const std::function<bool(const std::vector<std::size_t>&)>& shows);

}  // namespace slettefrist::cli
