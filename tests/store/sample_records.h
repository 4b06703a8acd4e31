// A handful of records for the store's tests: every table, with Danish letters and with empty columns.
//
// Fixed values, no generator: what a test compares must be readable here. It must not know a store.
#pragma once

#include <string>
#include <vector>

#include "sim/store/store.h"

namespace slettefrist {

constexpr Instant kMorning{1'710'745'200};  // 2024-03-18T07:00:00Z
constexpr Day kMonday{19'800};              // 2024-03-18

// Owns records and hands them out as a batch. Reserve-free on purpose: batch() is taken when all is there.
struct SampleRecords {
  std::vector<Citizen> citizens;
  std::vector<Notification> notifications;
  std::vector<Answer> answers;
  std::vector<Document> documents;
  std::vector<Sanction> sanctions;
  std::vector<ServedDate> served_dates;
  std::vector<ContactCourse> contact_courses;
  std::vector<PlanDraft> plan_drafts;
  std::vector<BenefitReport> benefit_reports;
  std::vector<Message> messages;
  std::vector<Hold> holds;

  Batch batch() const {
    Batch batch;
    for (const auto& record : citizens) batch.citizens.push_back(&record);
    for (const auto& record : notifications) batch.notifications.push_back(&record);
    for (const auto& record : answers) batch.answers.push_back(&record);
    for (const auto& record : documents) batch.documents.push_back(&record);
    for (const auto& record : sanctions) batch.sanctions.push_back(&record);
    batch.served_dates = served_dates;
    for (const auto& record : contact_courses) batch.contact_courses.push_back(&record);
    for (const auto& record : plan_drafts) batch.plan_drafts.push_back(&record);
    for (const auto& record : benefit_reports) batch.benefit_reports.push_back(&record);
    for (const auto& record : messages) batch.messages.push_back(&record);
    for (const auto& record : holds) batch.holds.push_back(&record);
    return batch;
  }
};

inline Notification sample_notification(RecordId id, std::string comment = "") {
  return {id, 7, "101", "067", "absence", kMonday - 3, Instant{kMorning.seconds + id}, std::move(comment)};
}
inline Answer sample_answer(RecordId id, RecordId notification_id, std::string comment = "") {
  return {id,
          7,
          notification_id,
          "067",
          "no_sanction",
          kMonday,
          Instant{kMorning.seconds + 5000 + id},
          std::move(comment)};
}
inline Document sample_document(RecordId id, std::optional<RecordId> notification_id,
                                std::optional<RecordId> answer_id) {
  return {id, 7, notification_id, answer_id, "ærø.pdf", "application/pdf", 123, kMonday - 9, kMorning, ""};
}
inline Sanction sample_sanction(RecordId id) {
  return {id,      7,        std::nullopt, "067",        "quarantine",
          kMonday, kMorning, kMonday + 20, std::nullopt, std::nullopt};
}

// One family and one record of every other table; the second of each kind has its empty columns filled.
inline SampleRecords sample_world() {
  SampleRecords all;
  all.citizens = {{7, "010190-0001", "Åse", "Sørensen", Day{7305}, "101", "067", "full_time"}};
  all.notifications = {sample_notification(11), sample_notification(12, "Mødte ikke på jobcentret, æøå ÆØÅ")};
  all.answers = {sample_answer(21, 12), sample_answer(22, 12, "ingen rådighed")};
  all.documents = {sample_document(31, 11, std::nullopt), sample_document(32, std::nullopt, 21)};
  all.sanctions = {sample_sanction(41), sample_sanction(42)};
  all.sanctions[1].notification_id = 12;
  all.sanctions[1].served_on = kMonday - 1;
  all.sanctions[1].served_registered_at = kMorning;
  all.contact_courses = {{51, 7, "067", 75, kMonday, std::nullopt, std::nullopt, kMorning},
                         {52, 7, "067", 75, kMonday, kMonday + 30, 3, kMorning}};
  all.plan_drafts = {{61, 7, "067", kMorning, ""}, {62, 7, "067", kMorning, "Søge job på Færøerne"}};
  all.benefit_reports = {{71, 7, "067", "part_time", "2024-02", kMonday, 13'573, kMorning}};
  all.messages = {{81, 7, "notification", 11, 1, kMorning}};
  all.holds = {{91, 7, Area::document, 31, kMonday, std::nullopt},
               {92, 7, Area::plan_draft, 62, kMonday, kMonday + 9}};
  return all;
}

// Even documents have bytes, one of them zero; odd ones have none.
inline std::optional<std::string> sample_content(const Document& document) {
  if (document.document_id % 2 != 0) return std::nullopt;
  return std::string{"bytes\0of ", 9} + token(Area::document, document.document_id);
}

}  // namespace slettefrist
