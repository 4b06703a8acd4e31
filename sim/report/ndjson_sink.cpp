// Rows of a table as JSON, one object a line (NDJSON).
//
// Written by hand: a line is a list of names with numbers, texts or null, and there are millions of them.
// This file must not know a table.
#include <algorithm>
#include <array>

#include "sim/report/text_sink.h"

namespace slettefrist::report {
namespace {

class NdjsonSink : public TextSink {
 public:
  NdjsonSink(std::string path, const tables::TableForm& form) : TextSink(std::move(path)), json_(form) {}

  void put(const tables::Cells& cells, const std::optional<std::string>&, std::string& rows) const override {
    json_.append(rows, cells);
    rows += '\n';
  }

 private:
  JsonRow json_;
};

}  // namespace

namespace {

constexpr std::array<bool, 256> kIsEscaped = [] {
  std::array<bool, 256> is_escaped{};
  for (std::size_t c = 0; c < 0x20; ++c) is_escaped[c] = true;
  is_escaped['"'] = is_escaped['\\'] = true;
  return is_escaped;
}();

bool is_escaped(char c) { return kIsEscaped[static_cast<unsigned char>(c)]; }

void append_escaped(std::string& line, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const char c : text) {
    if (!is_escaped(c)) {
      line += c;
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      line += '\\';
      line += c;
    } else {
      line += "\\u00";
      line += kDigits[static_cast<unsigned char>(c) >> 4];
      line += kDigits[c & 15];
    }
  }
}

}  // namespace

void append_json_text(std::string& line, std::string_view text) {
  line += '"';
  append_json_inside(line, text);
  line += '"';
}

void append_json_inside(std::string& line, std::string_view text) {
  if (std::any_of(text.begin(), text.end(), is_escaped)) {
    append_escaped(line, text);
  } else {
    line += text;
  }
}

JsonRow::JsonRow(const tables::TableForm& form) {
  for (const tables::TableForm::Field& field : form.fields()) {
    std::string key = fields_.empty() ? "{" : ",";
    append_json_text(key, field.name);
    key += ':';
    fields_.push_back({key + "null", field.is_number ? key : key + '"', field.is_number});
  }
}

void JsonRow::append(std::string& line, const tables::Cells& cells) const {
  if (fields_.empty()) line += '{';
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const Field& field = fields_[i];
    if (cells[i].empty()) {
      line += field.nothing;
      continue;
    }
    line += field.opening;
    if (field.is_number) {
      line += cells[i];
    } else {
      append_json_inside(line, cells[i]);
      line += '"';
    }
  }
  line += '}';
}

std::unique_ptr<TableSink> make_ndjson_sink(const std::string& path, const tables::TableForm& form) {
  return std::make_unique<NdjsonSink>(path, form);
}

}  // namespace slettefrist::report
