// The cases of one delivery, made ready before the ledger takes them: what the oracle expects of each record,
// packed, and which cases close together.
//
// Laid flat, so that a delivery of many thousand records needs a handful of allocations and can be handed
// from one thread to another; packed, because fates as they are told would take several times the memory on
// their way. It must not know what has happened to a record.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/window.h"

namespace slettefrist::judge {

class Docket {
 public:
  // Takes the fates of the notification, its answers and its documents, in this order, off the front of
  // `fates`, and gives the rest. Their cases close together.
  std::span<const Fate> add(const Family& family, std::span<const Fate> fates);
  // Takes the fate of a record that stands alone.
  template <class Record>
  std::span<const Fate> add(const Record& record, std::span<const Fate> fates) {
    assert(!fates.empty());
    add_case(fates.front(), stored_at(record), kNoParent);
    end_group(1);
    return fates.subspan(1);
  }

 private:
  friend class Ledger;
  static constexpr std::int32_t kNoParent = -1;
  struct Opened {
    RecordId id = 0;
    std::int32_t parent = kNoParent;  // its place in the same group
    Area area = Area::notification;
  };
  struct Group {
    std::uint32_t cases = 0;
    std::uint32_t bytes = 0;  // of what is foretold
  };
  static std::optional<Instant> stored_at(const Citizen&) { return std::nullopt; }
  static std::optional<Instant> stored_at(const Hold&) { return std::nullopt; }
  template <class Record>
  static std::optional<Instant> stored_at(const Record& record) {
    return entered_at(record);
  }
  void add_case(const Fate& fate, std::optional<Instant> stored_at, std::int32_t parent);
  void end_group(std::size_t cases);

  std::vector<Opened> cases_;
  std::vector<Group> groups_;  // in the order of the cases
  std::string foretold_;       // of all cases, in their order
  std::size_t grouped_bytes_ = 0;
};

}  // namespace slettefrist::judge
