// What the oracle foretold of one record, packed for the long years until its case closes.
//
// Most cases lie in the ledger for years and are read twice: when the record goes and when the case closes.
// It must not know what was seen.
#pragma once

#include <optional>

#include "sim/model/record_bytes.h"
#include "sim/model/window.h"

namespace slettefrist::judge {

struct Foretold {
  Fate fate;
  std::optional<Instant> stored_at;  // a citizen and a hold have none
};

void put_foretold(const Fate& fate, std::optional<Instant> stored_at, ByteWriter& writer);
// Replaces all of `foretold`, and reuses the memory of its windows.
void take_foretold(ByteReader& reader, Foretold& foretold);

}  // namespace slettefrist::judge
