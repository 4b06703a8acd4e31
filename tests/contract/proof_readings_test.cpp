// Every value of every reading against every value of every other: engine and oracle, who share no
// arithmetic, must agree on every record of a world full of edges.
//
// The keys that a pair does not name are drawn, so that no two worlds read the policy the same way. This file
// must not know what a reading means.
#include <gtest/gtest.h>

#include "generators/stream.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {
namespace {

// The values to be run of a key; the two slacks have none of their own to name.
std::vector<std::string> values_of(const ReadingEntry& entry) {
  if (entry.values.empty()) return {"0 days", "3 days", "40 days"};
  return entry.values;
}

const std::vector<ReadingEntry>& keys() {
  static const std::vector<ReadingEntry> entries = entries_of(Reading{});
  return entries;
}

void set(Reading& reading, const ReadingEntry& entry, const std::string& value) {
  ASSERT_TRUE(set_reading(reading, entry.key, value)) << entry.key << " = " << value;
}

std::string text_of(const Reading& reading) {
  std::string text;
  for (const ReadingEntry& entry : entries_of(reading)) text += entry.key + " = " + entry.value + "; ";
  return text;
}

// Only a date that the reading says does not exist, or a sanction without any, may be told, and only there.
void expect_one_mind(const Account& account, const Reading& reading) {
  const bool is_date_refused = reading.month_end == MonthEnd::refuse;
  const bool is_dateless_told = reading.sanction_without_dates == SanctionWithoutDates::report;
  for (const Finding& finding : account.proof.report.findings) {
    EXPECT_EQ(finding.kind, FindingKind::no_rule) << text_of(reading) << "\n" << account.findings;
    EXPECT_TRUE(is_date_refused || (is_dateless_told && finding.area == "sanction")) << account.findings;
    if (testing::Test::HasFailure()) return;
  }
  for (const Area area : {Area::notification, Area::answer, Area::document, Area::sanction}) {
    EXPECT_GT(account.deleted(area), 0) << name_of(area) << ": " << text_of(reading);
  }
}

class EveryPairOfReadings : public testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};

TEST_P(EveryPairOfReadings, leaves_engine_and_oracle_of_one_mind) {
  const ReadingEntry& first = keys()[GetParam().first];
  const ReadingEntry& second = keys()[GetParam().second];
  std::uint64_t seed = GetParam().first * 1000 + GetParam().second * 100;
  for (const std::string& first_value : values_of(first)) {
    for (const std::string& second_value : values_of(second)) {
      cli::Job world = edge_heavy_world(++seed);
      generators::Stream drawn{seed, generators::Purpose::person, 0};
      for (const ReadingEntry& entry : keys()) {
        const std::vector<std::string> values = values_of(entry);
        set(world.policy.reading, entry, values[drawn.index(values.size())]);
      }
      set(world.policy.reading, first, first_value);
      set(world.policy.reading, second, second_value);
      expect_one_mind(account_with_builtin(world), world.policy.reading);
    }
  }
}

std::vector<std::pair<std::size_t, std::size_t>> all_pairs() {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t first = 0; first < keys().size(); ++first) {
    for (std::size_t second = first + 1; second < keys().size(); ++second) pairs.emplace_back(first, second);
  }
  return pairs;
}

INSTANTIATE_TEST_SUITE_P(Proof, EveryPairOfReadings, testing::ValuesIn(all_pairs()), [](const auto& pair) {
  return keys()[pair.param.first].key + "_and_" + keys()[pair.param.second].key;
});

}  // namespace
}  // namespace slettefrist::contract
