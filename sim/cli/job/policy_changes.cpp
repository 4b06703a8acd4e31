// Differences between policies in words; see policy_changes.h.
//
// It must not know a world.
#include "sim/cli/job/policy_changes.h"

#include <algorithm>

#include "sim/report/what_if_words.h"
#include "sim/report/wording.h"

namespace slettefrist::cli {
namespace {

constexpr report::Phrase kThenPhrase{", then ", ", derefter "};
constexpr report::Phrase kEndsPhrase{"ends from {0}", "ophører fra {0}"};
constexpr report::Phrase kFromPhrase{"{0} from {1}", "{0} (gælder fra {1})"};
constexpr report::Phrase kLaterAnchorsPhrase{" for later anchors", " for datoer, der falder senere"};
constexpr report::Phrase kOrPhrase{" or ", " eller "};
constexpr report::Phrase kCountedFromPhrase{"counted from {0} -> {1}", "regnes fra {0} -> {1}"};
constexpr report::Phrase kNewPhrase{"{0}: new, {1}", "{0}: ny, {1}"};
constexpr report::Phrase kGonePhrase{"{0}: gone, was {1}", "{0}: bortfalder, var {1}"};

class ChangeTeller {
 public:
  explicit ChangeTeller(Language language) : language_{language}, wording_{language} {}

  std::string versions(const Rule& rule) const {
    std::string text;
    for (const RuleVersion& version : rule.versions) {
      const std::string from = report::day_text(version.in_force, language_);
      text += (text.empty() ? "" : wording_.say(kThenPhrase)) +
              (version.ends ? wording_.say(kEndsPhrase, {from})
                            : wording_.say(kFromPhrase, {period_text(version.keep, language_), from})) +
              (version.effect == Effect::all_records ? "" : wording_.say(kLaterAnchorsPhrase));
    }
    return text;
  }
  std::string columns(const Rule& rule) const {
    std::string text;
    for (const std::string& column : rule.counted_from)
      text += (text.empty() ? "" : wording_.say(kOrPhrase)) + column;
    return text;
  }
  std::string say(const report::Phrase& phrase, const std::string& first, const std::string& second) const {
    return wording_.say(phrase, {first, second});
  }

 private:
  Language language_;
  report::Wording wording_;
};

const Rule* rule_in(const Policy& policy, const std::string& id) {
  const auto found =
      std::find_if(policy.rules.begin(), policy.rules.end(), [&](const Rule& rule) { return rule.id == id; });
  return found == policy.rules.end() ? nullptr : &*found;
}

}  // namespace

std::string period_text(const Period& period, Language language) {
  if (language == Language::english) return to_text(period);
  const bool is_one = period.amount == 1;
  const std::string amount = std::to_string(period.amount);
  if (period.unit == Period::Unit::years) return amount + " år";
  if (period.unit == Period::Unit::months) return amount + (is_one ? " måned" : " måneder");
  return amount + (is_one ? " dag" : " dage");
}

std::vector<std::string> reading_changes(const Reading& before, const Reading& now) {
  std::vector<std::string> changes;
  const auto old_entries = entries_of(before);
  const auto new_entries = entries_of(now);
  for (std::size_t i = 0; i < new_entries.size(); ++i) {
    if (new_entries[i].value == old_entries[i].value) continue;
    changes.push_back(new_entries[i].key + ": " + old_entries[i].value + " -> " + new_entries[i].value);
  }
  return changes;
}

std::optional<std::string> rule_change(const Policy& before, const Policy& now, const std::string& id,
                                       Language language) {
  const ChangeTeller tell{language};
  const Rule* const old_rule = rule_in(before, id);
  const Rule* const new_rule = rule_in(now, id);
  if (old_rule == nullptr && new_rule == nullptr) return std::nullopt;
  if (old_rule == nullptr) return tell.say(kNewPhrase, id, tell.versions(*new_rule));
  if (new_rule == nullptr) return tell.say(kGonePhrase, id, tell.versions(*old_rule));
  std::string change;
  if (tell.columns(*old_rule) != tell.columns(*new_rule)) {
    change = tell.say(kCountedFromPhrase, tell.columns(*old_rule), tell.columns(*new_rule));
  }
  if (tell.versions(*old_rule) != tell.versions(*new_rule)) {
    change += (change.empty() ? "" : "; ") + tell.versions(*old_rule) + " -> " + tell.versions(*new_rule);
  }
  return change.empty() ? std::nullopt : std::optional{id + ": " + change};
}

std::vector<std::string> policy_changes(const Policy& before, const Policy& now, Language language) {
  std::vector<std::string> changes = reading_changes(before.reading, now.reading);
  const auto add = [&](const Rule& rule) {
    if (const auto change = rule_change(before, now, rule.id, language)) changes.push_back(*change);
  };
  for (const Rule& rule : now.rules) add(rule);
  for (const Rule& rule : before.rules) {
    if (rule_in(now, rule.id) == nullptr) add(rule);
  }
  return changes;
}

}  // namespace slettefrist::cli
