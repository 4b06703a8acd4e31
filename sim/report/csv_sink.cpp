// Rows of a table as CSV in a team's dialect; RFC 4180 where the mapping says nothing.
//
// Quotes where the value holds the delimiter, a quote or a line end. This file must not know a table.
#include <algorithm>
#include <array>

#include "sim/model/input_error.h"
#include "sim/report/text_sink.h"
#include "sim/tables/encoding.h"

namespace slettefrist::report {
namespace {

class CsvSink : public TextSink {
 public:
  CsvSink(std::string path, const tables::TableForm& form, const tables::CsvDialect& dialect)
      : TextSink(std::move(path)), form_(form), dialect_(dialect) {
    for (const char c : {dialect.delimiter, '"', '\r', '\n'}) {
      is_special_.at(static_cast<unsigned char>(c)) = true;
    }
  }

  void put(const tables::Cells& cells, const std::optional<std::string>&, std::string& rows) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) rows += dialect_.delimiter;
      append(rows, cells[i]);
    }
    rows += dialect_.has_carriage_returns ? "\r\n" : "\n";
  }

  void open() override {
    TextSink::open();
    std::string head = dialect_.has_byte_order_mark ? "\xEF\xBB\xBF" : "";
    tables::Cells names;
    for (const auto& field : form_.fields()) names.push_back(field.name);
    put(names, std::nullopt, head);
    take(head, 1);
  }

 private:
  void append(std::string& line, const std::string& cell) const {
    if (dialect_.encoding != tables::Encoding::utf_8) {
      const auto bytes = tables::encoded(cell, dialect_.encoding);
      if (!bytes) throw unwritable(cell);
      return append_quoted(line, *bytes);
    }
    append_quoted(line, cell);
  }
  void append_quoted(std::string& line, const std::string& cell) const {
    if (std::none_of(cell.begin(), cell.end(), [&](char c) { return is_special(c); })) {
      line += cell;
      return;
    }
    line += '"';
    for (const char c : cell) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  bool is_special(char c) const { return is_special_[static_cast<unsigned char>(c)]; }
  InputError unwritable(const std::string& cell) const {
    return InputError(Problem{"", 0, 0,
                              "table " + form_.name() + ": \"" + cell + "\" cannot be written in " +
                                  std::string{tables::name_of(dialect_.encoding)},
                              "Choose an encoding that holds it, such as utf-8"});
  }

  const tables::TableForm& form_;
  tables::CsvDialect dialect_;
  std::array<bool, 256> is_special_{};
};

}  // namespace

std::unique_ptr<TableSink> make_csv_sink(const std::string& path, const tables::TableForm& form,
                                         const tables::CsvDialect& dialect) {
  return std::make_unique<CsvSink>(path, form, dialect);
}

}  // namespace slettefrist::report
