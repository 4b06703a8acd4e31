// What may be registered when: the registrations file as plain values, one struct a kind of rule.
//
// Every rule carries the clause it rests on and whether that is sourced, inferred or assumed. A rule that is
// not in the file rejects nothing. This file must not know a number, a day or a code: those stand in
// scenarios/policies/registrations-*.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/day.h"
#include "sim/model/records.h"
#include "sim/registration/reasons.h"

namespace slettefrist::registration {

enum class Origin : std::uint8_t { sourced, inferred, assumed };

struct Basis {
  std::string clause;
  Origin origin = Origin::sourced;
  std::string source;  // where it is written, or why it is assumed
};

struct Release {
  std::string id;  // "2024-1"
  Day in_use_on;
  Basis basis;
};

// A field that submissions of these areas may hold, and what it must look like.
enum class FieldType : std::uint8_t { text, whole, day, month };
struct FieldRule {
  std::string name;
  std::vector<Area> areas;
  std::vector<std::string> operations;  // in which it is required; may be none
  FieldType type = FieldType::text;
  std::optional<std::int64_t> least;  // whole numbers
  Basis basis;
};

// The services' own pattern: a day that its month may have, then six digits.
struct CprRule {
  std::vector<int> days_in_month;          // January first
  std::vector<std::string> also_accepted;  // outside the pattern
  Basis basis;
};

// From when to when an operation is offered, both days included.
struct Window {
  Area area = Area::citizen;
  std::string operation;
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  Reason reason = Reason::not_offered_yet;
  Basis basis;
};

// A closed list of codes for a field.
struct CodeList {
  std::string field;
  std::vector<Area> areas;
  std::size_t prefix_length = 0;  // the code is that many characters at the start; 0 = all of them
  std::vector<std::string> codes;
  Reason reason = Reason::unknown_code;
  Basis basis;
};

enum class CodeStatus : std::uint8_t { allowed, unknown };
struct EndReason {
  std::int32_t id = 0;
  std::string meaning;
  CodeStatus status = CodeStatus::allowed;
  std::optional<Day> last_day;  // on which it may be chosen; rows that have it stay readable
  Basis basis;
};

struct MessageKind {
  std::string entity_name;
  std::optional<RecordId> entity_id;
  std::string release;
  Day first_day;                           // that of the release
  std::vector<std::int32_t> change_kinds;  // the only ones it is sent with; none = all
  Basis basis;
};

// A record of another area that must have been registered before; exactly one of the fields names it.
struct ParentField {
  std::string field;
  Area area = Area::citizen;
};
struct ParentRule {
  Area area = Area::citizen;
  std::string operation;
  std::vector<ParentField> parents;
  Reason reason = Reason::answer_to_nothing;
  Basis basis;
};

struct RateMaximum {
  std::int32_t year = 0;  // of the report month
  std::string insurance;
  std::int32_t maximum = 0;
  std::optional<std::int32_t> with_supplement;
  std::string supplement_from;  // first report month with a supplement, YYYY-MM; "" = the whole year
  Basis basis;
};

// Until a fund's own go-live its reports may still hold the supplement.
struct FundGoLive {
  std::string fund_code;
  Day on;
  Basis basis;
};
struct SupplementRule {
  Day default_go_live_on;  // of funds without one of their own, and the latest there may be
  Basis basis;
};
// What is wrong with a supplement after the go-live when the member's last report still held it.
enum class CorrectionCase : std::uint8_t { running, same_placement };
struct CorrectionRule {
  CorrectionCase applies = CorrectionCase::running;
  int gap_months_limit = 0;  // running: at most this many report months since the last report
  Basis basis;
};
// rate = income * income_percent / 100 * rate_percent / 100, rounded half up, never above the maximum.
struct CalculationRule {
  std::int32_t income_percent = 0;  // what is left after the labour market contribution
  std::int32_t rate_percent = 0;
  Basis basis;
};

enum class UnknownCodes : std::uint8_t { accept, reject };

struct Registrations {
  std::string edition;
  std::string source;
  UnknownCodes unknown_codes = UnknownCodes::reject;
  std::vector<Release> releases;
  std::vector<FieldRule> fields;
  std::vector<CprRule> cpr;  // none or one, as with the other rules of one shape below
  std::vector<Window> windows;
  std::vector<CodeList> code_lists;
  std::vector<EndReason> end_reasons;
  std::vector<MessageKind> message_kinds;
  std::vector<ParentRule> parents;
  std::vector<RateMaximum> rate_maxima;
  std::vector<SupplementRule> supplement;
  std::vector<FundGoLive> fund_go_lives;
  std::vector<CorrectionRule> corrections;
  std::vector<CalculationRule> calculation;
};

}  // namespace slettefrist::registration
