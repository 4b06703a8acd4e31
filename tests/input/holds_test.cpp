// Holds as a pack and a scenario have them: read in every format, and each slip with its place.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/input/holds_file.h"
#include "tests/input/pack_directory.h"
#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

const std::string kHoldHeader = "hold_id,citizen_id,area,record_id,from_on,to_on\n";

// The sound pack, and these rows in hold.csv.
void write_with_holds(const PackDirectory& pack, const std::string& rows) {
  write_pack(pack);
  pack.write("hold", kHoldHeader + rows);
}

std::vector<std::string> told_of_holds(const std::string& rows) {
  const PackDirectory pack;
  write_with_holds(pack, rows);
  return told(pack);
}

void expect_as_written(const std::vector<Hold>& holds) {
  ASSERT_EQ(holds.size(), 2U);
  EXPECT_EQ(holds[0].id, 1);
  EXPECT_EQ(holds[0].citizen_id, 2);
  EXPECT_EQ(holds[0].area, Area::document);
  EXPECT_EQ(holds[0].record_id, 303);
  EXPECT_EQ(holds[0].from_on, parse_day("2025-06-01"));
  EXPECT_EQ(holds[0].to_on, std::nullopt);
  EXPECT_EQ(holds[1].area, Area::notification);
  EXPECT_EQ(holds[1].to_on, parse_day("2024-12-24"));
}

TEST(Holds, come_from_a_table_of_a_pack_in_the_order_of_their_ids) {
  const PackDirectory pack;
  write_with_holds(pack, "2,1,notification,101,2024-12-24,2024-12-24\n1,2,document,303,2025-06-01,\n");
  expect_as_written(pack.read().holds);
}

TEST(Holds, come_from_json_lines_and_from_a_database_alike) {
  const PackDirectory lines;
  std::ofstream{lines.path() + "/citizen.ndjson"}
      << R"({"citizen_id":2,"cpr":"0507405028","given_name":"Ø","family_name":"T","born_on":"1988-07-05","municipality_code":"101","fund_code":"067","insurance":"part_time"})"
      << '\n';
  std::ofstream{lines.path() + "/hold.ndjson"}
      << R"({"hold_id":4,"citizen_id":2,"area":"citizen","record_id":2,"from_on":"2025-06-01","to_on":null})"
      << '\n';
  const std::vector<Hold> of_lines = lines.read().holds;
  ASSERT_EQ(of_lines.size(), 1U);
  EXPECT_EQ(of_lines[0].area, Area::citizen);

  const PackDirectory file;
  {
    SQLite::Database database{file.path() + "/records.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec(
        "CREATE TABLE plan_draft (plan_draft_id, citizen_id, fund_code, sent_at, body);"
        "INSERT INTO plan_draft VALUES (601, 1, '067', 1704873600, 'x');"
        "CREATE TABLE hold (hold_id, citizen_id, area, record_id, from_on, to_on);"
        "INSERT INTO hold VALUES (4, 1, 'plan_draft', 601, '2025-06-01', NULL)");
  }
  const std::vector<Hold> of_database = file.read().holds;
  ASSERT_EQ(of_database.size(), 1U);
  EXPECT_EQ(of_database[0].record_id, 601);
}

TEST(Holds, are_none_where_there_is_no_such_table) {
  const PackDirectory pack;
  write_pack(pack);
  EXPECT_THAT(pack.read().holds, IsEmpty());
}

TEST(Holds, name_a_table_whose_records_can_be_held) {
  const std::string expected =
      "expected a table with records that can be held: citizen, notification, answer, document, sanction, "
      "contact_course, plan_draft, benefit_report, message. Write the name of the table that the held record "
      "is in";
  EXPECT_THAT(
      told_of_holds("1,1,notifikation,101,2024-12-24,\n2,1,hold,1,2024-12-24,\n3,1,,101,2024-12-24,\n"),
      ElementsAre("hold.csv:2: column area: read \"notifikation\", " + expected,
                  "hold.csv:3: column area: read \"hold\", " + expected,
                  StartsWith("hold.csv:4: column area: read nothing, expected a table")));
}

TEST(Holds, end_no_day_before_they_begin) {
  EXPECT_THAT(
      told_of_holds("7,1,notification,101,2024-12-24,2024-12-23\n"),
      ElementsAre("hold.csv:2: column to_on of hold 7: read 2024-12-23, expected no day before from_on "
                  "2024-12-24. Correct one of the two days; to_on may be empty: until further notice"));
}

TEST(Holds, name_a_record_that_is_given) {
  EXPECT_THAT(
      told_of_holds("7,1,answer,999,2024-12-24,\n"),
      ElementsAre("hold.csv:2: column record_id of hold 7: read 999, expected the id of an answer that is "
                  "given. Add that answer, or correct the id"));
  const PackDirectory pack;
  write_with_holds(pack, "7,1,message,801,2024-12-24,\n");
  pack.remove("message");
  EXPECT_THAT(told(pack),
              ElementsAre("hold.csv:2: column record_id of hold 7: read 801, expected the id of a "
                          "message that is given. There is no table message: add it"));
}

TEST(Holds, are_about_the_citizen_of_their_record) {
  EXPECT_THAT(told_of_holds("7,2,document,302,2024-12-24,\n"),
              ElementsAre(StartsWith("hold.csv:2: column citizen_id of hold 7: read 2, expected 1 as in the "
                                     "document 302 (")));
}

TEST(Holds, have_ids_of_their_own) {
  EXPECT_THAT(
      told_of_holds("7,1,document,301,2024-12-24,\n7,1,document,302,2024-12-24,\n"),
      ElementsAre(StartsWith("hold.csv:3: column hold_id: read 7 again, expected an id that is unique in "
                             "its table (first at hold.csv:2)")));
}

TEST(Holds, on_a_record_with_a_bad_value_are_not_called_idle_beside_it) {
  const PackDirectory pack;
  write_pack(pack, {{"plan_draft", {"601,1,067,soon,x"}}});
  pack.write("hold", kHoldHeader + "7,1,plan_draft,601,2024-12-24,\n");
  EXPECT_THAT(told(pack), ElementsAre(StartsWith("plan_draft.csv:2: column sent_at")));
}

TEST(Holds, have_the_names_codes_and_days_of_a_mapping) {
  const PackDirectory pack;
  std::ofstream{pack.path() + "/mapping.toml"}
      << "format = 1\n[csv]\npreset = \"excel-da\"\n[[table]]\ntable = \"hold\"\nname = \"standsning\"\n"
         "[table.columns]\nrecord_id = \"sag\"\n[table.codes.area]\nplan_draft = \"KLADDE\"\n";
  pack.write("plan_draft",
             "plan_draft_id;citizen_id;fund_code;sent_at;body\n601;1;067;2024-01-10T08:00:00Z;x\n");
  pack.write("standsning", "hold_id;citizen_id;area;sag;from_on;to_on\n7;1;KLADDE;601;24-12-2024;\n");
  const History history = pack.read();
  ASSERT_EQ(history.holds.size(), 1U);
  EXPECT_EQ(history.holds[0].area, Area::plan_draft);
  EXPECT_EQ(history.holds[0].record_id, 601);
  EXPECT_EQ(history.holds[0].from_on, parse_day("2024-12-24"));
}

const std::string kScenario =
    "format = 1\nname = \"records\"\nstarts_on = 2021-01-01\nends_on = 2022-12-31\n"
    "[[records.plan_draft]]\nplan_draft_id = 601\ncitizen_id = 1\nfund_code = \"067\"\n"
    "sent_at = \"2020-01-10T08:00:00Z\"\n[[records.hold]]\n";  // line 10

TEST(Holds, stand_in_a_scenario_beside_the_records_they_name) {
  const TomlFolder folder;
  folder.write("scenario.toml", kScenario +
                                    "hold_id = 1\ncitizen_id = 1\narea = \"plan_draft\"\nrecord_id = 601\n"
                                    "from_on = 2021-05-01\nto_on = 2021-05-31\n");
  const History records = read_scenario(folder.file("scenario.toml")).records;
  ASSERT_EQ(records.holds.size(), 1U);
  EXPECT_EQ(records.holds[0].area, Area::plan_draft);
  EXPECT_EQ(records.holds[0].to_on, parse_day("2021-05-31"));
}

TEST(Holds, of_a_scenario_are_refused_as_those_of_a_pack) {
  const TomlFolder folder;
  folder.write("scenario.toml", kScenario +
                                    "hold_id = 1\ncitizen_id = 1\narea = \"plan\"\nrecord_id = 601\n"
                                    "from_on = 2021-05-01\n[[records.hold]]\nhold_id = 2\ncitizen_id = 1\n"
                                    "area = \"plan_draft\"\nrecord_id = 602\nfrom_on = 2021-05-01\n");
  EXPECT_THAT(
      folder.told_of_scenario("scenario.toml"),
      ElementsAre(StartsWith("scenario.toml:13:8: [[records.hold]] 1 area: read \"plan\", expected a table "
                             "with records that can be held"),
                  StartsWith("scenario.toml:16: column record_id of hold 2: read 602, expected the id of a "
                             "plan_draft that is given")));
}

TEST(Holds, stand_alone_in_a_file_of_their_own) {
  const PackDirectory pack;
  pack.write("hold",
             kHoldHeader + "2,1,notification,101,2024-12-24,2024-12-24\n1,2,document,303,2025-06-01,\n");
  const PlacedTable<Hold> holds = read_holds(pack.file("hold"));
  ASSERT_EQ(holds.records.size(), 2U);
  EXPECT_EQ(holds.lines, (std::vector<int>{2, 3}));
  pack.write("hold", kHoldHeader + "2,1,notification,101,2024-12-24,2024-12-01\n2,1,gone,1,2024-12-24,\n");
  EXPECT_THROW(read_holds(pack.file("hold")), InputError);
  EXPECT_THROW(read_holds(pack.file("nowhere")), InputError);
}

}  // namespace
}  // namespace slettefrist::input
