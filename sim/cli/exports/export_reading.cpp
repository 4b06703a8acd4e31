// Tables of one folder after the other; see export_reading.h.
#include "sim/cli/exports/export_reading.h"

#include <algorithm>

#include "sim/cli/job/progress.h"
#include "sim/input/input.h"
#include "sim/input/log_table.h"
#include "sim/input/pack_tables.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"

namespace slettefrist::cli {
namespace {

struct Export {
  input::PackTables tables;
  std::vector<LogRow> log;  // with --check-log
};

// A table that one export lacks would look like one whose rows are all gone.
void require_same_tables(const input::PlacedRecords& first, const std::string& first_folder,
                         const input::PlacedRecords& later, const std::string& later_folder) {
  std::vector<Problem> problems;
  const auto compare = [&](const auto& one) {
    using Table = std::remove_cvref_t<decltype(one)>;
    const bool is_in_later = !std::get<Table>(later.tables).file.empty();
    if (one.file.empty() != is_in_later) return;
    using Record = typename decltype(one.records)::value_type;
    if constexpr (std::is_same_v<Record, Hold>) return;  // the first hold makes the table
    problems.push_back({is_in_later ? first_folder : later_folder, 0, 0,
                        "read no table " + std::string{name_of(Record::kArea)} + ", expected it as in " +
                            (is_in_later ? later_folder : first_folder),
                        "Export the same tables each time; an empty table is its header alone"});
  };
  std::apply([&](const auto&... table) { (compare(table), ...); }, first.tables);
  if (!problems.empty()) throw InputError(std::move(problems));
}

// Without the table of the parents every child would look like an orphan.
void require_parents(const input::PlacedRecords& records, const std::string& folder) {
  const auto& documents = records.of<Document>();
  const bool needs_notifications = !records.of<Answer>().file.empty() || !documents.file.empty();
  const bool needs_answers = std::any_of(documents.records.begin(), documents.records.end(),
                                         [](const Document& each) { return each.answer_id.has_value(); });
  const auto missing = [&](const std::string& table) {
    throw InputError(Problem{folder, 0, 0,
                             "read no table " + table + ", expected it beside those of its children",
                             "Export it, too, or leave the children's tables out"});
  };
  if (needs_notifications && records.of<Notification>().file.empty()) missing("notification");
  if (needs_answers && records.of<Answer>().file.empty()) missing("answer");
}

// Bytes in a database are compared by their digest, as files of a pack are.
void digest_content(input::PackTables& tables) {
  if (!tables.database || tables.content_column.empty()) return;
  auto& documents = tables.records.of<Document>();
  for (std::size_t i = 0; i < documents.records.size(); ++i) {
    const auto bytes =
        tables.database->bytes(tables.document_table, tables.content_column, documents.lines[i]);
    if (bytes) documents.records[i].content_sha256 = report::sha256_hex(*bytes);
  }
}

std::vector<LogRow> read_log(const input::TableSource& source, const std::string& folder,
                             const input::ReportProblem& report) {
  auto rows = input::read_log(source, report);
  if (!rows) {
    report({folder, 0, 0, "read no table deletion_log, expected it with --check-log",
            "Export it each time, too (an empty table is its header alone), or leave --check-log out"});
  }
  return std::move(rows).value_or(std::vector<LogRow>{});
}

Export read_export(const Options& options, const std::string& folder, bool is_first) {
  input::ProblemList problems;
  Export read{input::read_tables(folder, input::mapping_for(folder, options.mapping), problems), {}};
  const auto report = [&](Problem problem) { problems.add(std::move(problem)); };
  if (is_first) {
    input::check_history(read.tables.records, report, input::Parents::may_be_gone);
  } else {
    input::check_unique_ids(read.tables.records, report);  // a row changed beyond sense is a finding by then
  }
  if (options.check_log) read.log = read_log(*read.tables.source, folder, report);
  problems.throw_if_any(folder);
  digest_content(read.tables);
  return read;
}

void take(const Export& next, const Options& options, ExportArchive& archive) {
  if (options.check_log) archive.take_log(next.log);
  archive.take(next.tables.records, next.tables.citizen_changes);
}

}  // namespace

void read_exports(const Options& options, const std::vector<ExportStep>& steps, ExportArchive& archive) {
  const Export first = read_export(options, options.before, true);
  require_parents(first.tables.records, options.before);
  take(first, options, archive);
  for (const ExportStep& step : steps) {
    stop_if_interrupted();
    const Export next = read_export(options, step.folder, false);
    require_same_tables(first.tables.records, options.before, next.tables.records, step.folder);
    take(next, options, archive);
  }
}

}  // namespace slettefrist::cli
