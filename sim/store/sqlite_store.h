// The SQLite store (SQLiteCpp). Tables as in the contract, WAL, synchronous FULL, secure_delete ON.
#pragma once

#include <memory>

#include "sim/store/store.h"
#include "sim/store/table_names.h"

namespace slettefrist {

// Creates a new store file with all tables, indexes and deletion_log. An existing file is replaced, with its
// -wal and -shm. Until the first look at it, or checkpoint, batches only fill it: without indexes and log,
// and without waiting for the disk; then it is finished, which takes a time of its own. `foreign_keys` is
// what an engine's statements see; apply() always enforces them. With `names` of somebody else's, an engine
// finds the tables under those; the built-in one knows only ours.
std::unique_ptr<Store> create_sqlite_store(const std::string& path, ContentSource content, bool foreign_keys,
                                           StoreNames names = {});

// The same, but the column `content` stays empty and the documents' bytes are to lie in
// content_folder_of(path), which is made anew.
std::unique_ptr<Store> create_sqlite_store_with_files(const std::string& path, bool foreign_keys,
                                                      StoreNames names = {});
// One or the other.
std::unique_ptr<Store> create_sqlite_store(const std::string& path, ContentSource content, bool foreign_keys,
                                           StoreNames names, bool is_content_in_files);
std::string content_folder_of(const std::string& path);  // "store.db.content" beside "store.db"

// Opens an existing store with the contract's tables; throws InputError when the file, a table or a column is
// missing. `read_only` opens it without any write (dry runs). It cannot be watched.
std::unique_ptr<Store> open_sqlite_store(const std::string& path, bool read_only);

}  // namespace slettefrist
