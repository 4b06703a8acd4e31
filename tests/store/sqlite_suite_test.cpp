// The suite of every store, run on SQLite.
#include "sim/store/sqlite_store.h"
#include "tests/store/store_suite_engine.h"
#include "tests/store/store_suite_observer.h"
#include "tests/store/store_suite_world.h"
#include "tests/store/temporary_store.h"

namespace slettefrist {
namespace {

std::unique_ptr<Store> make_sqlite(bool foreign_keys) {
  static int number = 0;
  static const TemporaryDirectory directory;
  const std::string file = directory.file("store" + std::to_string(++number) + ".db");
  return create_sqlite_store(file, sample_content, foreign_keys);
}

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreSuite, testing::Values(StoreFactory{"sqlite", make_sqlite}),
                         [](const testing::TestParamInfo<StoreFactory>& factory) {
                           return factory.param.name;
                         });

}  // namespace
}  // namespace slettefrist
