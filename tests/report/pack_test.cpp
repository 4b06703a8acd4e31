// A pack's nine CSV files: the contract's columns, rows in the order given, empty for NULL.
#include "sim/report/pack.h"

#include <gmock/gmock.h>

#include <sstream>

#include "sim/model/input_error.h"
#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

Instant instant_of(const char* text) { return parse_instant(text).value(); }

History sample_history() {
  History history;
  history.citizens = {
      {12, "0101701234", "Ida", "Sø, Berg", day_of("1970-01-01"), "0101", "067", "full_time"}};
  Family family;
  family.notification = {
      103, 12, "101", "067", "absence", day_of("2018-01-02"), instant_of("2018-01-03T10:00:00Z"), ""};
  family.answers = {{201, 12, 103, "067", "no_sanction", day_of("2018-01-09"),
                     instant_of("2018-01-10T08:30:00Z"), "said \"yes\""}};
  Document on_notification;
  on_notification.document_id = 303;
  on_notification.citizen_id = 12;
  on_notification.notification_id = 103;
  on_notification.file_name = "letter.pdf";
  on_notification.media_type = "application/pdf";
  on_notification.byte_size = 1200;
  on_notification.file_dated_on = day_of("2017-12-31");
  on_notification.stored_at = instant_of("2024-06-30T22:30:00Z");
  Document on_answer = on_notification;
  on_answer.document_id = 304;
  on_answer.notification_id.reset();
  on_answer.answer_id = 201;
  family.documents = {on_notification, on_answer};
  history.families = {family};
  Sanction sanction;
  sanction.sanction_id = 402;
  sanction.citizen_id = 12;
  sanction.fund_code = "067";
  sanction.sanction_kind = "quarantine";
  sanction.decided_on = day_of("2020-01-01");
  sanction.registered_at = instant_of("2020-01-02T00:00:00Z");
  sanction.served_on = day_of("2020-02-01");
  sanction.served_registered_at = instant_of("2020-02-02T12:00:00Z");
  history.sanctions = {sanction};
  ContactCourse course;
  course.contact_course_id = 1;
  course.citizen_id = 12;
  course.fund_code = "067";
  course.absence_code = 75;
  course.starts_on = day_of("2024-01-01");
  course.registered_at = instant_of("2024-01-01T09:00:00Z");
  history.contact_courses = {course};
  history.messages = {{1, 12, "notification", 103, 1, instant_of("2018-01-03T10:00:00Z")}};
  return history;
}

constexpr Instant kEnd{std::int64_t{1} << 40};

class Pack : public ReportFolder {
 protected:
  PackPlan plan(PackFormat format = PackFormat::csv) const {
    PackPlan plan;
    plan.directory = folder().string();
    plan.format = format;
    plan.citizens_at = instant_of("2018-01-01T00:00:00Z");
    plan.content = [](const Document& document) {
      return document.document_id == 303 ? std::optional<std::string>{"abc"} : std::nullopt;
    };
    return plan;
  }
  std::vector<std::string> write(PackPlan plan) const {
    PackWriter writer{std::move(plan)};
    writer.add(sample_history(), kEnd);
    return writer.close();
  }
};

TEST_F(Pack, holds_nine_tables_in_the_contracts_columns) {
  EXPECT_THAT(write(plan()),
              testing::ElementsAre("citizen.csv", "notification.csv", "answer.csv", "document.csv",
                                   "sanction.csv", "contact_course.csv", "plan_draft.csv",
                                   "benefit_report.csv", "message.csv", "events.ndjson"));
  EXPECT_EQ(content_of(path("citizen.csv")),
            "citizen_id,cpr,given_name,family_name,born_on,municipality_code,fund_code,insurance\n"
            "12,0101701234,Ida,\"Sø, Berg\",1970-01-01,0101,067,full_time\n");
  EXPECT_EQ(content_of(path("notification.csv")),
            "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n"
            "103,12,101,067,absence,2018-01-02,2018-01-03T10:00:00Z,\n");
  EXPECT_EQ(content_of(path("answer.csv")),
            "answer_id,citizen_id,notification_id,fund_code,decision_kind,decided_on,answered_at,comment\n"
            "201,12,103,067,no_sanction,2018-01-09,2018-01-10T08:30:00Z,\"said \"\"yes\"\"\"\n");
  EXPECT_EQ(content_of(path("document.csv")),
            "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,"
            "stored_at,content_sha256\n"
            "303,12,103,,letter.pdf,application/pdf,1200,2017-12-31,2024-06-30T22:30:00Z,"
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
            "304,12,,201,letter.pdf,application/pdf,1200,2017-12-31,2024-06-30T22:30:00Z,\n");
  EXPECT_EQ(content_of(path("sanction.csv")),
            "sanction_id,citizen_id,notification_id,fund_code,sanction_kind,decided_on,registered_at,"
            "expires_on,served_on,served_registered_at\n"
            "402,12,,067,quarantine,2020-01-01,2020-01-02T00:00:00Z,,2020-02-01,2020-02-02T12:00:00Z\n");
  EXPECT_EQ(content_of(path("contact_course.csv")),
            "contact_course_id,citizen_id,fund_code,absence_code,starts_on,ends_on,end_reason,registered_at\n"
            "1,12,067,75,2024-01-01,,,2024-01-01T09:00:00Z\n");
  EXPECT_EQ(content_of(path("plan_draft.csv")), "plan_draft_id,citizen_id,fund_code,sent_at,body\n");
  EXPECT_EQ(content_of(path("benefit_report.csv")),
            "benefit_report_id,citizen_id,fund_code,insurance,report_month,calculated_on,rate_per_month,"
            "reported_at\n");
  EXPECT_EQ(content_of(path("message.csv")),
            "message_id,citizen_id,entity_name,entity_id,change_kind,sent_at\n"
            "1,12,notification,103,1,2018-01-03T10:00:00Z\n");
}

TEST_F(Pack, deliveries_follow_one_another_in_the_order_given) {
  History first;
  first.messages = {{5, 1, "answer", 1, 2, Instant{0}}};
  History second;
  second.messages = {{2, 1, "answer", 1, 3, Instant{1}}};
  PackWriter writer{plan()};
  writer.add(first, Instant{1});
  writer.add(second, kEnd);
  writer.close();
  EXPECT_EQ(content_of(path("message.csv")),
            "message_id,citizen_id,entity_name,entity_id,change_kind,sent_at\n"
            "5,1,answer,1,2,1970-01-01T00:00:00Z\n"
            "2,1,answer,1,3,1970-01-01T00:00:01Z\n");
}

TEST_F(Pack, that_is_not_closed_leaves_nothing_behind) {
  {
    PackWriter writer{plan()};
    writer.add(sample_history(), kEnd);
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder()));
}

TEST_F(Pack, whose_sheets_are_made_out_of_order_is_written_in_the_order_of_its_pieces) {
  std::vector<History> pieces(2);
  pieces[0].messages = {{5, 1, "answer", 1, 2, Instant{7}}};
  pieces[1].messages = {{2, 1, "answer", 1, 3, Instant{7}}};
  PackWriter writer{plan()};
  const auto second = writer.sheet_of(pieces[1]);
  const auto first = writer.sheet_of(pieces[0]);
  writer.add(std::move(*first), Instant{7});
  writer.add(std::move(*second), kEnd);
  writer.close();
  EXPECT_EQ(content_of(path("message.csv")),
            "message_id,citizen_id,entity_name,entity_id,change_kind,sent_at\n"
            "5,1,answer,1,2,1970-01-01T00:00:07Z\n"
            "2,1,answer,1,3,1970-01-01T00:00:07Z\n");
  const std::string events = content_of(path("events.ndjson"));
  EXPECT_LT(events.find("\"message_id\":2,"), events.find("\"message_id\":5,"));
}

TEST_F(Pack, knows_the_digests_of_the_files_it_wrote) {
  PackPlan with = plan();
  with.with_content = true;
  PackWriter writer{std::move(with)};
  writer.add(sample_history(), kEnd);
  const std::vector<std::string> names = writer.close();
  EXPECT_EQ(writer.sha256().size(), names.size());
  for (const std::string& name : names) {
    EXPECT_EQ(writer.sha256().at(name), sha256_hex_of_file(path(name.c_str()))) << name;
  }
}

TEST_F(Pack, as_json_lines_has_numbers_as_numbers_texts_in_quotes_and_null_for_nothing) {
  write(plan(PackFormat::ndjson));
  EXPECT_EQ(content_of(path("notification.ndjson")),
            "{\"notification_id\":103,\"citizen_id\":12,\"jobcentre_code\":\"101\",\"fund_code\":\"067\","
            "\"event_kind\":\"absence\",\"event_on\":\"2018-01-02\",\"notified_at\":\"2018-01-03T10:00:00Z\","
            "\"comment\":null}\n");
  EXPECT_THAT(content_of(path("answer.ndjson")), testing::HasSubstr("\"comment\":\"said \\\"yes\\\"\"}"));
}

TEST_F(Pack, with_content_keeps_each_documents_bytes_under_their_digest_and_lists_them) {
  PackPlan with = plan();
  with.with_content = true;
  EXPECT_THAT(write(with), testing::Contains("content.sha256"));
  const std::string digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(content_of(path(("content/" + digest).c_str())), "abc");
  EXPECT_EQ(content_of(path("content.sha256")), digest + "  content/" + digest + "\n");
}

TEST_F(Pack, lists_bytes_that_several_documents_have_once_and_keeps_no_loose_file) {
  PackPlan with = plan();
  with.with_content = true;
  with.content = [](const Document&) { return std::optional<std::string>{"abc"}; };
  write(with);
  EXPECT_EQ(content_of(path("content.sha256")).size(), 64 + std::string{"  content/"}.size() + 64 + 1);
  const std::filesystem::directory_iterator files{path("content")};
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST_F(Pack, whose_sheet_is_not_written_keeps_no_bytes_of_its_documents) {
  PackPlan with = plan();
  with.with_content = true;
  PackWriter writer{std::move(with)};
  writer.sheet_of(sample_history());
  EXPECT_TRUE(std::filesystem::is_empty(path("content")));
}

TEST_F(Pack, tells_creations_and_updates_in_time_order) {
  History history = sample_history();
  Citizen moved = history.citizens.front();
  moved.municipality_code = "0751";
  history.citizen_changes = {{instant_of("2019-01-01T00:00:00Z"), moved}};
  PackWriter writer{plan()};
  writer.add(history, kEnd);
  EXPECT_THAT(writer.close(), testing::Contains("citizen_change.csv"));
  std::istringstream lines{content_of(path("events.ndjson"))};
  std::vector<std::string> told;
  for (std::string line; std::getline(lines, line);) told.push_back(line.substr(0, line.find(",\"record\"")));
  EXPECT_THAT(told,
              testing::ElementsAre(R"({"at":"2018-01-01T00:00:00Z","kind":"create","area":"citizen")",
                                   R"({"at":"2018-01-03T10:00:00Z","kind":"create","area":"notification")",
                                   R"({"at":"2018-01-03T10:00:00Z","kind":"create","area":"message")",
                                   R"({"at":"2018-01-10T08:30:00Z","kind":"create","area":"answer")",
                                   R"({"at":"2019-01-01T00:00:00Z","kind":"update","area":"citizen")",
                                   R"({"at":"2020-01-02T00:00:00Z","kind":"create","area":"sanction")",
                                   R"({"at":"2020-02-02T12:00:00Z","kind":"update","area":"sanction")",
                                   R"({"at":"2024-01-01T09:00:00Z","kind":"create","area":"contact_course")",
                                   R"({"at":"2024-06-30T22:30:00Z","kind":"create","area":"document")",
                                   R"({"at":"2024-06-30T22:30:00Z","kind":"create","area":"document")"));
  EXPECT_THAT(content_of(path("events.ndjson")), testing::HasSubstr(R"("municipality_code":"0751")"));
  EXPECT_THAT(content_of(path("events.ndjson")),
              testing::HasSubstr(R"("expires_on":null,"served_on":null,"served_registered_at":null)"));
}

TEST_F(Pack, of_a_slice_holds_the_events_from_its_first_instant_until_before_its_last) {
  PackPlan slice = plan();
  slice.slice = {instant_of("2018-01-03T10:00:00Z"), instant_of("2018-01-10T08:30:00Z")};
  EXPECT_THAT(write(slice), testing::ElementsAre("events.ndjson"));
  const std::string events = content_of(path("events.ndjson"));
  EXPECT_THAT(events, testing::HasSubstr("\"area\":\"notification\""));
  EXPECT_THAT(events, testing::Not(testing::HasSubstr("\"area\":\"answer\"")));
  EXPECT_THAT(events, testing::Not(testing::HasSubstr("\"area\":\"citizen\"")));
}

TEST_F(Pack, counts_local_times_that_occur_twice_and_says_where) {
  History history;
  history.messages = {{5, 1, "answer", 1, 2, instant_of("2024-10-27T00:30:00Z")}};
  PackPlan local = plan();
  local.mapping.instants = tables::Instants::local;
  PackWriter writer{local};
  writer.add(history, kEnd);
  writer.close();
  EXPECT_EQ(writer.doubled_times().count, 1);
  EXPECT_THAT(writer.doubled_times().examples,
              testing::ElementsAre("message.csv:2: sent_at 2024-10-27T02:30:00"));
}

TEST_F(Pack, refuses_text_that_its_encoding_cannot_hold) {
  History history;
  history.citizens = {{1, "0101701234", "Łukasz", "Berg", day_of("1970-01-01"), "0101", "067", "full_time"}};
  PackPlan old = plan();
  old.mapping.csv.encoding = tables::Encoding::windows_1252;
  PackWriter writer{old};
  EXPECT_THROW(writer.add(history, kEnd), InputError);
}

}  // namespace
}  // namespace slettefrist::report
