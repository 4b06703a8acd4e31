// Worlds for the generators' tests, and one text for a whole history.
//
// Every test starts from the same small settings and changes what it is about.
#pragma once

#include <string>
#include <string_view>

#include "generators/danish_time.h"
#include "generators/generators.h"

namespace slettefrist::generators {

// Bare facts, chosen here: round numbers and days of no policy.
inline RegisterFacts sample_facts() {
  const Day release = day_from_civil(2024, 3, 18);
  RegisterFacts facts;
  facts.absence_code = 75;
  for (const std::int32_t code : {42, 43, 44, 46}) {
    facts.end_reasons.push_back({code, {std::nullopt, release - 1}});
  }
  for (const std::int32_t code : {41, 45, 48}) facts.end_reasons.push_back({code, {}});
  facts.plan_drafts = RegisteringDays{std::nullopt, release - 1};
  for (int year = 2016; year <= 2024; ++year) {
    const std::int32_t kroner = 18000 + (year - 2016) * 100;
    const bool has_supplement = year >= 2023;
    facts.rate_maxima.push_back({year, "full_time", kroner,
                                 has_supplement ? std::optional{kroner + 4000} : std::nullopt,
                                 year == 2023 ? "2023-05" : ""});
    facts.rate_maxima.push_back({year, "part_time", kroner - 6000,
                                 has_supplement ? std::optional{kroner - 3000} : std::nullopt,
                                 year == 2023 ? "2023-05" : ""});
  }
  facts.corrected_from = {{"", release}};
  const RegisteringDays since_uploads{day_from_civil(2023, 12, 4), std::nullopt};
  const RegisteringDays since_release{release, std::nullopt};
  facts.message_kinds = {{Topic::notification, "Notification", {}, since_uploads, {}},
                         {Topic::answer, "Answer", {}, since_uploads, {}},
                         {Topic::document, "Document", {}, since_uploads, {}},
                         {Topic::sanction, "Sanction", {}, since_uploads, {}},
                         {Topic::contact_course, "ContactCourse", {}, since_release, {}},
                         {Topic::plan_draft, "PlanDraft", {}, since_release, {}},
                         {Topic::benefit_report, "BenefitReport", {}, since_release, {1}},
                         {Topic::fund_change, "FundChange", {}, since_uploads, {2}},
                         {Topic::new_number, "NewNumber", {}, since_uploads, {2}},
                         {Topic::death, "CaseClosed", 4711, since_uploads, {3}}};
  return facts;
}

inline void switch_off_life_course(Rates& rates) {
  rates.fund_changes_per_citizen_year = 0;
  rates.moves_per_citizen_year = 0;
  rates.new_numbers_per_citizen_year = 0;
  rates.deaths_per_citizen_year = 0;
  rates.spells_per_citizen_year = 0;
  rates.share_of_changes_sent_as_messages = 0;
}

inline Settings sample_settings(std::int64_t citizens) {
  Settings settings;
  settings.seed = 2024;
  settings.citizens = citizens;
  settings.history_from = day_from_civil(2016, 1, 1);
  settings.starts_on = day_from_civil(2023, 12, 1);
  settings.ends_on = day_from_civil(2025, 3, 31);
  settings.uploads_open_on = day_from_civil(2023, 12, 4);
  settings.plant_share = 0.2;
  // Bare spans, chosen here: this room does not know what a policy asks for.
  settings.plant.notification = {Span{60, 0}};
  settings.plant.answer = {Span{60, 0}};
  settings.plant.document = {Span{9, 0}};
  settings.plant.sanction = {Span{60, 0}};
  settings.plant.days = {day_from_civil(2024, 3, 18)};
  settings.facts = sample_facts();
  return settings;
}

// So much happens in every life that each kind of change is seen.
inline Settings eventful_settings(std::int64_t citizens) {
  Settings settings = sample_settings(citizens);
  settings.rates.fund_changes_per_citizen_year = 0.4;
  settings.rates.moves_per_citizen_year = 0.4;
  settings.rates.new_numbers_per_citizen_year = 0.2;
  settings.rates.deaths_per_citizen_year = 0.1;
  settings.rates.spells_per_citizen_year = 0.6;
  settings.rates.share_of_changes_sent_as_messages = 0.5;
  return settings;
}

// Everything that a world ever delivers, in one call.
inline History whole_history(const Settings& settings) {
  History history;
  make_source(settings)->deliver_until(Instant{std::int64_t{1} << 40}, history);
  return history;
}

// One world, and one with documents on any notification: made once, shared by the tests that only read.
inline const History& sample_world() {
  static const History history = whole_history(sample_settings(4000));
  return history;
}
inline const History& sample_world_with_documents_on_any() {
  static const History history = [] {
    Settings settings = sample_settings(2000);
    settings.documents_on_any = true;
    return whole_history(settings);
  }();
  return history;
}

inline const DanishTime& danish_time() {
  static const DanishTime time;
  return time;
}
inline Day local_day(Instant instant) { return danish_time().day_of(instant); }

inline double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

struct TextColumns {
  std::string& text;
  void put(const std::string& field) { text += field; }
  void put(std::int64_t field) { text += std::to_string(field); }
  void put(Day field) { text += to_text(field); }
  void put(Instant field) { text += to_text(field); }
  template <class Value>
  void put(const std::optional<Value>& field) {
    if (field) put(*field);
  }
};

template <class Record>
void add_row(std::string& text, const Record& record) {
  visit_columns(record, [&](std::string_view, Need, const auto& field) {
    TextColumns{text}.put(field);
    text += ',';
  });
  text += '\n';
}

inline void add_family(std::string& text, const Family& family) {
  add_row(text, family.notification);
  for (const Answer& answer : family.answers) add_row(text, answer);
  for (const Document& document : family.documents) add_row(text, document);
}

// The records that stand alone.
template <class Visitor>
void for_each_single(const History& history, Visitor&& visit) {
  for (const auto& record : history.sanctions) visit(record);
  for (const auto& record : history.contact_courses) visit(record);
  for (const auto& record : history.plan_drafts) visit(record);
  for (const auto& record : history.benefit_reports) visit(record);
  for (const auto& record : history.messages) visit(record);
}

inline std::string text_of(const History& history) {
  std::string text;
  for (const Citizen& citizen : history.citizens) add_row(text, citizen);
  for (const Family& family : history.families) add_family(text, family);
  for_each_single(history, [&](const auto& record) { add_row(text, record); });
  for (const CitizenChange& change : history.citizen_changes) {
    text += to_text(change.changed_at) + " ";
    add_row(text, change.citizen);
  }
  return text;
}

// FNV-1a, written out here so that the pinned digests depend on nothing else.
inline std::uint64_t digest_of_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace slettefrist::generators
