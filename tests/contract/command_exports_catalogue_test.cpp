// Every fault of the catalogue, judged by exports alone: the findings are those of `run`, record by record.
//
// Each fault runs in the scenario named for it, at its small size, on the few nights around what it does; the
// store is exported before the first of them and after each. What only `run` can see is named, with the
// reason. It must not know how a fault is wrong.
#include <gmock/gmock.h>

#include <regex>
#include <sstream>

#include "sim/cli/job/fault_catalogue.h"
#include "tests/contract/exported_world.h"

namespace slettefrist::contract {
namespace {

using enum FindingKind;
using testing::Contains;
using testing::IsEmpty;
using testing::StartsWith;

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
    {"beyond-2038", {"day-2038", "2032-02-10", "2032-02-13"}},
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
    {"file-date", {"first-documents-2024", "2024-06-01", "2024-06-04"}},
    {"file-stays", {"first-documents-2024", "2024-12-12", "2024-12-16"}},
    {"fires-when-created", {"go-live-2024", "2023-12-01", "2023-12-04"}},
    {"future-date-blocks", {"old-sanctions", "2024-08-29", "2024-09-03"}},
    {"hold-ignored", {"complaint", "2024-12-10", "2024-12-14"}},
    {"hold-on-one-path", {"held-by-documents", "2025-01-08", "2025-01-12"}},
    {"hold-over-children", {"complaint", "2024-05-31", "2024-06-03"}},
    {"last-row-kept", {"first-documents-2024", "2024-03-16", "2024-03-20"}},
    {"later-of-dates", {"go-live-2024", "2024-03-16", "2024-03-20"}},
    {"leaking-zone", {"clock-change", "2026-04-01", "2026-04-07"}},
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
    {"old-policy-lives-on", {"policy-change", "2025-06-25", "2025-07-01"}},
    {"only-forward", {"old-sanctions", "2024-06-13", "2024-06-18"}},
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
    {"too-old", {"old-sanctions", "2024-06-17", "2024-06-20"}},
    {"two-purges", {"first-documents-2024", "2024-03-16", "2024-03-20"}},
    {"unruled-purged", {"first-documents-2024", "2023-12-01", "2023-12-05"}},
    {"utc-day", {"clock-change", "2024-03-28", "2024-04-01"}},
    {"weekend-roll", {"leap-day", "2024-03-28", "2024-04-02"}},
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
    {"due-once", {too_early, "the answer came on the last day, and went before the next export"}},
    {"no-second-look", {too_early, "the answer came on the last day, and went before the next export"}},
    {"file-stays", {orphan, "the file stands beside the tables"}},
    {"failed-upload", {residue, "the file stands beside the tables"}},
    {"soft-delete", {residue, "the copy stands in a table of the engine's own"}},
    {"search-copy", {residue, "the copy stands in a table of the engine's own"}},
    {"not-erased", {residue, "the bytes stand in the file of the database, not in its tables"}},
};
// Which runs an outage took away is not in the tables, so that the days a record is late are counted from the
// next run that was held.
const std::set<std::string> kWithOutage{"scheduler-gives-up"};

class ExportsOfAFault : public ExportedWorld, public testing::WithParamInterface<std::string> {
 protected:
  const Trial& trial() const { return kTrials.at(GetParam()); }

  cli::Job job() const {
    cli::Job world = small_world(trial().scenario, trial().from, trial().to);
    cli::fault_named(GetParam()).disturb(world);
    return world;
  }
  bool is_exported(Day night) const {
    return night >= day(trial().exported_from.empty() ? trial().from : trial().exported_from);
  }
};

RecordKey key_of_finding(const std::string& line) {
  std::istringstream fields{line};
  std::string kind, area, id;
  std::getline(fields, kind, ',');
  std::getline(fields, area, ',');
  std::getline(fields, id, ',');
  const auto known = area_named(area);
  return known ? RecordKey{*known, std::stoll(id)} : RecordKey{Area::message, 0};
}

// Kind, area, id, citizen and due day.
std::string without_days_off(const std::string& line) {
  std::size_t end = 0;
  for (int field = 0; field < 5; ++field) end = line.find(',', end) + 1;
  return line.substr(0, end);
}

std::vector<std::string> without(std::vector<std::string> lines, const std::vector<std::string>& others) {
  std::erase_if(lines, [&](const std::string& line) {
    return std::find(others.begin(), others.end(), line) != others.end();
  });
  return lines;
}

// The findings that both must tell.
std::vector<std::string> told_of(const std::string& findings, const std::string& fault,
                                 const std::set<RecordKey>& hidden) {
  std::vector<std::string> lines = lines_of(findings);
  const auto invisible = kInvisible.find(fault);
  const std::string begins =
      invisible == kInvisible.end() ? "kind," : std::string{name_of(invisible->second.kind)} + ",";
  std::erase_if(lines, [&](const std::string& line) {
    return line.starts_with("kind,") || line.starts_with(begins) || hidden.contains(key_of_finding(line));
  });
  if (kWithOutage.contains(fault))
    std::transform(lines.begin(), lines.end(), lines.begin(), without_days_off);
  return lines;
}

TEST_P(ExportsOfAFault, give_the_findings_of_run_record_by_record) {
  const FaultCard& card = cli::fault_named(GetParam()).card;
  const cli::Job world = job();
  const auto engine =
      exporting(faulty(card.name, world.policy), [this](Day night) { return is_exported(night); });
  const Account account = account_of(world, *engine);
  const bool wants_repeats = card.kind == not_repeatable;  // and is late without them
  EXPECT_GT(account.count(wants_repeats ? too_late : card.kind), 0) << "the nights do not show the fault";
  const std::set<RecordKey> unseen = hidden(world, account);
  const std::vector<std::string> expected = told_of(account.findings, card.name, unseen);
  if (!kInvisible.contains(card.name)) {
    EXPECT_THAT(expected, Contains(StartsWith(std::string{name_of(card.kind)})))
        << "nothing is left to agree on";
  }
  const Ended ended = judge(world);
  const std::vector<std::string> judged = told_of(read("judged/findings.csv"), card.name, unseen);
  EXPECT_THAT(without(expected, judged), IsEmpty()) << "told by run alone";
  EXPECT_THAT(without(judged, expected), IsEmpty()) << "told by exports alone";
  EXPECT_EQ(ended.exit_code, lines_of(read("judged/findings.csv")).size() > 1 ? 1 : 0) << ended.err;
}

std::vector<std::string> names_of_faults() {
  std::vector<std::string> names;
  for (const cli::Fault& fault : cli::fault_catalogue()) names.push_back(fault.card.name);
  return names;
}
INSTANTIATE_TEST_SUITE_P(Catalogue, ExportsOfAFault, testing::ValuesIn(names_of_faults()),
                         [](const auto& one) { return std::regex_replace(one.param, std::regex{"-"}, "_"); });

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
