// Writing down statements; see statement_recorder.h.
#include "bench/statement_recorder.h"

#include "bench/recording_store.h"

namespace slettefrist::bench {

StatementRecorder::StatementRecorder(Store& store, TraceWriter& trace) : PassingStore(store), trace_(trace) {
  trace_.put_schema(schema_of(store_));
}

void StatementRecorder::put(const std::string& sql, const std::vector<Value>& values) {
  std::vector<Value> cells{sql};
  cells.insert(cells.end(), values.begin(), values.end());
  trace_.put(StepKind::statement, Area::citizen, cells);
}

std::int64_t StatementRecorder::execute(const std::string& sql, const std::vector<Value>& values) {
  put(sql, values);
  return store_.execute(sql, values);
}

void StatementRecorder::query(const std::string& sql, const std::vector<Value>& values,
                              const std::function<void(const std::vector<Value>&)>& row) {
  put(sql, values);
  store_.query(sql, values, row);
}

void StatementRecorder::transaction(const std::function<void()>& body) {
  store_.transaction([&] {
    put("BEGIN IMMEDIATE", {});
    body();
    put("COMMIT", {});
  });
}

void StatementRecorder::snapshot(const std::function<void()>& body) {
  store_.snapshot([&] {
    put("BEGIN", {});
    body();
    put("COMMIT", {});
  });
}

}  // namespace slettefrist::bench
