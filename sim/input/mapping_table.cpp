// Names, codes, constants of one table, and everything that is wrong in them.
//
// A mapping has to be reversible: two names or two codes that become one are refused here. This file must not
// know how a value is translated.
#include "sim/input/mapping_table.h"

#include <algorithm>
#include <set>

#include "sim/input/key_reader.h"
#include "sim/input/mapping_keys.h"
#include "sim/input/table_header.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

using tables::Column;
using tables::TableMapping;

// One [[table]].
class TableReader {
 public:
  TableReader(const Node& node, std::size_t position, ProblemList& problems)
      : reader_(section_of(mapping_keys(), "table"), node, "[[table]] " + std::to_string(position),
                problems) {}

  TableMapping read() {
    static const auto known = known_tables();
    TableMapping table;
    table.table = reader_.text("table").value_or("");
    const auto found = known.find(table.table);
    if (found != known.end()) {
      columns_ = found->second;
    } else if (reader_.has("table")) {
      std::vector<std::string> names;
      names.reserve(known.size());
      for (const auto& [name, columns] : known) names.push_back(name);
      reader_.refuse("table", "one of " + joined(names), "Name a table of the contract");
    }
    table.name = reader_.text("name").value_or("");
    check_name(table.name);
    const bool is_known = found != known.end();
    table.columns = texts_of(reader_.open("columns"), "columns", is_known);
    read_codes(table, is_known);
    for (const auto& [name, value] : texts_of(reader_.open("constants"), "constants", false)) {
      table.constants.emplace_back(name, value);
    }
    table.left_out = list_of(reader_.open("left_out"), "left_out", is_known);
    table.ignored = list_of(reader_.open("ignored"), "ignored", false);
    reader_.finish();
    if (is_known) check_reversible(table);
    return table;
  }

 private:
  void check_name(const std::string& name) {
    static const std::set<std::string> taken{"events", "expected_deletions", "submissions", "stories"};
    const bool is_word = std::none_of(name.begin(), name.end(), [](char c) {
      return static_cast<unsigned char>(c) <= ' ' || std::string{"/\\:*?\"<>|"}.find(c) != std::string::npos;
    });
    if (is_word && !name.starts_with(".") && !taken.contains(name) && name.size() <= 100) return;
    reader_.refuse("name", "a name that can be a file's and that no other file of a pack has",
                   "Choose another");
  }

  const Column* column_named(const std::string& name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& column) { return column.name == name; });
    return found == columns_.end() ? nullptr : &*found;
  }

  void refuse_column(const Place& place, const std::string& key, const std::string& read) {
    std::vector<std::string> names;
    for (const Column& column : columns_) names.push_back(column.name);
    const std::string near = nearest_name(read, names);
    reader_.report(
        place,
        reader_.subject_of(key) + ": read column " + quoted(read) + ", expected one of " + joined(names),
        near.empty() ? "Name a column of the contract" : "Did you mean " + near + "?");
  }

  std::map<std::string, std::string> texts_of(const Node* node, const std::string& key, bool are_columns) {
    std::map<std::string, std::string> texts;
    if (!node) return texts;
    if (node->kind != NodeKind::table) {
      reader_.refuse(key, "a table of names with a text each", "Write [table." + key + "]");
      return texts;
    }
    for (const Member& member : node->members) {
      if (member.value.kind != NodeKind::text || member.value.text.empty()) {
        reader_.report(member.value.place,
                       reader_.subject_of(key) + " " + member.key + ": read " + shown(member.value) +
                           ", expected a text that is not empty",
                       "Put the value in quotes");
      } else if (are_columns && !column_named(member.key)) {
        refuse_column(member.place, key, member.key);
      } else {
        texts[member.key] = member.value.text;
      }
    }
    return texts;
  }

  std::vector<std::string> list_of(const Node* node, const std::string& key, bool are_columns) {
    std::vector<std::string> names;
    if (!node) return names;
    if (node->kind != NodeKind::list) {
      reader_.refuse(key, "a list of column names", "Write " + key + " = [\"...\"]");
      return names;
    }
    for (const Node& item : node->items) {
      if (item.kind != NodeKind::text) {
        reader_.report(item.place,
                       reader_.subject_of(key) + ": read " + shown(item) + ", expected a column name",
                       "Put the name in quotes");
        continue;
      }
      const Column* column = are_columns ? column_named(item.text) : nullptr;
      if (are_columns && !column) {
        refuse_column(item.place, key, item.text);
      } else if (column && column->need == Need::required) {
        reader_.report(
            item.place,
            reader_.subject_of(key) + ": read " + quoted(item.text) + ", expected a column that may be empty",
            "Without this column a record cannot be read back");
      }
      names.push_back(item.text);
    }
    return names;
  }

  void read_codes(TableMapping& table, bool is_known) {
    const Node* node = reader_.open("codes");
    if (!node) return;
    if (node->kind != NodeKind::table) {
      reader_.refuse("codes", "a table of columns", "Write [table.codes.COLUMN]");
      return;
    }
    for (const Member& member : node->members) {
      const Column* column = column_named(member.key);
      if (is_known && !column) {
        refuse_column(member.place, "codes", member.key);
        continue;
      }
      auto& codes = table.codes[member.key] = texts_of(&member.value, "codes", false);
      std::set<std::string> theirs;
      for (const auto& [ours, their_code] : codes) {
        if (theirs.insert(their_code).second) continue;
        reader_.report(member.place,
                       reader_.subject_of("codes") + " " + member.key + ": " + quoted(their_code) +
                           " stands for two codes of ours, expected one",
                       "A mapping has to be reversible: give each a code of its own");
      }
    }
  }

  void check_reversible(const TableMapping& table) {
    std::set<std::string> theirs;
    const auto add = [&](const std::string& name, const std::string& key) {
      if (theirs.insert(name).second) return;
      reader_.report(reader_.place_of(key),
                     reader_.subject_of(key) + ": two columns are called " + quoted(name) + ", expected one",
                     "Give each a name of its own");
    };
    for (const Column& column : columns_) {
      if (holds(table.left_out, column.name)) continue;
      const auto renamed = table.columns.find(column.name);
      add(renamed == table.columns.end() ? column.name : renamed->second, "columns");
    }
    for (const auto& [name, value] : table.constants) add(name, "constants");
    for (const std::string& name : table.ignored) add(name, "ignored");
  }

  KeyReader reader_;
  std::vector<Column> columns_;
};

}  // namespace

std::map<std::string, std::vector<Column>> known_tables() {
  std::map<std::string, std::vector<Column>> known;
  const auto add = [&]<class Record>(const Record&) {
    known[std::string{name_of(Record::kArea)}] = tables::columns_of<Record>();
  };
  add(Citizen{}), add(Notification{}), add(Answer{}), add(Document{}), add(Sanction{}), add(ContactCourse{});
  add(PlanDraft{}), add(BenefitReport{}), add(Message{}), add(Hold{});
  known[std::string{tables::kCitizenChangeTable}] = tables::columns_of<CitizenChange>();
  known[std::string{tables::kDeletionLogTable}] = tables::columns_of_log();
  return known;
}

TableMapping read_table_mapping(const Node& node, std::size_t position, ProblemList& problems) {
  return TableReader{node, position, problems}.read();
}

}  // namespace slettefrist::input
