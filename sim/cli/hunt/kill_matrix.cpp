// Runs faults against worlds on several threads; see kill_matrix.h.
//
// Each trial has a store of its own, in memory where the system keeps small files there, since nobody reads
// it afterwards. A thread takes one fault after the other; what it writes is its own. It must not know a
// fault.
#include "sim/cli/hunt/kill_matrix.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "sim/cli/job/engines.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/job/scratch_folder.h"
#include "sim/cli/job/sharing_out.h"
#include "sim/cli/proof/proof.h"
#include "sim/engine/builtin.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::cli {
namespace {

using FindingKey = std::tuple<FindingKind, std::string, RecordId>;
FindingKey key_of(const Finding& finding) { return {finding.kind, finding.area, finding.record_id}; }

RunReport report_of(Job job, PurgeEngine& engine, const std::string& folder) {
  job.settings.threads = 1;
  const std::string path = (std::filesystem::path{folder} / "store.db").string();
  job.searched_folder = folder;
  const auto store = create_sqlite_store(path, content_of(job), false, {}, job.is_content_in_files);
  return prove(job, *store, engine, true, "", [](std::int32_t) { stop_if_interrupted(); }).report;
}

// What the built-in engine is found to do in one world.
struct Control {
  std::set<FindingKey> findings;
  bool is_as_expected = true;
};

Control control_of(const Job& job) {
  const ScratchFolder folder;
  const auto right = make_builtin_engine(job.policy);
  Control control;
  for (const Finding& finding : report_of(job, *right, folder.path()).findings) {
    control.findings.insert(key_of(finding));
    const std::string path = "findings." + std::string{name_of(finding.kind)};
    control.is_as_expected &= std::any_of(job.scenario.expect.begin(), job.scenario.expect.end(),
                                          [&](const Expectation& e) { return e.path == path && e.max > 0; });
  }
  return control;
}

// By the day on which it shows, and then by what it is about.
bool is_earlier(const Finding& left, const Finding& right) {
  const auto key = [](const Finding& f) {
    return std::tuple{f.observed_on.value_or(f.due_on.value_or(kLatestDay)), f.area, f.record_id};
  };
  return key(left) < key(right);
}

Trial trial_of(const Fault& fault, Job job, const Control& control) {
  const ScratchFolder folder;
  const auto engine = fault.make_engine(job.policy);
  fault.disturb(job);
  Trial trial{job.scenario.name, {}, {}, ""};
  const RunReport report = report_of(job, *engine, folder.path());
  std::set<FindingKind> kinds;
  for (const Finding& finding : report.findings) {
    if (control.findings.contains(key_of(finding))) continue;
    kinds.insert(finding.kind);
    if (finding.kind != fault.card.kind || (trial.first && !is_earlier(finding, *trial.first))) continue;
    trial.first = finding;
  }
  trial.kinds.assign(kinds.begin(), kinds.end());
  if (trial.first && trial.first->rule >= 0) {
    trial.first_rule = report.rules[static_cast<std::size_t>(trial.first->rule)].id;
  }
  return trial;
}

// The scenarios named for the fault, then all others.
std::vector<std::size_t> order_for(const FaultCard& card, const std::vector<Job>& jobs) {
  std::vector<std::size_t> order;
  const auto add = [&](std::size_t job) {
    if (std::find(order.begin(), order.end(), job) == order.end()) order.push_back(job);
  };
  for (const std::string& name : card.scenarios) {
    for (std::size_t job = 0; job < jobs.size(); ++job) {
      if (jobs[job].scenario.name == name) add(job);
    }
  }
  for (std::size_t job = 0; job < jobs.size(); ++job) add(job);
  return order;
}

FaultRow row_of(const Fault& fault, const std::vector<Job>& jobs, const std::vector<Control>& controls,
                bool is_full) {
  FaultRow row{fault.card, {}};
  for (const std::size_t job : order_for(fault.card, jobs)) {
    row.trials.push_back(trial_of(fault, jobs[job], controls[job]));
    if (row.trials.back().first && !is_full) break;
  }
  return row;
}

}  // namespace

std::vector<std::string> FaultRow::killed_by() const {
  std::vector<std::string> names;
  for (const Trial& trial : trials) {
    if (trial.first) names.push_back(trial.scenario);
  }
  return names;
}

std::vector<FindingKind> FaultRow::kinds() const {
  std::set<FindingKind> all;
  for (const Trial& trial : trials) all.insert(trial.kinds.begin(), trial.kinds.end());
  return {all.begin(), all.end()};
}

const Trial* FaultRow::first_kill() const {
  const auto found =
      std::find_if(trials.begin(), trials.end(), [](const Trial& t) { return t.first.has_value(); });
  return found == trials.end() ? nullptr : &*found;
}

double Matrix::score() const {
  const auto killed =
      std::count_if(rows.begin(), rows.end(), [](const FaultRow& r) { return r.first_kill(); });
  return rows.empty() ? 0.0 : static_cast<double>(killed) / static_cast<double>(rows.size());
}

Matrix kill_matrix(const std::vector<Job>& jobs, const std::vector<const Fault*>& faults, bool is_full,
                   int threads) {
  Matrix matrix;
  std::vector<Control> controls(jobs.size());
  share_out(jobs.size(), threads, [&](std::size_t at) { controls[at] = control_of(jobs[at]); });
  for (std::size_t at = 0; at < jobs.size(); ++at) {
    matrix.scenarios.push_back(jobs[at].scenario.name);
    if (!controls[at].is_as_expected) matrix.wrong_controls.push_back(jobs[at].scenario.name);
  }
  matrix.rows.resize(faults.size());
  share_out(faults.size(), threads,
            [&](std::size_t at) { matrix.rows[at] = row_of(*faults[at], jobs, controls, is_full); });
  return matrix;
}

}  // namespace slettefrist::cli
