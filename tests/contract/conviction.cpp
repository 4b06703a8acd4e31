// The trials of conviction.h.
//
// The built-in engine comes first: a world in which even it is told something convicts nobody.
#include "tests/contract/conviction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/engine/builtin.h"

namespace slettefrist::contract {

using testing::IsSupersetOf;

Account convicted(const cli::Job& world, PurgeEngine& broken, const Kinds& of) {
  const Account good = account_with_builtin(world);
  EXPECT_EQ(good.kinds(), Kinds{}) << good.findings;
  EXPECT_GT(good.proof.judged_records, 0);
  Account bad = account_of(world, broken);
  EXPECT_THAT(bad.kinds(), IsSupersetOf(of)) << bad.findings.substr(0, 3000);
  return bad;
}

Account convicted_only(const cli::Job& world, PurgeEngine& broken, const Kinds& of) {
  Account bad = convicted(world, broken, of);
  EXPECT_EQ(bad.kinds(), of) << bad.findings.substr(0, 3000);
  return bad;
}

Engine builtin_changed(Policy policy, const std::function<void(Policy&)>& change) {
  change(policy);
  return make_builtin_engine(policy);
}

bool all_off_by(const Account& account, FindingKind kind, int least, int most) {
  for (const Finding& finding : account.proof.report.findings) {
    if (finding.kind != kind) continue;
    if (!finding.days_off || *finding.days_off < least || *finding.days_off > most) return false;
  }
  return account.count(kind) > 0;
}

}  // namespace slettefrist::contract
