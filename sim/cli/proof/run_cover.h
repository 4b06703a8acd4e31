// The fewest runs that reach every cell: a small exact search over sets.
//
// Cells and runs are numbers here; it must not know what either of them is.
#pragma once

#include <cstddef>
#include <vector>

namespace slettefrist::cli {

// `runs_of_cell`: for each cell the runs that reach it, rising, never empty. Gives the chosen runs, rising.
// The same input always gives the same choice. Fewer than the choice never do, unless the search was given up
// after a great many tries; then the choice is small, and none of it can be left out.
std::vector<std::size_t> fewest_runs(const std::vector<std::vector<std::size_t>>& runs_of_cell);

// Of a choice the `runs_max` runs that reach most cells, taken one by one; rising.
std::vector<std::size_t> best_runs(const std::vector<std::vector<std::size_t>>& runs_of_cell,
                                   const std::vector<std::size_t>& chosen, std::size_t runs_max);

}  // namespace slettefrist::cli
