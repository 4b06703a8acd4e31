// The writers of contract section 6. Each writes one file; none reads a store or a policy.
// A file that cannot be written throws std::runtime_error (exit code 3). Files appear whole or not at all:
// written beside their place, then renamed.
#pragma once

#include <functional>
#include <map>
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
// The same for findings that the report keeps apart.
void write_findings_apart(const std::string& path, const std::vector<Finding>& findings,
                          const RunReport& report);
void write_record_list(const std::string& path, const std::vector<RecordKey>& records);  // area,record_id
void write_junit_xml(const std::string& path, const RunReport& report);
void write_summary_md(const std::string& path, const RunReport& report);
void write_report_html(const std::string& path, const RunReport& report);
// Digests of `files` (names in the folder of `path`) are computed here.
void write_manifest_json(const std::string& path, const RunReport& report,
                         const std::vector<std::string>& files, const std::string& made_at);

// What a pack's manifest tells beside what a run's does, so that somebody else can check the pack.
struct PackStatement {
  std::string format;  // csv, ndjson, sqlite
  bool with_content = false;
  bool has_tokens = false;  // the documents' bytes are tokens in their place
  std::string mapping;      // the mapping's file in the pack, "" = the contract's own form
  std::string slice;        // FROM..TO; "" = a whole pack
  // What the oracle needs to work the expected deletions out again.
  std::string uploads_open_on;
  std::string citizens_at;
  int purge_every_days = 0;
  int purge_every_hours = 0;
  int purge_at_minutes = 0;
  std::vector<std::pair<std::string, std::string>> outages;  // from, to
};
// No time and no path of the machine. `sha256` holds digests that are known, by the files' names: the other
// files are read.
void write_pack_manifest_json(const std::string& path, const RunReport& report, const PackStatement& pack,
                              const std::vector<std::string>& files,
                              const std::map<std::string, std::string>& sha256 = {});

// The human summary for the terminal: areas with generated, deleted, remaining, first deletion; findings
// grouped.
std::string terminal_summary(const RunReport& report, bool colour);
// One table for several runs, to stand below them.
std::string suite_summary(const std::vector<const RunReport*>& reports);

std::string sha256_hex(std::string_view bytes);
std::string sha256_hex_of_file(const std::string& path);

}  // namespace slettefrist::report
