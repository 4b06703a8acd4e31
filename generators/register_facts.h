// What could be registered when, as bare values: codes with their days, rates by year, kinds of messages.
//
// The numbers live in a policy file and come in from there. What is not told here is not generated: without
// an absence code there is no contact course, without rates no benefit report. This file must not know where
// a value is from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist::generators {

// Days between which something may be registered, both included; no day is no limit.
struct RegisteringDays {
  std::optional<Day> first;
  std::optional<Day> last;

  bool hold(Day day) const { return (!first || *first <= day) && (!last || day <= *last); }
};

struct EndReasonFact {
  std::int32_t code = 0;
  RegisteringDays days;
};

// What may be paid a month, in whole kroner, by the year of the month that is reported.
struct RateMaximum {
  int year = 0;
  std::string insurance;  // full_time or part_time
  std::int32_t kroner = 0;
  std::optional<std::int32_t> kroner_with_supplement;
  std::string supplement_from;  // first report month with one, YYYY-MM; "" is the whole year
};

// From this day on reports of this fund are right; an empty code stands for every fund not named.
struct CorrectedFund {
  std::string fund_code;
  Day from;
};

// What a message can tell of.
enum class Topic : std::uint8_t {
  notification,
  answer,
  document,
  sanction,
  contact_course,
  plan_draft,
  benefit_report,
  fund_change,
  move,
  new_number,
  death,
};

struct MessageKind {
  Topic topic = Topic::notification;
  std::string entity_name;
  std::optional<std::int64_t> entity_id;  // of all messages of this kind; else it names the record
  RegisteringDays days;
  std::vector<std::int32_t> change_kinds;  // the only ones it is sent with; none is all
};

struct RegisterFacts {
  std::optional<std::int32_t> absence_code;  // of contact courses
  std::vector<EndReasonFact> end_reasons;
  std::optional<RegisteringDays> plan_drafts;
  std::vector<RateMaximum> rate_maxima;
  std::vector<CorrectedFund> corrected_from;
  std::vector<MessageKind> message_kinds;

  // Whether anything is registered that hangs on spells of unemployment.
  bool have_some_of_spells() const { return absence_code || plan_drafts || !rate_maxima.empty(); }
};

}  // namespace slettefrist::generators
