// How a team's tables differ from ours, as plain values: names, ids, instants, days, codes, the CSV dialect.
//
// Read from TOML by the room `input`, obeyed by whoever reads or writes a table. An empty Mapping is the
// contract's own form. This file must not know a file on disk.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace slettefrist::tables {

enum class Ids : std::uint8_t { integer, uuid };
enum class Instants : std::uint8_t { usual, utc, local, epoch_milliseconds, epoch_seconds };
// What a local time means that clocks showed twice.
enum class DoubledHour : std::uint8_t { report, first, second };
enum class Encoding : std::uint8_t { utf_8, iso_8859_1, windows_1252 };

struct CsvDialect {
  char delimiter = ',';
  Encoding encoding = Encoding::utf_8;
  bool has_byte_order_mark = false;
  bool has_carriage_returns = false;  // line ends are "\r\n"
};

// One table of ours and what it is to them. All maps go from ours to theirs.
struct TableMapping {
  std::string table;
  std::string name;
  std::map<std::string, std::string> columns;
  std::map<std::string, std::map<std::string, std::string>> codes;  // by our column
  std::vector<std::pair<std::string, std::string>> constants;  // their columns that always hold one value
  std::vector<std::string> left_out;                           // our columns that they do not have
  std::vector<std::string> ignored;                            // their columns that mean nothing to us
};

struct Mapping {
  std::string file;  // as given by the user; "" = the contract's own form
  std::string text;  // the bytes of the file, for the pack that is written with it
  CsvDialect csv;
  Ids ids = Ids::integer;
  std::uint64_t seed = 0;  // of the world whose ids become UUIDs
  Instants instants = Instants::usual;
  DoubledHour doubled_hour = DoubledHour::report;
  std::string days = "YYYY-MM-DD";
  char local_separator = 'T';  // between day and time of a local instant
  std::vector<TableMapping> tables;
};

}  // namespace slettefrist::tables
