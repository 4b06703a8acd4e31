// What is filed for the ledger: each item takes its own fates, and the ledger finds each case among many.
#include "sim/judge/docket.h"

#include <gtest/gtest.h>

#include <span>
#include <utility>
#include <vector>

#include "sim/judge/ledger.h"
#include "tests/judge/few_nights.h"

namespace slettefrist::judge {
namespace {

// A notification (1) with two answers (2, 3) and a document on each of the three (4, 5, 6).
Family branched_family() {
  Family f;
  f.notification.notification_id = 1;
  for (const RecordId id : {2, 3}) f.answers.emplace_back().answer_id = id;
  for (const RecordId id : {4, 5, 6}) f.documents.emplace_back().document_id = id;
  f.documents[1].answer_id = 3;
  f.documents[2].answer_id = 2;
  return f;
}

// In the order in which the oracle tells them; the citizen's number tells them apart.
std::vector<Fate> told_fates() {
  std::vector<Fate> all{{Area::citizen, 9, 100}, {Area::notification, 1, 101}};
  for (const RecordId id : {2, 3}) all.emplace_back(Area::answer, id, 100 + id);
  for (const RecordId id : {4, 5, 6}) all.emplace_back(Area::document, id, 100 + id);
  all.emplace_back(Area::sanction, 7, 107);
  return all;
}

struct DocketCourt {
  RunCalendar calendar = nights_from("2030-02-01", 2);
  std::vector<RecordKey> expected;
  Ledger ledger{calendar,
                {{}, false, false},
                [this](const Fate& fate) {
                  expected.push_back({fate.area, fate.id});
                },
                [](std::int32_t, RecordKey, const Attribution&) {}};

  DocketCourt() {
    Docket docket;
    const std::vector<Fate> all = told_fates();
    std::span<const Fate> rest{all};
    rest = docket.add(Citizen{}, rest);
    EXPECT_EQ(rest.size(), 7U);
    rest = docket.add(branched_family(), rest);
    EXPECT_EQ(rest.size(), 1U);
    rest = docket.add(Sanction{}, rest);
    EXPECT_TRUE(rest.empty());
    ledger.open(std::move(docket));
    for (const Fate& fate : all) ledger.entered({fate.area, fate.id}, 0);
  }
};

TEST(Docket, every_case_is_opened_with_its_own_fate) {
  DocketCourt court;
  court.ledger.close();
  std::vector<RecordKey> told;
  for (const Fate& fate : told_fates()) told.push_back({fate.area, fate.id});
  EXPECT_EQ(court.expected, told);
  EXPECT_EQ(court.ledger.tally(Area::document).generated, 3);
  EXPECT_EQ(court.ledger.tally(Area::sanction).remaining, 1);
}

TEST(Docket, a_case_knows_what_it_hangs_on) {
  DocketCourt court;
  RunObservation night;
  night.run = 0;
  night.removed = {{Area::answer, 3}};
  court.ledger.observed(night);
  court.ledger.close();
  std::vector<RecordId> orphans;
  for (const Finding& finding : court.ledger.take_findings()) {
    if (finding.kind == FindingKind::orphan) orphans.push_back(finding.record_id);
  }
  EXPECT_EQ(orphans, std::vector<RecordId>{5});
}

}  // namespace
}  // namespace slettefrist::judge
