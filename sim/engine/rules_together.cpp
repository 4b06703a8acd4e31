// See rules_together.h.
#include "sim/engine/rules_together.h"

#include <cstddef>

namespace slettefrist::engine {

bool may_meet(const Rule& left, const Rule& right) {
  if (left.area != right.area) return false;
  const bool are_apart = left.applies != Applies::always && right.applies != Applies::always;
  return !are_apart || left.applies == right.applies;
}

const char* why_only_together(const Policy& policy) {
  for (std::size_t i = 0; i < policy.rules.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (may_meet(policy.rules[i], policy.rules[j])) return "two rules for the same records";
    }
  }
  if (policy.reading.document_under_parent == DocumentUnderParent::holds_parent)
    return "document_under_parent = holds_parent: documents decide over their notification";
  return nullptr;
}

}  // namespace slettefrist::engine
