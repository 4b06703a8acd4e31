// Small worlds in which everything lies on an edge, and the whole proof run over them in memory and one file.
//
// The periods of the quick policy are no policy's: they are short, so that a hundred nights hold what a
// decade would. A world is a cli::Job that a test may change before it is proved. Must not know what a test
// asserts.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/proof/proof.h"
#include "sim/engine/purge_engine.h"
#include "sim/policy/policy.h"

namespace slettefrist::contract {

Day day(const std::string& text);
Instant at(const std::string& text);
RuleVersion version_from(const std::string& in_force, const std::string& keep);

// The four rules of the newsletter, with periods of one and two months.
Policy quick_policy();
// The policy as it is shipped.
Policy shipped_policy();
Rule& rule_named(Policy& policy, const std::string& id);

// A winter and spring with a leap day, month ends and a clock change, half of all records aimed at deadlines,
// many late and double answers, and a few records of every class without a rule.
cli::Job edge_heavy_world(std::uint64_t seed);
// The same, but every sanction has a date: a faultless engine leaves no finding at all.
cli::Job clean_world(std::uint64_t seed);
// Only what `records` holds, purged nightly.
cli::Job written_world(const Policy& policy, const std::string& from, const std::string& to, History records);
// To be called after a change to schedule, days, rates or periods: lays them over calendar and generators.
void settle(cli::Job& world);
// Everything that the world would deliver.
History whole_history(const cli::Job& world);

using Kinds = std::set<FindingKind>;

// What a proof comes to, as text where runs are compared byte by byte.
struct Account {
  cli::Proof proof;
  std::string deletions;  // deletions.csv
  std::string findings;   // findings.csv
  std::string expected;   // expected_deletions.csv

  Kinds kinds() const;
  std::int64_t count(FindingKind kind) const;
  std::int64_t deleted(Area area) const { return proof.report.counts[index_of(area)].deleted; }
};
enum class ForeignKeys : std::uint8_t { off, on };
Account account_of(cli::Job world, PurgeEngine& engine, ForeignKeys keys = ForeignKeys::off);
Account account_with_builtin(cli::Job world, ForeignKeys keys = ForeignKeys::off);

// All values of two of the readings.
inline constexpr MonthEnd kMonthEnds[] = {MonthEnd::clamp, MonthEnd::overflow, MonthEnd::refuse};
inline constexpr DocumentUnderParent kUnderParent[] = {DocumentUnderParent::goes, DocumentUnderParent::stays,
                                                       DocumentUnderParent::holds_parent};

// A few readings that differ in as much as they can.
std::vector<Reading> telling_readings();

// Whether the built-in engine does what the oracle says, and there was something to do: nothing is told but
// dates that do not exist, and these only where the reading refuses them.
void expect_agreement(const cli::Job& world);

// Whether two accounts agree to the byte, over worlds in which much is removed.
void expect_same(const Account& left, const Account& right);
std::string without_header(const std::string& csv);

// Which day each removed record went, from deletions.csv.
std::map<RecordKey, Day> days_of_removal(const Account& account);

}  // namespace slettefrist::contract
