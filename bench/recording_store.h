// A store that writes down what is done to the store behind it: every batch, and every record a run removed.
//
// Rows are read back after they were written, so that the trace holds what stands in the store and not what
// somebody meant to write. It must not know a rule, and it is never under a clock.
#pragma once

#include "bench/trace.h"
#include "sim/store/store.h"

namespace slettefrist::bench {

class RecordingStore : public Store {
 public:
  RecordingStore(Store& store, TraceWriter& trace);

  void apply(const Batch& batch) override;
  Touched stop_watching() override;

  std::int64_t execute(const std::string& sql, const std::vector<Value>& values) override {
    return store_.execute(sql, values);
  }
  void query(const std::string& sql, const std::vector<Value>& values,
             const std::function<void(const std::vector<Value>&)>& row) override {
    store_.query(sql, values, row);
  }
  void transaction(const std::function<void()>& body) override { store_.transaction(body); }
  void snapshot(const std::function<void()>& body) override { store_.snapshot(body); }
  void run_script(const Script& script) override { store_.run_script(script); }
  void checkpoint() override { store_.checkpoint(); }
  void watch() override { store_.watch(); }
  std::vector<RecordId> present(Area area, const std::vector<RecordId>& ids) override {
    return store_.present(area, ids);
  }
  std::int64_t row_count(Area area) override { return store_.row_count(area); }
  void inventory(Area area, const std::function<void(RecordId, std::uint64_t)>& row) override {
    store_.inventory(area, row);
  }
  std::optional<std::uint64_t> digest(Area area, RecordId id) override { return store_.digest(area, id); }
  std::vector<Value> row(Area area, RecordId id) override { return store_.row(area, id); }
  std::vector<LogRow> new_log_rows() override { return store_.new_log_rows(); }
  std::string location() const override { return store_.location(); }

 private:
  template <class Record>
  void record_rows(const std::vector<const Record*>& records);
  void record_removals(Area area, const Touched& touched);
  void commit();

  Store& store_;
  TraceWriter& trace_;
  bool is_open_ = false;  // steps since the last commit
};

}  // namespace slettefrist::bench
