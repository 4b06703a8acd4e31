// Collecting figures seed by seed; see spread.h.
//
// The median of an even number of seeds is the mean of the middle two, rounded down. It must not know what a
// figure means.
#include "sim/cli/whatif/spread.h"

#include <algorithm>
#include <array>

namespace slettefrist::cli {
namespace {

std::array<std::pair<const char*, std::int64_t>, 8> figures_of(const ProposalReport& proposal) {
  std::int64_t removed = 0;
  std::int64_t remaining = 0;
  for (const Volume& volume : proposal.volumes) {
    removed += volume.removed;
    remaining += volume.remaining();
  }
  return {{{"removed", removed},
           {"remaining", remaining},
           {"differing", static_cast<std::int64_t>(proposal.differences.size())},
           {"citizens", proposal.citizens},
           {"record_days_beyond", proposal.days_beyond},
           {"record_days_before", proposal.days_before},
           {"peak_night", proposal.night.amount},
           {"stored_bytes_at_end", proposal.stored_bytes_at_end}}};
}

}  // namespace

void SeedFigures::add(const WhatIfReport& report) {
  std::size_t at = 0;
  for (const ProposalReport& proposal : report.proposals) {
    for (const auto& [name, value] : figures_of(proposal)) {
      if (at == figures_.size()) figures_.push_back({proposal.name, name, {}});
      figures_[at++].values.push_back(value);
    }
  }
}

void SeedFigures::tell(WhatIfReport& report) const {
  report.seeds = static_cast<std::int64_t>(figures_.front().values.size());
  for (const Figure& figure : figures_) {
    std::vector<std::int64_t> values = figure.values;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    const std::int64_t median = values.size() % 2 == 1
                                    ? values[middle]
                                    : values[middle - 1] + (values[middle] - values[middle - 1]) / 2;
    report.spreads.push_back({figure.proposal, figure.name, values.front(), median, values.back()});
  }
}

}  // namespace slettefrist::cli
