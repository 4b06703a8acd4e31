// From a mapping to names, with what a store cannot do; see store_names.h.
#include "sim/cli/job/store_names.h"

#include <set>

#include "sim/cli/job/engines.h"
#include "sim/input/input.h"
#include "sim/model/clean_text.h"
#include "sim/model/input_error.h"
#include "sim/tables/cells.h"
#include "sim/tables/mapping.h"

namespace slettefrist::cli {
namespace {

constexpr const char* kNamesOnly =
    "A store takes names of tables and columns only. Take the key out, or give the file as --records-mapping "
    "if it is for the records alone";

class NamesReader {
 public:
  explicit NamesReader(const tables::Mapping& mapping) : mapping_(mapping) {}

  StoreNames names() {
    using tables::Instants;
    refuse(mapping_.ids != tables::Ids::integer, "[values] ids", "integer");
    refuse(mapping_.instants != Instants::usual && mapping_.instants != Instants::epoch_seconds,
           "[values] instants", "epoch_seconds");
    refuse(mapping_.days != tables::Mapping{}.days, "[values] days", tables::Mapping{}.days);
    for (const tables::TableMapping& table : mapping_.tables) take(table);
    check_tables();
    if (!problems_.empty()) throw InputError(std::move(problems_));
    return std::move(names_);
  }

 private:
  void refuse(bool is_so, const std::string& key, const std::string& expected) {
    if (!is_so) return;
    problems_.push_back(
        {mapping_.file, 0, 0, key + ": not for an engine's store, expected " + expected, kNamesOnly});
  }

  void take(const tables::TableMapping& table) {
    const std::string at = "[[table]] " + table.table + ": ";
    refuse(table.table == tables::kDeletionLogTable, at + "the log", "no such table: it keeps its name");
    refuse(!table.codes.empty(), at + "codes", "our codes");
    refuse(!table.constants.empty(), at + "constants", "none");
    refuse(!table.left_out.empty(), at + "left_out", "every column");
    refuse(!table.ignored.empty(), at + "ignored", "none");
    if (!table.name.empty()) names_.tables[table.table] = table.name;
    if (!table.columns.empty()) names_.columns[table.table] = table.columns;
  }

  void check_tables() {
    const store::TableNames names{names_};
    std::set<std::string> seen{"deletion_log"};
    for (const Area area : kTables) {
      const std::string name = in_small_letters(names.plain(area));
      refuse(!seen.insert(name).second || name.starts_with("sqlite_"), "the table name " + names.plain(area),
             "a name that is free in SQLite, where case does not count");
    }
  }

  const tables::Mapping& mapping_;
  StoreNames names_;
  std::vector<Problem> problems_;
};

}  // namespace

void require_records_for_mapping(const std::string& mapping, const char* option, const Options& options) {
  if (mapping.empty() || !options.records.empty()) return;
  throw InputError(Problem{"", 0, 0, std::string{option} + ": read it without --records, expected both",
                           "It tells how the pack that is read differs: leave it out"});
}

StoreNames store_names_of(const Options& options) {
  if (options.mapping.empty()) return {};
  if (!is_own_engine(options.engine)) return NamesReader{input::read_mapping(options.mapping)}.names();
  if (!options.records.empty()) return {};
  throw InputError(Problem{options.mapping, 0, 0,
                           "--mapping: the engine \"" + options.engine + "\" knows our tables only",
                           "Give --engine sql:FILE or a program, or --records that are mapped so"});
}

Options with_mapping_of_records(Options options) {
  require_records_for_mapping(options.records_mapping, "--records-mapping", options);
  if (!options.records_mapping.empty()) options.mapping = options.records_mapping;
  return options;
}

}  // namespace slettefrist::cli
