// [records]: hand-written records, column by column as the contract names them, checked by the same words
// and rules as a pack. This file must not know what becomes of a record.
#include <fmt/format.h>

#include <type_traits>

#include "sim/input/key_reader.h"
#include "sim/input/record_values.h"
#include "sim/input/scenario_keys.h"
#include "sim/input/scenario_parts.h"

namespace slettefrist::input {
namespace {

template <class Field>
struct InnerOf {
  using type = Field;
};
template <class Value>
struct InnerOf<std::optional<Value>> {
  using type = Value;
};

// The value of a column, or nothing where the node is no such value. Days and instants may be written as
// TOML's own or as text in the form of a pack.
template <class Value>
std::optional<Value> value_of(const Node& node) {
  const bool is_text = node.kind == NodeKind::text;
  if constexpr (std::is_same_v<Value, std::string>) {
    return is_text ? std::optional{node.text} : std::nullopt;
  } else if constexpr (std::is_same_v<Value, Day>) {
    return is_text                      ? parse_day(node.text)
           : node.kind == NodeKind::day ? std::optional{node.day}
                                        : std::nullopt;
  } else if constexpr (std::is_same_v<Value, Instant>) {
    return is_text                          ? parse_instant(node.text)
           : node.kind == NodeKind::instant ? std::optional{node.instant}
                                            : std::nullopt;
  } else if constexpr (std::is_same_v<Value, Area>) {
    return is_text ? area_named(node.text) : std::nullopt;
  } else {
    if (node.kind != NodeKind::whole || !std::in_range<Value>(node.whole)) return std::nullopt;
    return static_cast<Value>(node.whole);
  }
}

// Reads one column into its field; false, and a problem, where that is not possible. An empty text is an
// absent value, as in a pack.
template <class Field>
bool read_column(KeyReader& reader, const char* name, Need need, Field& field) {
  using Value = typename InnerOf<Field>::type;
  const bool is_present = reader.has(name);
  const Node* node = reader.open(name);
  if (!node) return need == Need::optional && !is_present;
  if (need == Need::optional && node->kind == NodeKind::text && node->text.empty()) return true;
  const auto value = value_of<Value>(*node);
  const bool is_empty_text = node->kind == NodeKind::text && node->text.empty();
  if (!value || is_empty_text || !may_hold(name, *value)) {
    const bool wants_quotes = std::is_same_v<Value, std::string> && node->kind == NodeKind::whole;
    reader.refuse(name, expected_of(name, kind_of<Field>(), need),
                  wants_quotes ? "Put codes in quotes, so that they keep their zeros" : "Mend the value");
    return false;
  }
  field = *value;
  return true;
}

// A story is told in both languages or not at all: its readers are in two camps.
void read_story(KeyReader& reader, Area area, RecordId id, std::vector<Story>& stories) {
  const std::string danish = reader.text("story_da").value_or("");
  const std::string english = reader.text("story_en").value_or("");
  if (danish.empty() != english.empty()) {
    reader.refuse(danish.empty() ? "story_da" : "story_en", "a sentence, since its other language has one",
                  "Tell the story in both languages, or in neither");
  }
  if (!danish.empty()) stories.push_back({area, id, danish, english});
}

template <class Record>
void read_record(const Node& table, std::size_t position, PlacedTable<Record>& placed,
                 std::vector<Story>& stories, ProblemList& problems) {
  const std::string section = fmt::format("records.{}", name_of(Record::kArea));
  KeyReader reader(section_of(scenario_keys(), section), table, fmt::format("[[{}]] {}", section, position),
                   problems);
  Record record;
  bool is_whole = true;
  bool is_id_known = false;
  visit_columns(record, [&](const char* name, Need need, auto& field) {
    const bool is_read = read_column(reader, name, need, field);
    if (name == id_column_of(Record::kArea)) is_id_known = is_read;
    is_whole = is_whole && is_read;
  });
  read_story(reader, Record::kArea, id_of(record), stories);
  reader.finish();
  if (is_whole) {
    placed.add(std::move(record), table.place.line);
  } else if (is_id_known) {
    placed.refused_ids.push_back(id_of(record));
  } else {
    placed.has_unknown_ids = true;
  }
}

template <class Record>
void read_table(KeyReader& reader, PlacedRecords& records, const std::string& file,
                std::vector<Story>& stories, ProblemList& problems) {
  PlacedTable<Record>& placed = records.of<Record>();
  placed.file = file;
  std::size_t position = 0;
  for (const Node* row : reader.tables(name_of(Record::kArea))) {
    read_record(*row, ++position, placed, stories, problems);
  }
}

}  // namespace

History read_records(const Node& table, std::vector<Story>& stories, ProblemList& problems) {
  PlacedRecords records;
  KeyReader reader(section_of(scenario_keys(), "records"), table, "[records]", problems);
  const std::size_t count_before = problems.count();
  std::apply(
      [&](const auto&... of) {
        (read_table<typename std::decay_t<decltype(of.records)>::value_type>(
             reader, records, table.place.file, stories, problems),
         ...);
      },
      records.tables);
  reader.finish();
  check_history(records, [&](Problem problem) { problems.add(std::move(problem)); });
  if (problems.count() > count_before) return {};
  return assemble_history(std::move(records));
}

}  // namespace slettefrist::input
