// Keeping the cases, and closing them.
#include "sim/judge/ledger.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace slettefrist::judge {
namespace {

int year_of(Day day) {
  const std::string text = to_text(day);
  int year = 0;
  std::from_chars(text.data(), text.data() + 4, year);
  return year;
}

}  // namespace

Ledger::Ledger(const RunCalendar& calendar, Settings settings, ExpectationSink expectation,
               RemovalSink removal)
    : calendar_(calendar),
      settings_(std::move(settings)),
      expectation_(std::move(expectation)),
      removal_(std::move(removal)),
      rule_tallies_(settings_.rule_ids.size()),
      chronicle_(calendar) {}

std::uint32_t Ledger::new_group(std::size_t cases) {
  auto number = static_cast<std::uint32_t>(groups_.size());
  if (free_groups_.empty()) {
    groups_.emplace_back();
  } else {
    number = free_groups_.back();
    free_groups_.pop_back();
  }
  groups_[number].open = static_cast<std::uint32_t>(cases);
  groups_[number].cases.resize(cases);
  return number;
}

void Ledger::open(Docket&& given) {
  const Docket docket = std::move(given);  // gone afterwards, wherever it came from
  std::string_view foretold{docket.foretold_};
  auto opened = docket.cases_.begin();
  for (const Docket::Group& each : docket.groups_) {
    const std::uint32_t number = new_group(each.cases);
    Group& group = groups_[number];
    for (std::uint32_t i = 0; i < each.cases; ++i, ++opened) {
      group.cases[i].parent = opened->parent;
      places_[index_of(opened->area)].put(opened->id, {number, i});
      ++tallies_[index_of(opened->area)].generated;
    }
    group.foretold = PackedBytes{foretold.substr(0, each.bytes)};
    foretold.remove_prefix(each.bytes);
  }
}

Ledger::Case* Ledger::find(RecordKey key, Place& place) {
  const Place* const found = places_[index_of(key.area)].find(key.id);
  if (found == nullptr) return nullptr;
  place = *found;
  return &groups_[place.group].cases[place.index];
}

Foretold Ledger::foretold_at(const Place& place) const {
  Foretold foretold;
  ByteReader reader{groups_[place.group].foretold.bytes()};
  for (std::uint32_t i = 0; i <= place.index; ++i) take_foretold(reader, foretold);
  return foretold;
}

RecordId Ledger::citizen_of(RecordKey key) const {
  const Place* const found = places_[index_of(key.area)].find(key.id);
  return found == nullptr ? 0 : foretold_at(*found).fate.citizen_id;
}

void Ledger::entered(RecordKey key, std::int32_t first_run) {
  Place place;
  Case* const entering = find(key, place);
  entering->state = Case::State::present;
  entering->seen.entered_run = first_run;
}

bool Ledger::was_removed(RecordKey key) {
  std::vector<RecordId>& ids = removed_ids_[index_of(key.area)];
  if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
  return std::binary_search(ids.begin(), ids.end(), key.id);
}

void Ledger::skipped(RecordKey key) {
  Place place;
  find(key, place)->state = Case::State::skipped;
  --groups_[place.group].open;
  settle(place.group);
}

void Ledger::not_reached(RecordKey key) {
  Place place;
  Case* const late = find(key, place);
  if (late == nullptr) {  // never delivered before the end
    ++tallies_[index_of(key.area)].generated;
    ++tallies_[index_of(key.area)].not_reached;
    return;
  }
  late->state = Case::State::not_reached;
  --groups_[place.group].open;
  settle(place.group);
}

// Judges and frees a group of which nothing is waiting or present any more.
void Ledger::settle(std::uint32_t group) {
  if (groups_[group].open > 0) return;
  let_go(group);
  free_groups_.push_back(group);
}

void Ledger::let_go(std::uint32_t group) {
  Group& closing = groups_[group];
  if (closing.cases.empty()) return;
  Foretold foretold;
  ByteReader reader{closing.foretold.bytes()};
  for (const Case& closed : closing.cases) {
    take_foretold(reader, foretold);
    close_case(closed, foretold);
    places_[index_of(foretold.fate.area)].erase(foretold.fate.id);
  }
  closing = Group{};
}

bool Ledger::add(std::optional<Finding> finding) {
  if (!finding || finding->kind == settings_.blind_to) return false;
  const std::int32_t number =
      finding->record_id == 0 ? failures_ : 0;  // findings without a record stay apart
  auto key = std::tuple{finding->kind, finding->area, finding->record_id, number};
  findings_.try_emplace(std::move(key), std::move(*finding));
  return true;
}

void Ledger::close_case(const Case& closed, const Foretold& foretold) {
  const Fate& fate = foretold.fate;
  Seen seen = closed.seen;
  seen.watched_until = watched_until_;
  Tally& tally = tallies_[index_of(fate.area)];
  switch (closed.state) {
    case Case::State::skipped:
      ++tally.skipped;
      break;
    case Case::State::waiting:
    case Case::State::not_reached:
      ++tally.not_reached;
      break;
    case Case::State::gone:
      ++tally.deleted;
      break;
    case Case::State::present:
      ++tally.remaining;
      break;
  }
  if (fate.enters) expectation_(fate);
  if (closed.state != Case::State::gone && closed.state != Case::State::present) return;
  const bool is_hold = fate.area == Area::hold;  // watched, and nobody's case
  if (fate.area != Area::citizen && !is_hold) ++judged_;
  count_rules(fate, seen);
  std::string_view first_finding;
  for (const auto judgement : {too_early, too_late, run_missed, orphan, untouchable_gone, no_rule}) {
    std::optional<Finding> finding = judgement(fate, seen, calendar_);
    const std::string_view kind = finding ? name_of(finding->kind) : std::string_view{};
    if (add(std::move(finding)) && first_finding.empty()) first_finding = kind;
  }
  if (!is_hold) chronicle_.note(fate, seen, foretold.stored_at, first_finding);
}

void Ledger::count_rules(const Fate& fate, const Seen& seen) {
  if (const Window* const window = deciding_window(fate, seen, calendar_)) {
    count_cells(*window, seen, calendar_, rule_tallies_[static_cast<std::size_t>(window->rule)].cells);
  }
  const auto last = std::min(seen.watched_until, static_cast<std::int32_t>(calendar_.runs.size()) - 1);
  const bool opened = std::any_of(fate.windows.begin(), fate.windows.end(),
                                  [&](const Window& window) { return window.opens_run <= last; });
  const std::int32_t at = seen.removed_run == kNever ? last : seen.removed_run;
  const std::int32_t rule = attribution_at(fate, at).rule;
  if (rule == kNoRule) return;
  RuleTally& tally = rule_tallies_[static_cast<std::size_t>(rule)];
  ++tally.watched;
  if (!opened) return;
  ++tally.checked;
  if (fate.on_edge) ++tally.on_edge;
}

void Ledger::note_removals(const RunObservation& observation, std::int32_t run) {
  removals_ = std::vector<LoggedRemoval>();  // clear() would keep the room of a backlog
  removals_.reserve(observation.removed.size());
  const Day as_of = calendar_.runs[static_cast<std::size_t>(run)].as_of;
  const int year = year_of(as_of);
  const bool is_night_unknown = nights_of(run).size() > 1;
  for (const RecordKey& key : observation.removed) {
    Place place;
    Case* const gone = find(key, place);
    gone->state = Case::State::gone;
    gone->seen.removed_run = run;
    gone->seen.is_removed_by_repeat = observation.is_repeat;
    const Fate fate = foretold_at(place).fate;
    const Attribution attribution = attribution_at(fate, run);
    // What went too late may have met facts that no true account knows; it is told as late, not as mislogged.
    const bool lawful = fate.may_enter && is_lawful_in(fate, run) && !too_late(fate, gone->seen, calendar_);
    removals_.push_back({key, fate.citizen_id, attribution, lawful, {}});
    if (is_night_unknown) removals_.back().or_else = attributions_in(fate, run);
    removal_(run, key, attribution);
    removed_ids_[index_of(key.area)].push_back(key.id);
    ++removed_by_year_[year][index_of(key.area)];
    auto& first = first_[index_of(key.area)];
    if (!first) first = as_of;
    auto& first_own = first_own_[index_of(key.area)];
    if (!first_own && !attribution.with_parent && attribution.rule != kNoRule) first_own = as_of;
  }
  std::sort(removals_.begin(), removals_.end(),
            [](const LoggedRemoval& a, const LoggedRemoval& b) { return a.key < b.key; });
}

// Children that are still there although their parent went. Then lets go of what is closed.
void Ledger::note_orphans(const std::vector<RecordKey>& removed, std::int32_t run) {
  for (const RecordKey& key : removed) {
    Place place;
    if (find(key, place) == nullptr) continue;
    std::vector<Case>& cases = groups_[place.group].cases;
    for (std::uint32_t index = 0; index < cases.size(); ++index) {
      Case& child = cases[index];
      const bool left_behind = child.state == Case::State::present && child.parent >= 0 &&
                               child.seen.orphaned_run == kNever &&
                               cases[static_cast<std::size_t>(child.parent)].state == Case::State::gone;
      if (!left_behind) continue;
      if (settings_.documents_stay && foretold_at({place.group, index}).fate.area == Area::document) continue;
      child.seen.orphaned_run = run;
    }
  }
  for (const RecordKey& key : removed) {
    Place place;
    if (find(key, place) == nullptr) continue;
    --groups_[place.group].open;
    settle(place.group);
  }
}

void Ledger::observed(const RunObservation& observation) {
  // Before the first run nothing may have changed; what did is told of the first run.
  const std::int32_t at = std::max(observation.run, 0);
  const Run& run = calendar_.runs[static_cast<std::size_t>(at)];
  note_removals(observation, at);
  if (settings_.check_log && observation.run >= 0) note_log(observation);
  note_rows(observation, run.as_of);
  if (observation.is_repeat) note_repeat(observation, run.as_of);
  note_traces(observation, run.as_of);
  note_orphans(observation.removed, at);
  const auto about_store = [&](FindingKind kind, const char* area, const FindingDetail& detail) {
    Finding finding;
    finding.kind = kind;
    finding.area = area;
    finding.observed_on = run.as_of;
    finding.detail = detail;
    ++failures_;
    add(std::move(finding));
  };
  if (settings_.check_log && observation.is_log_changed)
    about_store(FindingKind::log_untrue, "deletion_log", {{DetailPhrase::log_rows_changed}});
  if (!observation.engine_failure.empty())
    about_store(FindingKind::engine_failed, "engine", observation.engine_failure);
  if (observation.watched_until) watched_until_ = std::min(watched_until_, *observation.watched_until);
  if (!observation.schema_change.empty())
    about_store(FindingKind::wrong_set, "schema", observation.schema_change);
}

void Ledger::close() {
  places_ = {};  // nobody asks any more where a case lies
  for (std::uint32_t group = 0; group < groups_.size(); ++group) let_go(group);  // closed ones hold no case
  groups_.clear();
  free_groups_.clear();
}

std::optional<Day> Ledger::first_deletion(Area area, bool own_rule_only) const {
  return own_rule_only ? first_own_[index_of(area)] : first_[index_of(area)];
}

std::vector<Finding> Ledger::take_findings() {
  std::vector<Finding> findings;
  findings.reserve(findings_.size());
  for (auto& entry : findings_) findings.push_back(std::move(entry.second));
  findings_.clear();
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tuple{name_of(a.kind), std::string_view{a.area}, a.record_id, a.observed_on} <
           std::tuple{name_of(b.kind), std::string_view{b.area}, b.record_id, b.observed_on};
  });
  return findings;
}

}  // namespace slettefrist::judge
