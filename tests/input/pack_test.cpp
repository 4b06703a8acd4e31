// Sound packs: what is in the files is in the history, in one order, whatever way the files are written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/model/records.h"
#include "tests/input/history_text.h"
#include "tests/input/pack_directory.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <class Record>
std::vector<RecordId> ids_of(const std::vector<Record>& records) {
  std::vector<RecordId> ids;
  for (const Record& record : records) ids.push_back(id_of(record));
  return ids;
}

std::vector<RecordId> family_ids_of(const History& history) {
  std::vector<RecordId> ids;
  for (const Family& family : history.families) ids.push_back(id_of(family.notification));
  return ids;
}

TEST(Pack, reads_every_column_of_every_table) {
  const PackDirectory pack;
  write_pack(pack);
  EXPECT_EQ(text_of(pack.read()),
            "citizen|1|1203395017|Bodil|Prøvesen|1971-03-12|751|067|full_time\n"
            "citizen|2|0507405028|Øjvind|Test, Ågård|1988-07-05|101|067|part_time\n"
            "notification|103|2|10101|067|absence|2017-11-01|2017-11-02T10:00:00Z|\n"
            "notification|101|1|75101|067|absence|2024-01-08|2024-01-09T09:15:00Z|\n"
            "answer|201|1|101|067|quarantine|2024-01-30|2024-02-01T13:00:00Z|\n"
            "document|301|1|101||indkaldelse.pdf|application/pdf|18231|2023-12-20|2024-01-09T09:15:00Z|\n"
            "document|302|1||201|afgørelse.pdf|application/pdf|9120|2024-01-30|2024-02-01T13:00:00Z|\n"
            "notification|102|2|10101|067|refusal|2024-05-30|2024-06-03T08:00:00Z|Udeblev, og svarede ikke\n"
            "document|303|2|102||brev.png|image/png|40211|2024-06-03|2024-06-30T22:30:00Z|\n"
            "sanction|402|2||067|quarantine|2015-06-01|2015-06-02T10:00:00Z|2015-09-02||\n"
            "sanction|401|1|101|067|quarantine|2024-01-30|2024-02-01T13:05:00Z|2024-05-01|2024-03-10|"
            "2024-03-11T07:00:00Z\n"
            "contact_course|502|2|067|75|2022-02-01|||2022-02-01T08:00:00Z\n"
            "contact_course|501|1|067|75|2023-10-02|2023-12-31|41|2023-10-02T08:00:00Z\n"
            "plan_draft|601|1|067|2024-01-10T08:00:00Z|Søg to job om ugen\n"
            "benefit_report|701|2|067|part_time|2024-02|2024-02-20|13500|2024-03-01T06:00:00Z\n"
            "message|801|1|notification|101|1|2024-01-09T09:15:01Z\n");
}

TEST(Pack, gives_the_same_history_for_rows_in_any_order) {
  const PackDirectory pack;
  write_pack(pack);
  const std::string expected = text_of(pack.read());
  auto rows = kSoundRows;
  for (int round = 0; round < 6; ++round) {
    for (auto& [table, its_rows] : rows) std::next_permutation(its_rows.begin(), its_rows.end());
    write_pack(pack, rows);
    EXPECT_EQ(text_of(pack.read()), expected) << "in round " << round;
  }
}

TEST(Pack, sorts_by_instant_and_then_by_id) {
  const PackDirectory pack;
  pack.write("notification", text_of("notification", {"9,1,1,1,a,2024-01-01,2024-01-02T00:00:00Z,",
                                                      "8,1,1,1,a,2024-01-01,2024-01-02T00:00:00Z,",
                                                      "10,1,1,1,a,2024-01-01,2024-01-01T00:00:00Z,"}));
  pack.write("answer", text_of("answer", {"6,1,8,1,a,2024-01-01,2024-01-05T00:00:00Z,",
                                          "5,1,8,1,a,2024-01-01,2024-01-05T00:00:00Z,",
                                          "7,1,8,1,a,2024-01-01,2024-01-03T00:00:00Z,"}));
  pack.write("document", text_of("document", {"4,1,,6,a,b,0,2024-01-01,2024-01-06T00:00:00Z,",
                                              "3,1,8,,a,b,0,2024-01-01,2024-01-06T00:00:00Z,",
                                              "5,1,,7,a,b,0,2024-01-01,2024-01-04T00:00:00Z,"}));
  pack.write("message",
             text_of("message", {"2,1,a,1,1,2024-01-02T00:00:00Z", "1,1,a,1,1,2024-01-02T00:00:00Z",
                                 "3,1,a,1,1,2024-01-01T00:00:00Z"}));
  const History history = pack.read();
  EXPECT_THAT(family_ids_of(history), ElementsAre(10, 8, 9));
  EXPECT_THAT(ids_of(history.families.at(1).answers), ElementsAre(7, 5, 6));
  EXPECT_THAT(ids_of(history.families.at(1).documents), ElementsAre(5, 3, 4));
  EXPECT_THAT(ids_of(history.messages), ElementsAre(3, 1, 2));
}

TEST(Pack, takes_columns_in_any_order) {
  const PackDirectory pack;
  pack.write("plan_draft",
             "body,sent_at,fund_code,citizen_id,plan_draft_id\nplan,2024-01-10T08:00:00Z,067,1,601\n");
  const History history = pack.read();
  EXPECT_EQ(text_of(history), "plan_draft|601|1|067|2024-01-10T08:00:00Z|plan\n");
}

TEST(Pack, takes_carriage_returns_a_byte_order_mark_and_a_missing_last_line_feed) {
  const PackDirectory pack;
  pack.write(
      "plan_draft",
      "\xEF\xBB\xBFplan_draft_id,citizen_id,fund_code,sent_at,body\r\n601,1,067,2024-01-10T08:00:00Z,\r\n"
      "602,1,067,2024-01-11T08:00:00Z,\"a\r\nb\"");
  EXPECT_EQ(text_of(pack.read()),
            "plan_draft|601|1|067|2024-01-10T08:00:00Z|\n"
            "plan_draft|602|1|067|2024-01-11T08:00:00Z|a\r\nb\n");
}

TEST(Pack, keeps_quotes_commas_newlines_and_danish_letters) {
  const PackDirectory pack;
  pack.write("plan_draft", text_of("plan_draft", {"601,1,067,2024-01-10T08:00:00Z,\"Øjvind sagde \"\"nej, "
                                                  "æøå\"\"\n\nog gik €😀\""}));
  EXPECT_EQ(pack.read().plan_drafts.at(0).body, "Øjvind sagde \"nej, æøå\"\n\nog gik €😀");
}

TEST(Pack, takes_documents_without_a_digest_column_and_with_a_digest) {
  const PackDirectory pack;
  write_pack(pack);
  pack.write("document",
             "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,"
             "stored_at\n301,1,101,,a,b,1,2024-01-01,2024-01-09T09:15:00Z\n");
  EXPECT_EQ(pack.read().families.at(1).documents.at(0).content_sha256, "");
  const std::string digest(64, 'a');
  pack.write("document", text_of("document", {"301,1,101,,a,b,1,2024-01-01,2024-01-09T09:15:00Z," + digest}));
  EXPECT_EQ(pack.read().families.at(1).documents.at(0).content_sha256, digest);
}

TEST(Pack, leaves_tables_without_a_file_empty_and_other_files_unread) {
  const PackDirectory pack;
  pack.write("citizen", text_of("citizen", kSoundRows.at("citizen")));
  pack.write("expected_deletions", "this is,\"no table of a pack");
  const History history = pack.read();
  EXPECT_THAT(ids_of(history.citizens), ElementsAre(1, 2));
  EXPECT_THAT(history.families, IsEmpty());
  EXPECT_THAT(history.sanctions, IsEmpty());
}

TEST(Pack, takes_the_outermost_values) {
  const PackDirectory pack;
  pack.write("message", text_of("message", {"9007199254740991,1,a,1,3,2199-12-31T23:59:59Z",
                                            "1,1,a,9007199254740991,1,1900-01-01T00:00:00Z"}));
  pack.write(
      "benefit_report",
      text_of("benefit_report", {"1,1,067,full_time,1900-01,2024-02-29,2147483647,2024-03-01T06:00:00Z",
                                 "2,1,067,full_time,2199-12,2024-02-29,0,2024-03-01T06:00:00Z"}));
  const History history = pack.read();
  EXPECT_THAT(ids_of(history.messages), ElementsAre(1, 9007199254740991));
  EXPECT_THAT(ids_of(history.benefit_reports), ElementsAre(1, 2));
}

TEST(Pack, allows_what_is_no_key_and_dates_that_decide_nothing) {
  const PackDirectory pack;
  // Citizen 7 and notification 999 are in no file; the served date is known before the sanction is; what the
  // papers say of their own age is free.
  pack.write("sanction", text_of("sanction", {"1,7,999,067,q,1950-01-01,2024-02-01T13:05:00Z,,2024-01-10,"
                                              "2024-01-11T07:00:00Z",
                                              "2,7,,067,q,2190-01-01,2024-02-02T13:05:00Z,,2024-03-10,"}));
  const History history = pack.read();
  ASSERT_THAT(ids_of(history.sanctions), ElementsAre(1, 2));
  EXPECT_EQ(history.sanctions[0].served_registered_at, parse_instant("2024-01-11T07:00:00Z"));
  EXPECT_EQ(history.sanctions[1].served_on, parse_day("2024-03-10"));
  EXPECT_EQ(history.sanctions[1].served_registered_at, std::nullopt);
}

TEST(Pack, allows_children_at_their_parents_instant) {
  const PackDirectory pack;
  pack.write("notification", text_of("notification", {"1,1,1,1,a,2024-01-01,2024-01-02T00:00:00Z,"}));
  pack.write("answer", text_of("answer", {"1,1,1,1,a,2024-01-01,2024-01-02T00:00:00Z,"}));
  pack.write("document", text_of("document", {"1,1,,1,a,b,0,2024-01-01,2024-01-02T00:00:00Z,"}));
  const History history = pack.read();
  ASSERT_EQ(history.families.size(), 1U);
  EXPECT_THAT(ids_of(history.families[0].answers), ElementsAre(1));
  EXPECT_THAT(ids_of(history.families[0].documents), ElementsAre(1));
}

}  // namespace
}  // namespace slettefrist::input
