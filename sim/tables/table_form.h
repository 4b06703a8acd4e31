// One table under a mapping: the names, order and values of its cells as a team has them, and back.
//
// Built once a table, used once a row. Under an empty mapping it is the contract's form. This file must not
// know CSV, JSON or SQLite.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/input_error.h"
#include "sim/tables/cells.h"
#include "sim/tables/mapping.h"

namespace slettefrist::tables {

// Why a cell of theirs is no value of ours.
struct Fault {
  std::size_t field = 0;  // its place among the fields
  std::string expected;
  std::string remedy;
};

class TableForm {
 public:
  // `usual` is the form of instants where the mapping says nothing: utc in text files, epoch_seconds in
  // SQLite.
  TableForm(const Mapping& mapping, std::string_view table, std::vector<Column> columns, Instants usual);

  struct Field {
    std::string name;                     // theirs
    std::optional<std::size_t> our_cell;  // nothing: a constant
    std::string constant;
    bool is_number = false;
    bool may_be_absent = false;  // as a column of a file that is read
  };

  const std::string& name() const { return name_; }  // theirs
  const std::vector<Field>& fields() const { return fields_; }
  const std::vector<std::string>& ignored() const { return ignored_; }
  bool writes_local_times() const { return instants_ == Instants::local; }

  struct Theirs {
    const Cells& cells;                  // one a field
    std::optional<std::size_t> doubled;  // an instant among them whose local time occurs twice
  };
  // The cells are `ours` themselves where the two forms are one, else they are written into `room`. Throws
  // InputError for a code that the mapping does not know.
  Theirs to_theirs(const Cells& ours, Cells& room) const;
  // `ours` gets one cell a column, in the contract's form wherever `theirs` could be understood.
  std::vector<Fault> to_ours(const std::vector<std::string_view>& theirs, Cells& ours) const;

  std::string instant_text(Instant instant) const;  // as this table writes its instants
  std::string expected_instant() const;             // in words, where instants are not written as ours
  bool are_instants_numbers() const {
    return instants_ == Instants::epoch_milliseconds || instants_ == Instants::epoch_seconds;
  }

 private:
  using Codes = std::vector<std::pair<std::string, std::string>>;
  std::string value_to_theirs(const std::string& cell, std::size_t column, const Cells& ours) const;
  std::optional<Fault> value_to_ours(std::string_view cell, std::size_t column, std::string& ours) const;
  std::optional<Fault> instant_to_ours(std::string_view cell, std::string& ours) const;
  std::optional<Fault> local_to_ours(std::string_view cell, std::string& ours) const;
  InputError missing_code(const std::string& cell, const std::string& column) const;
  std::optional<Area> area_of_id(std::size_t column, const Cells& ours) const;

  std::string name_;
  std::string table_;
  std::string mapping_file_;
  std::vector<Column> columns_;
  std::vector<Codes> codes_;  // by column, ours to theirs; empty: no codes
  std::vector<Field> fields_;
  std::vector<std::string> ignored_;
  std::size_t other_table_ = static_cast<std::size_t>(-1);  // the column that says whose id another holds
  Ids ids_;
  std::uint64_t seed_;
  Instants instants_;
  DoubledHour doubled_hour_;
  std::string days_;
  char local_separator_;
  bool is_plain_ = false;
};

}  // namespace slettefrist::tables
