// Rows of a table into an SQLite database, with the contract's types: numbers INTEGER, all else TEXT.
//
// A pack's database has no indexes and no keys beyond the columns' types: it is data to load, not a store to
// purge. This file must not know a transaction or a file.
#include <SQLiteCpp/SQLiteCpp.h>

#include <charconv>
#include <cstring>
#include <limits>

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

// Cells on their way to the database: each its length, and then itself.
constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

void put_cell(std::string_view cell, std::string& rows) {
  const auto length = static_cast<std::uint32_t>(cell.size());
  rows.append(reinterpret_cast<const char*>(&length), sizeof length);
  rows += cell;
}
void put_nothing(std::string& rows) {
  rows.append(reinterpret_cast<const char*>(&kNothing), sizeof kNothing);
}
std::optional<std::string_view> take_cell(std::string_view& rows) {
  std::uint32_t length = 0;
  std::memcpy(&length, rows.data(), sizeof length);
  rows.remove_prefix(sizeof length);
  if (length == kNothing) return std::nullopt;
  const std::string_view cell = rows.substr(0, length);
  rows.remove_prefix(length);
  return cell;
}

class SqliteSink : public TableSink {
 public:
  SqliteSink(SQLite::Database& database, const tables::TableForm& form) : database_(database), form_(form) {}

  void put(const tables::Cells& cells, const std::optional<std::string>& bytes,
           std::string& rows) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (is_content(form_.fields()[i])) {
        bytes ? put_cell(*bytes, rows) : put_nothing(rows);
      } else {
        cells[i].empty() ? put_nothing(rows) : put_cell(cells[i], rows);
      }
    }
  }

  void open() override {
    database_.exec(create_text(form_));
    insert_.emplace(database_, insert_text(form_));
  }
  void take(std::string_view rows, std::int64_t count) override {
    for (std::int64_t i = 0; i < count; ++i) insert(rows);
    rows_ += count;
  }
  void close() override { insert_.reset(); }
  std::int64_t lines_written() const override { return rows_; }

 private:
  void insert(std::string_view& rows) {
    for (std::size_t i = 0; i < form_.fields().size(); ++i) {
      const int index = static_cast<int>(i) + 1;
      const std::optional<std::string_view> cell = take_cell(rows);
      if (!cell) {
        insert_->bind(index);
      } else if (is_content(form_.fields()[i])) {
        insert_->bindNoCopy(index, cell->data(), static_cast<int>(cell->size()));
      } else if (form_.fields()[i].is_number) {
        std::int64_t number = 0;
        std::from_chars(cell->data(), cell->data() + cell->size(), number);
        insert_->bind(index, number);
      } else {
        insert_->bind(index, std::string{*cell});
      }
    }
    insert_->executeStep();
    insert_->reset();
  }

  SQLite::Database& database_;
  const tables::TableForm& form_;
  std::optional<SQLite::Statement> insert_;  // nothing before the table is there
  std::int64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<TableSink> make_sqlite_sink(SQLite::Database& database, const tables::TableForm& form) {
  return std::make_unique<SqliteSink>(database, form);
}

}  // namespace slettefrist::report
