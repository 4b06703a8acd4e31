// What the shipped registrations decide, sentence by sentence of the newsletter, on the eve and on the day.
//
// Rates have a file of their own. It must not know the recipes.
#include <gtest/gtest.h>

#include "sim/registration/reasons.h"
#include "tests/registration/submission_text.h"

namespace slettefrist::registration {
namespace {

TEST(Decision, withdraws_four_end_reasons_with_the_release_and_keeps_three) {
  for (const int id : {42, 43, 44, 46}) {
    const Submission course = with(sound(Area::contact_course), "end_reason", id);
    EXPECT_EQ(told(course, "2024-03-17"), "accepted") << id;
    EXPECT_EQ(told(course, "2024-03-18"), "end_reason_withdrawn, end-reasons-withdrawn") << id;
  }
  for (const int id : {41, 45, 48}) {
    const Submission course = with(sound(Area::contact_course), "end_reason", id);
    EXPECT_EQ(told(course, "2024-03-17"), "accepted") << id;
    EXPECT_EQ(told(course, "2031-03-18"), "accepted") << id;
  }
}

TEST(Decision, takes_the_unstated_end_reason_47_only_where_the_file_says_so) {
  const Submission course = with(sound(Area::contact_course), "end_reason", 47);
  EXPECT_EQ(told(course, "2024-03-18"), "end_reason_unstated, end-reasons-usable");
  Registrations other = shipped();
  other.unknown_codes = UnknownCodes::accept;
  EXPECT_EQ(told(other, course, "2024-03-18"), "accepted");
}

TEST(Decision, knows_no_other_end_reason_and_no_other_absence_code) {
  const Submission course = sound(Area::contact_course);
  EXPECT_EQ(told(course, "2024-03-18"), "accepted") << "a running course has no end reason";
  EXPECT_EQ(told(with(course, "end_reason", 49), "2024-03-18"), "unknown_code, end-reasons-usable");
  EXPECT_EQ(told(with(course, "absence_code", 74), "2024-03-18"), "wrong_absence_code, absence-75");
}

TEST(Decision, lets_plan_drafts_be_sent_until_the_eve_of_the_release_and_read_ever_after) {
  const Submission draft = sound(Area::plan_draft);
  EXPECT_EQ(told(draft, "2024-03-17"), "accepted");
  EXPECT_EQ(told(draft, "2024-03-18"), "not_offered_any_more, plan-draft-ended");
  const Submission read =
      submission(Area::plan_draft, {{"operation", "read"}, {"cpr", "0101375000"}, {"plan_draft_id", 8}});
  EXPECT_EQ(told(read, "2024-03-18"), "nothing_to_read, plan-draft-readable");
  KnownState known;
  remember(shipped(), draft, known);
  EXPECT_EQ(told(read, "2034-03-18", known), "accepted");
}

TEST(Decision, reads_a_contact_course_that_has_a_withdrawn_end_reason) {
  KnownState known;
  remember(shipped(), with(sound(Area::contact_course), "end_reason", 42), known);
  const Submission read = submission(
      Area::contact_course, {{"operation", "read"}, {"cpr", "0101375000"}, {"contact_course_id", 7}});
  EXPECT_EQ(told(read, "2030-01-01", known), "accepted");
  EXPECT_EQ(told(with(read, "end_reason", 42), "2030-01-01", known), "accepted") << "shown, not chosen";
  EXPECT_EQ(told(read, "2030-01-01"), "nothing_to_read, end-reasons-readable");
}

TEST(Decision, opens_documents_with_release_2023_4_on_exactly_one_parent) {
  KnownState known;
  remember(shipped(), sound(Area::notification), known);
  remember(shipped(), sound(Area::answer), known);
  const Submission alone = sound(Area::document);
  const Submission on_notification = with(alone, "notification_id", 5);
  EXPECT_EQ(told(on_notification, "2023-12-03", known), "not_offered_yet, uploads-from-2023-4");
  EXPECT_EQ(told(on_notification, "2023-12-04", known), "accepted");
  EXPECT_EQ(told(with(alone, "answer_id", 6), "2023-12-04", known), "accepted");
  EXPECT_EQ(told(with(on_notification, "answer_id", 6), "2023-12-04", known),
            "document_on_nothing, document-on-parent");
  EXPECT_EQ(told(alone, "2023-12-04", known), "document_on_nothing, document-on-parent");
  EXPECT_EQ(told(with(alone, "notification_id", 6), "2023-12-04", known),
            "document_on_nothing, document-on-parent")
      << "6 is an answer";
}

TEST(Decision, refuses_an_answer_to_what_was_never_accepted) {
  KnownState known;
  EXPECT_EQ(told(sound(Area::answer), "2024-03-18", known), "answer_to_nothing, answer-to-notification");
  remember(shipped(), sound(Area::notification), known);
  EXPECT_EQ(told(sound(Area::answer), "2024-03-18", known), "accepted");
}

TEST(Decision, lets_message_kinds_begin_with_their_release) {
  const Submission message = sound(Area::message);
  EXPECT_EQ(told(message, "2023-12-03"), "message_kind_not_rolled_out, messages-rolled-out");
  EXPECT_EQ(told(message, "2023-12-04"), "accepted");
  const Submission later = with(message, "entity_name", "Dagpengetaeller");
  EXPECT_EQ(told(later, "2024-03-17"), "message_kind_not_rolled_out, messages-rolled-out");
  EXPECT_EQ(told(later, "2024-03-18"), "accepted");
  EXPECT_EQ(told(with(message, "entity_name", "Vejr"), "2024-03-18"),
            "unknown_message_kind, messages-rolled-out");
}

TEST(Decision, knows_three_change_kinds_and_one_for_the_deleted_cv) {
  const Submission message = sound(Area::message);
  for (const int kind : {1, 2, 3})
    EXPECT_EQ(told(with(message, "change_kind", kind), "2024-07-01"), "accepted");
  for (const int kind : {0, 4})
    EXPECT_EQ(told(with(message, "change_kind", kind), "2024-07-01"), "unknown_change_kind, change-kinds");
  const Submission cv = with(message, "entity_name", "GdprSletCv");
  EXPECT_EQ(told(with(cv, "change_kind", 3), "2024-07-01"), "accepted");
  EXPECT_EQ(told(with(cv, "change_kind", 1), "2024-07-01"), "change_kind_not_sent, messages-rolled-out");
  EXPECT_EQ(told(with(with(cv, "change_kind", 3), "entity_id", 30008), "2024-07-01"),
            "unknown_message_kind, messages-rolled-out");
}

TEST(Decision, takes_cpr_numbers_by_the_services_own_pattern) {
  const Submission message = sound(Area::message);
  for (const char* cpr : {"0000000000", "2902375001", "3112575001", "3004375001"})
    EXPECT_EQ(told(with(message, "cpr", cpr), "2024-03-18"), "accepted") << cpr;
  for (const char* cpr : {"3002375001", "3104375001", "0001375001", "0113375001", "0100375001", "6101375001",
                          "010137500", "01013750011", "010137-501", "010137500x"})
    EXPECT_EQ(told(with(message, "cpr", cpr), "2024-03-18"), "malformed_cpr, cpr-pattern") << cpr;
}

TEST(Decision, wants_every_field_and_no_other_and_in_its_form) {
  const Submission notification = sound(Area::notification);
  EXPECT_EQ(told(notification, "2024-03-18"), "accepted");
  for (const SubmissionField& field : notification.fields) {
    EXPECT_EQ(told(without(notification, field.name), "2024-03-18"), "field_missing, service-fields")
        << field.name;
  }
  EXPECT_EQ(told(with(notification, "mood", "glad"), "2024-03-18"), "field_unknown, service-fields");
  EXPECT_EQ(told(with(notification, "event_on", "2024-02-30"), "2024-03-18"),
            "field_malformed, service-fields");
  EXPECT_EQ(told(with(notification, "notification_id", 0), "2024-03-18"), "field_malformed, service-fields");
  EXPECT_EQ(told(with(notification, "fund_code", 901), "2024-03-18"), "field_malformed, service-fields")
      << "a code is a text, so that it keeps its zeros";
}

TEST(Decision, knows_the_funds_and_the_98_municipalities) {
  const Submission notification = sound(Area::notification);
  EXPECT_EQ(told(with(notification, "fund_code", "067"), "2024-03-18"), "accepted");
  EXPECT_EQ(told(with(notification, "fund_code", "67"), "2024-03-18"), "unknown_fund, fund-list");
  EXPECT_EQ(told(with(notification, "jobcentre_code", "41101"), "2024-03-18"),
            "unknown_municipality, municipality-list");
}

TEST(Decision, rejects_nothing_where_there_is_no_rule) {
  EXPECT_EQ(told(Registrations{}, submission(Area::message, {{"cpr", "x"}}), "1999-01-01"), "accepted");
}

TEST(Decision, has_a_name_for_every_reason_and_finds_it_again) {
  for (std::size_t i = 0; i < kReasonCount; ++i) {
    const Reason reason = static_cast<Reason>(i);
    EXPECT_FALSE(name_of(reason).empty());
    EXPECT_EQ(reason_named(name_of(reason)), reason);
  }
  EXPECT_FALSE(reason_named("because"));
}

}  // namespace
}  // namespace slettefrist::registration
