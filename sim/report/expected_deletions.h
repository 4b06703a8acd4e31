// expected_deletions.csv: rows sorted by area name and id, however many there are.
//
// Rows come in the order of the world; they wait in a temporary file, cut by id, so that memory need not hold
// them. This file must not know where a row comes from.
#pragma once

#include <string>
#include <vector>

#include "sim/report/run_report.h"
#include "sim/report/whole_file.h"
#include "sim/scratch/parking.h"
#include "sim/tables/mapping.h"

namespace slettefrist::report {

class ExpectedDeletionsWriter {
 public:
  // Areas and ids are written as the mapping has them.
  ExpectedDeletionsWriter(const std::string& path, std::vector<std::string> rule_ids,
                          const std::string& scratch_dir, const tables::Mapping& mapping);
  void add(const std::vector<ExpectedDeletion>& rows);
  void close(int threads = 1);
  std::int64_t rows() const { return rows_; }
  const std::string& sha256() const { return file_.sha256(); }  // of the closed file

 private:
  std::string lines_of(const std::vector<std::string>& slice) const;

  WholeFile file_;
  std::vector<std::string> rule_ids_;
  scratch::Parking parking_;
  std::vector<std::string> area_names_;
  bool has_uuids_;
  std::uint64_t seed_;
  std::int64_t rows_ = 0;
};

}  // namespace slettefrist::report
