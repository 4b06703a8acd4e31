// Counting and telling apart; see tally.h.
//
// What has not gone by the last day counts as kept until then: nobody looks further. It must not know a
// policy.
#include "sim/cli/whatif/tally.h"

#include <algorithm>

namespace slettefrist::cli {
namespace {

Reason reason_of(const Outcome& base, const Outcome& own, bool is_same_rule) {
  if (base.enters && !own.enters) return Reason::never_stored;
  if (!base.enters && own.enters) return Reason::stored;
  if (base.has_no_date != own.has_no_date) return Reason::no_date;
  if (base.rule < 0) return Reason::rule_added;
  if (own.rule < 0) return Reason::rule_gone;
  if (!is_same_rule) return Reason::other_rule;
  return base.due_on != own.due_on ? Reason::due_day : Reason::schedule;
}

// The day until which the record lies in the store.
std::int32_t kept_until(const Stored& record, const Outcome& outcome, Day ends_on) {
  if (!outcome.enters) return record.entered_on.number;
  return outcome.deleted_on == Outcome::kNoDay ? ends_on.number : outcome.deleted_on;
}

}  // namespace

Tally::Tally(Day starts_on, Day ends_on)
    : starts_on_(starts_on), bytes_added_(static_cast<std::size_t>(ends_on - starts_on) + 1) {
  for (Volume& volume : volumes_) volume.days.resize(bytes_added_.size());
}

std::size_t Tally::place_of(Day day) const {
  return static_cast<std::size_t>(std::max(day, starts_on_) - starts_on_);
}

void Tally::add(const Stored& record, const Outcome& outcome) {
  Volume& volume = volumes_[index_of(record.area)];
  if (!outcome.is_reached) {
    ++volume.not_reached;
    return;
  }
  if (!outcome.enters) {
    ++volume.skipped;
    return;
  }
  ++volume.entered;
  const std::size_t entered = place_of(record.entered_on);
  ++volume.days[entered].entered;
  bytes_added_[entered] += record.bytes;
  if (outcome.deleted_on == Outcome::kNoDay) return;
  const Day day{outcome.deleted_on};
  ++volume.removed;
  ++volume.days[place_of(day)].removed;
  bytes_added_[place_of(day)] -= record.bytes;
  volume.first_removal = std::min(day, volume.first_removal.value_or(day));
  volume.last_removal = std::max(day, volume.last_removal.value_or(day));
}

void Tally::tell(ProposalReport& report) const {
  report.volumes = volumes_;
  std::int64_t stored = 0;
  for (std::size_t place = 0; place < bytes_added_.size(); ++place) {
    const Day day = starts_on_ + static_cast<int>(place);
    std::int64_t removed = 0;
    for (const Volume& volume : volumes_) removed += volume.days[place].removed;
    if (removed > report.night.amount) report.night = {day, removed};
    stored += bytes_added_[place];
    if (stored > report.stored.amount) report.stored = {day, stored};
  }
  report.stored_bytes_at_end = stored;
}

std::optional<Difference> difference_between(const Stored& record, const Outcome& base, const Outcome& own,
                                             bool is_same_rule, Day ends_on) {
  if (!base.is_reached || !own.is_reached) return std::nullopt;
  if (base.enters == own.enters && base.deleted_on == own.deleted_on && base.has_no_date == own.has_no_date) {
    return std::nullopt;
  }
  Difference difference{record.id, record.citizen_id, base, own, 0, record.area, Reason::schedule};
  difference.record_days = kept_until(record, own, ends_on) - kept_until(record, base, ends_on);
  difference.reason = reason_of(base, own, is_same_rule);
  return difference;
}

}  // namespace slettefrist::cli
