// The keys of a list of known findings, and reading them.
//
// This file must not know what day it is.
#include "sim/input/known_findings_file.h"

#include <fmt/format.h>

#include "sim/input/key_reader.h"
#include "sim/input/toml_document.h"

namespace slettefrist::input {
namespace {

constexpr int kFormat = 1;

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  names.reserve(kFindingKindCount);
  for (std::size_t i = 0; i < kFindingKindCount; ++i) {
    names.emplace_back(name_of(static_cast<FindingKind>(i)));
  }
  return names;
}

const KeyTable& known_keys() {
  constexpr Presence required = Presence::required;
  constexpr Presence optional = Presence::optional;
  static const KeyTable keys{
      {"",
       {{"format", KeyType::whole, required, "", {}, "", "version of this file format", {}, kFormat, kFormat},
        {"known", KeyType::tables, required, "", {}, "", "the findings that are accepted"}}},
      {"known",
       {{"kind", KeyType::text, required, "", {}, "", "kind of finding", kind_names()},
        {"rule", KeyType::text, optional, "", {}, "", "only under this rule"},
        {"area", KeyType::text, optional, "", {}, "", "only in this table"},
        {"record_id", KeyType::whole, optional, "", {}, "", "only this record", {}, 1, (1LL << 53) - 1},
        {"reason", KeyType::text, required, "", {}, "", "why it may stand"},
        {"ticket", KeyType::text, required, "", {}, "", "where its mending is followed"},
        {"until", KeyType::day, required, "", {}, "", "the last day on which it is accepted"}}}};
  return keys;
}

KnownFinding read_known(const Node& table, std::size_t position, ProblemList& problems) {
  KeyReader reader(section_of(known_keys(), "known"), table, fmt::format("[[known]] {}", position), problems);
  KnownFinding known;
  if (const auto kind = reader.text("kind")) known.kind = finding_kind_named(*kind).value_or(known.kind);
  known.rule = reader.text("rule").value_or("");
  known.area = reader.text("area").value_or("");
  known.record_id = reader.whole("record_id");
  known.reason = reader.text("reason").value_or("");
  known.ticket = reader.text("ticket").value_or("");
  known.until = reader.day("until").value_or(Day{});
  known.line = table.place.line;
  for (const char* key : {"reason", "ticket"}) {
    const std::string& text = std::string_view{key} == "reason" ? known.reason : known.ticket;
    if (reader.has(key) && text.find_first_not_of(' ') == std::string::npos)
      reader.refuse(key, "some words", "Say it, so that nobody has to ask");
  }
  reader.finish();
  return known;
}

}  // namespace

std::vector<KnownFinding> read_known_findings(const std::string& path) {
  ProblemList problems;
  const auto document = read_document(path, problems);
  if (!document) problems.throw_if_any();
  KeyReader top(section_of(known_keys(), ""), document->root, "", problems);
  top.whole("format");
  std::vector<KnownFinding> entries;
  const auto tables = top.tables("known");
  for (std::size_t i = 0; i < tables.size(); ++i) entries.push_back(read_known(*tables[i], i + 1, problems));
  top.finish();
  problems.throw_if_any();
  return entries;
}

std::string known_findings_schema() { return schema_text(known_keys()); }

}  // namespace slettefrist::input
