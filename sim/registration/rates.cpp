// The rate of a benefit report: never above the maximum of its month and insurance, without supplement from
// the fund's go-live on, corrected where the last report still held it, and as calculated from the income.
//
// This file must not know an amount or a day.
#include <algorithm>

#include "sim/registration/report_month.h"
#include "sim/registration/rules.h"

namespace slettefrist::registration {
namespace {

constexpr std::int64_t kWhole = 100;                  // percent
constexpr std::int64_t kIncomeLimit = 1'000'000'000;  // far above any maximum, and products stay small

Day go_live_of(const Registrations& all, const SupplementRule& rule, std::string_view fund_code) {
  const auto own = std::find_if(all.fund_go_lives.begin(), all.fund_go_lives.end(),
                                [&](const FundGoLive& live) { return live.fund_code == fund_code; });
  return own == all.fund_go_lives.end() ? rule.default_go_live_on : own->on;
}

// The supplement stands in the report although it may no longer: which sentence says so depends on what the
// member's last report of this placement held.
Broken supplement_broken(const Registrations& all, const SupplementRule& rule, const Submission& submission,
                         const KnownState& known) {
  const auto last = known.reports.find(
      {std::string{text_of(submission, "cpr")}, std::string{text_of(submission, "placed_on")}});
  if (last != known.reports.end() && last->second.has_supplement) {
    const int gap = month_number(text_of(submission, "report_month")).value_or(0) - last->second.month_number;
    for (const CorrectionRule& correction : all.corrections) {
      const bool is_running = correction.applies == CorrectionCase::running;
      if (!is_running || gap <= correction.gap_months_limit)
        return {Reason::rate_not_corrected, &correction.basis};
    }
  }
  return {Reason::rate_with_supplement, &rule.basis};
}

// An amount that was calculated must be the one that can be recomputed.
Finding check_calculation(const Registrations& all, const Submission& submission, std::int64_t amount,
                          std::int64_t maximum) {
  const auto income = whole_of(submission, "income_per_month");
  if (!income) return std::nullopt;
  for (const CalculationRule& rule : all.calculation) {
    const std::int64_t scaled = std::min(*income, kIncomeLimit) * rule.income_percent * rule.rate_percent;
    const std::int64_t calculated = (scaled + kWhole * kWhole / 2) / (kWhole * kWhole);
    if (amount != std::min(calculated, maximum)) return Broken{Reason::rate_not_as_calculated, &rule.basis};
  }
  return std::nullopt;
}

}  // namespace

const RateMaximum* maximum_for(const Registrations& all, const Submission& submission) {
  const auto month = parse_report_month(text_of(submission, "report_month"));
  const std::string_view insurance = text_of(submission, "insurance");
  if (!month) return nullptr;
  for (const RateMaximum& rate : all.rate_maxima) {
    if (rate.year == month->year && rate.insurance == insurance) return &rate;
  }
  return nullptr;
}

std::optional<std::int32_t> maximum_with_supplement(const RateMaximum& rate, std::string_view report_month) {
  if (report_month < rate.supplement_from) return std::nullopt;  // YYYY-MM compares as it counts
  return rate.with_supplement;
}

Finding check_rate(const Registrations& all, const Submission& submission, Day submitted_on,
                   const KnownState& known) {
  if (submission.area != Area::benefit_report || all.rate_maxima.empty()) return std::nullopt;
  const RateMaximum* rate = maximum_for(all, submission);
  if (!rate) return Broken{Reason::rate_unstated, &all.rate_maxima.front().basis};
  const std::int64_t amount = whole_of(submission, "rate_per_month").value_or(0);
  if (amount <= rate->maximum) {
    const bool is_early = std::any_of(all.supplement.begin(), all.supplement.end(), [&](const auto& rule) {
      return submitted_on < go_live_of(all, rule, text_of(submission, "fund_code"));
    });
    return is_early ? std::nullopt : check_calculation(all, submission, amount, rate->maximum);
  }
  const auto with_supplement = maximum_with_supplement(*rate, text_of(submission, "report_month"));
  if (!with_supplement || amount > *with_supplement || all.supplement.empty())
    return Broken{Reason::rate_above_maximum, &rate->basis};
  const SupplementRule& rule = all.supplement.front();
  if (submitted_on < go_live_of(all, rule, text_of(submission, "fund_code"))) return std::nullopt;
  return supplement_broken(all, rule, submission, known);
}

}  // namespace slettefrist::registration
