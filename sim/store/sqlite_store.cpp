// The SQLite store put together: writer, reader and observer on one connection behind the seam.
//
// One connection on purpose: a second one would throw away the first one's page cache with every commit. The
// engine's side goes through the cursor cache, the world's through the writer. A new store is filled without
// indexes and log until somebody looks. It must not know a rule.
#include "sim/store/sqlite_store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <exception>
#include <filesystem>
#include <memory>
#include <utility>

#include "sim/store/checkpointer.h"
#include "sim/store/content_files.h"
#include "sim/store/log_reader.h"
#include "sim/store/sqlite_connection.h"
#include "sim/store/sqlite_cursor.h"
#include "sim/store/sqlite_digest.h"
#include "sim/store/sqlite_guard.h"
#include "sim/store/sqlite_observer.h"
#include "sim/store/sqlite_reader.h"
#include "sim/store/sqlite_refusal.h"
#include "sim/store/sqlite_rows.h"
#include "sim/store/sqlite_schema.h"
#include "sim/store/sqlite_script.h"
#include "sim/store/sqlite_traces.h"
#include "sim/store/sqlite_writer.h"

namespace slettefrist {
namespace {

// One that is new is fed by the world, which fills it before anybody looks, and is watched.
enum class Origin : std::uint8_t { opened, created };

class SqliteStore final : public Store {
 public:
  SqliteStore(store::Connection connection, const std::string& path, ContentSource content, bool foreign_keys,
              store::TableNames names, std::string content_folder, Origin origin)
      : names_(std::move(names)),
        connection_(std::move(connection)),
        path_(store::absolute_path(path)),
        foreign_keys_(foreign_keys),
        location_("sqlite:" + path_),
        content_folder_(std::move(content_folder)),
        cursors_(connection_->getHandle()),
        observer_(connection_->getHandle(), names_, origin == Origin::created),
        reader_(connection_->getHandle(), cursors_, names_),
        log_(cursors_, observer_),
        writer_(*connection_, std::move(content), names_, origin == Origin::created),
        is_filling_(origin == Origin::created) {
    store::add_rows_table(handle());
  }

  // Whoever opens the file expects a store, filled or not.
  ~SqliteStore() override {
    if (std::uncaught_exceptions() > 0) return;
    try {
      end_filling();
    } catch (const std::exception&) {  // what is missing is told where the file is opened
    }
  }
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  std::int64_t execute(const std::string& sql, const std::vector<Value>& values) override {
    auto cursor = cursors().lease(sql);
    cursor->bind(values);
    const std::int64_t before = sqlite3_total_changes64(handle());
    while (cursor->step()) {
    }
    // sqlite3_changes keeps its last value through a statement that changes no row.
    return sqlite3_total_changes64(handle()) == before ? 0 : sqlite3_changes64(handle());
  }

  void query(const std::string& sql, const std::vector<Value>& values,
             const std::function<void(const std::vector<Value>&)>& row) override {
    auto cursor = cursors().lease(sql);
    cursor->bind(values);
    std::vector<Value> columns;
    while (cursor->step()) {
      columns.clear();
      for (int column = 0; column < cursor->column_count(); ++column)
        columns.push_back(cursor->value(column));
      row(columns);
    }
  }

  void transaction(const std::function<void()>& body) override {
    execute("BEGIN IMMEDIATE", {});
    try {
      body();
      execute("COMMIT", {});
    } catch (...) {
      // Some failures (a full disk) end the transaction by themselves.
      if (sqlite3_get_autocommit(handle()) == 0)
        sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
      throw;
    }
  }

  void snapshot(const std::function<void()>& body) override { reader().snapshot(body); }

  void run_script(const Script& script) override {
    end_filling();
    settle();
    is_script_run_ = true;
    store::run_sqlite_script(path_, foreign_keys_, observer_, script);
  }

  void apply(const Batch& batch) override {
    const store::SqliteObserver::Blindfold blindfold{observer_};
    const std::int64_t surplus_before = sqlite3_total_changes64(handle()) - writer_.rows_changed();
    writer_.write(batch);
    // A trigger that an engine has left wrote along with the world.
    if (sqlite3_total_changes64(handle()) - writer_.rows_changed() != surplus_before)
      is_written_along_ = true;
  }

  void checkpoint() override {
    end_filling();
    settle();
    const int code =
        sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    // What is read next comes from the file: pages that somebody wrote past SQLite may lie in the cache.
    sqlite3_db_release_memory(handle());
    if (code == SQLITE_OK) return;
    store::throw_failure(code, location_ + ": the side files cannot be emptied: " + sqlite3_errmsg(handle()));
  }

  void work_in_background() override {
    is_background_wanted_ = true;
    if (!is_filling_) begin_background();
  }

  void watch() override {
    guard_.note(reader());
    is_script_run_ = false;
    observer_.watch(reader_.schema_version());
  }

  Touched stop_watching() override {
    Touched touched;
    guard_.keep_log_index_whole();
    try {
      touched = observer_.stop_watching(reader_.schema_version());
      guard_.compare(reader_, handle(), touched);
    } catch (const StoreFailure& failure) {
      touched.schema_changed = true;
      touched.lost = {{DetailPhrase::store_unreadable, failure.what()}};
    }
    // The script's connection, which ends with it, is watched as well: its commits hide nothing.
    if (is_script_run_) touched.unseen_writes = false;
    if (touched.unseen_writes || touched.schema_changed) log_.suspect();
    touched.unseen_writes = std::exchange(is_written_along_, false) || touched.unseen_writes;
    return touched;
  }

  std::vector<RecordId> present(Area area, const std::vector<RecordId>& ids) override {
    return reader().present(area, ids);
  }
  std::int64_t row_count(Area area) override { return reader().row_count(area); }
  void inventory(Area area, const std::function<void(RecordId, std::uint64_t)>& row) override {
    reader().inventory(area, row);
  }
  RowSum row_sum(Area area) override {
    store::SqliteReader& reads = reader();
    return reads.row_sum(area, beside_ ? beside_->getHandle() : nullptr);
  }
  std::optional<std::uint64_t> digest(Area area, RecordId id) override { return reader().digest(area, id); }
  std::vector<Value> row(Area area, RecordId id) override { return reader().row(area, id); }
  std::vector<LogRow> new_log_rows() override {
    end_filling();
    return log_.new_rows();
  }
  bool reads_log_apart() const override { return checkpointer_ != nullptr; }
  bool is_log_as_read() override {
    end_filling();
    return log_.is_as_read();
  }

  std::string location() const override { return location_; }
  std::string content_folder() const override { return content_folder_; }
  std::vector<std::string> files() const override { return store::files_of_store(path_); }
  std::string main_file_bytes(std::uint64_t offset, std::size_t count) override {
    end_filling();
    return store::main_file_bytes(handle(), offset, count);
  }
  void each_text(const std::function<void(const std::string& table, std::string_view text)>& see) override {
    end_filling();
    store::each_text_in(handle(), see);
  }

 private:
  sqlite3* handle() { return connection_->getHandle(); }

  // The first look ends it. After that it only reads: two threads may look.
  void end_filling() {
    if (!is_filling_) return;
    is_filling_ = false;
    const store::SqliteObserver::Blindfold blindfold{observer_};
    try {
      writer_.end_filling();
      store::finish_filling(*connection_, names_);
      if (is_background_wanted_) begin_background();
    } catch (const SQLite::Exception& error) {
      store::throw_failure(error.getErrorCode(),
                           location_ + ": the filled store cannot be finished: " + error.what());
    }
  }
  void begin_background() {
    if (checkpointer_) return;
    try {
      beside_ = store::helping_connection(path_);
      store::add_row_digest(beside_->getHandle());
      log_.read_through(cursors_beside_.emplace(beside_->getHandle()));
      checkpointer_ = std::make_unique<store::Checkpointer>(handle(), store::helping_connection(path_));
    } catch (const SQLite::Exception& error) {
      store::throw_failure(error.getErrorCode(), location_ + ": cannot be opened once more: " + error.what());
    }
  }
  void settle() {
    if (checkpointer_) checkpointer_->settle();
  }
  store::CursorCache& cursors() {
    end_filling();
    return cursors_;
  }
  store::SqliteReader& reader() {
    end_filling();
    return reader_;
  }

  store::TableNames names_;
  store::Connection connection_;  // early, so that every statement is gone before it closes
  std::string path_;
  bool foreign_keys_;
  bool is_script_run_ = false;
  bool is_written_along_ = false;  // more than the world's own rows came with them
  store::SqliteGuard guard_{path_, names_};
  std::string location_;
  std::string content_folder_;  // "": the bytes lie in the column
  store::CursorCache cursors_;
  store::SqliteObserver observer_;
  store::SqliteReader reader_;
  store::LogReader log_;
  store::SqliteWriter writer_;
  bool is_filling_;
  bool is_background_wanted_ = false;
  store::Connection beside_;  // for another thread to read by; nothing: there is none
  std::optional<store::CursorCache> cursors_beside_;
  std::unique_ptr<store::Checkpointer> checkpointer_;  // last: it is gone before the connection closes
};

}  // namespace

std::unique_ptr<Store> create_sqlite_store(const std::string& path, ContentSource content, bool foreign_keys,
                                           StoreNames given) {
  store::TableNames names{std::move(given)};
  auto connection = store::created_connection(path, foreign_keys, names);
  return std::make_unique<SqliteStore>(std::move(connection), path, std::move(content), foreign_keys,
                                       std::move(names), "", Origin::created);
}

// Beside the file itself: a link to a store has no folder of its own.
std::string content_folder_of(const std::string& path) {
  std::error_code ignored;
  const bool is_link = std::filesystem::is_symlink(path, ignored);
  return (is_link ? std::filesystem::weakly_canonical(path).string() : store::absolute_path(path)) +
         ".content";
}

std::unique_ptr<Store> create_sqlite_store_with_files(const std::string& path, bool foreign_keys,
                                                      StoreNames given) {
  const std::string folder = content_folder_of(path);
  ContentFiles::make_empty(folder);
  store::TableNames names{std::move(given)};
  store::Connection connection = store::created_connection(path, foreign_keys, names);
  store::create_content_notes(*connection);
  return std::make_unique<SqliteStore>(
      std::move(connection), path, [](const Document&) { return std::optional<std::string>{}; }, foreign_keys,
      std::move(names), folder, Origin::created);
}

std::unique_ptr<Store> create_sqlite_store(const std::string& path, ContentSource content, bool foreign_keys,
                                           StoreNames names, bool is_content_in_files) {
  if (is_content_in_files) return create_sqlite_store_with_files(path, foreign_keys, std::move(names));
  return create_sqlite_store(path, std::move(content), foreign_keys, std::move(names));
}

std::unique_ptr<Store> open_sqlite_store(const std::string& path, bool read_only) {
  store::Connection connection = store::opened_connection(path, read_only);
  const bool has_files = store::has_content_notes(*connection);
  return std::make_unique<SqliteStore>(std::move(connection), path, nullptr, false, store::TableNames{{}},
                                       has_files ? content_folder_of(path) : "", Origin::opened);
}

}  // namespace slettefrist
