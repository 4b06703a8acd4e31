// read_mapping: a mapping file to plain values, with everything that is wrong in it.
//
// One [[table]] is read by mapping_table.cpp. This file must not know how a value is translated.
#include <map>
#include <set>

#include "sim/input/input.h"
#include "sim/input/key_reader.h"
#include "sim/input/mapping_keys.h"
#include "sim/input/mapping_table.h"
#include "sim/input/utf8.h"
#include "sim/tables/day_pattern.h"

namespace slettefrist::input {
namespace {

using tables::Mapping;
using tables::TableMapping;

template <class Value>
Value one_of(const std::map<std::string, Value>& values, const std::optional<std::string>& word) {
  const auto found = values.find(word.value_or(""));
  return found == values.end() ? Value{} : found->second;  // an unknown word was reported already
}

void read_csv_keys(const Node* table, Mapping& mapping, ProblemList& problems) {
  static const Node nothing;
  KeyReader reader(section_of(mapping_keys(), "csv"), table ? *table : nothing, "[csv]", problems);
  if (reader.text("preset").value_or("") == "excel-da") {
    mapping.csv = {';', tables::Encoding::utf_8, true, true};
    mapping.days = "DD-MM-YYYY";
  }
  if (const auto delimiter = reader.text("delimiter")) {
    const bool is_good = delimiter->size() == 1 &&
                         std::string{"\"\r\n"}.find(*delimiter) == std::string::npos &&
                         static_cast<unsigned char>(delimiter->front()) < 0x80;
    if (is_good) mapping.csv.delimiter = delimiter->front();
    if (!is_good) {
      reader.refuse("delimiter", "one ASCII character that is no quote and no line end",
                    "Write for example \";\"");
    }
  }
  mapping.csv.encoding = one_of<tables::Encoding>({{"utf-8", tables::Encoding::utf_8},
                                                   {"iso-8859-1", tables::Encoding::iso_8859_1},
                                                   {"windows-1252", tables::Encoding::windows_1252}},
                                                  reader.text("encoding"));
  if (const auto mark = reader.truth("byte_order_mark")) {
    mapping.csv.has_byte_order_mark = *mark;
  } else if (mapping.csv.encoding != tables::Encoding::utf_8) {
    mapping.csv.has_byte_order_mark = false;  // the preset's: it is a mark of UTF-8
  }
  if (mapping.csv.has_byte_order_mark && mapping.csv.encoding != tables::Encoding::utf_8) {
    reader.refuse("byte_order_mark", "false, since the encoding is not utf-8", "Remove the key");
  }
  if (const auto end = reader.text("line_end")) mapping.csv.has_carriage_returns = *end == "crlf";
  reader.finish();
}

void read_values(const Node* table, Mapping& mapping, ProblemList& problems) {
  static const Node nothing;
  KeyReader reader(section_of(mapping_keys(), "values"), table ? *table : nothing, "[values]", problems);
  using tables::DoubledHour;
  using tables::Instants;
  mapping.ids = one_of<tables::Ids>({{"integer", tables::Ids::integer}, {"uuid", tables::Ids::uuid}},
                                    reader.text("ids"));
  mapping.instants = one_of<Instants>({{"usual", Instants::usual},
                                       {"utc", Instants::utc},
                                       {"local", Instants::local},
                                       {"epoch_milliseconds", Instants::epoch_milliseconds},
                                       {"epoch_seconds", Instants::epoch_seconds}},
                                      reader.text("instants"));
  mapping.doubled_hour = one_of<DoubledHour>(
      {{"report", DoubledHour::report}, {"first", DoubledHour::first}, {"second", DoubledHour::second}},
      reader.text("doubled_hour"));
  if (const auto days = reader.text("days")) {
    if (tables::is_day_pattern(*days)) {
      mapping.days = *days;
    } else {
      reader.refuse("days", "YYYY, MM and DD once each, with no digits between",
                    "Write for example \"DD-MM-YYYY\"");
    }
  }
  if (reader.text("local_separator").value_or("T") == " ") mapping.local_separator = ' ';
  reader.finish();
}

// Two tables in one file cannot be told apart.
void check_table_names(KeyReader& reader, const Mapping& mapping) {
  std::set<std::string> ours;
  std::map<std::string, std::string> by_name;
  for (const auto& [table, columns] : known_tables()) by_name[table] = table;
  for (const TableMapping& table : mapping.tables) {
    if (!ours.insert(table.table).second) {
      reader.report(reader.place_of("table"),
                    "table " + quoted(table.table) + " is mapped twice, expected once",
                    "Join the two [[table]]");
    }
    if (!table.name.empty() && by_name[table.table] == table.table) by_name.erase(table.table);
  }
  for (const TableMapping& table : mapping.tables) {
    if (table.name.empty()) continue;
    if (by_name.emplace(table.name, table.table).second) continue;
    reader.report(reader.place_of("table"), "two tables are called " + quoted(table.name) + ", expected one",
                  "Give each a name of its own");
  }
}

}  // namespace

Mapping read_mapping(const std::string& path) {
  ProblemList problems;
  const auto document = read_document(path, problems);
  if (!document) problems.throw_if_any();
  Mapping mapping;
  mapping.file = path;
  mapping.text = document->text;
  KeyReader reader(section_of(mapping_keys(), ""), document->root, "", problems);
  reader.whole("format");
  read_csv_keys(reader.table("csv"), mapping, problems);
  read_values(reader.table("values"), mapping, problems);
  std::size_t position = 0;
  for (const Node* table : reader.tables("table")) {
    mapping.tables.push_back(read_table_mapping(*table, ++position, problems));
  }
  reader.finish();
  check_table_names(reader, mapping);
  problems.throw_if_any();
  return mapping;
}

}  // namespace slettefrist::input
