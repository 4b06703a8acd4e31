// The keys of a list of clauses, and reading them.
//
// This file must not know whether a scenario or a test exists: it may be somebody else's list.
#include "sim/input/clauses_file.h"

#include <fmt/format.h>

#include <set>

#include "sim/input/key_reader.h"
#include "sim/input/list_values.h"
#include "sim/input/policy_keys.h"
#include "sim/input/toml_document.h"

namespace slettefrist::input {
namespace {

constexpr int kClausesFormat = 1;

const KeyTable& clauses_keys() {
  constexpr Presence required = Presence::required;
  constexpr Presence optional = Presence::optional;
  static const KeyTable keys{
      {"",
       {{"kind", KeyType::text, required, "", {}, "", "what this file is", {"clauses"}},
        {"format",
         KeyType::whole,
         required,
         "",
         {},
         "",
         "version of this file format",
         {},
         kClausesFormat,
         kClausesFormat},
        {"edition", KeyType::text, required, "", {}, "", "name of this edition"},
        {"source", KeyType::text, required, "", {}, "", "the text it lists"},
        {"clause", KeyType::tables, required, "", {}, "", "its sentences, in the order of the text"}}},
      {"clause",
       {{"id", KeyType::text, required, "a-z, 0-9, hyphens", {}, "", "unique; rules name it"},
        {"heading", KeyType::text, required, "", {}, "", "heading of the page or section, as printed"},
        {"says", KeyType::text, required, "", {}, "", "a short paraphrase"},
        {"is",
         KeyType::text,
         required,
         "",
         {},
         "",
         "a deletion rule, a rule of registration, or nothing to test",
         {"rule", "registration", "announcement"}},
        {"scenarios",
         KeyType::open,
         optional,
         "",
         {},
         "",
         "scenarios that show it",
         {},
         0,
         0,
         "a list of names"},
        {"tests", KeyType::open, optional, "", {}, "", "tests that show it", {}, 0, 0, "a list of names"}}}};
  return keys;
}

std::vector<std::string> names_of(KeyReader& reader, const char* key) {
  auto names = reader.has(key) ? texts_of(reader, key) : std::vector<std::string>{};
  reader.open(key);
  return names;
}

Clause read_clause(const Node& table, std::size_t position, std::set<std::string>& ids,
                   ProblemList& problems) {
  const Member* named = member_of(table, "id");
  const std::string subject = named && named->value.kind == NodeKind::text && is_rule_id(named->value.text)
                                  ? fmt::format("clause '{}'", named->value.text)
                                  : fmt::format("clause {}", position);
  KeyReader reader(section_of(clauses_keys(), "clause"), table, subject, problems);
  Clause clause;
  clause.id = reader.text("id").value_or("");
  if (reader.has("id") && !is_rule_id(clause.id))
    reader.refuse("id", "an id of a-z, 0-9 and hyphens", "Choose another id");
  else if (!ids.insert(clause.id).second)
    reader.refuse("id", "an id that no other clause has", "Choose another id");
  clause.heading = reader.text("heading").value_or("");
  clause.says = reader.text("says").value_or("");
  clause.is = reader.text("is").value_or("");
  clause.scenarios = names_of(reader, "scenarios");
  clause.tests = names_of(reader, "tests");
  reader.finish();
  const bool is_shown = !clause.scenarios.empty() || !clause.tests.empty();
  if (clause.is == "announcement" && is_shown)
    reader.refuse("is", "rule or registration, since it names what shows it",
                  "Take the names away, or change it");
  if ((clause.is == "rule" || clause.is == "registration") && !is_shown)
    reader.refuse("is", "announcement, since nothing shows that it is kept", "Name a scenario or a test");
  return clause;
}

}  // namespace

ClauseList read_clauses(const std::string& path) {
  ProblemList problems;
  const auto document = read_document(path, problems);
  if (!document) problems.throw_if_any();
  ClauseList list;
  KeyReader top(section_of(clauses_keys(), ""), document->root, "", problems);
  top.text("kind");
  top.whole("format");
  list.edition = top.text("edition").value_or("");
  list.source = top.text("source").value_or("");
  std::set<std::string> ids;
  const auto tables = top.tables("clause");
  for (std::size_t i = 0; i < tables.size(); ++i)
    list.clauses.push_back(read_clause(*tables[i], i + 1, ids, problems));
  top.finish();
  problems.throw_if_any();
  return list;
}

std::string clauses_schema() { return schema_text(clauses_keys()); }

}  // namespace slettefrist::input
