// Rule by rule from the file's shape to the generators'; see register_facts.h.
//
// A rule that the file does not have limits nothing; amounts and codes that it does not name are not
// generated.
#include "sim/cli/job/register_facts.h"

#include <algorithm>
#include <charconv>

namespace slettefrist::cli {
namespace {

using generators::RegisterFacts;
using generators::RegisteringDays;
using generators::Topic;

// What the kinds of messages tell of; the file's other kinds tell of what there is no register for. That a
// fund gets the former fund's counters with a new member, and that the end of a case is told as that of the
// citizen's data, is assumed.
struct NamedTopic {
  std::string_view entity_name;
  Topic topic;
};
constexpr std::array<NamedTopic, 8> kTopics{{{"Underretning", Topic::notification},
                                             {"UnderretningSvar", Topic::answer},
                                             {"Sanktion", Topic::sanction},
                                             {"Fravaer", Topic::contact_course},
                                             {"Dagpengetaeller", Topic::benefit_report},
                                             {"MinPlan", Topic::plan_draft},
                                             {"DagpengetaellerTidligereAkasse", Topic::fund_change},
                                             {"GdprSletCv", Topic::death}}};

// The first code of a field's closed list, where it is a number.
std::optional<std::int32_t> only_code(const registration::Registrations& all, Area area,
                                      std::string_view field) {
  for (const registration::CodeList& list : all.code_lists) {
    const bool is_of_area = std::find(list.areas.begin(), list.areas.end(), area) != list.areas.end();
    if (list.field != field || !is_of_area || list.codes.empty()) continue;
    const std::string& text = list.codes.front();
    std::int32_t code = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), code);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size()) return code;
  }
  return std::nullopt;
}

RegisteringDays days_of_creating(const registration::Registrations& all, Area area) {
  RegisteringDays days;
  for (const registration::Window& window : all.windows) {
    if (window.area != area || window.operation != "create") continue;
    if (window.first_day) days.first = std::max(days.first.value_or(*window.first_day), *window.first_day);
    if (window.last_day) days.last = std::min(days.last.value_or(*window.last_day), *window.last_day);
  }
  return days;
}

void add_message_kinds(const registration::Registrations& all, RegisterFacts& facts) {
  for (const registration::MessageKind& kind : all.message_kinds) {
    const auto known = std::find_if(kTopics.begin(), kTopics.end(), [&](const NamedTopic& named) {
      return named.entity_name == kind.entity_name;
    });
    if (known == kTopics.end()) continue;
    facts.message_kinds.push_back(
        {known->topic, kind.entity_name, kind.entity_id, {kind.first_day, std::nullopt}, kind.change_kinds});
  }
}

}  // namespace

RegisterFacts facts_of(const registration::Registrations& registrations) {
  RegisterFacts facts;
  facts.absence_code = only_code(registrations, Area::contact_course, "absence_code");
  for (const registration::EndReason& reason : registrations.end_reasons) {
    if (reason.status == registration::CodeStatus::unknown) continue;
    facts.end_reasons.push_back({reason.id, {std::nullopt, reason.last_day}});
  }
  facts.plan_drafts = days_of_creating(registrations, Area::plan_draft);
  for (const registration::RateMaximum& rate : registrations.rate_maxima) {
    facts.rate_maxima.push_back(
        {rate.year, rate.insurance, rate.maximum, rate.with_supplement, rate.supplement_from});
  }
  for (const registration::SupplementRule& rule : registrations.supplement) {
    facts.corrected_from.push_back({"", rule.default_go_live_on});
    for (const registration::FundGoLive& fund : registrations.fund_go_lives) {
      facts.corrected_from.push_back({fund.fund_code, fund.on});
    }
  }
  add_message_kinds(registrations, facts);
  return facts;
}

}  // namespace slettefrist::cli
