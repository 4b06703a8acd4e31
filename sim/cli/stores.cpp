// SQLite paths and URLs.
#include "sim/cli/stores.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <boost/version.hpp>

#include "sim/model/input_error.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::cli {
namespace {

std::string sqlite_path(const std::string& url) {
  const std::string prefix = "sqlite:";
  if (url.starts_with(prefix)) return url.substr(prefix.size());
  if (url.find("://") == std::string::npos) return url;
  throw InputError(Problem{"", 0, 0, "--store: read \"" + url + "\", expected sqlite:PATH or PATH",
                           "This edition keeps its records in SQLite"});
}

}  // namespace

std::unique_ptr<Store> create_store(const std::string& url, ContentSource content, bool foreign_keys) {
  return create_sqlite_store(sqlite_path(url), std::move(content), foreign_keys);
}

std::unique_ptr<Store> open_store(const std::string& url, bool read_only) {
  return open_sqlite_store(sqlite_path(url), read_only);
}

std::vector<std::pair<std::string, std::string>> library_versions() {
  return {
      {"boost", BOOST_LIB_VERSION}, {"sqlite", SQLite::getLibVersion()}, {"sqlitecpp", SQLITECPP_VERSION}};
}

}  // namespace slettefrist::cli
