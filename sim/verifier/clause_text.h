// The list of clauses as the verifier reads it for itself: sentences of the source, and what shows each.
//
// Nothing is checked but what a proof leans on. It must not know a rule or a proof.
#pragma once

#include <string>
#include <vector>

namespace slettefrist::verifier {

struct Clause {
  std::string id;
  std::string heading;
  std::string says;
  std::string is;
  std::vector<std::string> scenarios;
  std::vector<std::string> tests;
};

struct ClauseText {
  std::string edition;
  std::string source;
  std::vector<Clause> clauses;
};

// Unreadable where the file is no list of clauses.
ClauseText read_clause_text(const std::string& path);

}  // namespace slettefrist::verifier
