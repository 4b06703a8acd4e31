// Small made stores and the policy of the newsletter, for the benchmark's own tests.
//
// Files lie in a folder that is gone with the object. Expectations stay in the tests.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "sim/bench/expectation.h"
#include "sim/bench/store_maker.h"
#include "sim/input/input.h"
#include "sim/model/input_error.h"

namespace slettefrist::purge_bench {

inline Day day(const std::string& text) { return parse_day(text).value(); }

inline Policy policy() { return input::read_policy(PROJECT_ROOT "/scenarios/policies/star-2024-1.toml"); }

// One run, at three at night, near enough for records that lie in office hours.
inline RunCalendar run_on(const std::string& as_of) {
  const Day at = day(as_of);
  const Instant run_at{std::int64_t{at.number} * 86'400 + 2 * 3600};
  return {at, at, {{run_at, at, true}}, {run_at}};
}

class BenchFolder : public testing::Test {
 protected:
  BenchFolder() {
    const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + "bench-" + test->test_suite_name() + "-" + test->name() + "-" +
              std::to_string(getpid());
    std::filesystem::create_directories(folder_);
  }
  ~BenchFolder() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  // Makes it and says what of it is due.
  Expectation made(const std::string& name, Case kind, std::int64_t notifications,
                   std::uint64_t seed = 1) const {
    const RunCalendar calendar = run_on(kAsOf);
    make_store(path(name), {kind, notifications, seed, calendar.starts_on, due_edges(policy(), calendar)},
               [] {});
    return expectation_of(path(name), policy(), calendar);
  }

  static constexpr const char* kAsOf = "2030-03-18";

 private:
  std::string folder_;
};

inline std::size_t count(const IdLists& lists, Area area) { return lists[index_of(area)].size(); }

}  // namespace slettefrist::purge_bench
