// Runs a world of proof_world.h on an SQLite store in a directory of its own, and reads what came of it.
//
// Thousands of nights are committed here: where the system keeps small files in memory, they go there, since
// nobody reads them after a power cut. Must not know what a test asserts.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "sim/engine/builtin.h"
#include "sim/report/report.h"
#include "sim/store/sqlite_store.h"
#include "tests/contract/proof_world.h"
#include "tests/store/temporary_store.h"

namespace slettefrist::contract {
namespace {

std::filesystem::path folder_for_small_files() {
  const std::filesystem::path in_memory{"/dev/shm"};
  return std::filesystem::is_directory(in_memory) ? in_memory : std::filesystem::temp_directory_path();
}

std::string findings_text(const TemporaryDirectory& folder, const RunReport& report) {
  report::write_findings_csv(folder.file("findings.csv"), report);
  return bytes_of(folder.file("findings.csv"));
}

std::string expected_text(const TemporaryDirectory& folder, cli::Proof& proof) {
  std::vector<std::string> rule_ids;
  for (const RuleCheck& check : proof.report.rules) rule_ids.push_back(check.id);
  report::write_expected_deletions(folder.file("expected.csv"), proof.expected, rule_ids);
  return bytes_of(folder.file("expected.csv"));
}

}  // namespace

Kinds Account::kinds() const {
  Kinds kinds;
  for (const Finding& finding : proof.report.findings) kinds.insert(finding.kind);
  return kinds;
}

std::int64_t Account::count(FindingKind kind) const {
  std::int64_t count = 0;
  for (const Finding& finding : proof.report.findings) count += finding.kind == kind ? 1 : 0;
  return count;
}

Account account_of(cli::Job world, PurgeEngine& engine, ForeignKeys keys) {
  const TemporaryDirectory folder{folder_for_small_files()};
  const auto store = create_sqlite_store(folder.file("store.db"), cli::content_of(world),
                                         keys == ForeignKeys::on, {}, world.is_content_in_files);
  Account account;
  account.proof = cli::prove(world, *store, engine, true, folder.file("deletions.csv"), [](std::int32_t) {});
  account.deletions = bytes_of(folder.file("deletions.csv"));
  account.findings = findings_text(folder, account.proof.report);
  account.expected = expected_text(folder, account.proof);
  return account;
}

Account account_with_builtin(cli::Job world, ForeignKeys keys) {
  const auto engine = make_builtin_engine(world.policy);
  return account_of(std::move(world), *engine, keys);
}

void expect_agreement(const cli::Job& world) {
  const Account account = account_with_builtin(world);
  const bool is_date_refused = world.policy.reading.month_end == MonthEnd::refuse;
  EXPECT_EQ(account.kinds(), is_date_refused ? Kinds{FindingKind::no_rule} : Kinds{})
      << account.findings.substr(0, 3000);
  EXPECT_GT(account.deleted(Area::notification), 0);
  EXPECT_GT(account.deleted(Area::document), 0);
  EXPECT_GT(account.deleted(Area::sanction), 0);
}

void expect_same(const Account& left, const Account& right) {
  EXPECT_EQ(left.deletions, right.deletions);
  EXPECT_EQ(left.findings, right.findings);
  EXPECT_EQ(left.expected, right.expected);
  EXPECT_GT(std::count(left.deletions.begin(), left.deletions.end(), '\n'), 100);
}

std::vector<Reading> telling_readings() {
  std::vector<Reading> readings(4);
  readings[1].first_day = FirstDay::instant;
  readings[1].which_answer = WhichAnswer::last;
  readings[2].document_under_parent = DocumentUnderParent::holds_parent;
  readings[2].month_end = MonthEnd::overflow;
  readings[3].document_under_parent = DocumentUnderParent::stays;
  readings[3].day_of = DayOf::utc;
  return readings;
}

std::string without_header(const std::string& csv) { return csv.substr(csv.find('\n') + 1); }

std::map<RecordKey, Day> days_of_removal(const Account& account) {
  std::map<RecordKey, Day> days;
  std::istringstream lines{account.deletions};
  std::string line;
  std::getline(lines, line);  // the header
  while (std::getline(lines, line)) {
    std::istringstream fields{line};
    std::string run_at, as_of, area, id;
    std::getline(fields, run_at, ',');
    std::getline(fields, as_of, ',');
    std::getline(fields, area, ',');
    std::getline(fields, id, ',');
    days[{area_named(area).value(), std::stoll(id)}] = day(as_of);
  }
  return days;
}

}  // namespace slettefrist::contract
