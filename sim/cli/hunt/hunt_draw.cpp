// The draws of a hunt; see hunt_draw.h.
//
// Short worlds, half of the records aimed at deadlines: a thousand small odd worlds find more than one big
// even one. All numbers here are assumed. It must not know a rule's true period.
#include "sim/cli/hunt/hunt_draw.h"

#include <fmt/format.h>

#include <array>

#include "generators/stream.h"
#include "sim/cli/hunt/hunt_policy_draw.h"
#include "sim/model/day.h"
#include "sim/model/people.h"

namespace slettefrist::cli {
namespace {

using generators::Purpose;
using generators::Stream;

constexpr std::int64_t kScenarioStream = 0;
constexpr std::int64_t kSettingStream = 2;
constexpr Day kFirstStart{19500};  // 2023-05-23: go-live lies ahead of some worlds and behind others
constexpr int kStartDays = 3000;
constexpr Day kParentInForce{19900};  // every rule of the parent is, by then
constexpr int kDaysOfRulesBefore = 300;
constexpr int kHistoryDaysMost = 3200;
constexpr int kNightsLeast = 20, kNightsMost = 500;
constexpr int kCitizensMost = 30;
constexpr int kHoldsMost = 60, kHoldDaysMost = 60;
constexpr double kShareOfWorldsWithHolds = 0.25, kShareOfHoldsThatEnd = 0.85;

// Clock changes, leap days, turns of a year, the end of 32-bit seconds: many worlds begin shortly before one.
constexpr std::array<Day, 14> kTellingDays{Day{19782},   // 2024-02-29
                                           Day{19813},   // 2024-03-31
                                           Day{20023},   // 2024-10-27
                                           Day{20177},   // 2025-03-30
                                           Day{20387},   // 2025-10-26
                                           Day{20819},   // 2027-01-01
                                           Day{21122},   // 2027-10-31
                                           Day{21243},   // 2028-02-29
                                           Day{21486},   // 2028-10-29
                                           Day{22004},   // 2030-03-31
                                           Day{22704},   // 2032-02-29
                                           Day{22949},   // 2032-10-31
                                           Day{24855},   // 2038-01-19
                                           Day{25140}};  // 2038-10-31

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
  explicit Draw(std::uint64_t seed) : seed_(seed), stream_(seed, Purpose::hunt, kScenarioStream) {}

  DrawnWorld world(const std::string& parent) {
    starts_on_ = stream_.chance(0.3) ? stream_.pick(kTellingDays) + -stream_.whole(0, 30)
                                     : kFirstStart + stream_.whole(0, kStartDays);
    ends_on_ = starts_on_ + stream_.whole(kNightsLeast, kNightsMost);
    DrawnWorld drawn;
    drawn.scenario = head();
    drawn.scenario += purge();
    drawn.scenario += rates();
    drawn.policy = draw_policy({seed_, parent, kParentInForce, starts_on_ - kDaysOfRulesBefore, ends_on_});
    Stream setting{seed_, Purpose::hunt, kSettingStream};
    drawn.is_content_in_files = setting.chance(0.3);
    // A document that keeps the id of a notification that is gone is what such a key forbids.
    const bool is_orphan_lawful = drawn.policy.find("document_under_parent = \"stays\"") != std::string::npos;
    drawn.foreign_keys = setting.chance(0.3) && !is_orphan_lawful;
    drawn.repeat_runs = static_cast<world::RepeatRuns>(setting.whole(0, 2));
    return drawn;
  }

 private:
  template <class Choices>
  auto one_of(const Choices& choices) {
    return choices[stream_.index(choices.size())];
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
    text += fmt::format("content = \"{}\"\n", one_of(kDocumentContentNames));
    text += fmt::format("cpr_scheme = \"{}\"\n", one_of(kCprSchemeNames));
    text += fmt::format("cpr_modulus_11 = \"{}\"\n", one_of(kModulus11Names));
    return text + step();
  }

  // How much comes into the store at once.
  std::string step() {
    if (stream_.chance(0.5)) return "step = \"1 day\"\n";
    if (stream_.chance(0.5)) return fmt::format("step = \"{} days\"\n", stream_.whole(2, 40));
    return fmt::format("step = \"{} hours\"\n", stream_.whole(5, 48));
  }

  std::string purge() {
    std::string text = "\n[purge]\n";
    if (stream_.chance(0.15)) {
      text += fmt::format("every = \"{} hours\"\n", stream_.whole(3, 48));
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

  // So much of it a year or a piece; now and then nothing, so that a register is empty.
  std::string amount(const char* rate, int most_tenths) {
    const int tenths = stream_.chance(0.1) ? 0 : stream_.whole(0, most_tenths);
    return fmt::format("{} = {:.1f}\n", rate, tenths / 10.0);
  }

  std::string rates() {
    std::string text = "\n[rates]\n";
    text += fmt::format("document_bytes = {}\n", stream_.whole(200, 3000));
    text += fmt::format("answer_delay_days = {}\n", stream_.whole(1, 300));
    text += fmt::format("spell_days = {}\n", stream_.whole(5, 300));
    for (const char* rate : {"notifications_per_citizen_year", "documents_per_notification",
                             "documents_per_answer", "sanctions_per_citizen_year"}) {
      text += amount(rate, 30);
    }
    for (const char* rate : {"fund_changes_per_citizen_year", "moves_per_citizen_year",
                             "new_numbers_per_citizen_year", "spells_per_citizen_year"}) {
      text += amount(rate, 8);
    }
    text += amount("deaths_per_citizen_year", 3);
    for (const char* rate :
         {"share_answered", "share_answered_late", "share_answered_twice",
          "share_sanctions_from_notification", "share_sanctions_without_expiry", "share_sanctions_served",
          "share_served_known_late", "share_spells_around_notification", "contact_courses_per_spell",
          "contact_courses_per_spell_in_trial", "share_contact_courses_cut_short", "plan_drafts_per_spell",
          "benefit_reports_per_month", "share_at_maximum_rate", "share_reports_with_supplement",
          "share_of_changes_sent_as_messages"}) {
      text += fmt::format("{} = {}\n", rate, share());
    }
    if (stream_.chance(0.3)) text += fmt::format("share_sanctions_without_dates = {}\n", share());
    return text + fmt::format("\n[plant]\nshare = {}\n", share());
  }

  std::uint64_t seed_;
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

DrawnWorld draw_world(std::uint64_t seed, const std::string& parent) { return Draw{seed}.world(parent); }

}  // namespace slettefrist::cli
