// The world's own account of what lies in the store: every record that entered and was not seen to vanish.
//
// Keeps the rows themselves, so that surviving ones can be compared with the history column by column. Hardly
// any is ever asked for in full, so they are kept as packed bytes, each beside the digest that is asked for
// every year. Who hangs on whom and what is still to come is kept by whoever brings the records in
// (timeline.h). Whatever is listed is sorted. It must not know why a record goes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/id_table.h"
#include "sim/model/observation.h"
#include "sim/model/record_bytes.h"
#include "sim/store/store.h"

namespace slettefrist::world {

class Living {
 public:
  explicit Living(ContentSource content);

  // -- entering --
  // The record's row is in the store, as it stands in `row`.
  template <class Record>
  void enter(const Record& row) {
    if constexpr (std::is_same_v<Record, Hold>) has_had_holds_ = true;
    stand(row);
  }
  // The record's row from now on; false when it is not in the store.
  template <class Record>
  bool change(const Record& row) {
    if (!is_present({Record::kArea, id_of(row)})) return false;
    stand(row);
    return true;
  }

  // -- the observer's questions --
  // Without a hold there is no table of that name, or it is somebody else's.
  bool is_watched(Area area) const { return area != Area::hold || has_had_holds_; }
  bool is_present(RecordKey key) const { return table(key.area).contains(key.id); }
  std::int64_t count(Area area) const { return static_cast<std::int64_t>(table(area).size()); }
  std::vector<RecordId> ids(Area area) const { return table(area).sorted_ids(); }
  void remove(RecordKey key);                                         // was seen to be gone
  std::optional<std::uint64_t> expected_digest(RecordKey key) const;  // nothing: it is not present
  // The digests of all its rows as they should stand, added up modulo 2^64, whatever their order.
  std::uint64_t digest_sum(Area area) const { return digest_sums_.at(index_of(area)); }
  // Name of the first column in which `row` (Store::row) differs from the history, "" if none does.
  std::string differing_column(RecordKey key, const std::vector<Value>& row) const;

 private:
  struct Row {
    PackedBytes record;
    std::uint64_t digest = 0;  // of the row as it should stand
    bool is_empty() const { return record.is_empty(); }
  };
  IdTable<Row>& table(Area area) { return tables_[index_of(area)]; }
  const IdTable<Row>& table(Area area) const { return tables_[index_of(area)]; }
  template <class Record>
  void stand(const Record& row);
  std::optional<std::string> content_of(const Document& document) const { return content_(document); }
  template <class Record>
  static std::optional<std::string> content_of(const Record&) {
    return std::nullopt;
  }
  template <class Record>
  std::string differing_column_of(const Record& expected, const std::vector<Value>& row) const;

  ContentSource content_;
  std::array<IdTable<Row>, kAreaCount> tables_;
  std::array<std::uint64_t, kAreaCount> digest_sums_{};
  std::string scratch_;  // of the row being packed
  bool has_had_holds_ = false;
};

}  // namespace slettefrist::world
