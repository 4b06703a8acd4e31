// A store that passes everything on to the one behind it: a base for stores that write down what is asked.
//
// It must not add anything of its own.
#pragma once

#include "sim/store/store.h"

namespace slettefrist::bench {

class PassingStore : public Store {
 public:
  explicit PassingStore(Store& store) : store_(store) {}

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
  void apply(const Batch& batch) override { store_.apply(batch); }
  void checkpoint() override { store_.checkpoint(); }
  void work_in_background() override { store_.work_in_background(); }
  bool reads_log_apart() const override { return store_.reads_log_apart(); }
  void watch() override { store_.watch(); }
  Touched stop_watching() override { return store_.stop_watching(); }
  std::vector<RecordId> present(Area area, const std::vector<RecordId>& ids) override {
    return store_.present(area, ids);
  }
  std::int64_t row_count(Area area) override { return store_.row_count(area); }
  void inventory(Area area, const std::function<void(RecordId, std::uint64_t)>& row) override {
    store_.inventory(area, row);
  }
  RowSum row_sum(Area area) override { return store_.row_sum(area); }
  std::optional<std::uint64_t> digest(Area area, RecordId id) override { return store_.digest(area, id); }
  std::vector<Value> row(Area area, RecordId id) override { return store_.row(area, id); }
  std::vector<LogRow> new_log_rows() override { return store_.new_log_rows(); }
  std::string location() const override { return store_.location(); }
  std::vector<std::string> files() const override { return store_.files(); }
  std::string main_file_bytes(std::uint64_t offset, std::size_t count) override {
    return store_.main_file_bytes(offset, count);
  }
  void each_text(const std::function<void(const std::string& table, std::string_view text)>& see) override {
    store_.each_text(see);
  }
  std::string content_folder() const override { return store_.content_folder(); }

 protected:
  Store& store_;
};

}  // namespace slettefrist::bench
