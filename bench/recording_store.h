// A store that writes down what is done to the store behind it: every batch, and every record a run removed.
//
// Rows are read back after they were written, so that the trace holds what stands in the store and not what
// somebody meant to write. It must not know a rule, and it is never under a clock.
#pragma once

#include "bench/passing_store.h"
#include "bench/trace.h"

namespace slettefrist::bench {

class RecordingStore : public PassingStore {
 public:
  RecordingStore(Store& store, TraceWriter& trace);

  void apply(const Batch& batch) override;
  Touched stop_watching() override;

 private:
  template <class Record>
  void record_rows(const std::vector<const Record*>& records);
  void record_removals(Area area, const Touched& touched);
  void commit();

  TraceWriter& trace_;
  bool is_open_ = false;  // steps since the last commit
};

// The statements that create the store's tables and indexes.
std::string schema_of(Store& store);

}  // namespace slettefrist::bench
