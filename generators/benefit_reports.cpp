// Benefit reports: what a fund reports of each unemployed month, some days after the month is over.
//
// The rate is the year's maximum or below it. A share of early reports holds the supplement, as the release
// found them; from the fund's first report after it they are right. Must not know a year's maximum.
#include <algorithm>

#include "generators/civil_day.h"
#include "generators/record_ids.h"
#include "generators/registers.h"

namespace slettefrist::generators {
namespace {

constexpr int kCalculatedLatestDays = 9;  // assumed: after the month
constexpr int kReportedLatestDays = 3;    // assumed: after the calculation
constexpr int kLeastPercent = 45;         // assumed: of the maximum, for those who earned less

// Nothing where the year's maximum is not told: then there is no lawful rate either.
const RateMaximum* maximum_of(const RegisterFacts& facts, int year, const std::string& insurance) {
  const auto found = std::find_if(
      facts.rate_maxima.begin(), facts.rate_maxima.end(),
      [&](const RateMaximum& maximum) { return maximum.year == year && maximum.insurance == insurance; });
  return found == facts.rate_maxima.end() ? nullptr : &*found;
}

// No month of a later year has a report, and nothing else is drawn from the stream that reports come from.
std::optional<int> last_year_told(const RegisterFacts& facts, const std::string& insurance) {
  std::optional<int> last;
  for (const RateMaximum& maximum : facts.rate_maxima) {
    if (maximum.insurance == insurance) last = std::max(last.value_or(maximum.year), maximum.year);
  }
  return last;
}

// Only spells that began when there was a supplement have one.
bool has_supplement(const RegisterFacts& facts, Day day, const std::string& insurance) {
  const RateMaximum* const maximum = maximum_of(facts, year_of(day), insurance);
  return maximum != nullptr && maximum->kroner_with_supplement &&
         maximum->supplement_from <= to_text(day).substr(0, 7);
}

bool is_corrected(const RegisterFacts& facts, const std::string& fund_code, Day day) {
  const auto of = [&](const std::string& code) {
    return std::find_if(facts.corrected_from.begin(), facts.corrected_from.end(),
                        [&](const CorrectedFund& fund) { return fund.fund_code == code; });
  };
  auto found = of(fund_code);
  if (found == facts.corrected_from.end()) found = of("");
  return found == facts.corrected_from.end() || found->from <= day;
}

// What decides the rates of one spell.
struct Payment {
  int percent = 100;              // of the maximum
  bool holds_supplement = false;  // while that is still reported
};

Payment drawn_payment(const Ground& ground, Stream& stream, const Spell& spell,
                      const std::string& insurance) {
  const Rates& rates = ground.settings.rates;
  Payment payment;
  const bool at_maximum = stream.chance(rates.share_at_maximum_rate);
  const int percent = stream.whole(kLeastPercent, 99);
  const bool with_supplement = stream.chance(rates.share_reports_with_supplement);
  if (!at_maximum) payment.percent = percent;
  payment.holds_supplement =
      at_maximum && with_supplement && has_supplement(ground.settings.facts, spell.starts_on, insurance);
  return payment;
}

std::optional<std::int32_t> rate_of(const Settings& settings, const Payment& payment, const SpellMonth& month,
                                    const std::string& insurance, const std::string& fund_code,
                                    Day reported_on) {
  const RegisterFacts& facts = settings.facts;
  const RateMaximum* const maximum = maximum_of(facts, month.year, insurance);
  if (maximum == nullptr) return std::nullopt;
  const bool in_supplement_hours =
      static_cast<double>(month.hundredths_before) < settings.rates.supplement_hours * 100;
  if (payment.holds_supplement && in_supplement_hours && maximum->kroner_with_supplement &&
      !is_corrected(facts, fund_code, reported_on)) {
    return maximum->kroner_with_supplement;
  }
  return maximum->kroner * payment.percent / 100;
}

}  // namespace

std::vector<BenefitReport> benefit_reports_of(const Ground& ground, const CitizenCourse& course,
                                              const std::vector<Spell>& spells) {
  const Settings& settings = ground.settings;
  const std::string& insurance = course.first.insurance;
  const std::optional<int> last_year = last_year_told(settings.facts, insurance);
  std::vector<BenefitReport> records;
  Stream stream = ground.stream(Purpose::benefit_report, course.first.citizen_id);
  IdCounter ids(course.first.citizen_id);
  for (const Spell& spell : spells) {
    if (!last_year || year_of(spell.starts_on) > *last_year) return records;
    const Payment payment = drawn_payment(ground, stream, spell, insurance);
    for (MonthWalk walk(spell, insurance == "full_time"); !walk.is_over(); walk.advance()) {
      const SpellMonth& month = walk.month();
      if (month.year > *last_year) return records;
      const bool is_reported = stream.chance(settings.rates.benefit_reports_per_month);
      const Day calculated_on = month.month_ends_on + 1 + stream.whole(0, kCalculatedLatestDays);
      const Day reported_on = calculated_on + stream.whole(0, kReportedLatestDays);
      const Instant reported_at = ground.ordinary_moment(stream, encodable(reported_on));
      if (!is_reported || month.hundredths == 0 || reported_on > settings.ends_on) continue;
      const std::string& fund_code = course.row_at(reported_at).fund_code;
      const auto rate = rate_of(settings, payment, month, insurance, fund_code, reported_on);
      const auto id = rate ? ids.next(reported_on) : std::nullopt;
      if (!id) continue;
      BenefitReport& record = records.emplace_back();
      record.benefit_report_id = *id;
      record.citizen_id = course.first.citizen_id;
      record.fund_code = fund_code;
      record.insurance = insurance;
      record.report_month = month.name();
      record.calculated_on = calculated_on;
      record.rate_per_month = *rate;
      record.reported_at = reported_at;
    }
  }
  return records;
}

}  // namespace slettefrist::generators
