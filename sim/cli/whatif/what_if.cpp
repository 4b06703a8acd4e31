// The pass over the history; see what_if.h.
//
// Of each piece the proposals are foretold on several threads and laid side by side on one, so that no output
// depends on their number. It must not know the command line.
#include "sim/cli/whatif/what_if.h"

#include <algorithm>
#include <limits>
#include <memory>

#include "sim/cli/job/sharing_out.h"
#include "sim/cli/whatif/holds_in_world.h"
#include "sim/cli/whatif/proposal_changes.h"
#include "sim/cli/whatif/rates_in_use.h"
#include "sim/cli/whatif/tally.h"
#include "sim/cli/whatif/what_if_telling.h"
#include "sim/report/csv.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

constexpr std::int64_t kPieceSeconds = 15 * kSecondsADay;

// Up to which every proposal still has a run: figures of other records could not be laid side by side.
std::optional<Instant> cutoff_of(const std::vector<Proposal>& proposals) {
  std::optional<Instant> earliest = last_held(proposals.front().calendar);
  for (const Proposal& proposal : proposals) earliest = std::min(earliest, last_held(proposal.calendar));
  return earliest;
}

class Lane {
 public:
  Lane(const Proposal& proposal, const Proposal& base, const Job& job, std::optional<Instant> cutoff)
      : telling_(proposal, proposal.holds.records, cutoff),
        holds_in_world_(proposal.holds),
        tally_(job.scenario.starts_on, job.scenario.ends_on),
        ends_on_(job.scenario.ends_on) {
    report_.name = proposal.name;
    report_.policy = proposal.policy.edition;
    report_.question = proposal.question;
    if (!proposal.holds.records.empty()) without_holds_.emplace(proposal, std::vector<Hold>{}, cutoff);
    tell_changes(base, proposal, report_);
    for (const Rule& rule : proposal.policy.rules) {
      const auto& rules = base.policy.rules;
      const auto same =
          std::find_if(rules.begin(), rules.end(), [&](const Rule& other) { return other.id == rule.id; });
      place_in_base_.push_back(same == rules.end() ? -1 : static_cast<int>(same - rules.begin()));
    }
  }

  void see(const Job& job, const Proposal& proposal) {
    telling_.see(job, proposal);
    if (without_holds_) without_holds_->see(job, proposal);
  }

  void foretell(const History& piece, const std::vector<Stored>& records) {
    telling_.tell(piece, records);
    if (without_holds_) without_holds_->tell(piece, records);
    for (std::size_t i = 0; i < records.size(); ++i) tally_.add(records[i], telling_.outcomes()[i]);
    holds_in_world_.see(records);
  }

  void compare(const std::vector<Stored>& records, const Lane& base) {
    const auto difference_in = [&](std::size_t i, const Outcome& before, const Outcome& own) {
      const bool is_same_rule =
          own.rule >= 0 && place_in_base_[static_cast<std::size_t>(own.rule)] == before.rule;
      return difference_between(records[i], before, own, is_same_rule, ends_on_);
    };
    const bool has_holds = without_holds_ || base.without_holds_;
    for (std::size_t i = 0; i < records.size(); ++i) {
      auto difference = difference_in(i, base.telling_.outcomes()[i], telling_.outcomes()[i]);
      if (!difference) continue;
      const bool is_by_holds = has_holds && !difference_in(i, base.unheld()[i], unheld()[i]);
      if (is_by_holds) difference->reason = Reason::held;
      report_.differences.push_back(*difference);
    }
  }

  ProposalReport finish() {
    holds_in_world_.require_all();
    tally_.tell(report_);
    auto& all = report_.differences;
    const auto& ranks = report::area_ranks();
    std::sort(all.begin(), all.end(), [&](const Difference& a, const Difference& b) {
      return std::pair{ranks[index_of(a.area)], a.id} < std::pair{ranks[index_of(b.area)], b.id};
    });
    std::vector<RecordId> citizens;
    for (const Difference& each : all) {
      citizens.push_back(each.citizen_id);
      (each.record_days > 0 ? report_.days_beyond : report_.days_before) += std::abs(each.record_days);
      ++report_.reasons[static_cast<std::size_t>(each.reason)];
      ++report_.volumes[index_of(each.area)].differing;
    }
    std::sort(citizens.begin(), citizens.end());
    report_.citizens = std::unique(citizens.begin(), citizens.end()) - citizens.begin();
    return std::move(report_);
  }

 private:
  const std::vector<Outcome>& unheld() const {
    return (without_holds_ ? *without_holds_ : telling_).outcomes();
  }

  WhatIfTelling telling_;
  std::optional<WhatIfTelling> without_holds_;  // where the proposal has any
  HoldsInWorld holds_in_world_;
  Tally tally_;
  Day ends_on_;
  std::vector<int> place_in_base_;  // of each rule; -1: the base has no such rule
  ProposalReport report_;
};

std::vector<std::unique_ptr<Lane>> lanes_of(const Job& job, const std::vector<Proposal>& proposals) {
  std::vector<std::unique_ptr<Lane>> lanes;
  lanes.reserve(proposals.size());
  const std::optional<Instant> cutoff = cutoff_of(proposals);
  for (const Proposal& proposal : proposals) {
    lanes.push_back(std::make_unique<Lane>(proposal, proposals.front(), job, cutoff));
  }
  return lanes;
}

}  // namespace

WhatIfReport compare_proposals(Job& job, const std::vector<Proposal>& proposals,
                               const std::function<void(Day)>& progress) {
  WhatIfReport report;
  report.scenario = job.scenario.name;
  report.seed = job.scenario.seed;
  report.starts_on = job.scenario.starts_on;
  report.ends_on = job.scenario.ends_on;
  report.is_assumed = !job.from_pack && job.settings.citizens > 0;
  report.volumes = job.settings.volumes.file;
  report.assumed_areas = areas_on_rates(job, proposals);
  const auto lanes = lanes_of(job, proposals);
  share_out(lanes.size(), job.settings.threads, [&](std::size_t lane) {
    if (proposals[lane].rows_per_night) lanes[lane]->see(job, proposals[lane]);
  });
  const std::unique_ptr<HistorySource> source = take_source(job);
  std::vector<Stored> records;
  const auto take = [&](Instant until) {
    History piece;
    source->deliver_until(until, piece);
    report.citizens += static_cast<std::int64_t>(piece.citizens.size());
    records.clear();
    append_stored(piece, records);
    share_out(lanes.size(), job.settings.threads,
              [&](std::size_t lane) { lanes[lane]->foretell(piece, records); });
    for (std::size_t i = 1; i < lanes.size(); ++i) lanes[i]->compare(records, *lanes.front());
  };
  const Instant end = world::instant_at(job.scenario.ends_on, 0);
  for (Instant reached = world::instant_at(job.scenario.history_from, 0); reached < end;
       reached.seconds += kPieceSeconds) {
    take(reached);
    progress(oracle::local_day(reached));
  }
  take(Instant{std::numeric_limits<std::int64_t>::max()});
  for (const auto& lane : lanes) report.proposals.push_back(lane->finish());
  return report;
}

}  // namespace slettefrist::cli
