// Descriptions of the mapping file's keys. This file must not know how a value is translated.
#include "sim/input/mapping_keys.h"

#include "sim/input/input.h"

namespace slettefrist::input {
namespace {

constexpr Presence kRequired = Presence::required;
constexpr Presence kOptional = Presence::optional;

KeySection csv_keys() {
  using enum KeyType;
  return {
      "csv",
      {{"preset",
        text,
        kOptional,
        "",
        "rfc4180",
        "",
        "rfc4180: commas, LF; excel-da: semicolons, a byte order mark, CRLF and days DD-MM-YYYY. The keys "
        "below and [values] days win over it",
        {"rfc4180", "excel-da"}},
       {"delimiter", text, kOptional, "one character", {}, "", "between two values; absent: the preset's"},
       {"encoding", text, kOptional, "", "utf-8", "", "of the text", {"utf-8", "iso-8859-1", "windows-1252"}},
       {"byte_order_mark",
        truth,
        kOptional,
        "",
        {},
        "",
        "whether files begin with one; absent: the preset's. Read either way"},
       {"line_end", text, kOptional, "", {}, "", "absent: the preset's. Both are read", {"lf", "crlf"}}}};
}

KeySection value_keys() {
  using enum KeyType;
  return {"values",
          {{"ids",
            text,
            kOptional,
            "",
            "integer",
            "",
            "uuid: version 8, made of seed and id, and read back without a list",
            {"integer", "uuid"}},
           {"instants",
            text,
            kOptional,
            "",
            "usual",
            "",
            "usual: utc in text files, epoch_seconds in SQLite; local: Danish clock time without a zone",
            {"usual", "utc", "local", "epoch_milliseconds", "epoch_seconds"}},
           {"doubled_hour",
            text,
            kOptional,
            "",
            "report",
            "",
            "a local time that clocks show twice is reported, or settled here for all of them",
            {"report", "first", "second"}},
           {"days",
            text,
            kOptional,
            "YYYY, MM and DD in any order",
            {},
            "",
            "how days are written; absent: YYYY-MM-DD, or the preset's"},
           {"local_separator",
            text,
            kOptional,
            "",
            "T",
            "",
            "between day and time of a local instant",
            {"T", " "}}}};
}

KeySection table_keys() {
  using enum KeyType;
  KeySection section{
      "table",
      {{"table", text, kRequired, "a table of the contract", {}, "", "ours"},
       {"name", text, kOptional, "letters, digits, . _ -", {}, "", "theirs; absent: ours"},
       {"columns", open, kOptional, "", {}, "", "names of columns, ours = \"theirs\"; those not named stay"},
       {"codes", open, kOptional, "", {}, "", "[table.codes.COLUMN]: values, ours = \"theirs\""},
       {"constants", open, kOptional, "", {}, "", "further columns of theirs with the one value they hold"},
       {"left_out",
        open,
        kOptional,
        "",
        {},
        "",
        "columns of ours that may be empty and that they do not have"},
       {"ignored", open, kOptional, "", {}, "", "columns of theirs that are passed over when reading"}}};
  for (KeySpec& key : section.keys) {
    if (key.type == open) key.type_text = key.name == "left_out" || key.name == "ignored" ? "list" : "table";
  }
  return section;
}

}  // namespace

const KeyTable& mapping_keys() {
  static const KeyTable table{
      {"",
       {{"format", KeyType::whole, kRequired, "", {}, "", "version of this file format", {}, 1, 1},
        {"csv", KeyType::table, kOptional, "", {}, "", "the dialect of CSV files"},
        {"values", KeyType::table, kOptional, "", {}, "", "how ids, instants and days are written"},
        {"table", KeyType::tables, kOptional, "", {}, "", "a table that is called or filled differently"}}},
      csv_keys(),
      value_keys(),
      table_keys()};
  return table;
}

std::string mapping_schema() { return schema_text(mapping_keys()); }

}  // namespace slettefrist::input
