// Set cover by branch and bound; see run_cover.h.
//
// The cell with the fewest runs left decides next, so that runs without an alternative are taken at once.
#include "sim/cli/proof/run_cover.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace slettefrist::cli {
namespace {

using Cells = std::set<std::size_t>;
using CellsOfRun = std::map<std::size_t, Cells>;

constexpr int kTriesMost = 20'000;

CellsOfRun cells_by_run(const std::vector<std::vector<std::size_t>>& runs_of_cell) {
  CellsOfRun cells;
  for (std::size_t cell = 0; cell < runs_of_cell.size(); ++cell) {
    for (const std::size_t run : runs_of_cell[cell]) cells[run].insert(cell);
  }
  return cells;
}

// Without the runs that reach nothing beyond what another run reaches; of equals the earliest stays.
CellsOfRun without_idle_runs(const CellsOfRun& all) {
  CellsOfRun kept;
  std::set<Cells> seen;
  for (const auto& [run, cells] : all) {
    if (seen.insert(cells).second) kept.emplace(run, cells);
  }
  for (auto run = kept.begin(); run != kept.end();) {
    const bool is_idle = std::any_of(kept.begin(), kept.end(), [&](const auto& other) {
      return other.second.size() > run->second.size() &&
             std::includes(other.second.begin(), other.second.end(), run->second.begin(), run->second.end());
    });
    run = is_idle ? kept.erase(run) : std::next(run);
  }
  return kept;
}

std::size_t fresh_cells(const Cells& cells, const Cells& open) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [&](std::size_t cell) { return open.contains(cell); }));
}

// The run that reaches most of the open cells; the earliest of equals.
CellsOfRun::const_iterator best_run(const CellsOfRun& runs, const Cells& open) {
  return std::max_element(runs.begin(), runs.end(), [&](const auto& left, const auto& right) {
    return fresh_cells(left.second, open) < fresh_cells(right.second, open);
  });
}

Cells without(Cells open, const Cells& reached) {
  for (const std::size_t cell : reached) open.erase(cell);
  return open;
}

class Search {
 public:
  explicit Search(const CellsOfRun& runs) : runs_(runs) {}

  std::vector<std::size_t> fewest(const Cells& open) {
    for (Cells left = open; !left.empty();) {  // a first choice to beat
      const auto run = best_run(runs_, left);
      best_.push_back(run->first);
      left = without(std::move(left), run->second);
    }
    leave_out_needless(open);
    try_on(open);
    std::sort(best_.begin(), best_.end());
    return best_;
  }

 private:
  void leave_out_needless(const Cells& open) {
    for (std::size_t i = best_.size(); i-- > 0;) {
      Cells left = open;
      for (std::size_t j = 0; j < best_.size(); ++j) {
        if (j != i) left = without(std::move(left), runs_.at(best_[j]));
      }
      if (left.empty()) best_.erase(best_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  std::vector<std::size_t> runs_reaching(std::size_t cell) const {
    std::vector<std::size_t> reaching;
    for (const auto& [run, cells] : runs_) {
      if (cells.contains(cell)) reaching.push_back(run);
    }
    return reaching;
  }

  void try_on(const Cells& open) {
    if (open.empty()) {
      if (taken_.size() < best_.size()) best_ = taken_;
      return;
    }
    const std::size_t most = fresh_cells(best_run(runs_, open)->second, open);
    const std::size_t needed = (open.size() + most - 1) / most;
    if (taken_.size() + needed >= best_.size() || ++tries_ > kTriesMost) return;
    std::vector<std::size_t> fewest;
    for (const std::size_t cell : open) {
      std::vector<std::size_t> reaching = runs_reaching(cell);
      if (fewest.empty() || reaching.size() < fewest.size()) fewest = std::move(reaching);
    }
    for (const std::size_t run : fewest) {
      taken_.push_back(run);
      try_on(without(open, runs_.at(run)));
      taken_.pop_back();
    }
  }

  const CellsOfRun& runs_;
  std::vector<std::size_t> taken_;
  std::vector<std::size_t> best_;
  int tries_ = 0;
};

}  // namespace

std::vector<std::size_t> fewest_runs(const std::vector<std::vector<std::size_t>>& runs_of_cell) {
  const CellsOfRun runs = without_idle_runs(cells_by_run(runs_of_cell));
  Cells open;
  for (std::size_t cell = 0; cell < runs_of_cell.size(); ++cell) open.insert(cell);
  return Search{runs}.fewest(open);
}

std::vector<std::size_t> best_runs(const std::vector<std::vector<std::size_t>>& runs_of_cell,
                                   const std::vector<std::size_t>& chosen, std::size_t runs_max) {
  CellsOfRun left = cells_by_run(runs_of_cell);
  std::erase_if(
      left, [&](const auto& run) { return !std::binary_search(chosen.begin(), chosen.end(), run.first); });
  Cells open;
  for (std::size_t cell = 0; cell < runs_of_cell.size(); ++cell) open.insert(cell);
  std::vector<std::size_t> best;
  while (best.size() < runs_max && !left.empty()) {
    const auto run = best_run(left, open);
    best.push_back(run->first);
    open = without(std::move(open), run->second);
    left.erase(run->first);
  }
  std::sort(best.begin(), best.end());
  return best;
}

}  // namespace slettefrist::cli
