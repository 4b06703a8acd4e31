// The nights one after the other; see replay.h.
//
// A record that may go is taken in the first run that is held, as a prompt and faultless purge would. It must
// not know how a deadline comes about (demand.cpp).
#include "sim/verifier/replay.h"

#include <algorithm>

#include "sim/verifier/demand.h"
#include "sim/verifier/moments.h"
#include "sim/verifier/reckoning.h"
#include "sim/verifier/since.h"

namespace slettefrist::verifier {
namespace {

constexpr DayNumber kEndOfTime = 1'000'000'000;

class Nights {
 public:
  explicit Nights(const Case& facts)
      : facts_(facts), endings_(facts.records.size()), since_(facts.records.size()), ties_(ties_of(facts)) {
    sight_.is_there.assign(facts.records.size(), false);
    for (auto& rules : since_) rules.resize(facts.policy.rules.size());
    for (std::size_t i = 0; i < facts.records.size(); ++i) {
      if (facts.records[i].area == "notification") notification_ = i;
    }
    for (std::size_t run = 0; run < runs().size(); ++run) {
      if (runs()[run].is_held) last_held_ = run;
    }
  }

  std::vector<Ending> live() {
    if (!last_held_) return endings_;
    cut_lost_ties();
    for (std::size_t run = 0; run < runs().size(); ++run) {
      turn_to(run);
      let_in(run);
      look(run);
      if (runs()[run].is_held) purge(run);
    }
    for (std::size_t i = 0; i < endings_.size(); ++i) {
      if (sight_.is_there[i]) endings_[i] = to_come(i);
    }
    return endings_;
  }

 private:
  const std::vector<RunDay>& runs() const { return facts_.calendar.runs; }
  const std::string& reading(const char* key) const { return facts_.policy.reading.at(key); }
  bool is_of_family(std::size_t record) const {
    return facts_.records[record].area == "answer" || facts_.records[record].area == "document";
  }

  void turn_to(std::size_t run) {
    sight_.as_of = runs()[run].as_of;
    sight_.before = std::min(runs()[run].at, runs()[*last_held_].at);
    moments_ = moments_before(facts_, run, sight_.before);
  }

  // The run by which every engine that keeps the policy has taken the record by its own rules.
  std::optional<std::size_t> gone_by(std::size_t record) {
    std::vector<Since> since(facts_.policy.rules.size());
    for (std::size_t run = 0; run < runs().size(); ++run) {
      turn_to(run);
      if (!is_known(facts_.records[record], sight_.before)) continue;
      for (std::size_t rule = 0; rule < since.size(); ++rule) {
        look(since[rule], record, rule, run);
        if (!since[rule].free_run || !runs()[run].is_held) continue;
        const auto closes = closing_run(facts_, since[rule], ties_[record]);
        if (closes && *closes <= run) return run;
      }
    }
    return std::nullopt;
  }

  // A hold that is felt through another record is lost where that is gone before, whoever purges.
  void cut_lost_ties() {
    for (std::vector<Tie>& ties : ties_) {
      std::erase_if(ties, [&](const Tie& tie) {
        const auto gone = tie.holder ? gone_by(*tie.holder) : std::nullopt;
        return gone && *gone < tie.first_run;
      });
    }
  }

  Grip grip(std::size_t record, std::size_t run) const {
    Grip grip = Grip::free;
    for (const Tie& tie : ties_[record]) {
      if (run < tie.first_run || runs()[run].as_of > tie.last_day) continue;
      grip = std::max(grip, is_felt(tie) ? Grip::held : Grip::unsure);
    }
    return grip;
  }
  bool is_felt(const Tie& tie) const { return !tie.holder || sight_.is_there[*tie.holder]; }

  // What is aimed at a notification that is gone never comes in.
  void let_in(std::size_t run) {
    for (std::size_t i = 0; i < facts_.records.size(); ++i) {
      Ending& ending = endings_[i];
      if (ending.seen_by || is_refused(i) || !is_known(facts_.records[i], sight_.before)) continue;
      if (is_of_family(i) && notification_ && endings_[*notification_].taken_by) {
        refused_.push_back(i);
        continue;
      }
      ending.seen_by = run;
      sight_.is_there[i] = true;
    }
  }
  bool is_refused(std::size_t record) const {
    return std::find(refused_.begin(), refused_.end(), record) != refused_.end();
  }

  // With reading scope = new_model nobody may touch what was sent before.
  bool is_out_of_scope() const {
    if (!notification_ || reading("scope") != "new_model") return false;
    const Fact& sent = *facts_.records[*notification_].fact("notified_at");
    return counted_day(sent, facts_.policy.reading) < *facts_.new_model_from;
  }

  std::optional<Demand> asked(std::size_t record, std::size_t rule) const {
    return asked(sight_, record, rule);
  }
  std::optional<Demand> asked(const Sight& sight, std::size_t record, std::size_t rule) const {
    if (record == notification_ && is_out_of_scope()) return std::nullopt;
    return demand_of(sight, rule, facts_.records[record]);
  }

  Unbroken unbroken(const Demand& now, std::size_t record, std::size_t rule, std::size_t run) const {
    Unbroken unbroken{run == 0 ? facts_.calendar.starts_on : runs()[run - 1].as_of + 1};
    for (const Moment& moment : moments_) {
      Sight then = sight_;
      then.as_of = moment.as_of;
      then.before = moment.before;
      const auto demand = asked(then, record, rule);
      if (demand && !is_other(*demand, now)) continue;
      unbroken.was_other = true;
      unbroken.since = std::max(unbroken.since, moment.next_day);
    }
    unbroken.since = std::min(unbroken.since, runs()[run].as_of);  // the run before may have been that day's
    return unbroken;
  }

  void look(Since& since, std::size_t record, std::size_t rule, std::size_t run) const {
    const auto now = asked(record, rule);
    since.look(now, facts_.calendar, run, grip(record, run),
               now ? unbroken(*now, record, rule, run) : Unbroken{});
  }

  void look(std::size_t run) {
    for (std::size_t i = 0; i < facts_.records.size(); ++i) {
      for (std::size_t rule = 0; sight_.is_there[i] && rule < since_[i].size(); ++rule) {
        look(since_[i][rule], i, rule, run);
      }
    }
  }

  // Of the rules that are open the one with the earliest due day; of several the first in the file.
  const Since* open_rule(std::size_t record) const {
    const Since* first = nullptr;
    for (const Since& since : since_[record]) {
      if (since.free_run && (!first || since.demand->deadline.day < first->demand->deadline.day))
        first = &since;
    }
    return first;
  }

  bool goes_with_notification(std::size_t record) const {
    if (!is_of_family(record) || !notification_ || is_out_of_scope()) return false;
    return facts_.records[record].area == "answer" || reading("document_under_parent") != "stays";
  }

  void purge(std::size_t run) {
    const Since* const parent =
        notification_ && sight_.is_there[*notification_] ? open_rule(*notification_) : nullptr;
    for (std::size_t i = 0; i < facts_.records.size(); ++i) {
      if (!sight_.is_there[i]) continue;
      const Since* const own = open_rule(i);
      if (own) {
        take(i, run, *own, i);
      } else if (parent && goes_with_notification(i)) {
        take(i, run, *parent, *notification_);
      }
    }
    for (std::size_t i = 0; i < facts_.records.size(); ++i) {
      if (endings_[i].taken_by) sight_.is_there[i] = false;
    }
  }

  void take(std::size_t record, std::size_t run, const Since& by, std::size_t whose) {
    endings_[record].taken_by = run;
    tell(record, by, whose);
  }

  // `whose`: the record itself, or the notification it goes along with.
  void tell(std::size_t record, const Since& by, std::size_t whose) {
    Ending& ending = endings_[record];
    ending.demand = by.demand;
    ending.goes_with_notification = whose != record;
    ending.opened_by = by.free_run;
    ending.closes_by = closing_run(facts_, by, ties_[whose]);
    if (whose == record) return;
    if (ending.opened_by) ending.opened_by = std::max(*ending.opened_by, *ending.seen_by);
    if (ending.closes_by) ending.closes_by = std::max(*ending.closes_by, *ending.seen_by);
  }

  // -- after the last run: the days go on, and nothing new happens --
  struct Prospect {
    DayNumber free_on = 0;  // the first day on which it is due and nothing holds the record
    Since by;
  };
  std::optional<Prospect> prospect_of(std::size_t record) {
    const DayNumber last = runs()[*last_held_].as_of;
    std::optional<Prospect> soonest;
    for (const DayNumber day : days_to_look_at(last)) {
      sight_.as_of = day;
      for (std::size_t rule = 0; rule < since_[record].size(); ++rule) {
        const auto demand = asked(record, rule);
        if (!demand) continue;
        Prospect prospect;
        const DayNumber opens_on = std::max(demand->deadline.day, demand->version->in_force);
        prospect.free_on = first_free_day(record, std::max(opens_on, day));
        if (prospect.free_on >= next_version_after(day)) continue;
        prospect.by.demand = demand;
        const Since& now = since_[record][rule];  // as the last run left it, held or not
        if (now.free_run && !is_other(*demand, *now.demand)) prospect.by = now;
        const auto order = [](const Prospect& each) {
          return std::pair{each.free_on, each.by.demand->deadline.day};
        };
        if (!soonest || order(prospect) < order(*soonest)) soonest = prospect;
      }
    }
    return soonest;
  }
  DayNumber first_free_day(std::size_t record, DayNumber from) const {
    DayNumber day = from;
    const std::vector<Tie>& ties = ties_[record];
    for (std::size_t i = 0; i < ties.size(); ++i) {
      if (!ties[i].covers(day) || !is_felt(ties[i])) continue;
      day = ties[i].last_day + 1;
      i = static_cast<std::size_t>(-1);  // an earlier one may cover that day
    }
    return day;
  }
  // Between two days on which a version comes into force nothing changes.
  std::vector<DayNumber> days_to_look_at(DayNumber last) const {
    std::vector<DayNumber> days{last};
    for (const Rule& rule : facts_.policy.rules) {
      for (const Version& version : rule.versions) {
        if (version.in_force > last) days.push_back(version.in_force);
      }
    }
    std::sort(days.begin(), days.end());
    return days;
  }
  DayNumber next_version_after(DayNumber day) const {
    const std::vector<DayNumber> days = days_to_look_at(day);
    const auto next = std::upper_bound(days.begin(), days.end(), day);
    return next == days.end() ? kEndOfTime : *next;
  }

  Ending to_come(std::size_t record) {
    auto next = prospect_of(record);
    std::size_t whose = record;
    if (goes_with_notification(record) && sight_.is_there[*notification_]) {
      const auto with = prospect_of(*notification_);
      const bool is_with = with && (!next || with->free_on < next->free_on);
      if (is_with) whose = *notification_;
      if (is_with) next = with;
    }
    if (next) tell(record, next->by, whose);
    return endings_[record];
  }

  const Case& facts_;
  std::vector<Ending> endings_;
  std::vector<std::vector<Since>> since_;  // by record and rule
  std::vector<std::vector<Tie>> ties_;     // by record
  std::vector<std::size_t> refused_;
  std::optional<std::size_t> notification_;
  std::optional<std::size_t> last_held_;
  Sight sight_{facts_, 0, 0, {}};
  std::vector<Moment> moments_;  // between the run before and the one in hand
};

}  // namespace

std::vector<Ending> replay(const Case& facts) { return Nights{facts}.live(); }

}  // namespace slettefrist::verifier
