// Mapping files: what they say, the presets, and every way in which one can be wrong.
#include <gmock/gmock.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(MappingFile, of_one_line_is_the_contracts_form) {
  const TomlFolder folder;
  const tables::Mapping mapping = read_mapping(folder.write("m.toml", "format = 1\n"));
  EXPECT_EQ(mapping.csv.delimiter, ',');
  EXPECT_EQ(mapping.ids, tables::Ids::integer);
  EXPECT_EQ(mapping.instants, tables::Instants::usual);
  EXPECT_EQ(mapping.doubled_hour, tables::DoubledHour::report);
  EXPECT_EQ(mapping.days, "YYYY-MM-DD");
  EXPECT_TRUE(mapping.tables.empty());
}

TEST(MappingFile, with_the_preset_of_excel_has_its_dialect_and_lets_single_keys_win) {
  const TomlFolder folder;
  tables::Mapping mapping =
      read_mapping(folder.write("m.toml", "format = 1\n[csv]\npreset = \"excel-da\"\n"));
  EXPECT_EQ(mapping.csv.delimiter, ';');
  EXPECT_TRUE(mapping.csv.has_byte_order_mark);
  EXPECT_TRUE(mapping.csv.has_carriage_returns);
  EXPECT_EQ(mapping.days, "DD-MM-YYYY");
  mapping = read_mapping(folder.write("m.toml",
                                      "format = 1\n[csv]\npreset = \"excel-da\"\nencoding = \"iso-8859-1\"\n"
                                      "line_end = \"lf\"\n[values]\ndays = \"DD.MM.YYYY\"\n"));
  EXPECT_FALSE(mapping.csv.has_byte_order_mark);
  EXPECT_FALSE(mapping.csv.has_carriage_returns);
  EXPECT_EQ(mapping.csv.encoding, tables::Encoding::iso_8859_1);
  EXPECT_EQ(mapping.days, "DD.MM.YYYY");
}

TEST(MappingFile, shipped_ones_can_all_be_read) {
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT "/scenarios/mappings")) {
    EXPECT_NO_THROW(read_mapping(entry.path().string())) << entry.path();
    ++read;
  }
  EXPECT_GE(read, 3);
}

struct Wrong {
  const char* name;
  const char* text;  // below format = 1
  const char* told;
};

class MappingProblem : public testing::TestWithParam<Wrong> {};

TEST_P(MappingProblem, is_told_with_line_and_remedy) {
  const TomlFolder folder;
  const std::string path = folder.write("m.toml", std::string{"format = 1\n"} + GetParam().text);
  EXPECT_THAT(folder.told_by([&] { read_mapping(path); }), ElementsAre(HasSubstr(GetParam().told)));
}

constexpr const char* kTable = "[[table]]\ntable = \"answer\"\n";

INSTANTIATE_TEST_SUITE_P(
    Keys, MappingProblem,
    testing::Values(
        Wrong{"unknown_key", "colour = 1\n", "m.toml:2"},
        Wrong{"preset", "[csv]\npreset = \"excel-se\"\n", "m.toml:3"},
        Wrong{"delimiter", "[csv]\ndelimiter = \";;\"\n", "one ASCII character"},
        Wrong{"delimiter_quote", "[csv]\ndelimiter = '\"'\n", "one ASCII character"},
        Wrong{"encoding", "[csv]\nencoding = \"ebcdic\"\n", "m.toml:3"},
        Wrong{"mark", "[csv]\nencoding = \"windows-1252\"\nbyte_order_mark = true\n", "expected false"},
        Wrong{"ids", "[values]\nids = \"guid\"\n", "m.toml:3"},
        Wrong{"instants", "[values]\ninstants = \"cet\"\n", "m.toml:3"},
        Wrong{"doubled_hour", "[values]\ndoubled_hour = \"guess\"\n", "m.toml:3"},
        Wrong{"days", "[values]\ndays = \"DD-MM\"\n", "YYYY, MM and DD once each"},
        Wrong{"table_name", "[[table]]\ntable = \"anser\"\n", "expected one of answer"},
        Wrong{"table_missing", "[[table]]\nname = \"x\"\n", "table"},
        Wrong{"path_as_name", "[[table]]\ntable = \"answer\"\nname = \"../x\"\n", "can be a file's"},
        Wrong{"taken_name", "[[table]]\ntable = \"answer\"\nname = \"events\"\n", "no other file of a pack"},
        Wrong{"column", "[[table]]\ntable = \"answer\"\n[table.columns]\nanswr_id = \"x\"\n",
              "Did you mean answer_id?"},
        Wrong{"column_number", "[[table]]\ntable = \"answer\"\n[table.columns]\nanswer_id = 7\n", "read 7"},
        Wrong{"columns_list", "[[table]]\ntable = \"answer\"\ncolumns = []\n", "a table of names"},
        Wrong{"same_column",
              "[[table]]\ntable = \"answer\"\n[table.columns]\nanswer_id = \"id\"\ncitizen_id = \"id\"\n",
              "two columns are called \"id\""},
        Wrong{"constant_as_column", "[[table]]\ntable = \"answer\"\n[table.constants]\ncomment = \"x\"\n",
              "two columns are called \"comment\""},
        Wrong{"codes_column", "[[table]]\ntable = \"answer\"\n[table.codes.kind]\na = \"b\"\n",
              "column \"kind\""},
        Wrong{"codes_no_table", "[[table]]\ntable = \"answer\"\ncodes = 1\n", "a table of columns"},
        Wrong{"codes_twice",
              "[[table]]\ntable = \"answer\"\n[table.codes.decision_kind]\na = \"x\"\nb = \"x\"\n",
              "stands for two codes of ours"},
        Wrong{"left_out_required", "[[table]]\ntable = \"answer\"\nleft_out = [\"answered_at\"]\n",
              "expected a column that may be empty"},
        Wrong{"left_out_text", "[[table]]\ntable = \"answer\"\nleft_out = \"comment\"\n",
              "a list of column names"},
        Wrong{"ignored_number", "[[table]]\ntable = \"answer\"\nignored = [1]\n", "expected a column name"},
        Wrong{"table_twice", "[[table]]\ntable = \"answer\"\n[[table]]\ntable = \"answer\"\n",
              "mapped twice"},
        Wrong{"two_tables_one_name", "[[table]]\ntable = \"answer\"\nname = \"document\"\n",
              "two tables are called \"document\""}),
    [](const auto& wrong) { return std::string{wrong.param.name}; });

TEST(MappingFile, that_swaps_two_names_is_no_mistake) {
  const TomlFolder folder;
  const std::string path =
      folder.write("m.toml", std::string{"format = 1\n"} + kTable +
                                 "name = \"document\"\n[[table]]\ntable = \"document\"\nname = \"answer\"\n");
  EXPECT_NO_THROW(read_mapping(path));
}

TEST(MappingFile, that_is_absent_is_told) {
  const TomlFolder folder;
  EXPECT_THAT(folder.told_by([&] { read_mapping(folder.file("absent.toml")); }),
              ElementsAre(HasSubstr("absent.toml")));
}

}  // namespace
}  // namespace slettefrist::input
