// Every fault of the catalogue, judged by exports alone: the findings are those of `run`, record by record.
//
// Each fault runs in the scenario named for it, at its small size, on the few nights around what it does; the
// store is exported before the first of them and after each. What only `run` can see is named, with the
// reason. It must not know how a fault is wrong.
#include <gmock/gmock.h>

#include <regex>

#include "sim/cli/fault_catalogue.h"
#include "tests/contract/exported_world.h"

namespace slettefrist::contract {
namespace {

using enum FindingKind;

struct Trial {
  std::string scenario;
  std::string from;  // the first night of the world
  std::string to;
  std::string exported_from = "";  // where the world has to be older before anything happens
};

const std::map<std::string, Trial> kTrials{
    {"answers-left", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"average-year", {"leap-day", "2024-03-16", "2024-03-20"}},
    {"backlog-timeout", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"bare-id", {"same-number", "2025-01-08", "2025-01-12"}},
    {"beyond-2038", {"day-2038", "2032-01-01", "2032-01-06"}},
    {"block-list", {"go-live-2024", "2024-03-16", "2024-03-22"}},
    {"change-applied-backwards", {"policy-change", "2024-12-29", "2025-01-03"}},
    {"clock-jump", {"first-documents-2024", "2023-12-01", "2024-06-19", "2024-06-15"}},
    {"dates-lost", {"old-sanctions", "2024-08-29", "2024-09-03"}},
    {"days-365", {"leap-day", "2024-12-27", "2024-12-31"}},
    {"done-before-work", {"first-documents-2024", "2024-03-20", "2024-03-31"}},
    {"dry-run-deletes", {"go-live-2024", "2024-03-15", "2024-03-19"}},
    {"due-once", {"late-answers", "2024-04-20", "2024-04-26"}},
    {"empty-date", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"exact-day", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"failed-upload", {"first-documents-2024", "2023-12-01", "2023-12-04"}},
    {"file-date", {"first-documents-2024", "2024-04-14", "2024-04-18"}},
    {"file-stays", {"first-documents-2024", "2024-12-12", "2024-12-16"}},
    {"fires-when-created", {"go-live-2024", "2023-12-01", "2023-12-04"}},
    {"future-date-blocks", {"old-sanctions", "2024-08-29", "2024-09-03"}},
    {"hold-on-one-path", {"held-by-documents", "2025-01-08", "2025-01-12"}},
    {"last-row-kept", {"first-documents-2024", "2024-03-16", "2024-03-20"}},
    {"later-of-dates", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"leaking-zone", {"clock-change", "2026-04-26", "2026-04-30"}},
    {"leap-overflow", {"leap-day", "2025-02-26", "2025-03-02"}},
    {"less-than", {"leap-day", "2024-03-17", "2024-03-21"}},
    {"less-than-a-day-ago", {"clock-change", "2024-03-28", "2024-04-02"}},
    {"lost-nights", {"first-documents-2024", "2024-02-20", "2024-06-01", "2024-05-15"}},
    {"marks-first", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"midnight-ahead", {"leap-day", "2024-03-15", "2024-03-19"}},
    {"mistyped-in-force", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"month-by-month", {"leap-day", "2024-04-26", "2024-04-30"}},
    {"month-end-snap", {"leap-day", "2028-02-26", "2028-03-02"}},
    {"month-partition", {"first-documents-2024", "2024-03-16", "2024-03-20"}},
    {"name-in-log", {"first-documents-2024", "2024-03-16", "2024-03-20"}},
    {"no-second-look", {"late-answers", "2024-04-20", "2024-04-26"}},
    {"not-erased", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"notification-age", {"late-answers", "2024-03-16", "2024-03-20"}},
    {"offset-paging", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"old-policy-lives-on", {"policy-change", "2024-12-31", "2025-01-05"}},
    {"only-forward", {"old-sanctions", "2024-04-30", "2024-05-05"}},
    {"period-without-unit", {"first-documents-2024", "2024-03-16", "2024-03-20"}},
    {"reference-blocks", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"restore", {"go-live-2024", "2024-03-16", "2024-04-01"}},
    {"scheduler-gives-up", {"outage", "2024-08-01", "2024-08-22"}},
    {"search-copy", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"seconds-as-milliseconds", {"late-answers", "2024-03-16", "2024-03-20"}},
    {"shared-file", {"same-number", "2024-12-13", "2024-12-17"}},
    {"silent-cap", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"soft-delete", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"starved-by-prefix", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"swallowed-error", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"text-compared", {"leap-day", "2024-03-17", "2024-03-21"}},
    {"too-old", {"old-sanctions", "2024-04-30", "2024-05-05"}},
    {"two-purges", {"first-documents-2024", "2024-03-16", "2024-03-20"}},
    {"unruled-purged", {"first-documents-2024", "2023-12-01", "2023-12-05"}},
    {"utc-day", {"clock-change", "2024-03-28", "2024-04-01"}},
    {"weekend-roll", {"leap-day", "2024-03-21", "2024-03-26"}},
    {"winter-time", {"clock-change", "2025-10-03", "2025-10-07"}},
    {"wrong-way-round", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"years-of-365", {"leap-day", "2024-03-16", "2024-03-20"}},
    {"young-siblings", {"first-documents-2024", "2025-01-06", "2025-01-10"}},
};

// What a fault is convicted of in `run` and no export can show; whatever else is found must agree.
struct Invisible {
  FindingKind kind;
  std::string why;
};
const std::map<std::string, Invisible> kInvisible{
    {"backlog-timeout", {engine_failed, "whether a run failed is not in the tables; what it left behind is"}},
    {"reference-blocks",
     {engine_failed, "whether a run failed is not in the tables; what it left behind is"}},
    {"lost-nights", {run_missed, "which runs should have been held is not in the tables"}},
    {"marks-first", {not_repeatable, "what a second call at the same instant does lies between two exports"}},
    {"file-stays", {orphan, "the file stands beside the tables"}},
    {"failed-upload", {residue, "the file stands beside the tables"}},
    {"soft-delete", {residue, "the copy stands in a table of the engine's own"}},
    {"search-copy", {residue, "the copy stands in a table of the engine's own"}},
    {"not-erased", {residue, "the bytes stand in the file of the database, not in its tables"}},
};

void PrintTo(const cli::Fault& fault, std::ostream* out) { *out << fault.card.name; }

class ExportsOfAFault : public ExportedWorld, public testing::WithParamInterface<cli::Fault> {
 protected:
  const Trial& trial() const { return kTrials.at(GetParam().card.name); }

  cli::Job job() const {
    cli::Job world = small_world(trial().scenario, trial().from, trial().to);
    GetParam().disturb(world);
    return world;
  }
  bool is_exported(Day night) const {
    return night >= day(trial().exported_from.empty() ? trial().from : trial().exported_from);
  }
};

// The findings of `run` without those that no export can show.
std::vector<std::string> visible(const std::string& findings, const std::string& fault) {
  std::vector<std::string> lines = lines_of(findings);
  const auto invisible = kInvisible.find(fault);
  if (invisible == kInvisible.end()) return lines;
  const std::string begins = std::string{name_of(invisible->second.kind)} + ",";
  std::erase_if(lines, [&](const std::string& line) { return line.starts_with(begins); });
  return lines;
}

TEST_P(ExportsOfAFault, give_the_findings_of_run_record_by_record) {
  const FaultCard& card = GetParam().card;
  const cli::Job world = job();
  const auto engine =
      exporting(faulty(card.name, world.policy), [this](Day night) { return is_exported(night); });
  const Account account = account_of(world, *engine);
  EXPECT_GT(account.count(card.kind), 0) << "the nights do not show the fault";
  const std::vector<std::string> expected = visible(account.findings, card.name);
  const Ended ended = judge(world);
  EXPECT_EQ(ended.exit_code, expected.size() > 1 ? 1 : 0) << ended.err;
  EXPECT_EQ(lines_of(read("judged/findings.csv")), expected);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, ExportsOfAFault, testing::ValuesIn(cli::fault_catalogue()),
                         [](const auto& one) {
                           return std::regex_replace(one.param.card.name, std::regex{"-"}, "_");
                         });

TEST(ExportsOfTheCatalogue, are_tried_for_every_fault_and_say_what_they_cannot_show) {
  std::set<std::string> names;
  for (const cli::Fault& fault : cli::fault_catalogue()) {
    names.insert(fault.card.name);
    EXPECT_TRUE(kTrials.contains(fault.card.name)) << fault.card.name;
    const auto invisible = kInvisible.find(fault.card.name);
    if (invisible == kInvisible.end()) continue;
    EXPECT_EQ(invisible->second.kind, fault.card.kind) << fault.card.name;
    EXPECT_FALSE(invisible->second.why.empty());
  }
  for (const auto& [name, trial] : kTrials) EXPECT_TRUE(names.contains(name)) << name;
  for (const auto& [name, invisible] : kInvisible) EXPECT_TRUE(names.contains(name)) << name;
}

}  // namespace
}  // namespace slettefrist::contract
