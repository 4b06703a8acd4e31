// Holds laid over the records of a case; see holds.h.
//
// Runs are gone through one by one. It must not know who is in the store on a night (replay.cpp).
#include "sim/verifier/holds.h"

#include <algorithm>

#include "sim/verifier/demand.h"

namespace slettefrist::verifier {
namespace {

constexpr DayNumber kUntilFurtherNotice = 100'000'000;

bool documents_stay(const Case& facts) { return facts.policy.reading.at("document_under_parent") == "stays"; }

const Record& named_by(const Case& facts, const HoldFact& hold) {
  return *std::find_if(facts.records.begin(), facts.records.end(), [&](const Record& record) {
    return record.area == hold.area && record.id == hold.record_id;
  });
}

std::optional<std::size_t> place_of(const Case& facts, const std::string& area) {
  for (std::size_t i = 0; i < facts.records.size(); ++i) {
    if (facts.records[i].area == area) return i;
  }
  return std::nullopt;
}

// What comes after the last run that is held comes in no more.
bool comes_in(const Case& facts, const Record& record) {
  const std::vector<RunDay>& runs = facts.calendar.runs;
  return std::any_of(runs.begin(), runs.end(),
                     [&](const RunDay& run) { return run.is_held && is_known(record, run.at); });
}

// The tie of a hold that is felt through `holder`, from its coming in on; nothing where no run lies in it.
std::optional<Tie> tie_through(const Case& facts, const HoldFact& hold, const Record& holder) {
  if (!comes_in(facts, holder)) return std::nullopt;
  const Calendar& calendar = facts.calendar;
  Tie tie{calendar.runs.size(), hold.from, hold.to.value_or(kUntilFurtherNotice), std::nullopt};
  bool has_met_run = false;
  for (std::size_t run = 0; run < calendar.runs.size(); ++run) {
    const RunDay& at = calendar.runs[run];
    if (at.as_of < hold.from) continue;
    if (!has_met_run && at.as_of > tie.last_day) return std::nullopt;
    has_met_run = true;
    if (!is_known(holder, at.at)) continue;
    if (at.as_of > tie.last_day) return std::nullopt;
    tie.first_run = run;
    break;
  }
  tie.first_day = std::max(tie.first_day, calendar.starts_on);
  while (tie.first_day <= calendar.ends_on &&
         !is_known(holder,
                   calendar.run_at_on_day[static_cast<std::size_t>(tie.first_day - calendar.starts_on)])) {
    ++tie.first_day;
  }
  return tie;
}

std::optional<Tie> tie_between(const Case& facts, const HoldFact& hold, std::size_t place) {
  const Record& record = facts.records[place];
  const Record& named = named_by(facts, hold);
  const bool keeps_parent = record.area == "notification" && &named != &record;
  auto tie = tie_through(facts, hold, keeps_parent ? named : record);
  if (!tie) return tie;
  if (keeps_parent && named.area == "document") {
    tie->holder = static_cast<std::size_t>(&named - facts.records.data());
  }
  // What outlives its notification keeps the id of what it hung on, and no other.
  const bool is_grandchild = named.area == "notification" && record.hangs_on != named.name;
  if (record.area == "document" && is_grandchild && documents_stay(facts)) {
    tie->holder = place_of(facts, "notification");
  }
  return tie;
}

}  // namespace

bool reaches(const Case& facts, const HoldFact& hold, const Record& record) {
  const Record& named = named_by(facts, hold);
  if (&named == &record) return true;
  if (record.area == "document") return named.area == "notification" || record.hangs_on == named.name;
  // Notification and answers go as one.
  return named.area != "document" || !documents_stay(facts);
}

std::vector<std::vector<Tie>> ties_of(const Case& facts) {
  std::vector<std::vector<Tie>> ties(facts.records.size());
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (facts.records[i].area == "answer") continue;  // has no rule, and goes with its notification
    for (const HoldFact& hold : facts.holds) {
      if (!reaches(facts, hold, facts.records[i])) continue;
      if (const auto tie = tie_between(facts, hold, i)) ties[i].push_back(*tie);
    }
  }
  return ties;
}

std::vector<std::string> held_by(const Case& facts, const Record& record) {
  std::vector<std::string> texts;
  for (const HoldFact& hold : facts.holds) {
    if (!reaches(facts, hold, record)) continue;
    texts.push_back(std::to_string(hold.id) + ": " + day_text(hold.from) + ".." +
                    (hold.to ? day_text(*hold.to) : ""));
  }
  return texts;
}

}  // namespace slettefrist::verifier
