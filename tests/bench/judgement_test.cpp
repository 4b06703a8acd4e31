// Bounds, comparisons and what follows, on figures made up for the purpose.
//
// It must not know how a figure is measured.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/bench/result.h"
#include "sim/model/input_error.h"
#include "tests/store/temporary_store.h"

namespace slettefrist::purge_bench {
namespace {

using testing::HasSubstr;

Series series_of(const std::vector<double>& purge_seconds, std::int64_t batch = 0,
                 double lock_seconds = 0.01) {
  Series series;
  series.key = {"backlog", 1000, Cache::warm, batch};
  series.due_rows = 1000;
  for (const double seconds : purge_seconds) {
    Repetition repetition;
    repetition.purge_seconds = seconds;
    repetition.removed[index_of(Area::notification)] = 1000;
    repetition.lock.longest_seconds = lock_seconds;
    series.repetitions.push_back(repetition);
  }
  return series;
}

std::string refusal(const std::string& text) {
  try {
    threshold_in(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Thresholds, are_read_with_their_units) {
  EXPECT_DOUBLE_EQ(threshold_in("p99_beside<200ms").bound, 0.2);
  EXPECT_DOUBLE_EQ(threshold_in("purge_time<1.5s").bound, 1.5);
  EXPECT_DOUBLE_EQ(threshold_in("wal_peak<64MiB").bound, 64.0 * 1024 * 1024);
  EXPECT_FALSE(threshold_in("rows_per_second>100000").is_upper);
}

TEST(Thresholds, that_cannot_be_read_are_refused_with_what_would_do) {
  EXPECT_THAT(refusal("p99_beside"), HasSubstr("expected METRIC<VALUE"));
  EXPECT_THAT(refusal("p99_besides<200ms"), HasSubstr("Did you mean p99_beside?"));
  EXPECT_THAT(refusal("p99_beside<200"), HasSubstr("expected a time such as 200ms"));
  EXPECT_THAT(refusal("wal_peak<2ms"), HasSubstr("expected a size such as 64MiB"));
  EXPECT_THAT(refusal("transactions<5 "), HasSubstr("expected a number"));
  for (const char* odd : {"purge_time<-1s", "purge_time<infs", "purge_time<nanms", "purge_time<nan(x)s"})
    EXPECT_THAT(refusal(odd), HasSubstr("expected a time")) << odd;
}

TEST(Thresholds, are_of_the_median_of_every_series) {
  const std::vector<Series> all{series_of({1, 1, 1, 9, 9}), series_of({1, 2, 3, 4, 5}, 10)};
  EXPECT_TRUE(judge(threshold_in("purge_time<3.1s"), all).is_met);
  const ThresholdSeen seen = judge(threshold_in("purge_time<3s"), all);
  EXPECT_FALSE(seen.is_met);
  EXPECT_EQ(seen.worst, "backlog of 1,000, warm, batch 10: 3.00 s");
  EXPECT_FALSE(judge(threshold_in("rows_per_second>400"), all).is_met);
  EXPECT_TRUE(judge(threshold_in("rows_per_second>300"), all).is_met);
}

TEST(Thresholds, of_what_was_not_measured_are_not_met) {
  const ThresholdSeen seen = judge(threshold_in("p99_beside<200ms"), {series_of({1})});
  EXPECT_FALSE(seen.is_met);
  EXPECT_THAT(seen.worst, HasSubstr("not measured"));
}

TEST(Thresholds, are_not_met_by_a_wrong_purge_or_by_statements_that_gave_up) {
  Series wrong = series_of({1});
  wrong.repetitions[0].verification.left_behind = 3;
  EXPECT_THAT(judge(threshold_in("purge_time<9s"), {wrong}).worst, HasSubstr("the purge was not right"));
  EXPECT_FALSE(judge(threshold_in("purge_time<9s"), {wrong}).is_met);
  Series beside = series_of({1});
  beside.repetitions[0].beside = BesideSeen{{0.001}, 2, 0, ""};
  EXPECT_FALSE(judge(threshold_in("p99_beside<200ms"), {beside}).is_met);
  EXPECT_THAT(judge(threshold_in("p99_beside<200ms"), {beside}).worst,
              HasSubstr("2 statements gave up waiting"));
  EXPECT_TRUE(judge(threshold_in("purge_time<9s"), {beside}).is_met);
}

class Comparing : public testing::Test {
 protected:
  OlderResult older(const Series& series) {
    std::ofstream{file_} << text_of(series);
    return older_result_in(file_);
  }
  static std::string text_of(const Series& series) {
    Result result;
    result.series = {series};
    return as_json(result);
  }
  static bool is_worse(const std::vector<Change>& changes, const char* metric) {
    for (const Change& change : changes) {
      if (change.metric->name == metric) return change.is_worse;
    }
    ADD_FAILURE() << metric << " was not compared";
    return false;
  }
  std::string refusal(const std::string& text) {
    std::ofstream{file_} << text;
    try {
      older_result_in(file_);
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }
  const TemporaryDirectory folder_;
  const std::string file_ = folder_.file("older.json");
};

TEST_F(Comparing, only_what_is_beyond_tolerance_and_noise_is_worse) {
  const OlderResult before = older(series_of({1.0, 1.1, 1.2, 1.3, 1.4}));
  EXPECT_TRUE(is_worse(compare(before, {series_of({1.5, 1.5, 1.6, 1.7, 1.8})}, 0.1), "purge_time"));
  EXPECT_FALSE(is_worse(compare(before, {series_of({1.4, 1.5, 1.6, 1.7, 1.8})}, 0.1), "purge_time"));
  EXPECT_FALSE(is_worse(compare(before, {series_of({1.5, 1.5, 1.6, 1.7, 1.8})}, 0.5), "purge_time"));
  EXPECT_FALSE(is_worse(compare(before, {series_of({0.1, 0.1, 0.1, 0.1, 0.1})}, 0.1), "purge_time"));
}

TEST_F(Comparing, other_series_are_no_matter) {
  EXPECT_TRUE(compare(older(series_of({1.0})), {series_of({9.0}, 100)}, 0.1).empty());
  Series bounded = series_of({9.0}, 100);
  bounded.key.batch_bytes = 5000;
  bounded.key.batch_seconds = 0.25;
  EXPECT_FALSE(compare(older(bounded), {bounded}, 0.1).empty());
  Series other = bounded;
  other.key.batch_bytes = 6000;
  EXPECT_TRUE(compare(older(bounded), {other}, 0.1).empty());
  other = bounded;
  other.key.batch_seconds = 0.5;
  EXPECT_TRUE(compare(older(bounded), {other}, 0.1).empty());
}

TEST_F(Comparing, a_result_that_does_not_tell_the_limits_of_a_batch_is_read) {
  auto json = nlohmann::json::parse(text_of(series_of({1.0})));
  json["series"][0].erase("batch_bytes");
  json["series"][0].erase("batch_seconds");
  EXPECT_EQ(refusal(json.dump()), "");
  EXPECT_FALSE(compare(older_result_in(file_), {series_of({1.0})}, 0.1).empty());
}

TEST_F(Comparing, a_store_with_other_rows_due_is_another) {
  Series other = series_of({1.0});
  other.due_rows = 999;
  EXPECT_TRUE(compare(older(series_of({1.0})), {other}, 0.1).empty());
}

TEST_F(Comparing, a_damaged_result_or_one_of_a_wrong_purge_is_refused) {
  const auto refused = [this](const char* path, const nlohmann::json& value) {
    auto json = nlohmann::json::parse(text_of(series_of({1.0})));
    json[nlohmann::json::json_pointer{path}] = value;
    return refusal(json.dump());
  };
  EXPECT_EQ(refused("/series/0/cache", "warm"), "");
  EXPECT_THAT(refused("/verified", false), HasSubstr("read a result whose purge was not right"));
  EXPECT_THAT(refused("/series/0/cache", "lukewarm"), HasSubstr("neither cold nor warm"));
  EXPECT_THAT(refused("/series/0/notifications", 500.7), HasSubstr("no whole number"));
  for (const double median : {-5.0, 0.5, 7.0})
    EXPECT_THAT(refused("/series/0/figures/purge_seconds/median", median),
                HasSubstr("between its least and its most"));
  EXPECT_THROW(older_result_in(folder_.file(".")), InputError);
}

TEST_F(Comparing, what_is_no_older_result_is_refused) {
  EXPECT_THAT(refusal("no json"), HasSubstr("read something that is no JSON"));
  EXPECT_THAT(refusal("{\"format\": 1}"), HasSubstr("read JSON of another shape"));
  EXPECT_THAT(refusal("{\"format\": 2}"), HasSubstr("read another format than 1"));
  EXPECT_THROW(older_result_in("nowhere.json"), InputError);
}

TEST(Conclusions, recommend_the_largest_batch_within_the_bound) {
  const std::vector<Series> all{series_of({1}, 10, 0.02), series_of({0.5}, 100, 0.09),
                                series_of({0.4}, 1000, 0.2)};
  const auto conclusions = conclusions_from(all, {0.1, 1, std::nullopt});
  ASSERT_EQ(conclusions.size(), 1U);
  EXPECT_EQ(conclusions[0].key.batch, 100);
  EXPECT_EQ(conclusions[0].nights, 1);
  const auto none = conclusions_from(all, {0.01, 1, std::nullopt});
  EXPECT_EQ(none[0].key.batch, 0);
  EXPECT_THAT(none[0].text, HasSubstr("no batch tried"));
}

TEST(Conclusions, count_whole_nights) {
  const auto nights = [](std::int64_t backlog) {
    return conclusions_from({series_of({0.5})}, {0.1, 10, backlog}).front().nights;  // 2,000 a second
  };
  EXPECT_EQ(nights(20'000), 1);
  EXPECT_EQ(nights(20'001), 2);
  EXPECT_EQ(nights(200'000), 10);
}

TEST(Conclusions, draw_nothing_from_a_night_on_which_nothing_is_due) {
  Series series = series_of({0.001});
  series.due_rows = 0;
  EXPECT_TRUE(conclusions_from({series}, {}).empty());
}

TEST(Conclusions, draw_nothing_from_a_purge_that_was_not_right) {
  Series series = series_of({0.001});
  series.repetitions[0].verification.failure = "no such program";
  EXPECT_TRUE(conclusions_from({series}, {}).empty());
}

TEST(Conclusions, recommend_no_batch_where_all_went_in_one_transaction) {
  std::vector<Series> all{series_of({1}, 10, 0.02), series_of({1}, 100, 0.02)};
  for (Series& series : all) series.repetitions[0].lock.transactions = 1;
  const auto conclusions = conclusions_from(all, {0.1, 1, std::nullopt});
  EXPECT_EQ(conclusions.at(0).key.batch, 0);
  EXPECT_THAT(conclusions[0].text, HasSubstr("batches had no effect"));
  EXPECT_TRUE(conclusions[0].nights);
}

TEST(Results, are_good_only_when_right_and_as_demanded) {
  Result result;
  result.series = {series_of({1})};
  EXPECT_TRUE(result.is_good());
  result.thresholds = {judge(threshold_in("purge_time<1ms"), result.series)};
  EXPECT_FALSE(result.is_good());
  result.thresholds.clear();
  result.series[0].repetitions[0].verification.left_behind = 1;
  EXPECT_FALSE(result.is_right());
  EXPECT_THAT(as_text(result), HasSubstr("WRONG: backlog of 1,000, warm, repetition 1: 1 record due"));
}

}  // namespace
}  // namespace slettefrist::purge_bench
