// What a run did to its store, transaction by transaction: the work that a replay does again without judging.
//
// A trace is one run of bytes on disk and in memory: the schema, then steps with their values. Texts are not
// copied when it is read, so that the replay's clock sees nothing but SQLite. It must not know a rule.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/store/store.h"

namespace slettefrist::bench {

enum class StepKind : std::uint8_t {
  insert,     // a row of `area`, columns in table order
  served,     // a sanction's served date: served_on, served_registered_at, sanction_id
  remove,     // a row of `area` by its id
  commit,     // the steps since the last commit are one transaction
  change,     // a citizen's row as it stands from now on, columns in table order
  statement,  // of an engine: its SQL, then its values
};
constexpr std::size_t kStepKinds = 6;

struct Cell {
  enum class Kind : std::uint8_t { null, integer, text, bytes } kind = Kind::null;
  std::int64_t number = 0;     // of text and bytes: their length
  const char* text = nullptr;  // into Trace::bytes
};

struct Step {
  StepKind kind = StepKind::commit;
  Area area = Area::citizen;
  std::size_t first_cell = 0;
  std::size_t cell_count = 0;
};

struct Trace {
  std::string bytes;
  std::string schema;  // statements that create the tables and indexes
  std::vector<Step> steps;
  std::vector<Cell> cells;
};

class TraceWriter {
 public:
  explicit TraceWriter(const std::string& path);
  ~TraceWriter();
  TraceWriter(const TraceWriter&) = delete;
  TraceWriter& operator=(const TraceWriter&) = delete;

  void put_schema(const std::string& schema);  // first, once
  void put(StepKind kind, Area area, const std::vector<Value>& cells);
  void close();

 private:
  void put_cell(const Value& value, bool is_bytes);
  void flush();

  std::string buffer_;
  int file_ = -1;
};

Trace read_trace(const std::string& path);

}  // namespace slettefrist::bench
