// The ledger: what the oracle expects of every record, and what was seen of it, until its case is closed.
//
// A case closes when its record is gone (and with it the family's last one) or the world ends; then the
// judgements are called on it, it is counted, and it is let go. Until then hardly anybody asks what the
// oracle expects of it, so that is kept as packed bytes. Whatever leaves the ledger is sorted. It must not
// know a policy, a store or an engine.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <vector>

#include "sim/judge/chronicle.h"
#include "sim/judge/coverage.h"
#include "sim/judge/docket.h"
#include "sim/judge/foretold.h"
#include "sim/judge/judgements.h"
#include "sim/judge/log_check.h"
#include "sim/model/id_table.h"
#include "sim/model/observation.h"

namespace slettefrist::judge {

struct Tally {
  std::int64_t generated = 0;
  std::int64_t deleted = 0;
  std::int64_t remaining = 0;
  std::int64_t skipped = 0;
  std::int64_t not_reached = 0;
};

struct RuleTally {
  std::int64_t checked = 0;  // its window opened within the run
  std::int64_t on_edge = 0;  // of those: on an edge of the calendar
  std::int64_t watched = 0;  // in the store at one run or more
  CellCounts cells{};        // records by cell of the boundary coverage
};

// Told of every closed case whose record enters the faultless store, for expected_deletions.csv.
using ExpectationSink = std::function<void(const Fate&)>;
// Told of every removal as it is seen, for deletions.csv.
using RemovalSink = std::function<void(std::int32_t run, RecordKey key, const Attribution& attribution)>;

class Ledger {
 public:
  struct Settings {
    std::vector<std::string> rule_ids;
    bool documents_stay =
        false;  // reading document_under_parent = stays: a document without parent is no orphan
    bool check_log = true;
    std::optional<FindingKind> blind_to{};  // for tests of who relies on the judge: a kind it does not tell
    bool is_seen_in_exports = false;  // not run by run: what came and went between two of them nobody saw
  };
  Ledger(const RunCalendar& calendar, Settings settings, ExpectationSink expectation, RemovalSink removal);

  void open(Docket&& docket);

  void entered(RecordKey key, std::int32_t first_run);
  void skipped(RecordKey key);
  void not_reached(RecordKey key);
  void observed(const RunObservation& observation);
  void close();  // the world has ended: every open case is judged

  std::vector<Finding> take_findings();  // sorted by kind name, area name, id; at most one a kind and record
  const Tally& tally(Area area) const { return tallies_[index_of(area)]; }
  const RuleTally& rule_tally(std::size_t rule) const { return rule_tallies_[rule]; }
  std::optional<Day> first_deletion(Area area, bool own_rule_only) const;
  const std::map<int, std::array<std::int64_t, kAreaCount>>& removed_by_year() const {
    return removed_by_year_;
  }
  const Chronicle& chronicle() const { return chronicle_; }
  std::int64_t unseen_log_rows() const { return unseen_log_rows_; }  // about records that no export held
  std::int64_t judged_records() const { return judged_; }  // in the store at one run or more, citizens aside

 private:
  // What was seen of a record so far.
  struct Case {
    Seen seen;
    std::int32_t parent = -1;  // index of the parent's case in the same group
    enum class State : std::uint8_t { waiting, present, gone, skipped, not_reached } state = State::waiting;
  };
  struct Group {
    std::vector<Case> cases;
    PackedBytes foretold;    // of each case, in their order
    std::uint32_t open = 0;  // cases waiting or present
  };
  struct Place {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t group = kNone;  // index into groups_
    std::uint32_t index = 0;
    bool is_empty() const { return group == kNone; }
  };
  using Places = IdTable<Place>;

  std::uint32_t new_group(std::size_t cases);
  Case* find(RecordKey key, Place& place);
  Foretold foretold_at(const Place& place) const;
  void settle(std::uint32_t group);
  void let_go(std::uint32_t group);
  void close_case(const Case& closed, const Foretold& foretold);
  void note_removals(const RunObservation& observation, std::int32_t run);
  void note_log(const RunObservation& observation);
  std::vector<Run> nights_of(std::int32_t run) const;
  void note_orphans(const std::vector<RecordKey>& removed, std::int32_t run);
  void note_repeat(const RunObservation& observation, Day observed_on);
  void note_traces(const RunObservation& observation, Day observed_on);
  void note_rows(const RunObservation& observation, Day observed_on);
  void count_rules(const Fate& fate, const Seen& seen);
  bool add(std::optional<Finding> finding);  // true: it is told
  RecordId citizen_of(RecordKey key) const;
  bool was_removed(RecordKey key);

  const RunCalendar& calendar_;
  Settings settings_;
  ExpectationSink expectation_;
  RemovalSink removal_;
  std::array<Places, kAreaCount> places_;
  std::deque<Group> groups_;                // places of closed groups are used again: it grows with what is
  std::vector<std::uint32_t> free_groups_;  // open at one time, not with the years
  // To know a record that returns: ids in the order of removal, sorted only when somebody asks.
  std::array<std::vector<RecordId>, kAreaCount> removed_ids_;
  std::map<std::tuple<FindingKind, std::string, RecordId, std::int32_t>, Finding> findings_;
  std::array<Tally, kAreaCount> tallies_{};
  std::vector<RuleTally> rule_tallies_;
  Chronicle chronicle_;
  std::array<std::optional<Day>, kAreaCount> first_{};
  std::array<std::optional<Day>, kAreaCount> first_own_{};
  std::map<int, std::array<std::int64_t, kAreaCount>> removed_by_year_;
  std::vector<LoggedRemoval> removals_;  // of the run in hand
  std::int64_t unseen_log_rows_ = 0;
  std::int64_t judged_ = 0;
  std::int32_t failures_ = 0;
  std::int32_t watched_until_ = kNever;  // see RunObservation
};

}  // namespace slettefrist::judge
