// Descriptions of the registrations file's keys; see registrations_keys.h.
//
// Each kind of rule is a list of tables, so that a rule is withdrawn by taking its table away. This file must
// not know any code, day or amount.
#include "sim/input/registrations_keys.h"

#include <limits>

#include "sim/input/input.h"
#include "sim/input/policy_keys.h"

namespace slettefrist::input {
namespace {

constexpr Presence kRequired = Presence::required;
constexpr Presence kOptional = Presence::optional;
constexpr double kIdMax = 9007199254740991.0;
constexpr double kCodeMax = 999'999.0;
constexpr double kAmountMax = 1'000'000.0;

KeySpec text_key(const char* name, Presence presence, const char* unit, const char* meaning,
                 std::vector<std::string> values = {}) {
  return {name, KeyType::text, presence, unit, {}, "", meaning, std::move(values)};
}
KeySpec whole_key(const char* name, Presence presence, const char* unit, const char* meaning, double min,
                  double max) {
  return {name, KeyType::whole, presence, unit, {}, "", meaning, {}, min, max};
}
KeySpec day_key(const char* name, Presence presence, const char* meaning) {
  return {name, KeyType::day, presence, "Danish day", {}, "", meaning};
}
KeySpec list_key(const char* name, Presence presence, const char* of, const char* meaning) {
  return {name, KeyType::open, presence, "", {}, "", meaning, {}, 0, 0, std::string{"a list of "} + of};
}
KeySpec rules_key(const char* name, const char* meaning) {
  return {name, KeyType::tables, kOptional, "", {}, "", meaning};
}

// A rule's own keys, and what every rule has to say of where it comes from.
KeySection rule(const char* name, std::vector<KeySpec> keys) {
  keys.push_back(text_key("clause", kRequired, "", "id of the sentence it rests on"));
  keys.push_back(text_key("origin", kRequired, "", "how sure it is", {"sourced", "inferred", "assumed"}));
  keys.push_back(text_key("source", kRequired, "", "where it is written, or why it is assumed"));
  return {name, std::move(keys)};
}

KeySection top_keys() {
  return {"",
          {text_key("kind", kRequired, "", "what this file is", {"registrations"}),
           whole_key("format", kRequired, "", "version of this file format", kFormat, kFormat),
           text_key("edition", kRequired, "", "name of this edition"),
           text_key("source", kRequired, "", "what it was written from"),
           text_key("unknown_codes", kRequired, "", "what becomes of an end reason with status unknown",
                    {"accept", "reject"}),
           rules_key("release", "releases and the days they came into use"),
           rules_key("field", "the fields of submissions"), rules_key("cpr", "the pattern of CPR numbers"),
           rules_key("window", "from when to when something is offered"),
           rules_key("codes", "closed lists of codes"), rules_key("end_reason", "how a contact course ends"),
           rules_key("message_kind", "technical messages by release"),
           rules_key("parent", "what must have been registered before"),
           rules_key("rate", "maximum rates by year and insurance"),
           rules_key("supplement", "until when a rate may hold the supplement"),
           rules_key("fund_go_live", "funds that went live before the others"),
           rules_key("correction", "who must correct a reported supplement, and when"),
           rules_key("calculation", "the rate out of the income")}};
}

std::vector<KeySection> registering_keys() {
  return {
      rule("release", {text_key("id", kRequired, "", "its number, as 2024-1"),
                       day_key("in_use_on", kRequired, "first day in use")}),
      rule("field", {text_key("name", kRequired, "", "the field"),
                     list_key("areas", kRequired, "tables in quotes", "in whose submissions it may stand"),
                     list_key("required_to", kRequired, "\"create\" and \"read\"",
                              "the operations that need it; empty: it may be left out"),
                     text_key("type", kRequired, "", "what it holds; month is YYYY-MM",
                              {"text", "whole", "day", "month"}),
                     whole_key("least", kOptional, "", "least whole number", -kIdMax, kIdMax)}),
      rule("cpr", {list_key("days_in_month", kRequired, "12 whole numbers", "days a month may have"),
                   list_key("also_accepted", kRequired, "texts in quotes", "numbers beside the pattern")}),
      rule("window", {text_key("area", kRequired, "name of a table", "which submissions"),
                      text_key("operation", kRequired, "", "what is offered", {"create", "read"}),
                      day_key("first_day", kOptional, "first day on which it is offered"),
                      day_key("last_day", kOptional, "last day on which it is offered"),
                      text_key("reason", kRequired, "reason code", "reason code outside of it")}),
      rule("codes", {text_key("field", kRequired, "", "the field"),
                     list_key("areas", kRequired, "tables in quotes", "in which submissions"),
                     whole_key("prefix_length", kOptional, "characters",
                               "the code is the start of the field (default: all of it)", 1, 20),
                     list_key("codes", kRequired, "texts or whole numbers", "what is known"),
                     text_key("reason", kRequired, "reason code", "reason code of any other")}),
      rule("end_reason",
           {whole_key("id", kRequired, "", "the code", 0, kCodeMax),
            text_key("meaning", kRequired, "", "in words"),
            text_key("status", kRequired, "", "unknown: see unknown_codes", {"allowed", "unknown"}),
            day_key("last_day", kOptional, "last day on which it may be chosen")}),
      rule("message_kind",
           {text_key("entity_name", kRequired, "", "its name"),
            whole_key("entity_id", kOptional, "", "its number, the same in all environments", 1, kIdMax),
            text_key("release", kRequired, "", "id of the release that rolled it out"),
            list_key("change_kinds", kRequired, "whole numbers",
                     "the only change kinds it is sent with; empty: all")}),
      rule("parent", {text_key("area", kRequired, "name of a table", "which submissions"),
                      text_key("operation", kRequired, "", "when", {"create", "read"}),
                      list_key("fields", kRequired, "id fields in quotes",
                               "exactly one of them names a record accepted before"),
                      text_key("reason", kRequired, "reason code", "reason code where it does not")})};
}

std::vector<KeySection> rate_keys() {
  return {
      rule("rate",
           {whole_key("year", kRequired, "", "of the report month", 1900, 2199),
            text_key("insurance", kRequired, "", "whose", {"full_time", "part_time"}),
            whole_key("maximum", kRequired, "kroner a month", "without supplement", 1, kAmountMax),
            whole_key("with_supplement", kOptional, "kroner a month", "with supplement", 1, kAmountMax),
            text_key("supplement_from", kOptional, "YYYY-MM", "first report month with a supplement")}),
      rule("supplement", {text_key("go_live_release", kRequired, "",
                                   "id of the release with which funds without a go-live of their own stop "
                                   "reporting the supplement; none may stop later")}),
      rule("fund_go_live",
           {text_key("fund_code", kRequired, "", "the fund"),
            day_key("on", kRequired, "first day of its changed reports, no later than the release")}),
      rule("correction",
           {text_key("applies", kRequired, "",
                     "running: reported now; same_placement: not now, and again in the same placement",
                     {"running", "same_placement"}),
            whole_key("gap_months_limit", kOptional, "report months",
                      "running: at most so many since the last report", 0, 120)}),
      rule("calculation",
           {whole_key("income_percent", kRequired, "percent", "of the income, after contribution", 1, 100),
            whole_key("rate_percent", kRequired, "percent", "of that", 1, 100)})};
}

}  // namespace

const KeyTable& registrations_keys() {
  static const KeyTable table = [] {
    KeyTable all{top_keys()};
    for (KeySection& section : registering_keys()) all.push_back(std::move(section));
    for (KeySection& section : rate_keys()) all.push_back(std::move(section));
    return all;
  }();
  return table;
}

std::string registrations_schema() { return schema_text(registrations_keys()); }

}  // namespace slettefrist::input
