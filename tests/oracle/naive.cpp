// The plain engine of naive.h: one store of flags, one loop over days. Kept in one file, a little over the
// usual length, so that it can be checked by reading it from top to bottom.
#include "tests/oracle/naive.h"

#include <algorithm>
#include <map>

#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

struct Wish {
  bool is_refused = false;
  std::size_t version = 0;
  Day due_on;
  Instant due_at{0};
  Day lawful_from;  // never before the version is in force
  bool operator==(const Wish&) const = default;
};

// How long a rule has wished the same of a record, in days and runs.
struct Streak {
  std::optional<Wish> wish;
  std::optional<Day> opening_day;     // since when it may go without a break
  std::int32_t opening_run = kNever;  // at which it first might have gone but for holds
  bool has_opened = false;
  bool opened_under_hold = false;
  bool met_a_hold = false;
};

class NaiveEngine {
 public:
  NaiveEngine(const Policy& policy, const RunCalendar& calendar, const Family& family, Pace pace,
              const std::vector<Hold>& holds)
      : policy_(policy), calendar_(calendar), family_(family), pace_(pace), holds_(holds) {
    fates_.resize(1 + family.answers.size() + family.documents.size());
    is_there_.resize(fates_.size(), false);
  }

  std::vector<NaiveFate> live() {
    for (const Run& run : calendar_.runs) {
      if (run.held) last_held_ = static_cast<std::int32_t>(&run - calendar_.runs.data());
    }
    std::size_t run = 0;
    for (Day on = calendar_.starts_on; on <= calendar_.ends_on; on = on + 1) {
      bool has_run = false;
      for (; run < calendar_.runs.size() && calendar_.runs[run].as_of == on; ++run, has_run = true) {
        look(on, calendar_.runs[run].run_at, static_cast<std::int32_t>(run));
      }
      if (!has_run) look(on, calendar_.run_at_on_day[index_of_day(on)], kNever);
    }
    return fates_;
  }

 private:
  std::size_t index_of_day(Day on) const { return static_cast<std::size_t>(on - calendar_.starts_on); }
  std::size_t first_document() const { return 1 + family_.answers.size(); }
  bool is_document(std::size_t record) const { return record >= first_document(); }
  const Document& document(std::size_t record) const { return family_.documents[record - first_document()]; }

  // A look at the store at a run, or where a run would have been on a day without one.
  void look(Day on, Instant now, std::int32_t run) {
    const bool is_over = last_held_ == kNever || now > calendar_.runs[std::size_t(last_held_)].run_at;
    if (is_over) return;
    now_ = now;
    let_in();
    watch(0, on, run);
    for (std::size_t i = first_document(); i < fates_.size(); ++i) watch(i, on, run);
    if (run == kNever || !calendar_.runs[std::size_t(run)].held) return;
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      if (is_there_[i] && is_held(i, on)) fates_[i].held_runs.push_back(run);
    }
    take(run, on);
    if (run == last_held_) look_ahead(on);
  }

  void let_in() {
    enter(0, family_.notification.notified_at, true);
    for (std::size_t i = 0; i < family_.answers.size(); ++i) {
      enter(1 + i, family_.answers[i].answered_at, is_there_[0]);
    }
    for (std::size_t i = first_document(); i < fates_.size(); ++i) {
      enter(i, document(i).stored_at, is_there_[parent_of(i)]);
    }
  }

  std::size_t parent_of(std::size_t record) const {
    if (!document(record).answer_id) return 0;
    for (std::size_t i = 0; i < family_.answers.size(); ++i) {
      if (family_.answers[i].answer_id == document(record).answer_id) return 1 + i;
    }
    ADD_FAILURE() << "a document without a parent";
    return 0;
  }

  void enter(std::size_t record, Instant happened_at, bool has_parent) {
    if (happened_at >= now_ || was_tried_[record]) return;
    was_tried_[record] = true;
    is_there_[record] = fates_[record].enters = has_parent;
  }

  const Answer* answer_in_store() const {
    const Answer* found = nullptr;
    for (std::size_t i = 0; i < family_.answers.size(); ++i) {
      if (!is_there_[1 + i]) continue;
      if (!found || policy_.reading.which_answer == WhichAnswer::last) found = &family_.answers[i];
    }
    return found;
  }

  struct Candidate {
    Day day;
    Instant at;
    bool is_civil;
  };
  void consider(std::optional<Candidate>& best, const Candidate& candidate) const {
    const bool by_clock = policy_.reading.first_day == FirstDay::instant;
    if (!best || (by_clock ? candidate.at < best->at : candidate.day < best->day)) best = candidate;
  }
  Candidate civil(Day on) const { return {on, denmark().start_of(on), true}; }
  Candidate timed(Instant instant) const {
    const bool by_utc = policy_.reading.day_of == DayOf::utc;
    const Day utc{static_cast<std::int32_t>(instant.seconds / 86400)};
    return {by_utc ? utc : local_day(instant), instant, false};
  }

  std::optional<Candidate> anchor(const Rule& rule, std::size_t record) const {
    std::optional<Candidate> best;
    const Answer* const answer = answer_in_store();
    for (const std::string& column : rule.counted_from) {
      if (column == "stored_at") consider(best, timed(document(record).stored_at));
      if (column == "file_dated_on") consider(best, civil(document(record).file_dated_on));
      if (column == "notified_at") consider(best, timed(family_.notification.notified_at));
      if (column == "event_on") consider(best, civil(family_.notification.event_on));
      if (column == "answered_at") consider(best, timed(answer->answered_at));
      if (column == "decided_on") consider(best, civil(answer->decided_on));
    }
    return best;
  }

  std::optional<Wish> wish(const Rule& rule, std::size_t record, Day on) const {
    const bool is_answered = answer_in_store() != nullptr;
    if (rule.applies == Applies::answered && !is_answered) return std::nullopt;
    if (rule.applies == Applies::unanswered && is_answered) return std::nullopt;
    const std::optional<Candidate> from = anchor(rule, record);
    if (!from) return std::nullopt;
    const auto version = version_deciding(rule, on, from->day);
    if (!version || rule.versions[*version].ends) return std::nullopt;
    const Period& keep = rule.versions[*version].keep;
    const DueDay due =
        from->is_civil ? due_day(from->day, keep, policy_.reading) : due_day(from->at, keep, policy_.reading);
    Wish result;
    result.version = *version;
    result.is_refused = !due.due_on;
    if (result.is_refused) return result;
    result.due_on = *due.due_on;
    result.due_at = due.due_at.value_or(Instant{0});
    result.lawful_from = std::max(result.due_on, rule.versions[*version].in_force);
    return result;
  }

  std::optional<Wish> earliest_document_wish(std::size_t record, Day on) const {
    std::optional<Wish> earliest;
    for (const Rule& rule : policy_.rules) {
      if (rule.area != Area::document) continue;
      const auto own = wish(rule, record, on);
      if (!own || own->is_refused) continue;
      if (!earliest || own->due_on < earliest->due_on ||
          (own->due_on == earliest->due_on && own->due_at < earliest->due_at)) {
        earliest = own;
      }
    }
    return earliest;
  }

  std::optional<Wish> wish_held_back(const Rule& rule, std::size_t record, Day on) const {
    std::optional<Wish> result = wish(rule, record, on);
    const bool may_hold = policy_.reading.document_under_parent == DocumentUnderParent::holds_parent;
    if (!result || result->is_refused || !may_hold || is_document(record)) return result;
    for (std::size_t i = first_document(); i < fates_.size(); ++i) {
      // A slow engine remembers the due day of what it took, or it would give the notification new slack.
      const bool is_known = is_there_[i] || (pace_ != Pace::prompt && fates_[i].enters);
      if (!is_known) continue;
      const auto held = earliest_document_wish(i, on);
      if (!held) continue;
      result->due_on = std::max(result->due_on, held->due_on);
      result->due_at = std::max(result->due_at, held->due_at);
    }
    result->lawful_from = std::max(result->lawful_from, result->due_on);
    return result;
  }

  bool is_untouchable() const {
    if (policy_.reading.scope == Scope::all) return false;
    return timed(family_.notification.notified_at).day < policy_.new_model_from;
  }

  Instant entry_of(std::size_t record) const {
    if (record == 0) return family_.notification.notified_at;
    return is_document(record) ? document(record).stored_at : family_.answers[record - 1].answered_at;
  }

  // Whether a hold that names the record runs on the day and meets a run of whoever is there since then.
  bool is_named(Area area, RecordId id, Instant since, Day on) const {
    return std::any_of(holds_.begin(), holds_.end(), [&](const Hold& hold) {
      if (hold.area != area || hold.record_id != id) return false;
      const auto covers = [&](Day each) {
        return hold.from_on <= each && (!hold.to_on || each <= *hold.to_on);
      };
      const bool lasts = !hold.to_on || *hold.to_on > calendar_.runs.back().as_of;
      const bool has_run = std::any_of(calendar_.runs.begin(), calendar_.runs.end(), [&](const Run& run) {
        return covers(run.as_of) && since < run.run_at;
      });
      return covers(on) && (has_run || lasts);
    });
  }

  bool is_held(std::size_t record, Day on) const {
    if (record == 0) return is_notification_held(on);
    if (!is_document(record)) return is_held(0, on);
    const Document& held = document(record);
    const Instant since = held.stored_at;
    if (is_named(Area::document, held.document_id, since, on)) return true;
    if (held.notification_id) return is_named(Area::notification, *held.notification_id, since, on);
    if (is_named(Area::answer, *held.answer_id, since, on)) return true;
    return is_there_[parent_of(record)] &&
           is_named(Area::notification, family_.notification.notification_id, since, on);
  }

  bool is_notification_held(Day on) const {
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      if (!is_there_[i]) continue;
      if (is_document(i) && policy_.reading.document_under_parent == DocumentUnderParent::stays) continue;
      const Area area = i == 0 ? Area::notification : is_document(i) ? Area::document : Area::answer;
      const RecordId id = i == 0           ? family_.notification.notification_id
                          : is_document(i) ? document(i).document_id
                                           : family_.answers[i - 1].answer_id;
      if (is_named(area, id, entry_of(i), on)) return true;
    }
    return false;
  }

  // Keeps the streaks of a record's rules up to date at this look.
  void watch(std::size_t record, Day on, std::int32_t run) {
    for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
      const Rule& rule = policy_.rules[i];
      if (rule.area != (is_document(record) ? Area::document : Area::notification)) continue;
      if (!is_document(record) && is_untouchable()) continue;
      Streak& streak = streaks_[{record, i}];
      const auto now = is_there_[record] ? wish_held_back(rule, record, on) : std::nullopt;
      if (now != streak.wish) {
        streak = Streak{};
        streak.wish = now;
      }
      if (!now || now->is_refused || now->lawful_from > on || now->due_at > now_) continue;
      if (run != kNever) streak.opening_run = std::min(streak.opening_run, run);
      const bool is_kept = is_held(record, on);
      if (is_kept && run != kNever) {
        streak.met_a_hold = true;
        streak.opening_day.reset();
      }
      if (calendar_.run_at_on_day[index_of_day(on)] != now_) continue;
      if (!streak.has_opened) streak.opened_under_hold = is_kept;
      streak.has_opened = true;
      if (!is_kept && !streak.opening_day) streak.opening_day = on;
    }
  }

  std::int32_t closing_run(const Rule& rule, const Streak& streak) const {
    if (!streak.opening_day) return kNever;
    const bool was_backlog = streak.wish->due_on < rule.versions[streak.wish->version].in_force;
    const bool is_backlog = was_backlog && (streak.opened_under_hold || !streak.met_a_hold);
    const int slack = is_backlog ? policy_.reading.backlog_within_days : policy_.reading.purge_within_days;
    const Day end = *streak.opening_day + slack;
    if (end > calendar_.ends_on) return kNever;
    std::int32_t closing = kNever;
    for (std::size_t i = 0; i < calendar_.runs.size(); ++i) {
      const Day as_of = calendar_.runs[i].as_of;
      if (as_of < *streak.opening_day) continue;
      if (closing == kNever || as_of <= end) closing = std::int32_t(i);
    }
    return closing;
  }

  // The rule index by which the record goes in this run, if it does: of those open the earliest due day, then
  // file order.
  std::optional<std::size_t> rule_taking(std::size_t record, std::int32_t run, Day on,
                                         bool goes_anyway) const {
    std::optional<std::size_t> taking;
    if (!is_there_[record] || is_held(record, on)) return taking;
    bool must_go = goes_anyway;
    for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
      const auto found = streaks_.find({record, i});
      if (found == streaks_.end() || found->second.opening_run > run) continue;
      const Streak& streak = found->second;
      if (closing_run(policy_.rules[i], streak) <= run) must_go = true;
      if (!taking || streak.wish->due_on < streaks_.at({record, *taking}).wish->due_on) taking = i;
    }
    const bool takes_now = pace_ == Pace::prompt || (pace_ == Pace::fitful && (run * 7 + record * 5) % 6 < 2);
    return must_go || takes_now ? taking : std::nullopt;
  }

  void remove(std::size_t record, std::int32_t run, std::int32_t rule, Day due_on) {
    if (!is_there_[record]) return;
    is_there_[record] = false;
    fates_[record].taken_run = run;
    fates_[record].rule = rule;
    fates_[record].due_on = due_on;
  }

  void take(std::int32_t run, Day on) {
    const auto by = rule_taking(0, run, on, false);
    const bool goes_along = by && policy_.reading.document_under_parent != DocumentUnderParent::stays;
    for (std::size_t i = first_document(); i < fates_.size(); ++i) {
      const auto own = rule_taking(i, run, on, goes_along);
      if (own) remove(i, run, std::int32_t(*own), streaks_.at({i, *own}).wish->due_on);
    }
    if (!by) return;
    const Day due_on = streaks_.at({0, *by}).wish->due_on;
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      if (!is_document(i) || goes_along) remove(i, run, std::int32_t(*by), due_on);
    }
  }

  // After the last run: what stays without a date, and what would go next and by which rule.
  void look_ahead(Day last) {
    for (std::size_t record = 0; record < fates_.size(); ++record) {
      if (!is_there_[record]) continue;
      const bool has_own_rules = record == 0 || is_document(record);
      if (has_own_rules) fates_[record].has_no_rule = has_only_refusals(record, last);
      const bool goes_along = record != 0 && (!is_document(record) || policy_.reading.document_under_parent !=
                                                                          DocumentUnderParent::stays);
      std::optional<Wish> next;
      // What is held until further notice is told with what would take it but for that.
      for (Day on = last; on <= last + 400 && !next; on = on + 1) {
        const bool is_last_try = on == last + 400;
        if (has_own_rules && (is_last_try || !is_held(record, on)))
          find_next(record, on, fates_[record], next);
        if (goes_along && !next && (is_last_try || !is_held(0, on))) find_next(0, on, fates_[record], next);
      }
    }
  }

  bool has_only_refusals(std::size_t record, Day on) const {
    bool has_refusal = false;
    for (const Rule& rule : policy_.rules) {
      if (rule.area != (is_document(record) ? Area::document : Area::notification)) continue;
      if (!is_document(record) && is_untouchable()) continue;
      const auto now = wish_held_back(rule, record, on);
      if (now && !now->is_refused) return false;
      has_refusal = has_refusal || now.has_value();
    }
    return has_refusal;
  }

  void find_next(std::size_t record, Day on, NaiveFate& fate, std::optional<Wish>& next) const {
    if (record == 0 && is_untouchable()) return;
    for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
      const Rule& rule = policy_.rules[i];
      if (rule.area != (is_document(record) ? Area::document : Area::notification)) continue;
      const auto now = wish_held_back(rule, record, on);
      if (!now || now->is_refused || now->lawful_from > on) continue;
      if (next && next->due_on <= now->due_on) continue;
      next = now;
      fate.rule = std::int32_t(i);
      fate.due_on = now->due_on;
    }
  }

  const Policy& policy_;
  const RunCalendar& calendar_;
  const Family& family_;
  const Pace pace_;
  const std::vector<Hold>& holds_;
  Instant now_;
  std::int32_t last_held_ = kNever;
  std::vector<NaiveFate> fates_;
  std::vector<bool> is_there_;
  std::map<std::size_t, bool> was_tried_;
  std::map<std::pair<std::size_t, std::size_t>, Streak> streaks_;
};

}  // namespace

std::vector<NaiveFate> naive_fates(const Policy& policy, const RunCalendar& calendar, const Family& family,
                                   Pace pace, const std::vector<Hold>& holds) {
  return NaiveEngine(policy, calendar, family, pace, holds).live();
}

}  // namespace slettefrist::oracle
