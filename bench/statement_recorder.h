// A store that writes down every statement an engine asks of it, with its values, in order.
//
// Done again through the plain C interface (repeat.cpp) they are the same purge without this program around
// it. It must not know what a statement means.
#pragma once

#include "bench/passing_store.h"
#include "bench/trace.h"

namespace slettefrist::bench {

class StatementRecorder : public PassingStore {
 public:
  StatementRecorder(Store& store, TraceWriter& trace);

  std::int64_t execute(const std::string& sql, const std::vector<Value>& values) override;
  void query(const std::string& sql, const std::vector<Value>& values,
             const std::function<void(const std::vector<Value>&)>& row) override;
  void transaction(const std::function<void()>& body) override;
  void snapshot(const std::function<void()>& body) override;

 private:
  void put(const std::string& sql, const std::vector<Value>& values);

  TraceWriter& trace_;
};

}  // namespace slettefrist::bench
