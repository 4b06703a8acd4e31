// A list of clauses to plain values: what a source says sentence by sentence, and what shows that it is kept.
//
// Everything wrong is thrown as one InputError (see input.h). This file must not know a rule.
#pragma once

#include <string>
#include <vector>

namespace slettefrist::input {

struct Clause {
  std::string id;
  std::string heading;  // of the page, as printed
  std::string says;     // in our words
  std::string is;       // "rule", "registration" or "announcement"
  std::vector<std::string> scenarios;
  std::vector<std::string> tests;
};

struct ClauseList {
  std::string edition;
  std::string source;
  std::vector<Clause> clauses;
};

// Ids twice, an announcement with scenarios or tests, and any other clause without one are problems.
ClauseList read_clauses(const std::string& path);
std::string clauses_schema();  // for `schema clauses`

}  // namespace slettefrist::input
