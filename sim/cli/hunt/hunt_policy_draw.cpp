// The draws of a policy; see hunt_policy_draw.h.
//
// Short periods, so that a short world sees them end. All numbers here are assumed. It must not know how a
// file is read.
#include "sim/cli/hunt/hunt_policy_draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generators/stream.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {
namespace {

using generators::Purpose;
using generators::Stream;

constexpr std::int64_t kPolicyStream = 1;
constexpr int kDaysBetweenVersionsMost = 500;
constexpr std::array<const char*, 4> kRuleIds{"notification-answered", "notification-unanswered", "document",
                                              "sanction"};

// What a rule of its own may be about: any table, any of its dates.
struct Subject {
  const char* area;
  const char* column;
};
constexpr std::array<Subject, 8> kFurtherSubjects{{{"plan_draft", "sent_at"},
                                                   {"contact_course", "registered_at"},
                                                   {"contact_course", "ends_on"},
                                                   {"benefit_report", "reported_at"},
                                                   {"benefit_report", "calculated_on"},
                                                   {"message", "sent_at"},
                                                   {"document", "file_dated_on"},
                                                   {"sanction", "decided_on"}}};

class PolicyDraw {
 public:
  explicit PolicyDraw(const DrawnPolicy& wanted)
      : wanted_(wanted), stream_(wanted.seed, Purpose::hunt, kPolicyStream) {}

  // One draw a statement: the order of draws is part of what a seed means.
  std::string text() {
    std::string text = fmt::format("format = 1\nextends = \"{}\"\nedition = \"hunt-{}\"\n\n[reading]\n",
                                   wanted_.parent, wanted_.seed);
    for (const ReadingEntry& entry : entries_of(Reading{})) {
      text += fmt::format("{} = \"{}\"\n", entry.key, entry.values.empty() ? slack() : one_of(entry.values));
    }
    for (const char* id : kRuleIds) text += changed_rule(id);
    for (int further = 1; stream_.chance(0.25); ++further) text += further_rule(further);
    return text;
  }

 private:
  std::string one_of(const std::vector<std::string>& values) { return values[stream_.index(values.size())]; }
  std::string slack() { return fmt::format("{} days", stream_.chance(0.3) ? stream_.whole(0, 9) : 0); }
  Day some_day() { return wanted_.earliest + stream_.whole(0, wanted_.latest - wanted_.earliest); }
  std::string effect() { return stream_.chance(0.5) ? "all_records" : "anchored_since"; }

  std::string period() {
    const int unit = stream_.whole(0, 3);
    if (unit == 0) return fmt::format("{} days", stream_.whole(1, 900));
    if (unit == 1) return fmt::format("{} years", stream_.whole(1, 8));
    return fmt::format("{} months", stream_.whole(1, 30));
  }

  std::string changed_rule(const std::string& id) {
    std::string text = fmt::format("\n[[rule]]\nid = \"{}\"\n", id);
    if (stream_.chance(0.7)) text += fmt::format("keep = \"{}\"\n", period());
    if (!stream_.chance(0.3)) return text + versions(std::max(wanted_.parent_in_force, wanted_.earliest));
    const Day in_force = some_day();
    text += fmt::format("in_force = {}\n", to_text(in_force));
    text += fmt::format("effect = \"{}\"\n", effect());
    return text + versions(in_force);
  }

  std::string further_rule(int number) {
    const Subject subject = stream_.pick(kFurtherSubjects);
    const Day in_force = some_day();
    std::string text = fmt::format(
        "\n[[rule]]\nid = \"further-{}\"\narea = \"{}\"\napplies = \"always\"\ncounted_from = \"{}\"\n"
        "clause = \"hunt\"\nin_force = {}\n",
        number, subject.area, subject.column, to_text(in_force));
    text += fmt::format("keep = \"{}\"\n", period());
    text += fmt::format("effect = \"{}\"\n", effect());
    return text + versions(in_force);
  }

  // Sometimes dated versions, one after the other.
  std::string versions(Day in_force) {
    std::string text;
    bool is_ended = false;
    while (stream_.chance(0.3)) {
      in_force = in_force + stream_.whole(1, kDaysBetweenVersionsMost);
      text += fmt::format("[[rule.version]]\nin_force = {}\nclause = \"hunt\"\n", to_text(in_force));
      is_ended = !is_ended && stream_.chance(0.1);
      if (is_ended) {
        text += "ends = true\neffect = \"all_records\"\n";
        continue;
      }
      text += fmt::format("keep = \"{}\"\n", period());
      text += fmt::format("effect = \"{}\"\n", effect());
    }
    return text;
  }

  const DrawnPolicy& wanted_;
  Stream stream_;
};

}  // namespace

std::string draw_policy(const DrawnPolicy& wanted) { return PolicyDraw{wanted}.text(); }

}  // namespace slettefrist::cli
