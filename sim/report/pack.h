// A pack of test data, streamed: tables in one of three formats, events in time order, documents' bytes.
//
// `visit_columns` is the only list of columns; a mapping may give them other names and values. Everything is
// written into one folder that the caller puts into its place. This file must not know a rule.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/history.h"
#include "sim/tables/mapping.h"

namespace slettefrist::report {

enum class PackFormat : std::uint8_t { csv, ndjson, sqlite };

struct PackPlan {
  std::string directory;
  PackFormat format = PackFormat::csv;
  tables::Mapping mapping;
  bool with_content = false;
  std::string scratch_dir;                         // for what waits for its time; "" = memory
  std::int64_t slice_seconds = 30 * kSecondsADay;  // of the events that are sorted at one time
  Instant citizens_at;  // when the citizens, who have no instant of their own, are created in the events
  std::optional<std::pair<Instant, Instant>> slice;  // only the events from the first until before the second
  std::function<std::optional<std::string>(const Document&)> content;  // a document's bytes, where it has any
};

// Local times written by a pack that Danish clocks show twice: who reads them back cannot know which is
// meant.
struct DoubledTimes {
  std::int64_t count = 0;
  std::vector<std::string> examples;  // "answer.csv:17: answered_at 2024-10-27T02:30:00"
};

struct PackSheet;

class PackWriter {
 public:
  explicit PackWriter(PackPlan plan);
  ~PackWriter();
  // What a piece of history comes to, ready to be written; any number of threads may ask at once. Families go
  // to their three tables.
  std::shared_ptr<PackSheet> sheet_of(const History& piece) const;
  // The rest is one thread's. Sheets come in the order of their pieces, and nothing before `until` may come
  // after this.
  void add(PackSheet&& sheet, Instant until);
  void add(const History& piece, Instant until);
  std::vector<std::string> close();  // names of the files written, but for those in the content folder
  const DoubledTimes& doubled_times() const;
  // Of the files written, by name, where it was worked out on the way.
  const std::map<std::string, std::string>& sha256() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace slettefrist::report
