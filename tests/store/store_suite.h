// What every store must do, whatever database is behind it: one suite, run on each store by its factory.
//
// It speaks only through the seam and in SQL that every database knows. It must not know a file format.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>

#include "tests/store/sample_records.h"

namespace slettefrist {

// Makes an empty store; the engine's side enforces foreign keys or not.
struct StoreFactory {
  std::string name;
  std::function<std::unique_ptr<Store>(bool foreign_keys)> make;
};
inline void PrintTo(const StoreFactory& factory, std::ostream* out) { *out << factory.name; }

class StoreSuite : public testing::TestWithParam<StoreFactory> {
 protected:
  std::unique_ptr<Store> empty_store(bool foreign_keys = false) { return GetParam().make(foreign_keys); }
  std::unique_ptr<Store> filled_store(bool foreign_keys = false) {
    auto store = empty_store(foreign_keys);
    store->apply(sample_.batch());
    return store;
  }
  // A query's rows, one text a row, columns separated by bars.
  static std::vector<std::string> rows(Store& store, const std::string& sql,
                                       const std::vector<Value>& values = {}) {
    std::vector<std::string> texts;
    store.query(sql, values, [&texts](const std::vector<Value>& columns) {
      std::string text;
      for (const Value& column : columns) {
        if (!text.empty()) text += '|';
        if (const auto* number = std::get_if<std::int64_t>(&column)) text += std::to_string(*number);
        if (const auto* written = std::get_if<std::string>(&column)) text += *written;
        if (std::holds_alternative<std::monostate>(column)) text += "NULL";
      }
      texts.push_back(text);
    });
    return texts;
  }
  static std::vector<RecordId> ids_of(Store& store, Area area) {
    std::vector<RecordId> ids;
    store.inventory(area, [&ids](RecordId id, std::uint64_t) { ids.push_back(id); });
    return ids;
  }

  const SampleRecords sample_ = sample_world();
};

}  // namespace slettefrist
