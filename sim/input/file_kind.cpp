// Looks at one key only; see file_kind.h. Policies came first and say no kind.
//
// This file must not know what such a file holds.
#include "sim/input/file_kind.h"

#include "sim/input/toml_document.h"

namespace slettefrist::input {

std::string kind_of_file(const std::string& path) {
  ProblemList unread;
  const auto document = read_document(path, unread);
  const Member* kind = document ? member_of(document->root, "kind") : nullptr;
  return kind && kind->value.kind == NodeKind::text ? kind->value.text : "policy";
}

}  // namespace slettefrist::input
