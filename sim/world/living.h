// The world's own account of what lies in the store: every record that entered and was not seen to vanish.
//
// Keeps the rows themselves, so that surviving ones can be compared with the history column by column. Hardly
// any is ever asked for in full, so they are kept as packed bytes, each beside the digest that is asked for
// every year. Who enters is known at once; its row is worked out by settle(), which another thread may do
// while the store takes the same rows. Who hangs on whom and what is still to come is kept by whoever brings
// the records in (timeline.h). Whatever is listed is sorted. It must not know why a record goes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
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
  // The record's row is in the store, as it stands in `row`, which stays valid until settle().
  template <class Record>
  void enter(const Record& row) {
    if constexpr (std::is_same_v<Record, Hold>) has_had_holds_ = true;
    entering_[index_of(Record::kArea)].put(id_of(row), {true});
    unsettled_.push_back(&row);
  }
  // The record's row from now on, likewise; false when it is not in the store.
  template <class Record>
  bool change(const Record& row) {
    if (!is_present({Record::kArea, id_of(row)})) return false;
    unsettled_.push_back(&row);
    return true;
  }
  bool is_present(RecordKey key) const {
    return entering_[index_of(key.area)].contains(key.id) || table(key.area).contains(key.id);
  }
  void bring_near(RecordKey key) const { table(key.area).bring_near(key.id); }
  // Works out the rows of all that entered and changed. Nothing else is asked meanwhile.
  void settle();

  // -- the observer's questions, when all is settled --
  // Without a hold there is no table of that name, or it is somebody else's.
  bool is_watched(Area area) const { return area != Area::hold || has_had_holds_; }
  std::int64_t count(Area area) const { return static_cast<std::int64_t>(table(area).size()); }
  std::vector<RecordId> ids(Area area) const { return table(area).sorted_ids(); }
  void remove(RecordKey key);  // was seen to be gone; settle() lets go of its memory
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
  struct Mark {
    bool is_there = false;
    bool is_empty() const { return !is_there; }
  };
  using Unsettled =
      std::variant<const Citizen*, const Notification*, const Answer*, const Document*, const Sanction*,
                   const ContactCourse*, const PlanDraft*, const BenefitReport*, const Message*, const Hold*>;
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
  std::array<IdTable<Mark>, kAreaCount> entering_;  // not settled yet
  std::vector<Unsettled> unsettled_;                // in the order in which they came
  std::vector<PackedBytes> gone_;                   // not let go yet
  std::array<std::uint64_t, kAreaCount> digest_sums_{};
  std::string scratch_;  // of the row being packed
  bool has_had_holds_ = false;
};

}  // namespace slettefrist::world
