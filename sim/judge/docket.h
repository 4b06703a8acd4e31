// The cases of one delivery, made ready before the ledger takes them: what the oracle expects of each record,
// and which cases close together.
//
// Laid flat, so that a delivery of many thousand records needs a handful of allocations and can be handed
// from one thread to another. It must not know what has happened to a record.
#pragma once

#include <optional>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/window.h"

namespace slettefrist::judge {

class Docket {
 public:
  // The oracle appends to these; `end_group` then says whose they are.
  std::vector<Fate> fates;

  // Makes room for the fates of all its records at once.
  void make_room_for(const History& history);
  // The fates since the last group are those of the notification, its answers and its documents, in this
  // order.
  void end_group(const Family& family);
  // The fates since the last group belong to records that stand alone.
  template <class Record>
  void end_group(const Record& record) {
    while (parents_.size() < fates.size()) {
      group_sizes_.push_back(1);
      parents_.push_back(-1);
      stored_at_.push_back(stored_at(record));
    }
  }

 private:
  friend class Ledger;
  static std::optional<Instant> stored_at(const Citizen&) { return std::nullopt; }
  static std::optional<Instant> stored_at(const Hold&) { return std::nullopt; }
  template <class Record>
  static std::optional<Instant> stored_at(const Record& record) {
    return entered_at(record);
  }

  std::vector<std::int32_t> parents_;       // of each fate: the parent's place in the same group, -1 for none
  std::vector<std::uint32_t> group_sizes_;  // in the order of the fates
  std::vector<std::optional<Instant>> stored_at_;  // of each fate's record
};

}  // namespace slettefrist::judge
