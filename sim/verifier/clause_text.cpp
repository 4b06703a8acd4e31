// Reading a list of clauses; see clause_text.h.
//
// It must not know a rule or a proof.
#include "sim/verifier/clause_text.h"

#include <toml++/toml.h>

#include "sim/verifier/policy_text.h"

namespace slettefrist::verifier {
namespace {

std::vector<std::string> names_in(const toml::table& clause, const char* key) {
  std::vector<std::string> names;
  if (const toml::array* const list = clause[key].as_array()) {
    for (const toml::node& name : *list) names.push_back(name.value_or(std::string{}));
  }
  return names;
}

}  // namespace

ClauseText read_clause_text(const std::string& path) {
  ClauseText text;
  try {
    const toml::table file = toml::parse_file(path);
    text.edition = file["edition"].value_or(std::string{});
    text.source = file["source"].value_or(std::string{});
    const toml::array* const list = file["clause"].as_array();
    if (!list) throw Unreadable(path + ": read no [[clause]], expected a list of clauses");
    for (const toml::node& node : *list) {
      const toml::table* const clause = node.as_table();
      if (!clause) throw Unreadable(path + ": read a clause that is no table, expected [[clause]]");
      const auto text_at = [&](const char* key) { return (*clause)[key].value_or(std::string{}); };
      text.clauses.push_back({text_at("id"), text_at("heading"), text_at("says"), text_at("is"),
                              names_in(*clause, "scenarios"), names_in(*clause, "tests")});
    }
  } catch (const toml::parse_error& error) {
    throw Unreadable(path + ": " + std::string{error.description()});
  }
  return text;
}

}  // namespace slettefrist::verifier
