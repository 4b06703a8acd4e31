// Exports that leave nights out: a right purge with a true log stays compliant, however seldom one looks.
//
// It must not know how windows are rounded.
#include <gmock/gmock.h>

#include "sim/engine/builtin.h"
#include "tests/contract/exported_world.h"

namespace slettefrist::contract {
namespace {

struct Sparse {
  std::string name;
  std::string scenario;
  std::string from;
  std::string to;
  int nights = 1;  // from one export to the next
};
void PrintTo(const Sparse& one, std::ostream* out) { *out << one.name; }

class SparseExports : public ExportedWorld, public testing::WithParamInterface<Sparse> {
 protected:
  Account account(const cli::Job& world) {
    const Day first = day(GetParam().from);
    const auto engine = exporting(make_builtin_engine(world.policy), [this, first](Day night) {
      return (night - first) % GetParam().nights == 0;
    });
    return account_of(world, *engine);
  }
};

TEST_P(SparseExports, of_a_right_purge_with_a_true_log_are_compliant) {
  const cli::Job world = small_world(GetParam().scenario, GetParam().from, GetParam().to);
  const Account run = account(world);
  EXPECT_EQ(run.kinds(), std::set<FindingKind>{});
  EXPECT_GT(lines_of(run.deletions).size(), 40U);
  const Ended ended = judge(world);
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err << read("judged/findings.csv").substr(0, 2000);
}

const Sparse kSparse[] = {
    {"nightly_at_the_go_live", "go-live-2024", "2024-03-10", "2024-04-09", 1},
    {"every_fifth_night_at_the_go_live", "go-live-2024", "2024-03-10", "2024-04-09", 5},
    {"weekly_where_answers_come_late", "late-answers", "2024-03-10", "2024-05-12", 7},
    {"monthly_over_a_leap_day", "leap-day", "2028-01-01", "2028-06-29", 30},
    {"every_third_night_over_a_clock_change", "clock-change", "2024-03-20", "2024-06-30", 3},

};
INSTANTIATE_TEST_SUITE_P(Sparse, SparseExports, testing::ValuesIn(kSparse),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace slettefrist::contract
