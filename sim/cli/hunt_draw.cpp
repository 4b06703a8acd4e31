// The draws of a hunt; see hunt_draw.h.
//
// Short periods and short worlds, half of the records aimed at deadlines: a thousand small odd worlds find
// more than one big even one. All numbers here are assumed. It must not know a rule's true period.
#include "sim/cli/hunt_draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generators/stream.h"
#include "sim/model/day.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {
namespace {

using generators::Purpose;
using generators::Stream;

constexpr Day kFirstStart{19500};  // 2023-05-23: go-live lies ahead of some worlds and behind others
constexpr int kStartDays = 3000;
constexpr int kHistoryDaysMost = 3200;
constexpr int kNightsLeast = 20, kNightsMost = 500;
constexpr int kCitizensMost = 30;
constexpr int kHoldsMost = 60, kHoldDaysMost = 60;
constexpr double kShareOfWorldsWithHolds = 0.25, kShareOfHoldsThatEnd = 0.85;
constexpr std::array<const char*, 4> kRuleIds{"notification-answered", "notification-unanswered", "document",
                                              "sanction"};

struct HeldRecord {
  RecordKey key;
  RecordId citizen_id = 0;
};

// Those that the four rules are about.
std::vector<HeldRecord> records_to_hold(const History& history) {
  std::vector<HeldRecord> records;
  const auto add = [&](const auto& record) {
    records.push_back({{std::decay_t<decltype(record)>::kArea, id_of(record)}, record.citizen_id});
  };
  for (const Family& family : history.families) {
    add(family.notification);
    std::for_each(family.answers.begin(), family.answers.end(), add);
    std::for_each(family.documents.begin(), family.documents.end(), add);
  }
  std::for_each(history.sanctions.begin(), history.sanctions.end(), add);
  return records;
}

class Draw {
 public:
  Draw(std::uint64_t seed, const std::string& parent)
      : seed_(seed), parent_(parent), stream_(seed, Purpose::hunt, 0) {}

  DrawnWorld world() {
    starts_on_ = kFirstStart + stream_.whole(0, kStartDays);
    ends_on_ = starts_on_ + stream_.whole(kNightsLeast, kNightsMost);
    DrawnWorld drawn;
    drawn.policy = policy();
    drawn.scenario = head();
    drawn.scenario += purge();
    drawn.scenario += rates();
    return drawn;
  }

 private:
  template <class Choices>
  auto one_of(const Choices& choices) {
    return choices[static_cast<std::size_t>(stream_.whole(0, static_cast<int>(choices.size()) - 1))];
  }
  std::string share() { return fmt::format("{:.2f}", stream_.whole(0, 100) / 100.0); }

  // One draw a statement: the order of draws is part of what a seed means.
  std::string head() {
    const Day history_from = starts_on_ - stream_.whole(0, kHistoryDaysMost);
    const Day uploads_open_on = history_from + stream_.whole(0, starts_on_ - history_from + kNightsLeast);
    std::string text = fmt::format(
        "format = 1\nname = \"hunt-{0}\"\ntitle = \"Drawn at random from seed {0}\"\npolicy = "
        "\"policy.toml\"\n"
        "seed = {0}\nhistory_from = {1}\nstarts_on = {2}\nends_on = {3}\nuploads_open_on = {4}\n",
        seed_, to_text(history_from), to_text(starts_on_), to_text(ends_on_), to_text(uploads_open_on));
    text += fmt::format("citizens = {}\n", stream_.whole(1, kCitizensMost));
    text += fmt::format("documents_on = \"{}\"\n", stream_.chance(0.5) ? "any" : "new");
    text += fmt::format("content = \"{}\"\n", one_of(std::array{"full", "token", "none"}));
    return text + fmt::format("step = \"{}\"\n", one_of(std::array{"1 day", "3 days", "7 hours"}));
  }

  std::string purge() {
    std::string text = "\n[purge]\n";
    if (stream_.chance(0.15)) {
      text += fmt::format("every = \"{} hours\"\n", stream_.whole(5, 40));
    } else {
      text += fmt::format("every = \"{} days\"\n", stream_.chance(0.6) ? 1 : stream_.whole(2, 10));
    }
    // Most runs lie where the clocks change.
    const int minutes = stream_.chance(0.7) ? stream_.whole(90, 210) : stream_.whole(0, 1439);
    text += fmt::format("at = \"{:02}:{:02}\"\n", minutes / 60, minutes % 60);
    std::string outages;
    Day from = starts_on_;
    while (stream_.chance(0.3)) {
      from = from + stream_.whole(1, 120);
      const Day to = from + stream_.whole(0, 12);
      if (to > ends_on_) break;
      outages +=
          fmt::format("{}{{ from = {}, to = {} }}", outages.empty() ? "" : ", ", to_text(from), to_text(to));
      from = to + 1;
    }
    return outages.empty() ? text : text + "outages = [" + outages + "]\n";
  }

  std::string rates() {
    std::string text = "\n[rates]\ndocument_bytes = 900\n";
    for (const char* rate : {"notifications_per_citizen_year", "documents_per_notification",
                             "documents_per_answer", "sanctions_per_citizen_year"}) {
      text += fmt::format("{} = {:.1f}\n", rate, stream_.whole(0, 30) / 10.0);
    }
    for (const char* rate :
         {"share_answered", "share_answered_late", "share_answered_twice", "share_sanctions_without_expiry",
          "share_sanctions_served", "share_served_known_late"}) {
      text += fmt::format("{} = {}\n", rate, share());
    }
    if (stream_.chance(0.3)) text += fmt::format("share_sanctions_without_dates = {}\n", share());
    return text + fmt::format("\n[plant]\nshare = {}\n", share());
  }

  std::string period() {
    const int unit = stream_.whole(0, 3);
    if (unit == 0) return fmt::format("{} days", stream_.whole(1, 900));
    if (unit == 1) return fmt::format("{} years", stream_.whole(1, 8));
    return fmt::format("{} months", stream_.whole(1, 30));
  }

  std::string policy() {
    std::string text =
        fmt::format("format = 1\nextends = \"{}\"\nedition = \"hunt-{}\"\n\n[reading]\n", parent_, seed_);
    for (const ReadingEntry& entry : entries_of(Reading{})) {
      const std::string value = entry.values.empty()
                                    ? fmt::format("{} days", stream_.chance(0.3) ? stream_.whole(0, 9) : 0)
                                    : one_of(entry.values);
      text += fmt::format("{} = \"{}\"\n", entry.key, value);
    }
    for (const char* id : kRuleIds) text += rule(id);
    return text;
  }

  // Another period, and sometimes dated versions of it.
  std::string rule(const std::string& id) {
    std::string text = fmt::format("\n[[rule]]\nid = \"{}\"\n", id);
    if (stream_.chance(0.7)) text += fmt::format("keep = \"{}\"\n", period());
    Day in_force = starts_on_;
    while (stream_.chance(0.3)) {
      in_force = std::max(in_force, kFirstStart + 400) + stream_.whole(1, kNightsMost);
      text += fmt::format("[[rule.version]]\nin_force = {}\nclause = \"hunt\"\n", to_text(in_force));
      if (stream_.chance(0.1)) {
        text += "ends = true\neffect = \"all_records\"\n";
        continue;
      }
      text += fmt::format("keep = \"{}\"\n", period());
      text += fmt::format("effect = \"{}\"\n", stream_.chance(0.5) ? "all_records" : "anchored_since");
    }
    return text;
  }

  std::uint64_t seed_;
  const std::string& parent_;
  Stream stream_;
  Day starts_on_;
  Day ends_on_;
};

}  // namespace

bool draws_holds(std::uint64_t seed) {
  return Stream{seed, Purpose::hunt_hold, 0}.chance(kShareOfWorldsWithHolds);
}

std::vector<Hold> draw_holds(std::uint64_t seed, const WrittenWorld& world) {
  const std::vector<HeldRecord> records = records_to_hold(world.scenario.records);
  if (records.empty() || !draws_holds(seed)) return {};
  Stream stream{seed, Purpose::hunt_hold, 1};
  std::vector<Hold> holds;
  const int nights = world.scenario.ends_on - world.scenario.starts_on;
  const int count = stream.whole(1, kHoldsMost);
  for (RecordId id = 1; id <= count; ++id) {
    const HeldRecord& held = records[stream.index(records.size())];
    Hold hold{id, held.citizen_id, held.key.area, held.key.id, world.scenario.starts_on, {}};
    hold.from_on = hold.from_on + stream.whole(-kHoldDaysMost, nights);
    if (stream.chance(kShareOfHoldsThatEnd)) hold.to_on = hold.from_on + stream.whole(0, kHoldDaysMost);
    holds.push_back(hold);
  }
  return holds;
}

DrawnWorld draw_world(std::uint64_t seed, const std::string& parent) { return Draw{seed, parent}.world(); }

}  // namespace slettefrist::cli
