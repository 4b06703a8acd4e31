// The wrong engines of broken_engines.h.
//
// Copies of rows lie in temporary tables: private to the connection, so the observer sees only what an engine
// does to the tables themselves.
#include "tests/contract/broken_engines.h"

#include "sim/cli/job/fault_catalogue.h"
#include "sim/engine/builtin.h"

namespace slettefrist::contract {
namespace {

class CalledEngine final : public PurgeEngine {
 public:
  explicit CalledEngine(Night night) : night_(std::move(night)) {}
  void run(Store& store, Instant run_at, Day as_of) override { night_(store, run_at, as_of); }
  std::string name() const override { return "broken"; }

 private:
  Night night_;
};

// To be shared by copies of a Night.
std::shared_ptr<PurgeEngine> builtin(const Policy& policy) { return make_builtin_engine(policy); }

// The rows of one table as they were at a point of the night.
class Snapshot {
 public:
  Snapshot(Area area, const std::string& name)
      : table_(name_of(area)), id_(id_column_of(area)), copy_("temp." + name + "_" + table_) {}

  void clear(Store& store) const {
    store.execute("CREATE TABLE IF NOT EXISTS " + copy_ + " AS SELECT * FROM main." + table_ + " WHERE 0",
                  {});
    store.execute("DELETE FROM " + copy_, {});
  }
  void take(Store& store) const {
    clear(store);
    store.execute("INSERT INTO " + copy_ + " SELECT * FROM main." + table_, {});
  }
  // What is in the copy and no longer in the table, all but the first `left_out` rows.
  std::string missing(int left_out) const {
    return "SELECT * FROM " + copy_ + " WHERE " + id_ + " NOT IN (SELECT " + id_ + " FROM main." + table_ +
           ") ORDER BY " + id_ + " LIMIT -1 OFFSET " + std::to_string(left_out);
  }
  void put_back(Store& store, int left_out) const {
    store.execute("INSERT INTO main." + table_ + " " + missing(left_out), {});
  }

 private:
  std::string table_;
  std::string id_;
  std::string copy_;
};

}  // namespace

Engine engine_doing(Night night) { return std::make_unique<CalledEngine>(std::move(night)); }

Engine faulty(const std::string& name, const Policy& policy) {
  return cli::fault_named(name).make_engine(policy);
}

Engine engine_followed_by(const Policy& policy, std::vector<std::string> statements) {
  return engine_doing([good = builtin(policy), statements](Store& store, Instant run_at, Day as_of) {
    good->run(store, run_at, as_of);
    for (const std::string& statement : statements) {
      std::vector<Value> values;
      if (statement.find("?1") != std::string::npos) values.emplace_back(run_at);
      if (statement.find("?2") != std::string::npos) values.emplace_back(as_of);
      store.execute(statement, values);
    }
  });
}

Engine engine_that_leaves_rows_of(const Policy& policy, Area area, int removed_most) {
  const Snapshot evening{area, "evening"};
  return engine_doing(
      [good = builtin(policy), evening, removed_most](Store& store, Instant run_at, Day as_of) {
        evening.take(store);
        good->run(store, run_at, as_of);
        evening.put_back(store, removed_most);
      });
}

Engine engine_that_fails_from_to(const Policy& policy, Day from, Day to) {
  return engine_doing([good = builtin(policy), from, to](Store& store, Instant run_at, Day as_of) {
    if (from <= as_of && as_of <= to) throw EngineFailure("the disk is full");
    good->run(store, run_at, as_of);
  });
}

}  // namespace slettefrist::contract
