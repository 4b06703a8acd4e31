// What the catalogue says of a fault: its number and name, what it does, and how it must be found out.
//
// Engine and world each hold the faults that are theirs; the command line lays both lists together. It must
// not know how a fault works.
#pragma once

#include <string>
#include <vector>

#include "sim/model/finding.h"

namespace slettefrist {

struct FaultCard {
  std::string number;  // "F01": the bug in the list of real ones (docs/faults.md)
  std::string name;    // "days-365"
  std::string about;   // what it does wrong, as the rest of a sentence that begins with the name
  FindingKind kind = FindingKind::too_early;  // what it must be convicted of; another kind does not count
  std::vector<std::string> scenarios;         // those that are to catch it, the quickest first
  bool wants_files = false;  // shows only where documents' bytes lie in files beside the store
};

}  // namespace slettefrist
