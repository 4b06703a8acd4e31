// Prepared statements over SQLite's C interface: errors, values, and their reuse by text.
#include "sim/store/sqlite_cursor.h"

#include <utility>

namespace slettefrist::store {
namespace {

// An engine that writes its dates into the text of a statement would fill the cache without end.
constexpr std::size_t kIdleCursorsMax = 256;

[[noreturn]] void fail_in(sqlite3* database, const std::string& sql) {
  throw StoreFailure(std::string{sqlite3_errmsg(database)} + ", in: " + first_line(sql));
}

// Blanks and comments after the statement are fine; a second statement would be lost in silence.
bool holds_statement(sqlite3* database, const char* text) {
  sqlite3_stmt* further = nullptr;
  const int code = sqlite3_prepare_v2(database, text, -1, &further, nullptr);
  const bool is_statement = code != SQLITE_OK || further != nullptr;
  sqlite3_finalize(further);
  return is_statement;
}

}  // namespace

std::string first_line(const std::string& sql) {
  constexpr std::size_t kBytesMax = 160;
  const std::size_t start = sql.find_first_not_of(" \t\r\n");
  if (start == std::string::npos) return "";
  std::string line = sql.substr(start, sql.find_first_of("\r\n", start) - start);
  if (line.size() <= kBytesMax) return line;
  std::size_t end = kBytesMax;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;  // never half a letter
  return line.substr(0, end) + "...";
}

Cursor::Cursor(sqlite3* database, const std::string& sql) {
  const char* rest = nullptr;
  if (sqlite3_prepare_v3(database, sql.c_str(), static_cast<int>(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT,
                         &statement_, &rest) != SQLITE_OK) {
    fail_in(database, sql);
  }
  if (*rest != '\0' && holds_statement(database, rest)) {
    sqlite3_finalize(statement_);
    throw StoreFailure("more than one statement, in: " + first_line(sql));
  }
}

Cursor::Cursor(Cursor&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}

Cursor& Cursor::operator=(Cursor&& other) noexcept {
  std::swap(statement_, other.statement_);
  return *this;
}

void Cursor::fail() const {
  const char* sql = sqlite3_sql(statement_);
  fail_in(sqlite3_db_handle(statement_), sql == nullptr ? "" : sql);
}

void Cursor::bind(const std::vector<Value>& values) {
  const int wanted = sqlite3_bind_parameter_count(statement_);
  if (static_cast<std::size_t>(wanted) > values.size()) {
    throw StoreFailure("a parameter without a value, in: " + first_line(sqlite3_sql(statement_)));
  }
  for (int index = 1; index <= wanted; ++index) {
    const Value& value = values[static_cast<std::size_t>(index) - 1];
    int code = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(statement_, index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      code = sqlite3_bind_text64(statement_, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* day = std::get_if<Day>(&value)) {
      const std::string written = to_text(*day);
      code = sqlite3_bind_text64(statement_, index, written.data(), written.size(), SQLITE_TRANSIENT,
                                 SQLITE_UTF8);
    } else if (const auto* instant = std::get_if<Instant>(&value)) {
      code = sqlite3_bind_int64(statement_, index, instant->seconds);
    } else {
      code = sqlite3_bind_null(statement_, index);
    }
    if (code != SQLITE_OK) fail();
  }
}

bool Cursor::step() {
  if (statement_ == nullptr) return false;  // the text was only blanks and comments
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail();
  return false;
}

void Cursor::rewind() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

std::string_view Cursor::text(int column, int type) const {
  const void* bytes = type == SQLITE_BLOB ? sqlite3_column_blob(statement_, column)
                                          : static_cast<const void*>(sqlite3_column_text(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string_view{}
                          : std::string_view{static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

Value Cursor::value(int column) const {
  const int type_seen = type(column);
  switch (type_seen) {
    case SQLITE_NULL:
      return std::monostate{};
    case SQLITE_INTEGER:
      return integer(column);
    default:
      return std::string{text(column, type_seen)};
  }
}

CursorCache::Lease CursorCache::lease(const std::string& sql) {
  Cursors::node_type node = idle_.extract(sql);
  if (node.empty()) {
    Cursors fresh;
    fresh.try_emplace(sql, Cursor{database_, sql});
    node = fresh.extract(fresh.begin());
  }
  return Lease{*this, std::move(node)};
}

void CursorCache::give_back(Cursors::node_type node) {
  node.mapped().rewind();
  if (idle_.size() >= kIdleCursorsMax) idle_.clear();
  idle_.insert(std::move(node));
}

}  // namespace slettefrist::store
