// One pack in three formats and several dialects: the same history, and the problems each format can have.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "tests/input/pack_directory.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

void put(const PackDirectory& pack, const std::string& name, const std::string& text) {
  std::ofstream{pack.path() + "/" + name, std::ios::binary} << text;
}

const std::string kJsonNotification =
    R"({"notification_id":101,"citizen_id":1,"jobcentre_code":"75101","fund_code":"067","event_kind":"absence",)"
    R"("event_on":"2024-01-08","notified_at":"2024-01-09T09:15:00Z","comment":null})";

std::string json_with(const std::string& old, const std::string& now) {
  std::string text = kJsonNotification;
  text.replace(text.find(old), old.size(), now);
  return text + "\n";
}

TEST(PackFormats, json_lines_are_read_like_csv) {
  const PackDirectory pack;
  put(pack, "notification.ndjson", kJsonNotification + "\n\n" + json_with(":101", ":102"));
  const History history = pack.read();
  ASSERT_THAT(history.families, SizeIs(2));
  EXPECT_EQ(history.families[0].notification.fund_code, "067");
  EXPECT_EQ(history.families[1].notification.notification_id, 102);
  EXPECT_EQ(to_text(history.families[0].notification.notified_at), "2024-01-09T09:15:00Z");
}

TEST(PackFormats, bad_json_lines_are_told_with_file_and_line) {
  const PackDirectory pack;
  put(pack, "notification.ndjson",
      kJsonNotification + "\n{\"notification_id\":\n" + json_with("\"067\"", "67") +
          json_with(":101", ":1.5") + json_with("\"comment\"", "\"coment\"") + "[]\n");
  EXPECT_THAT(
      told(pack),
      ElementsAre(HasSubstr("notification.ndjson:2: read \"{\"notification_id\":\", expected a JSON"),
                  HasSubstr("notification.ndjson:3: column fund_code: read \"67\", expected a text in"),
                  HasSubstr("notification.ndjson:4: column notification_id: read \"1.5\", expected a whole"),
                  HasSubstr("notification.ndjson:5: header: read unknown column \"coment\""),
                  HasSubstr("notification.ndjson:5: column comment is missing"),
                  HasSubstr("notification.ndjson:6: read \"[]\", expected a JSON object")));
}

TEST(PackFormats, json_that_says_two_things_or_never_ends_is_told_with_file_and_line) {
  const PackDirectory pack;
  const std::string deep(100'000, '[');
  put(pack, "notification.ndjson",
      json_with("\"comment\"", "\"notified_at\":\"2030-01-09T09:15:00Z\",\"comment\"") +
          json_with("null", deep + std::string(deep.size(), ']')));
  EXPECT_THAT(told(pack),
              ElementsAre(HasSubstr("notification.ndjson:1: read the key \"notified_at\" twice, expected it"),
                          HasSubstr("notification.ndjson:2: read values nested more than 32 deep")));
}

TEST(PackFormats, bytes_in_the_place_of_a_value_are_told_by_row) {
  const PackDirectory pack;
  {
    SQLite::Database database{pack.path() + "/records.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec(
        "CREATE TABLE plan_draft (plan_draft_id INTEGER, citizen_id INTEGER, fund_code TEXT, sent_at "
        "INTEGER, body TEXT); INSERT INTO plan_draft VALUES (601, 1, '067', 1704791700, x'ff')");
  }
  EXPECT_THAT(told(pack), ElementsAre(HasSubstr("table plan_draft:1: column body: read bytes (a BLOB)")));
}

TEST(PackFormats, tables_of_a_database_under_nearly_their_names_and_views_are_refused) {
  for (const auto& [made, words] :
       {std::pair{"CREATE TABLE sanctions (a)", "read a table sanctions, which is the name of no table, and"},
        std::pair{"CREATE TABLE Sanction (a)", "there is no sanction. Did you mean sanction?"},
        std::pair{"CREATE VIEW sanction AS SELECT 1 AS a", "read a view sanction, expected a table"}}) {
    const PackDirectory pack;
    {
      SQLite::Database database{pack.path() + "/records.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
      database.exec("CREATE TABLE message (message_id INTEGER)");
      database.exec(made);
    }
    EXPECT_THAT(told(pack), ElementsAre(HasSubstr(words))) << made;
  }
}

TEST(PackFormats, a_database_is_read_with_its_own_types_and_bytes) {
  const PackDirectory pack;
  {
    SQLite::Database database{pack.path() + "/records.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec(
        "CREATE TABLE notification (notification_id INTEGER, citizen_id INTEGER, jobcentre_code TEXT, "
        "fund_code "
        "TEXT, event_kind TEXT, event_on TEXT, notified_at INTEGER, comment TEXT);"
        "INSERT INTO notification VALUES (101, 1, '75101', '067', 'absence', '2024-01-08', 1704791700, NULL);"
        "CREATE TABLE document (document_id INTEGER, citizen_id INTEGER, notification_id INTEGER, answer_id "
        "INTEGER, file_name TEXT, media_type TEXT, byte_size INTEGER, file_dated_on TEXT, stored_at INTEGER, "
        "content BLOB);"
        "INSERT INTO document VALUES (301, 1, 101, NULL, 'a.txt', 'text/plain', 3, '2024-01-08', 1704791700, "
        "x'616263'), (302, 1, 101, NULL, 'b.txt', 'text/plain', 3, '2024-01-08', 1704791700, NULL)");
  }
  const Pack read = open_pack(pack.path(), {});
  ASSERT_THAT(read.history.families, SizeIs(1));
  EXPECT_EQ(to_text(read.history.families[0].notification.notified_at), "2024-01-09T09:15:00Z");
  EXPECT_EQ(read.format, "sqlite");
  ASSERT_THAT(read.history.families[0].documents, SizeIs(2));
  EXPECT_EQ(read.bytes(read.history.families[0].documents[0]), "abc");
  EXPECT_EQ(read.bytes(read.history.families[0].documents[1]), std::nullopt);
}

TEST(PackFormats, a_database_with_other_columns_or_values_is_told_of_by_table_and_row) {
  const PackDirectory pack;
  {
    SQLite::Database database{pack.path() + "/records.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec(
        "CREATE TABLE message (message_id INTEGER, citizen_id INTEGER, entity_name TEXT, entity_id INTEGER, "
        "change_kind INTEGER, sent_at INTEGER);"
        "INSERT INTO message VALUES (801, 1.5, 'answer', 1, 1, 1704791700), (802, 1, 'answer', 1, 9, "
        "1704791700), (803, 1, 'answer', 1, 1, 17047917000000);"
        "CREATE TABLE plan_draft (plan_draft_id INTEGER, citizen_id INTEGER, fund_code TEXT, sent_at "
        "INTEGER)");
  }
  EXPECT_THAT(told(pack),
              ElementsAre(HasSubstr("records.db, table plan_draft: header: column body is missing"),
                          HasSubstr("records.db, table message:1: column citizen_id: read a number with a"),
                          HasSubstr("records.db, table message:2: column change_kind: read \"9\""),
                          HasSubstr("records.db, table message:3: column sent_at: read \"17047917000000\"")));
}

TEST(PackFormats, what_is_no_database_is_refused) {
  const PackDirectory pack;
  put(pack, "records.db",
      "no database, but long enough to be looked at as one by a program that is careless");
  EXPECT_THAT(told(pack), ElementsAre(HasSubstr("records.db: cannot be read as an SQLite database")));
}

TEST(PackFormats, of_several_kinds_in_one_folder_are_refused) {
  const PackDirectory pack;
  write_pack(pack);
  put(pack, "notification.ndjson", kJsonNotification + "\n");
  EXPECT_THAT(told(pack), ElementsAre(HasSubstr("several formats (citizen.csv, notification.ndjson)")));
}

TEST(PackFormats, a_document_whose_bytes_are_missing_is_told_with_its_line) {
  const PackDirectory pack;
  write_pack(pack);
  const std::string digest(64, 'a');
  pack.write("document", text_of("document", {"301,1,101,,a.pdf,application/pdf,3,2023-12-20,"
                                              "2024-01-09T09:15:00Z," +
                                              digest}));
  EXPECT_TRUE(told(pack).empty()) << "without the folder content there are no bytes to miss";
  std::filesystem::create_directory(pack.path() + "/content");
  EXPECT_THAT(told(pack), ElementsAre(HasSubstr("document.csv:2: its bytes are missing")));
}

TEST(PackFormats, changes_of_citizens_are_read_in_time_order) {
  const PackDirectory pack;
  write_pack(pack);
  const std::string row = ",1,1203395017,Bodil,Prøvesen,1971-03-12,751,067,full_time\n";
  put(pack, "citizen_change.csv",
      "changed_at,citizen_id,cpr,given_name,family_name,born_on,municipality_code,fund_code,insurance\n"
      "2025-01-01T00:00:00Z" +
          row + "2024-06-01T00:00:00Z" + row);
  const History history = pack.read();
  ASSERT_THAT(history.citizen_changes, SizeIs(2));
  EXPECT_EQ(to_text(history.citizen_changes[0].changed_at), "2024-06-01T00:00:00Z");
  put(pack, "citizen_change.csv",
      "changed_at,citizen_id,cpr,given_name,family_name,born_on,municipality_code,fund_code,insurance\nsoon" +
          row);
  EXPECT_THAT(told(pack), ElementsAre(HasSubstr("citizen_change.csv:2: column changed_at: read \"soon\"")));
  put(pack, "citizen_change.csv",
      "changed_at,citizen_id,cpr,given_name,family_name,born_on,municipality_code,fund_code,insurance\n"
      "2025-01-01T00:00:00Z,77" +
          row.substr(2));
  EXPECT_THAT(told(pack),
              ElementsAre(HasSubstr("citizen_change.csv:2: column citizen_id: read 77, expected")));
}

TEST(PackFormats, local_times_that_are_skipped_or_doubled_are_told_with_file_and_line) {
  const PackDirectory pack;
  put(pack, "map.toml", "format = 1\n[values]\ninstants = \"local\"\n");
  pack.write("message", text_of("message", {"801,1,answer,1,1,2024-03-31T02:30:00",
                                            "802,1,answer,1,1,2024-10-27T02:30:00",
                                            "803,1,answer,1,1,2024-10-27T03:30:00"}));
  std::vector<Problem> problems;
  try {
    open_pack(pack.path(), read_mapping(pack.path() + "/map.toml"));
  } catch (const InputError& error) {
    problems = error.problems();
  }
  ASSERT_THAT(problems, SizeIs(2));
  EXPECT_EQ(problems[0].line, 2);
  EXPECT_THAT(problems[0].what, HasSubstr("Danish clocks skip this one"));
  EXPECT_EQ(problems[1].line, 3);
  EXPECT_THAT(problems[1].what, HasSubstr("show this one twice"));
}

TEST(PackFormats, a_dialect_of_semicolons_in_windows_1252_is_read) {
  const PackDirectory pack;
  put(pack, "map.toml",
      "format = 1\n[csv]\ndelimiter = \";\"\nencoding = \"windows-1252\"\n[values]\ndays = \"DD.MM.YYYY\"\n");
  pack.write("plan_draft",
             "plan_draft_id;citizen_id;fund_code;sent_at;body\r\n"
             "601;1;067;2024-01-10T08:00:00Z;\"S\xF8g; hver dag\"\r\n");
  const Pack read = open_pack(pack.path(), read_mapping(pack.path() + "/map.toml"));
  ASSERT_THAT(read.history.plan_drafts, SizeIs(1));
  EXPECT_EQ(read.history.plan_drafts[0].body, "Søg; hver dag");
  pack.write("plan_draft",
             "plan_draft_id;citizen_id;fund_code;sent_at;body\r\n"
             "601;1;067;2024-01-10T08:00:00Z;\x81\r\n");
  EXPECT_THROW(open_pack(pack.path(), read_mapping(pack.path() + "/map.toml")), InputError);
}

}  // namespace
}  // namespace slettefrist::input
