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
  NdjsonSink(std::string path, const tables::TableForm& form) : path_(std::move(path)), json_(form) {}

  void put(const tables::Cells& cells, const std::optional<std::string>&, std::string& rows) const override {
    json_.append(rows, cells);
    rows += '\n';
  }
  void open() override { file_.emplace(path_, true); }
  void take(std::string_view rows, std::int64_t count) override {
    file_->add(rows);
    lines_ += count;
  }
  void close() override { file_->close(); }
  std::int64_t lines_written() const override { return lines_; }
  std::string sha256() const override { return file_->sha256(); }

 private:
  std::string path_;
  JsonRow json_;
  std::optional<WholeFile> file_;
  std::int64_t lines_ = 0;
};

}  // namespace

void append_json_text(std::string& line, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  line += '"';
  std::size_t plain = 0;  // what is to be copied as it is begins here
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    line += text.substr(plain, at - plain);
    plain = at + 1;
    if (c >= 0x20) {
      line += '\\';
      line += text[at];
    } else {
      line += "\\u00";
      line += kDigits[c >> 4];
      line += kDigits[c & 15];
    }
  }
  line += text.substr(plain);
  line += '"';
}

JsonRow::JsonRow(const tables::TableForm& form) {
  for (const tables::TableForm::Field& field : form.fields()) {
    fields_.push_back({fields_.empty() ? "{" : ",", field.is_number});
    append_json_text(fields_.back().key, field.name);
    fields_.back().key += ':';
  }
}

void JsonRow::append(std::string& line, const tables::Cells& cells) const {
  if (fields_.empty()) line += '{';
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    line += fields_[i].key;
    if (cells[i].empty()) {
      line += "null";
    } else if (fields_[i].is_number) {
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
