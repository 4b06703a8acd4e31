// Combinations of readings, and what they agree on; see accepted_readings.h.
//
// It must not know how a record is judged.
#include "sim/cli/proof/accepted_readings.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "sim/cli/job/engines.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/job/scratch_folder.h"
#include "sim/cli/job/store_names.h"
#include "sim/cli/proof/proof.h"
#include "sim/input/input.h"
#include "sim/model/input_error.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::cli {
namespace {

std::vector<std::string> values_of(const std::string& option) {
  std::vector<std::string> values;
  std::size_t from = option.find('=');
  while (from != std::string::npos) {
    const std::size_t to = option.find(',', from + 1);
    values.push_back(option.substr(from + 1, to == std::string::npos ? to : to - from - 1));
    from = to;
  }
  return values;
}

using Records = std::set<RecordKey>;

Records records_in(const std::vector<Finding>& findings) {
  Records records;
  for (const Finding& finding : findings) {
    const auto area = area_named(finding.area);
    if (area && finding.record_id != 0) records.insert({*area, finding.record_id});
  }
  return records;
}

}  // namespace

std::vector<Policy> accepted_policies(const Policy& policy, const std::vector<std::string>& options) {
  std::vector<Policy> policies{policy};
  std::vector<Problem> problems;
  std::set<std::string> keys;
  for (const std::string& option : options) {
    const std::string key = option.substr(0, option.find('='));
    if (!keys.insert(key).second) {
      problems.push_back({"", 0, 0, "--accept-readings: read the key \"" + key + "\" twice, expected it once",
                          "Write all its values behind one =, with commas"});
      continue;
    }
    std::vector<Policy> next;
    for (const Policy& each : policies) {
      const std::vector<std::string> values = values_of(option);
      for (const std::string& value : values.empty() ? std::vector<std::string>{""} : values) {
        Policy read = each;
        try {
          input::apply_reading_option(read.reading, key + "=" + value);
        } catch (const InputError& error) {
          if (&each != &policies.front()) continue;  // told once
          for (const Problem& problem : error.problems()) {
            problems.push_back({"", 0, 0, "--accept-readings: " + problem.what, problem.remedy});
          }
        }
        next.push_back(std::move(read));
      }
    }
    policies = std::move(next);
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return policies;
}

std::vector<std::vector<Finding>> findings_under_others(const Options& options, const Job& job,
                                                        const std::vector<Policy>& policies) {
  std::vector<std::vector<Finding>> all;
  for (std::size_t i = 1; i < policies.size(); ++i) {
    Job other = job;
    other.policy = policies[i];
    const ScratchFolder folder;
    const auto store = create_sqlite_store((std::filesystem::path{folder.path()} / "store.db").string(),
                                           content_of(other), options.foreign_keys, store_names_of(options));
    const auto engine = make_engine(options, job.policy);
    Progress progress{job.scenario.name, job.calendar, options.quiet};
    Proof proof = prove(other, *store, *engine, is_own_engine(options.engine) || options.check_log, "",
                        std::ref(progress));
    all.push_back(std::move(proof.report.findings));
  }
  return all;
}

std::vector<RecordKey> settle_readings(std::vector<Finding>& findings,
                                       const std::vector<std::vector<Finding>>& others) {
  const Records first = records_in(findings);
  Records all = first;
  Records agreed = first;
  for (const std::vector<Finding>& other : others) {
    const Records records = records_in(other);
    all.insert(records.begin(), records.end());
    std::erase_if(agreed, [&](const RecordKey& key) { return !records.contains(key); });
  }
  std::erase_if(findings, [&](const Finding& finding) {
    const auto area = area_named(finding.area);
    return area && finding.record_id != 0 && !agreed.contains({*area, finding.record_id});
  });
  std::vector<RecordKey> dependent;
  std::set_difference(all.begin(), all.end(), agreed.begin(), agreed.end(), std::back_inserter(dependent));
  std::sort(dependent.begin(), dependent.end(), [](const RecordKey& a, const RecordKey& b) {
    return std::pair{name_of(a.area), a.id} < std::pair{name_of(b.area), b.id};
  });
  return dependent;
}

}  // namespace slettefrist::cli
