// Rows of a table as JSON, one object a line (NDJSON).
//
// Written by hand: a line is a list of names with numbers, texts or null, and there are millions of them.
// This file must not know a table.
#include "sim/report/table_sink.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

class NdjsonSink : public TableSink {
 public:
  NdjsonSink(const std::string& path, const tables::TableForm& form) : form_(form), file_(path) {}

  void row(const tables::Cells& cells, const std::optional<std::string>&) override {
    append_json_row(file_.buffer(), form_, cells);
    file_.buffer() += '\n';
    ++lines_;
    file_.flush_when_full();
  }
  void close() override { file_.close(); }
  std::int64_t lines_written() const override { return lines_; }

 private:
  const tables::TableForm& form_;
  WholeFile file_;
  std::int64_t lines_ = 0;
};

}  // namespace

void append_json_text(std::string& line, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  line += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      line += "\\u00";
      line += kDigits[static_cast<unsigned char>(c) >> 4];
      line += kDigits[static_cast<unsigned char>(c) & 15];
    } else {
      line += c;
    }
  }
  line += '"';
}

void append_json_row(std::string& line, const tables::TableForm& form, const tables::Cells& cells) {
  line += '{';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    append_json_text(line, form.fields()[i].name);
    line += ':';
    if (cells[i].empty()) {
      line += "null";
    } else if (form.fields()[i].is_number) {
      line += cells[i];
    } else {
      append_json_text(line, cells[i]);
    }
  }
  line += '}';
}

std::unique_ptr<TableSink> make_ndjson_sink(const std::string& path, const tables::TableForm& form) {
  return std::make_unique<NdjsonSink>(path, form);
}

}  // namespace slettefrist::report
