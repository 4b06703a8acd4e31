// The pass over the history; see what_if.h.
//
// Of each piece the proposals are foretold on several threads and laid side by side on one, so that no output
// depends on their number. It must not know the command line.
#include "sim/cli/what_if.h"

#include <algorithm>
#include <limits>
#include <memory>

#include "sim/cli/batched_world.h"
#include "sim/cli/outcomes.h"
#include "sim/cli/progress.h"
#include "sim/cli/sharing_out.h"
#include "sim/cli/tally.h"
#include "sim/report/csv.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

constexpr std::int64_t kPieceSeconds = std::int64_t{15} * 86400;

// The same calendar with no run held but the last one.
RunCalendar last_run_alone(RunCalendar calendar) {
  const std::optional<Instant> last = last_held(calendar);
  for (Run& run : calendar.runs) run.held = last == run.run_at;
  return calendar;
}

// Up to which every proposal still has a run: figures of other records could not be laid side by side.
std::optional<Instant> cutoff_of(const std::vector<Proposal>& proposals) {
  std::optional<Instant> earliest = last_held(proposals.front().calendar);
  for (const Proposal& proposal : proposals) earliest = std::min(earliest, last_held(proposal.calendar));
  return earliest;
}

class Lane {
 public:
  Lane(const Proposal& proposal, const Proposal& base, const Job& job, std::optional<Instant> cutoff)
      : foretelling_(proposal.policy, proposal.calendar, cutoff),
        tally_(job.scenario.starts_on, job.scenario.ends_on),
        ends_on_(job.scenario.ends_on) {
    report_.name = proposal.name;
    report_.policy = proposal.policy.edition;
    report_.question = proposal.question;
    if (proposal.rows_per_night) {
      end_calendar_ = last_run_alone(proposal.calendar);
      at_end_.emplace(proposal.policy, end_calendar_, cutoff);
    }
    tell_changes(base, proposal, report_);
    for (const Rule& rule : proposal.policy.rules) {
      const auto& rules = base.policy.rules;
      const auto same =
          std::find_if(rules.begin(), rules.end(), [&](const Rule& other) { return other.id == rule.id; });
      place_in_base_.push_back(same == rules.end() ? -1 : static_cast<int>(same - rules.begin()));
    }
  }

  // What a purge with a limit did takes the place of what a prompt one would.
  void see(const Job& job, const Proposal& proposal) {
    Job own = job;
    own.policy = proposal.policy;
    own.calendar = proposal.calendar;
    seen_ = run_batched(own, *proposal.rows_per_night, [](const Night&) {
      stop_if_interrupted();
      return true;
    });
  }

  void foretell(const History& piece, const std::vector<Stored>& records) {
    outcomes_.clear();
    foretelling_.append(piece, records, outcomes_);
    if (seen_) lay_seen_over(piece, records);
    for (std::size_t i = 0; i < records.size(); ++i) tally_.add(records[i], outcomes_[i]);
  }

  void compare(const std::vector<Stored>& records, const Lane& base) {
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Outcome& own = outcomes_[i];
      const bool is_same_rule =
          own.rule >= 0 && place_in_base_[static_cast<std::size_t>(own.rule)] == base.outcomes_[i].rule;
      const auto difference = difference_between(records[i], base.outcomes_[i], own, is_same_rule, ends_on_);
      if (difference) report_.differences.push_back(*difference);
    }
  }

  ProposalReport finish() {
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
  void lay_seen_over(const History& piece, const std::vector<Stored>& records) {
    std::vector<Outcome> at_end;
    at_end_->append(piece, records, at_end);
    for (std::size_t i = 0; i < records.size(); ++i) {
      lay_over(*seen_, {records[i].area, records[i].id}, at_end[i], outcomes_[i]);
    }
  }

  Foretelling foretelling_;
  RunCalendar end_calendar_;           // these two where the proposal has a limit
  std::optional<Foretelling> at_end_;  // where nothing goes before the last run
  Tally tally_;
  Day ends_on_;
  std::optional<BatchedWorld> seen_;  // where the proposal has a limit
  std::vector<int> place_in_base_;    // of each rule; -1: the base has no such rule
  std::vector<Outcome> outcomes_;     // of the piece at hand
  ProposalReport report_;
};

std::vector<std::unique_ptr<Lane>> lanes_of(const Job& job, const std::vector<Proposal>& proposals) {
  std::vector<std::unique_ptr<Lane>> lanes;
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
