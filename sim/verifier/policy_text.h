// The policy as the verifier reads it for itself: the TOML files, laid over each other, with their lines.
//
// Nothing is checked but what a proof leans on; a policy that is wrong otherwise is for `check --policy`. It
// must not know a proof.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/verifier/civil.h"

namespace slettefrist::verifier {

// What the verifier was given cannot be read at all: no verdict.
class Unreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Period {
  long amount = 0;
  std::string unit;  // year, month or day
  std::string text() const { return std::to_string(amount) + " " + unit + (amount == 1 ? "" : "s"); }
};
Period period_in(const std::string& text);

struct Version {
  DayNumber in_force = 0;
  std::string effect;
  bool ends = false;
  Period keep;
  std::string clause;
  std::string file;  // its name, without folders
  long line = 0;     // of `keep`, or of what a later file changes
};

struct Rule {
  std::string id;
  std::string area;
  std::string applies;
  std::vector<std::string> counted_from;
  std::vector<Version> versions;
};

struct PolicyText {
  std::string edition;
  std::string source;
  std::string zone;
  std::map<std::string, std::string> reading;
  std::vector<Rule> rules;
};

// `readings`: KEY=VALUE each, in place of what the files say.
PolicyText read_policy_text(const std::string& path, const std::vector<std::string>& readings);

}  // namespace slettefrist::verifier
