// Any table written with proper quoting is read back the same, whatever the blocks it is read in.
#include "sim/input/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

#include "sim/input/utf8.h"
#include "tests/input/pack_directory.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Table = std::vector<std::vector<std::string>>;

struct RowsRead {
  Table rows;
  std::vector<int> lines;
  std::vector<std::string> faults;
};

RowsRead read_rows(const std::string& text, std::size_t block_bytes = 1 << 20) {
  std::istringstream input(text);
  CsvReader reader(input, block_bytes);
  RowsRead read;
  while (reader.next_row()) {
    read.rows.emplace_back(reader.cells().begin(), reader.cells().end());
    read.lines.push_back(reader.line());
    read.faults.push_back(reader.fault());
  }
  return read;
}

std::string in_quotes(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? std::string{"\"\""} : std::string{c};
  return result + "\"";
}

// Quoted where RFC 4180 wants it, and where `rather_quoted` says so.
std::string written(const Table& table, const std::string& line_end, bool rather_quoted) {
  std::string text;
  for (const auto& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool must = row[i].find_first_of(",\"\r\n") != std::string::npos || row[i].empty();
      text += (i == 0 ? "" : ",") + (must || rather_quoted ? in_quotes(row[i]) : row[i]);
    }
    text += line_end;
  }
  return text;
}

rc::Gen<Table> any_table() {
  const auto cell = rc::gen::container<std::string>(
      rc::gen::oneOf(rc::gen::elementOf(std::string{"\",\n\r \xC3\x98"}), rc::gen::arbitrary<char>()));
  const auto width = rc::gen::inRange<std::size_t>(1, 6);
  return rc::gen::mapcat(width, [cell](std::size_t cells) {
    return rc::gen::container<Table>(rc::gen::container<std::vector<std::string>>(cells, cell));
  });
}

RC_GTEST_PROP(Csv, reads_back_any_table_whatever_the_blocks, ()) {
  const Table table = *any_table();
  const auto block_bytes = *rc::gen::inRange<std::size_t>(1, 40);
  const auto line_end = *rc::gen::element<std::string>("\n", "\r\n");
  const auto rather_quoted = *rc::gen::arbitrary<bool>();
  RC_CLASSIFY(table.size() > 1, "several rows");
  const std::string text = written(table, line_end, rather_quoted);
  RC_PRE(!text.starts_with("\xEF\xBB\xBF"));  // would be a byte order mark
  const RowsRead read = read_rows(text, block_bytes);
  RC_ASSERT(read.rows == table);
  for (const std::string& fault : read.faults) RC_ASSERT(fault.empty());
}

RC_GTEST_PROP(Csv, survives_any_bytes_and_reads_them_alike_in_any_blocks, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::weightedOneOf<char>(
      {{3, rc::gen::elementOf(std::string{"\",\n\ra"})}, {1, rc::gen::arbitrary<char>()}}));
  const auto block_bytes = *rc::gen::inRange<std::size_t>(1, 10);
  const RowsRead whole = read_rows(text);
  const RowsRead in_blocks = read_rows(text, block_bytes);
  RC_ASSERT(whole.rows == in_blocks.rows);
  RC_ASSERT(whole.lines == in_blocks.lines);
  RC_ASSERT(whole.faults == in_blocks.faults);
}

TEST(Csv, counts_lines_through_quotes_and_empty_lines) {
  const RowsRead read = read_rows("a,b\n\n\"1\n2\r\n3\",x\r\n\r\ny,z");
  EXPECT_THAT(read.rows,
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1\n2\r\n3", "x"), ElementsAre("y", "z")));
  EXPECT_THAT(read.lines, ElementsAre(1, 3, 7));
}

TEST(Csv, tells_an_empty_line_from_an_empty_value_in_quotes) {
  EXPECT_THAT(read_rows("\n\"\"\n").rows, ElementsAre(ElementsAre("")));
  EXPECT_THAT(read_rows("\n\r\n").rows, IsEmpty());
}

TEST(Csv, keeps_empty_values_at_both_ends) {
  EXPECT_THAT(read_rows(",,\n,").rows, ElementsAre(ElementsAre("", "", ""), ElementsAre("", "")));
}

TEST(Csv, takes_a_byte_order_mark_off_before_a_quote) {
  EXPECT_THAT(read_rows("\xEF\xBB\xBF\"a\",b\n", 1).rows, ElementsAre(ElementsAre("a", "b")));
}

TEST(Csv, goes_on_with_the_line_after_a_malformed_one) {
  const RowsRead read = read_rows("a\"b\n\"c\"d\"\n\"e\"\r,\nf\rg\nh\n");
  EXPECT_THAT(read.faults,
              ElementsAre("a quote stands inside a value that does not begin with one",
                          "text follows a closing quote", "a carriage return stands without its line feed",
                          "a carriage return stands without its line feed", ""));
  EXPECT_THAT(read.lines, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(read.rows.back(), ElementsAre("h"));
}

TEST(Csv, hands_over_cells_in_the_order_asked_for) {
  const PackDirectory directory;
  directory.write("cases", "expected_due,rule,note,anchor\n2024-02-29,document,,\"2023-02-28\"\n");
  Table rows;
  const bool is_complete = read_csv(
      directory.file("cases"), {{"rule", "anchor", "expected_due", "note", "by"}, {"by"}},
      [](const Problem& problem) { ADD_FAILURE() << to_text(problem); },
      [&](int line, const std::vector<std::string_view>& cells) {
        EXPECT_EQ(line, 2);
        rows.emplace_back(cells.begin(), cells.end());
      });
  EXPECT_TRUE(is_complete);
  EXPECT_THAT(rows, ElementsAre(ElementsAre("document", "2023-02-28", "2024-02-29", "", "")));
}

TEST(Csv, reports_a_file_that_is_not_there) {
  const PackDirectory directory;
  std::vector<std::string> told;
  EXPECT_FALSE(read_csv(
      directory.file("cases"), {{"rule"}, {}},
      [&](const Problem& problem) { told.push_back(to_text(problem)); },
      [](int, const std::vector<std::string_view>&) { ADD_FAILURE() << "a row was read"; }));
  EXPECT_THAT(told, ElementsAre(directory.file("cases") +
                                ": cannot be read, expected a CSV file. Check the path and its permissions"));
}

TEST(Utf8, is_what_the_standard_calls_well_formed) {
  for (const std::string good : {"", "plain ascii text", "Ågård", "€", "😀", "\xF4\x8F\xBF\xBF",
                                 "\xED\x9F\xBF", "eight by\xC3\xA6te edge"}) {
    EXPECT_TRUE(is_utf8(good)) << quoted(good);
  }
  for (const std::string bad :
       {"\xE6", "\xC3", "\xC0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\x80", "eight bytes, then \xFF", "\xE2\x82", "\xC3\x28"}) {
    EXPECT_FALSE(is_utf8(bad)) << quoted(bad);
  }
  EXPECT_FALSE(is_utf8(std::string(1, '\0')));
  EXPECT_FALSE(is_utf8(std::string("eight bytes\0and more", 20)));
}

RC_GTEST_PROP(Utf8, quotes_any_bytes_as_well_formed_text_without_control_characters, ()) {
  const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  const std::string text = quoted(bytes);
  RC_ASSERT(is_utf8(text));
  for (const char c : text) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20);
  RC_ASSERT(text.find("\xC2\x9B") == std::string::npos);
}

}  // namespace
}  // namespace slettefrist::input
