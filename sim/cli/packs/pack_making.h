// A pack in the making: records, events, expected deletions and, at the end, the manifest over all of them.
//
// Between the job and the writers of the room report. It must not know where a record comes from.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/packs/pack_folder.h"
#include "sim/cli/packs/pack_submissions.h"
#include "sim/model/story.h"
#include "sim/report/expected_deletions.h"
#include "sim/report/pack.h"
#include "sim/report/run_report.h"

namespace slettefrist::cli {

report::PackFormat pack_format_named(const std::string& name);  // throws InputError
std::string slice_text(const Options& options);                 // "FROM..TO", "" = none

// When the citizens of the job, who have no instant of their own, are created: before anything else.
Instant creation_of_citizens(const Job& job);

class PackMaking {
 public:
  PackMaking(const Options& options, const Job& job, const tables::Mapping& mapping, const PackFolder& out);

  // Of a piece of history; any number of threads may ask at once. The rest is one thread's.
  std::shared_ptr<report::PackSheet> sheet_of(const History& piece) const { return pack_->sheet_of(piece); }
  void add(report::PackSheet&& sheet, Instant until) { pack_->add(std::move(sheet), until); }
  void add(const std::vector<ExpectedDeletion>& rows) {
    if (expected_) expected_->add(rows);
  }
  // Gives the number of rows; a slice has none.
  std::int64_t add_submissions(const PackSubmissions& submissions);
  void add_stories(const std::vector<Story>& stories);
  void close();
  std::int64_t expected_rows() const { return expected_ ? expected_->rows() : 0; }
  const report::DoubledTimes& doubled_times() const { return pack_->doubled_times(); }

 private:
  void write_manifest(const std::vector<std::string>& files,
                      const std::map<std::string, std::string>& sha256) const;

  const Options& options_;
  const PackFolder& out_;
  PurgeSchedule purge_;
  RunReport about_;
  Instant citizens_at_;
  Day uploads_open_on_;
  int threads_;
  bool has_tokens_;  // documents' bytes are tokens in their place
  tables::Mapping mapping_;
  std::vector<std::string> more_files_;  // beside those of the writers
  std::unique_ptr<report::PackWriter> pack_;
  std::unique_ptr<report::ExpectedDeletionsWriter> expected_;  // nothing for a slice
};

}  // namespace slettefrist::cli
