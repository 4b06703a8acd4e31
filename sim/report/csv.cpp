// CSV quoting and two CSV files of a run: deletions and findings.
// Rows come in the order the contract gives, whatever the order in which they were handed over. This file
// must not judge anything.
#include "sim/report/csv.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

bool needs_quotes(std::string_view field) {
  for (const char c : field) {
    if (c == ',' || c == '"' || c == '\r' || c == '\n') return true;
  }
  return false;
}

void append_id(std::string& line, RecordId id) {
  if (id != 0) append_number(line, id);
}

}  // namespace

void append_csv_field(std::string& line, std::string_view field) {
  if (!needs_quotes(field)) {
    line += field;
    return;
  }
  line += '"';
  for (const char c : field) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

struct DeletionsWriter::Impl {
  struct Row {
    RecordId id = 0;
    std::optional<Day> due_on;
    std::uint32_t rule = 0;  // index into rules
    Area area = Area::notification;
  };

  explicit Impl(std::string path) : file(std::move(path)) {}

  std::uint32_t index_of_rule(std::string_view rule) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (rules[i] == rule) return static_cast<std::uint32_t>(i);
    }
    rules.emplace_back(rule);
    return static_cast<std::uint32_t>(rules.size() - 1);
  }

  WholeFile file;
  std::vector<std::string> rules;  // few, so that a search by eye beats a map
  std::vector<Row> rows;           // of the run that is open
};

DeletionsWriter::DeletionsWriter(std::string path) : impl_(std::make_unique<Impl>(std::move(path))) {
  impl_->file.buffer() += "run_at,as_of,area,record_id,rule,due_on\n";
}

DeletionsWriter::~DeletionsWriter() = default;

void DeletionsWriter::add(Area area, RecordId id, std::string_view rule, std::optional<Day> due_on) {
  impl_->rows.push_back({id, due_on, impl_->index_of_rule(rule), area});
}

void DeletionsWriter::end_run(const Run& run) {
  const auto& ranks = area_ranks();
  std::sort(impl_->rows.begin(), impl_->rows.end(), [&](const Impl::Row& a, const Impl::Row& b) {
    return std::pair{ranks.at(index_of(a.area)), a.id} < std::pair{ranks.at(index_of(b.area)), b.id};
  });
  std::string prefix;
  append_text(prefix, run.run_at);
  prefix += ',' + to_text(run.as_of) + ',';
  for (const Impl::Row& row : impl_->rows) {
    std::string& line = impl_->file.buffer();
    line += prefix;
    line += name_of(row.area);
    line += ',';
    append_number(line, row.id);
    line += ',';
    append_csv_field(line, impl_->rules[row.rule]);
    line += ',';
    append_day(line, row.due_on);
    line += '\n';
    impl_->file.flush_when_full();
  }
  impl_->rows.clear();
}

void DeletionsWriter::close() {
  assert(impl_->rows.empty() && "end_run() was not called for the last run");
  impl_->file.close();
}

void write_findings_csv(const std::string& path, const RunReport& report) {
  write_findings_apart(path, report.findings, report);
}

void write_findings_apart(const std::string& path, const std::vector<Finding>& findings,
                          const RunReport& report) {
  std::vector<const Finding*> rows;
  rows.reserve(findings.size());
  for (const Finding& finding : findings) rows.push_back(&finding);
  std::stable_sort(rows.begin(), rows.end(), [](const Finding* a, const Finding* b) {
    if (a->kind != b->kind) return name_of(a->kind) < name_of(b->kind);
    return std::tie(a->area, a->record_id) < std::tie(b->area, b->record_id);
  });
  WholeFile file{path};
  file.buffer() += "kind,area,record_id,citizen_id,due_on,observed_on,days_off,rule,detail\n";
  for (const Finding* finding : rows) {
    std::string& line = file.buffer();
    line += name_of(finding->kind);
    line += ',';
    append_csv_field(line, finding->area);
    line += ',';
    append_id(line, finding->record_id);
    line += ',';
    append_id(line, finding->citizen_id);
    line += ',';
    append_day(line, finding->due_on);
    line += ',';
    append_day(line, finding->observed_on);
    line += ',';
    if (finding->days_off) append_number(line, *finding->days_off);
    line += ',';
    if (finding->rule >= 0) {
      append_csv_field(line, report.rules.at(static_cast<std::size_t>(finding->rule)).id);
    }
    line += ',';
    append_csv_field(line, clean(to_text(finding->detail)));
    line += '\n';
    file.flush_when_full();
  }
  file.close();
}

void write_record_list(const std::string& path, const std::vector<RecordKey>& records) {
  WholeFile file{path};
  file.buffer() += "area,record_id\n";
  for (const RecordKey& key : records) {
    std::string& line = file.buffer();
    line += name_of(key.area);
    line += ',';
    append_number(line, key.id);
    line += '\n';
    file.flush_when_full();
  }
  file.close();
}

}  // namespace slettefrist::report
