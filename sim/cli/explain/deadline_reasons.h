// Why a record is still here on a day, why it could not go earlier, and what would move its date: in words.
//
// Told from the oracle's windows and dates; nothing is decided here. It must not know how it is printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/explain/found_record.h"

namespace slettefrist::cli {

struct Reasons {
  std::vector<std::string> still_here;  // empty when it is gone, or not there yet
  std::vector<std::string> not_earlier;
  std::vector<std::string> would_move;
};

// The window by which a prompt engine takes the record, or the date to come; nothing where there is no date.
std::optional<Window> decisive_window(const FoundRecord& record, RecordKey key, const Job& job);

Reasons reasons_of(const FoundRecord& record, RecordKey key, Day on, const Job& job);

}  // namespace slettefrist::cli
