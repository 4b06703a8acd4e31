// Slices of ids, sorted one at a time; see expected_deletions.h.
#include "sim/report/expected_deletions.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>

#include "sim/report/csv.h"
#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/scratch/relay.h"
#include "sim/tables/uuid.h"

namespace slettefrist::report {
namespace {

// Generated ids begin with their day above bit 36: a slice is about a month of them.
constexpr int kSliceBits = 41;
constexpr int kIdBits = 53;

std::int64_t slice_of(const ExpectedDeletion& row) {
  return (std::int64_t{area_ranks().at(index_of(row.area))} << (kIdBits - kSliceBits)) +
         (row.id >> kSliceBits);
}

void append_number_of_day(std::string& line, std::int32_t day) {
  if (day != ExpectedDeletion::kNoDay) append_text(line, Day{day});
}

constexpr const char* kHeader = "area,record_id,due_on,deleted_on,rule\n";

// What follows area and id.
void append_rest(std::string& line, const ExpectedDeletion& row, const std::vector<std::string>& rule_ids) {
  line += ',';
  append_number_of_day(line, row.due_on);
  line += ',';
  append_number_of_day(line, row.deleted_on);
  line += ',';
  if (row.rule >= 0) append_csv_field(line, rule_ids.at(static_cast<std::size_t>(row.rule)));
  line += '\n';
}

}  // namespace

void write_expected_deletions(const std::string& path, std::vector<ExpectedDeletion>& rows,
                              const std::vector<std::string>& rule_ids) {
  const auto& ranks = area_ranks();
  std::sort(rows.begin(), rows.end(), [&](const ExpectedDeletion& a, const ExpectedDeletion& b) {
    return std::pair{ranks.at(index_of(a.area)), a.id} < std::pair{ranks.at(index_of(b.area)), b.id};
  });
  WholeFile file{path};
  file.buffer() += kHeader;
  for (const ExpectedDeletion& row : rows) {
    file.buffer() += name_of(row.area);
    file.buffer() += ',';
    append_number(file.buffer(), row.id);
    append_rest(file.buffer(), row, rule_ids);
    file.flush_when_full();
  }
  file.close();
}

ExpectedDeletionsWriter::ExpectedDeletionsWriter(const std::string& path, std::vector<std::string> rule_ids,
                                                 const std::string& scratch_dir,
                                                 const tables::Mapping& mapping)
    : file_(path, true),
      rule_ids_(std::move(rule_ids)),
      parking_(scratch_dir, scratch::kParkedInMemoryBytes),
      has_uuids_(mapping.ids == tables::Ids::uuid),
      seed_(mapping.seed) {
  for (const Area area : kAreas) {
    area_names_.emplace_back(name_of(area));
    for (const tables::TableMapping& table : mapping.tables) {
      if (table.table == name_of(area) && !table.name.empty()) area_names_.back() = table.name;
    }
  }
  file_.buffer() += kHeader;
}

void ExpectedDeletionsWriter::add(const std::vector<ExpectedDeletion>& rows) {
  std::map<std::int64_t, std::string> slices;
  for (const ExpectedDeletion& row : rows) {
    slices[slice_of(row)].append(reinterpret_cast<const char*>(&row), sizeof row);
  }
  for (auto& [slice, bytes] : slices) parking_.add(slice, std::move(bytes));
  rows_ += static_cast<std::int64_t>(rows.size());
}

std::string ExpectedDeletionsWriter::lines_of(const std::vector<std::string>& slice) const {
  std::vector<ExpectedDeletion> rows;
  for (const std::string& piece : slice) {
    const std::size_t before = rows.size();
    rows.resize(before + piece.size() / sizeof(ExpectedDeletion));
    std::memcpy(rows.data() + before, piece.data(), piece.size());
  }
  std::sort(rows.begin(), rows.end(),
            [](const ExpectedDeletion& a, const ExpectedDeletion& b) { return a.id < b.id; });
  std::string lines;
  for (const ExpectedDeletion& row : rows) {
    append_csv_field(lines, area_names_[index_of(row.area)]);
    lines += ',';
    if (has_uuids_) {
      lines += tables::uuid_of(seed_, row.area, row.id);
    } else {
      append_number(lines, row.id);
    }
    append_rest(lines, row, rule_ids_);
  }
  return lines;
}

void ExpectedDeletionsWriter::close(int threads) {
  const auto next_slice = [&]() -> std::optional<std::vector<std::string>> {
    if (parking_.is_empty()) return std::nullopt;
    return parking_.take_first();
  };
  scratch::relay(
      threads, next_slice, [this](const std::vector<std::string>& slice) { return lines_of(slice); },
      [this](const std::string& lines) { file_.add(lines); });
  file_.close();
}

}  // namespace slettefrist::report
