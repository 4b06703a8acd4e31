// Rows of a table into an SQLite database, with the contract's types: numbers INTEGER, all else TEXT.
//
// A pack's database has no indexes and no keys beyond the columns' types: it is data to load, not a store to
// purge. This file must not know a transaction or a file.
#include <SQLiteCpp/SQLiteCpp.h>

#include <charconv>

#include "sim/report/table_sink.h"

namespace slettefrist::report {
namespace {

std::string quoted_name(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

// The digest's place is where the bytes themselves go.
bool is_content(const tables::TableForm::Field& field) { return field.may_be_absent; }

std::string create_text(const tables::TableForm& form) {
  std::string text;
  for (const auto& field : form.fields()) {
    text += text.empty() ? "CREATE TABLE " + quoted_name(form.name()) + " (" : ", ";
    const bool is_own_name = field.name == "content_sha256";
    text += quoted_name(is_content(field) && is_own_name ? "content" : field.name);
    text += is_content(field) ? " BLOB" : field.is_number ? " INTEGER" : " TEXT";
  }
  return text + ")";
}

std::string insert_text(const tables::TableForm& form) {
  std::string text = "INSERT INTO " + quoted_name(form.name()) + " VALUES (";
  for (std::size_t i = 0; i < form.fields().size(); ++i) text += i == 0 ? "?" : ", ?";
  return text + ")";
}

class SqliteSink : public TableSink {
 public:
  SqliteSink(SQLite::Database& database, const tables::TableForm& form)
      : form_(form), insert_((database.exec(create_text(form)), database), insert_text(form)) {}

  void row(const tables::Cells& cells, const std::optional<std::string>& bytes) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int index = static_cast<int>(i) + 1;
      if (is_content(form_.fields()[i])) {
        bytes ? insert_.bindNoCopy(index, bytes->data(), static_cast<int>(bytes->size()))
              : insert_.bind(index);
      } else if (cells[i].empty()) {
        insert_.bind(index);
      } else if (form_.fields()[i].is_number) {
        std::int64_t number = 0;
        std::from_chars(cells[i].data(), cells[i].data() + cells[i].size(), number);
        insert_.bind(index, number);
      } else {
        insert_.bindNoCopy(index, cells[i]);
      }
    }
    insert_.executeStep();
    insert_.reset();
    ++rows_;
  }
  void close() override { insert_.clearBindings(); }
  std::int64_t lines_written() const override { return rows_; }

 private:
  const tables::TableForm& form_;
  SQLite::Statement insert_;
  std::int64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<TableSink> make_sqlite_sink(SQLite::Database& database, const tables::TableForm& form) {
  return std::make_unique<SqliteSink>(database, form);
}

}  // namespace slettefrist::report
