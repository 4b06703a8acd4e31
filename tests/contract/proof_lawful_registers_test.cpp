// Every generated row of the registers without a rule could be registered on its day: decided by the shipped
// registrations file, row by row.
//
// Generators and decision share the file's values only, no code. Must not know a code, an amount or a day.
#include <gtest/gtest.h>

#include "generators/danish_time.h"
#include "sim/cli/job/register_facts.h"
#include "sim/input/registrations_file.h"
#include "sim/registration/decision.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::contract {
namespace {

using registration::KnownState;
using registration::Registrations;

const Registrations& shipped_registrations() {
  static const Registrations all =
      input::read_registrations(PROJECT_ROOT "/scenarios/policies/registrations-2024-1.toml");
  return all;
}

const History& world() {
  static const History all = [] {
    generators::Settings settings = generators::eventful_settings(2500);
    settings.facts = cli::facts_of(shipped_registrations());
    settings.rates.share_of_changes_sent_as_messages = 0.8;
    return generators::whole_history(settings);
  }();
  return all;
}

SubmissionField text_field(std::string name, std::string text) {
  return {std::move(name), SubmissionField::Kind::text, std::move(text), 0};
}
SubmissionField whole_field(std::string name, std::int64_t number) {
  return {std::move(name), SubmissionField::Kind::whole, std::to_string(number), number};
}

// A row as somebody would have sent it; what the row does not hold is added.
template <class Record>
Submission submission_of(const Record& record) {
  Submission submission;
  submission.area = Record::kArea;
  submission.submitted_at = entered_at(record);
  submission.fields.push_back(text_field("operation", "create"));
  submission.fields.push_back(
      text_field("cpr", world().citizens[static_cast<std::size_t>(record.citizen_id - 1)].cpr));
  if constexpr (std::is_same_v<Record, BenefitReport>) {
    submission.fields.push_back(text_field("placed_on", record.report_month + "-01"));
  }
  visit_columns(record, [&](std::string_view name, Need, const auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    const std::string key{name};
    if (key == "citizen_id" || key.ends_with("_at")) return;
    if constexpr (std::is_same_v<Field, std::string>) {
      if (!field.empty()) submission.fields.push_back(text_field(key, field));
    } else if constexpr (std::is_same_v<Field, Day>) {
      submission.fields.push_back(text_field(key, to_text(field)));
    } else if constexpr (std::is_same_v<Field, std::optional<Day>>) {
      if (field) submission.fields.push_back(text_field(key, to_text(*field)));
    } else if constexpr (std::is_integral_v<Field>) {
      const bool is_field = key != "message_id" && key != "benefit_report_id";
      if (is_field) submission.fields.push_back(whole_field(key, field));
    } else if constexpr (std::is_same_v<Field, std::optional<std::int32_t>>) {
      if (field) submission.fields.push_back(whole_field(key, *field));
    }
  });
  return submission;
}

// Reasons for which rows would be refused if they came `days_late`, with how many each.
template <class Record>
std::map<std::string, int> refused(const std::vector<Record>& records, int days_late) {
  static const generators::DanishTime time;
  std::map<std::string, int> reasons;
  for (const Record& record : records) {
    const Day submitted_on = time.day_of(entered_at(record)) + days_late;
    const Verdict verdict =
        registration::decide(shipped_registrations(), submission_of(record), submitted_on, KnownState{});
    if (!verdict.is_accepted) ++reasons[verdict.reason];
  }
  return reasons;
}

using Reasons = std::map<std::string, int>;

TEST(LawfulRegisters, could_be_registered_on_their_own_day) {
  EXPECT_GT(world().contact_courses.size(), 1000U);
  EXPECT_GT(world().plan_drafts.size(), 1000U);
  EXPECT_GT(world().benefit_reports.size(), 3000U);
  EXPECT_GT(world().messages.size(), 1000U);
  EXPECT_EQ(refused(world().contact_courses, 0), Reasons{});
  EXPECT_EQ(refused(world().plan_drafts, 0), Reasons{});
  EXPECT_EQ(refused(world().benefit_reports, 0), Reasons{});
  EXPECT_EQ(refused(world().messages, 0), Reasons{});
}

TEST(LawfulRegisters, could_often_not_be_registered_years_later) {
  constexpr int kLateDays = 1200;
  EXPECT_GT(refused(world().contact_courses, kLateDays)["end_reason_withdrawn"], 50);
  EXPECT_GT(refused(world().plan_drafts, kLateDays)["not_offered_any_more"], 500);
  EXPECT_GT(refused(world().benefit_reports, kLateDays)["rate_with_supplement"], 20);
}

TEST(LawfulRegisters, could_often_not_be_registered_before_the_kind_was_rolled_out) {
  EXPECT_GT(refused(world().messages, -400)["message_kind_not_rolled_out"], 300);
}

}  // namespace
}  // namespace slettefrist::contract
