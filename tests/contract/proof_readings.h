// Every reading that a proof may be made under.
#pragma once

#include <string>
#include <vector>

#include "sim/policy/policy.h"

namespace slettefrist::contract {

// "" = the policy's own; else one reading that is not.
inline std::vector<std::string> every_reading() {
  std::vector<std::string> readings{""};
  for (const ReadingEntry& entry : entries_of(Reading{})) {
    for (const std::string& value : entry.values) {
      if (value != entry.value) readings.push_back(entry.key + "=" + value);
    }
    if (entry.values.empty()) readings.push_back(entry.key + "=30 days");
  }
  return readings;
}

}  // namespace slettefrist::contract
