// Which of a family's dates counts; see deadline_origin.h.
//
// Asked for the night on which the record goes, or for the day on which it could. It must not add a period.
#include "sim/cli/explain/deadline_origin.h"

#include <algorithm>

#include "sim/cli/explain/worked_dates.h"
#include "sim/cli/proof/told_facts.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

std::string entry_column(Area area) {
  switch (area) {
    case Area::notification:
      return "notified_at";
    case Area::answer:
      return "answered_at";
    case Area::document:
      return "stored_at";
    case Area::plan_draft:
    case Area::message:
      return "sent_at";
    case Area::benefit_report:
      return "reported_at";
    case Area::sanction:
    case Area::contact_course:
      return "registered_at";
    case Area::citizen:
    case Area::hold:
      break;
  }
  return "";
}

const Anchor* find(const FoundRecord& record, RecordKey key, const std::string& column) {
  const auto found = std::find_if(record.anchors.begin(), record.anchors.end(), [&](const Anchor& anchor) {
    return anchor.record == key && anchor.column == column;
  });
  return found == record.anchors.end() ? nullptr : &*found;
}

class OriginSearch {
 public:
  OriginSearch(const FoundRecord& record, const Window& window, const Job& job)
      : record_(record), window_(window), job_(job), reading_(job.policy.reading) {
    const std::vector<Run>& runs = job.calendar.runs;
    for (const Run& run : runs) {
      if (run.held) last_held_ = &run;
    }
    if (record.fate.expected_run != kNever) {
      taken_ = &runs[static_cast<std::size_t>(record.fate.expected_run)];
    }
  }

  std::optional<DeadlineOrigin> find_origin() {
    const Rule& rule = job_.policy.rules[static_cast<std::size_t>(window_.rule)];
    if (!last_held_) return std::nullopt;
    const Run* const asked = taken_ ? run_asked() : last_held_;
    horizon_ = asked->run_at;
    if (taken_) return matching(rule, asked->as_of);
    for (const RuleVersion& version : rule.versions) {
      auto origin = matching(rule, std::max({window_.due_on, version.in_force, last_held_->as_of}));
      if (origin) return origin;
    }
    return std::nullopt;
  }

  // Of a record that has no date: as the last run finds it, under the versions that are still to come.
  std::string why_not(const Rule& rule) {
    if (!last_held_) return "no run of this calendar is held";
    horizon_ = last_held_->run_at;
    const std::string by = "the rule " + rule.id + " ";
    const bool is_answered = counting_answer() != nullptr;
    if (rule.applies == Applies::answered && !is_answered) return by + "is for answered notifications only";
    if (rule.applies == Applies::unanswered && is_answered) {
      return by + "is for unanswered notifications only";
    }
    const Anchor* const anchor = anchor_for(rule, subject_of(rule));
    if (!anchor) return by + "counts from " + counted_from_told(rule) + ", and no such date is known";
    const Day day = day_of(*anchor);
    const auto deciding =
        version_deciding(rule, std::max(last_held_->as_of, rule.versions.back().in_force), day);
    if (!deciding) {
      return by + "covers only records counted from " + to_text(rule.versions.front().in_force) +
             " on, and this one counts from " + to_text(day) + " (" + place_of(rule.versions.front()) + ")";
    }
    const RuleVersion& version = rule.versions[*deciding];
    if (version.ends) {
      return by + "removes nothing from " + to_text(version.in_force) + " on (" + place_of(version) + ")";
    }
    return by + "names a day that does not exist, " + to_text(version.keep) + " after " + to_text(day) +
           ", and the reading month_end = refuse no other (" + place_of(version) + ")";
  }

 private:
  // The run that takes the record, where it goes by this window; else the one that could have.
  const Run* run_asked() const {
    const std::int32_t took = record_.fate.expected_run;
    const bool is_its_own = window_.opens_run <= took && took < window_.ended_run;
    const bool is_beyond = window_.opens_run >= static_cast<std::int32_t>(job_.calendar.runs.size());
    return is_its_own || is_beyond ? taken_
                                   : &job_.calendar.runs[static_cast<std::size_t>(window_.opens_run)];
  }

  std::optional<DeadlineOrigin> matching(const Rule& rule, Day as_of) const {
    auto origin = origin_of(rule, subject_of(rule), as_of);
    const bool is_held = rule.area == Area::notification &&
                         reading_.document_under_parent == DocumentUnderParent::holds_parent;
    if (origin && is_held) hold_back(*origin, as_of);
    return origin && origin->due.due_on == window_.due_on ? origin : std::nullopt;
  }

  // The record whose dates the rule counts: the notification where the record goes along with it.
  RecordKey subject_of(const Rule& rule) const {
    for (const Fate& fate : record_.fates) {
      if (fate.area == rule.area && (fate.area == Area::notification || fate.id == record_.fate.id)) {
        return {fate.area, fate.id};
      }
    }
    return {rule.area, record_.fate.id};
  }

  bool is_known(const Anchor& anchor) const {
    const auto at = known_at(anchor, record_);
    return !at || *at < horizon_;
  }

  const Anchor* counting_answer() const {
    const Anchor* counting = nullptr;
    for (const Anchor& anchor : record_.anchors) {
      if (anchor.column != "answered_at" || !is_known(anchor)) continue;
      if (!counting || reading_.which_answer == WhichAnswer::last) counting = &anchor;
    }
    return counting;
  }

  Instant instant_of(const Anchor& anchor) const {
    return anchor.instant ? *anchor.instant : world::instant_at(anchor.day, 0);
  }
  oracle::DueDay due_of(const Anchor& anchor, const Period& keep) const {
    return anchor.instant ? oracle::due_day(*anchor.instant, keep, reading_)
                          : oracle::due_day(anchor.day, keep, reading_);
  }
  Day day_of(const Anchor& anchor) const { return due_of(anchor, Period{}).anchor_day; }

  bool comes_before(const Anchor& left, const Anchor& right) const {
    if (reading_.first_day == FirstDay::instant) return instant_of(left) < instant_of(right);
    return day_of(left) < day_of(right);
  }

  const Anchor* anchor_for(const Rule& rule, RecordKey subject) const {
    const Anchor* const answer = rule.area == Area::notification ? counting_answer() : nullptr;
    if (rule.applies == Applies::answered && !answer) return nullptr;
    if (rule.applies == Applies::unanswered && answer) return nullptr;
    const Anchor* earliest = nullptr;
    for (const std::string& column : rule.counted_from) {
      const bool is_of_answer =
          rule.area == Area::notification && (column == "answered_at" || column == "decided_on");
      const Anchor* const anchor = find(record_, is_of_answer ? answer->record : subject, column);
      if (!anchor || !is_known(*anchor)) continue;
      if (!earliest || comes_before(*anchor, *earliest)) earliest = anchor;
    }
    return earliest;
  }

  std::optional<DeadlineOrigin> origin_of(const Rule& rule, RecordKey subject, Day as_of) const {
    const Anchor* const anchor = anchor_for(rule, subject);
    if (!anchor) return std::nullopt;
    const auto deciding = version_deciding(rule, as_of, day_of(*anchor));
    if (!deciding || rule.versions[*deciding].ends) return std::nullopt;
    const RuleVersion& version = rule.versions[*deciding];
    DeadlineOrigin origin{anchor, &rule, &version, &version, due_of(*anchor, version.keep)};
    return origin.due.due_on ? std::optional{origin} : std::nullopt;
  }

  static bool comes_before(const oracle::DueDay& left, const oracle::DueDay& right) {
    if (left.due_on != right.due_on) return left.due_on < right.due_on;
    return left.due_at && right.due_at && *left.due_at < *right.due_at;
  }

  // Reading holds_parent: the latest of its documents that are still there decides, where that is later.
  void hold_back(DeadlineOrigin& origin, Day as_of) const {
    for (const Fate& fate : record_.fates) {
      const Fate& own = record_.fate;
      const bool is_gone = fate.expected_run != kNever && fate.expected_run < own.expected_run;
      const RecordKey key{fate.area, fate.id};
      if (fate.area != Area::document || !fate.enters || is_gone) continue;
      std::optional<DeadlineOrigin> held;
      for (const Rule& rule : job_.policy.rules) {
        if (rule.area != Area::document) continue;
        const auto one = origin_of(rule, key, as_of);
        if (one && (!held || comes_before(one->due, held->due))) held = one;
      }
      if (!held || !comes_before(origin.due, held->due)) continue;
      held->version = origin.version;
      origin = *held;
    }
  }

  const FoundRecord& record_;
  const Window& window_;
  const Job& job_;
  const Reading& reading_;
  const Run* last_held_ = nullptr;
  const Run* taken_ = nullptr;
  Instant horizon_;
};

}  // namespace

std::optional<Instant> known_at(const Anchor& anchor, const FoundRecord& record) {
  const Anchor* const entry = find(record, anchor.record, entry_column(anchor.record.area));
  if (!entry) return std::nullopt;
  const bool is_served = anchor.column == "served_on" || anchor.column == "served_registered_at";
  const Anchor* const later = is_served ? find(record, anchor.record, "served_registered_at") : nullptr;
  return later ? std::max(*entry->instant, *later->instant) : *entry->instant;
}

WindowStory full_story(const FoundRecord& record, const Window& window, const Job& job) {
  WindowStory story = story_of(window, {record.fate.area, record.fate.id}, record.anchors, job);
  const auto origin = deadline_origin(record, window, job);
  if (!origin) return story;
  const RecordKey counted = origin->anchor->record;
  const bool is_held_back = origin->counted_version != origin->version;
  story.anchor = origin->anchor;
  story.version = origin->version;
  story.line = window_told(window, *origin->version, job);
  story.steps = {"by " + origin->anchor->column + " of " + std::string{name_of(counted.area)} + " " +
                 std::to_string(counted.id) +
                 (is_held_back ? ", which holds it back (rule " + origin->counted_by->id + ")" : "")};
  story.steps.insert(story.steps.end(), origin->due.steps.begin(), origin->due.steps.end());
  return story;
}

std::vector<std::string> why_no_date(const FoundRecord& record, const Job& job) {
  const Area area = record.fate.area;
  const bool is_document = area == Area::document;
  const bool stays = is_document && job.policy.reading.document_under_parent == DocumentUnderParent::stays;
  const bool goes_along =
      (area == Area::answer || is_document) && !stays && !record.fates.front().untouchable;
  std::vector<std::string> reasons;
  for (const Rule& rule : job.policy.rules) {
    const bool is_parents = rule.area == Area::notification && goes_along;
    if (rule.area == area || is_parents) reasons.push_back(OriginSearch{record, Window{}, job}.why_not(rule));
  }
  return reasons;
}

std::optional<DeadlineOrigin> deadline_origin(const FoundRecord& record, const Window& window,
                                              const Job& job) {
  return OriginSearch{record, window, job}.find_origin();
}

}  // namespace slettefrist::cli
