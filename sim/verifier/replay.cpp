// The nights one after the other; see replay.h.
//
// A record that may go is taken in the first run that is held, as a prompt and faultless purge would. It must
// not know how a deadline comes about (demand.cpp).
#include "sim/verifier/replay.h"

#include <algorithm>

#include "sim/verifier/demand.h"

namespace slettefrist::verifier {
namespace {

constexpr DayNumber kDaysLookedAhead = 400L * 366;

class Nights {
 public:
  explicit Nights(const Case& facts)
      : facts_(facts), endings_(facts.records.size()), since_(facts.records.size()) {
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
    for (std::size_t run = 0; run < runs().size(); ++run) {
      sight_.as_of = runs()[run].as_of;
      sight_.before = std::min(runs()[run].at, runs()[*last_held_].at);
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
  struct Since {
    std::optional<std::size_t> run;  // since which the rule's demand is lawful
    std::optional<Demand> demand;
  };

  const std::vector<RunDay>& runs() const { return facts_.calendar.runs; }
  const std::string& reading(const char* key) const { return facts_.policy.reading.at(key); }
  bool is_of_family(std::size_t record) const {
    return facts_.records[record].area == "answer" || facts_.records[record].area == "document";
  }

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
    const Seconds instant = *sent.instant;
    const auto wall = danish_wall(instant);
    if (!wall) throw Unreadable("an instant before 1980, for which this verifier knows no Danish clock");
    const DayNumber day =
        reading("day_of") == "utc" ? *day_in(instant_text(instant).substr(0, 10)) : wall->day;
    return day < *facts_.new_model_from;
  }

  std::optional<Demand> asked(std::size_t record, std::size_t rule) const {
    if (record == notification_ && is_out_of_scope()) return std::nullopt;
    return demand_of(sight_, rule, facts_.records[record]);
  }

  void look(std::size_t run) {
    for (std::size_t i = 0; i < facts_.records.size(); ++i) {
      for (std::size_t rule = 0; sight_.is_there[i] && rule < since_[i].size(); ++rule) {
        Since& since = since_[i][rule];
        const auto demand = asked(i, rule);
        if (!demand || !since.demand || is_other(*demand, *since.demand)) since.run.reset();
        since.demand = demand;
        if (demand && !since.run && is_lawful(*demand, run)) since.run = run;
      }
    }
  }
  static bool is_other(const Demand& now, const Demand& before) {
    return now.version != before.version || now.deadline.comes_before(before.deadline) ||
           before.deadline.comes_before(now.deadline);
  }
  bool is_lawful(const Demand& demand, std::size_t run) const {
    const RunDay& at = runs()[run];
    return demand.deadline.day <= at.as_of && (!demand.deadline.at || *demand.deadline.at <= at.at);
  }

  // Of the rules that are open the one with the earliest due day; of several the first in the file.
  const Since* open_rule(std::size_t record) const {
    const Since* first = nullptr;
    for (const Since& since : since_[record]) {
      if (since.run && (!first || since.demand->deadline.day < first->demand->deadline.day)) first = &since;
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
        take(i, run, *own, false);
      } else if (parent && goes_with_notification(i)) {
        take(i, run, *parent, true);
      }
    }
    for (std::size_t i = 0; i < facts_.records.size(); ++i) {
      if (endings_[i].taken_by) sight_.is_there[i] = false;
    }
  }

  void take(std::size_t record, std::size_t run, const Since& by, bool with_notification) {
    endings_[record].taken_by = run;
    tell(record, by, with_notification);
  }

  void tell(std::size_t record, const Since& by, bool with_notification) {
    Ending& ending = endings_[record];
    ending.demand = by.demand;
    ending.goes_with_notification = with_notification;
    ending.opened_by = by.run;
    ending.closes_by = closing_run(*by.demand);
    if (!with_notification) return;
    if (ending.opened_by) ending.opened_by = std::max(*ending.opened_by, *ending.seen_by);
    if (ending.closes_by) ending.closes_by = std::max(*ending.closes_by, *ending.seen_by);
  }

  // The last run in time: not later than the slack after the first day that could see all that decides.
  std::optional<std::size_t> closing_run(const Demand& demand) const {
    const Calendar& calendar = facts_.calendar;
    const bool is_backlog = demand.deadline.day < demand.version->in_force;
    const long slack = period_in(reading(is_backlog ? "backlog_within" : "purge_within")).amount;
    DayNumber opens = std::max({demand.deadline.day, demand.version->in_force, calendar.starts_on});
    const auto run_on = [&](DayNumber day) {
      return calendar.run_at_on_day[static_cast<std::size_t>(day - calendar.starts_on)];
    };
    while (opens <= calendar.ends_on && (run_on(opens) <= demand.known_at ||
                                         (demand.deadline.at && run_on(opens) < *demand.deadline.at))) {
      ++opens;
    }
    if (opens + slack > calendar.ends_on) return std::nullopt;
    std::optional<std::size_t> first_possible;
    std::optional<std::size_t> last_in_time;
    for (std::size_t run = 0; run < runs().size(); ++run) {
      if (!first_possible && runs()[run].as_of >= opens) first_possible = run;
      if (runs()[run].as_of <= opens + slack) last_in_time = run;
    }
    if (!first_possible) return std::nullopt;
    return std::max(*first_possible, last_in_time.value_or(0));
  }

  // -- after the last run: the days go on, and nothing new happens --
  struct Prospect {
    DayNumber opens_on = 0;
    Since by;
  };
  std::optional<Prospect> prospect_of(std::size_t record) {
    const DayNumber last = runs()[*last_held_].as_of;
    std::optional<Prospect> soonest;
    if (const Since* const open = open_rule(record)) return Prospect{last, *open};
    for (const DayNumber day : days_to_look_at(last)) {
      sight_.as_of = day;
      for (std::size_t rule = 0; rule < since_[record].size(); ++rule) {
        const auto demand = asked(record, rule);
        if (!demand) continue;
        const DayNumber opens = std::max(day, demand->deadline.day);
        if (opens >= next_version_after(day)) continue;
        if (!soonest || opens < soonest->opens_on) soonest = Prospect{opens, {std::nullopt, demand}};
      }
    }
    return soonest;
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
    return next == days.end() ? day + kDaysLookedAhead : *next;
  }

  Ending to_come(std::size_t record) {
    auto own = prospect_of(record);
    bool is_with = false;
    if (goes_with_notification(record) && sight_.is_there[*notification_]) {
      const auto with = prospect_of(*notification_);
      is_with = with && (!own || with->opens_on < own->opens_on);
      if (is_with) own = with;
    }
    if (own) tell(record, own->by, is_with);
    return endings_[record];
  }

  const Case& facts_;
  std::vector<Ending> endings_;
  std::vector<std::vector<Since>> since_;  // by record and rule
  std::vector<std::size_t> refused_;
  std::optional<std::size_t> notification_;
  std::optional<std::size_t> last_held_;
  Sight sight_{facts_, 0, 0, {}};
};

}  // namespace

const Fact* Record::fact(const std::string& column) const {
  const auto found =
      std::find_if(facts.begin(), facts.end(), [&](const Fact& each) { return each.column == column; });
  return found == facts.end() ? nullptr : &*found;
}

std::string entry_column(const std::string& area) {
  static const std::map<std::string, std::string> columns{
      {"citizen", ""},           {"notification", "notified_at"},   {"answer", "answered_at"},
      {"document", "stored_at"}, {"sanction", "registered_at"},     {"contact_course", "registered_at"},
      {"plan_draft", "sent_at"}, {"benefit_report", "reported_at"}, {"message", "sent_at"}};
  const auto found = columns.find(area);
  if (found == columns.end()) throw Unreadable("there is no area \"" + area + "\"");
  return found->second;
}

std::vector<Ending> replay(const Case& facts) { return Nights{facts}.live(); }

}  // namespace slettefrist::verifier
