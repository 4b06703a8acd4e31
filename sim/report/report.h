// The writers of contract section 6. Each writes one file; none reads a store or a policy.
// A file that cannot be written throws std::runtime_error (exit code 3). Files appear whole or not at all:
// written beside their place, then renamed.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/history.h"
#include "sim/report/run_report.h"

namespace slettefrist::report {

// One CSV line, RFC 4180, "\n" ends (quotes only where needed).
void append_csv_field(std::string& line, std::string_view field);

// deletions.csv, streamed run by run: `run_at,as_of,area,record_id,rule,due_on`.
// Rows of one run may come in any order; end_run() sorts them by area name (bytes), then id.
class DeletionsWriter {
 public:
  explicit DeletionsWriter(std::string path);
  ~DeletionsWriter();
  void add(Area area, RecordId id, std::string_view rule, std::optional<Day> due_on);
  void end_run(const Run& run);
  void close();  // renames into place

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Sorts `rows` by area name (bytes), then id, and writes expected_deletions.csv.
void write_expected_deletions(const std::string& path, std::vector<ExpectedDeletion>& rows,
                              const std::vector<std::string>& rule_ids);

void write_summary_json(const std::string& path, const RunReport& report);
std::string summary_json(const RunReport& report);  // the same text, for --json
void write_findings_csv(const std::string& path, const RunReport& report);
void write_junit_xml(const std::string& path, const RunReport& report);
void write_summary_md(const std::string& path, const RunReport& report);
void write_report_html(const std::string& path, const RunReport& report);
// Digests of `files` (names in the folder of `path`) are computed here. A pack's manifest has no time.
void write_manifest_json(const std::string& path, const RunReport& report,
                         const std::vector<std::string>& files, const std::string& made_at);

// The human summary for the terminal: areas with generated, deleted, remaining, first deletion; findings
// grouped.
std::string terminal_summary(const RunReport& report, bool colour);

std::string sha256_hex(std::string_view bytes);
std::string sha256_hex_of_file(const std::string& path);

// Writes the CSV files of a pack, table by table, in the contract's columns; streaming, rows in the order
// given. `content_sha256` gives the hex digest of a document's bytes, or "" for NULL.
class PackWriter {
 public:
  PackWriter(std::string directory, std::function<std::string(const Document&)> content_sha256);
  ~PackWriter();
  void add(const History& delivery);  // families are written to notification.csv, answer.csv, document.csv
  std::vector<std::string> close();   // names of the files written; all nine tables, some with a header only

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace slettefrist::report
