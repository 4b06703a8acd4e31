// Engines that remove the right rows and still leave the records lying about, or whose second call goes on.
//
// The built-in engine runs beside each and must come out clean. Half of the records of these worlds carry
// tokens: notifications, answers, documents and plan drafts. Must not know how bytes are searched.
#include <gtest/gtest.h>

#include <fstream>

#include "sim/engine/builtin.h"
#include "tests/contract/conviction.h"

namespace slettefrist::contract {
namespace {

// The built-in engine with something done before each night.
Engine builtin_after(const Policy& policy, std::function<void(Store&)> before) {
  return engine_doing([good = std::shared_ptr<PurgeEngine>(make_builtin_engine(policy)),
                       before = std::move(before)](Store& store, Instant run_at, Day as_of) {
    before(store);
    good->run(store, run_at, as_of);
  });
}

cli::Job repeated(cli::Job world, world::RepeatRuns which) {
  world.repeat_runs = which;
  return world;
}

bool tells(const Account& account, FindingKind kind, const std::string& words) {
  for (const Finding& finding : account.proof.report.findings) {
    if (finding.kind == kind && to_text(finding.detail).find(words) != std::string::npos) return true;
  }
  return false;
}

TEST(Remains, of_a_soft_delete_into_a_helper_table_are_residue) {
  const cli::Job world = clean_world(7);
  const auto broken = builtin_after(world.policy, [](Store& store) {
    store.execute("CREATE TABLE IF NOT EXISTS aux_bin (id INTEGER PRIMARY KEY, name TEXT)", {});
    store.execute("INSERT OR IGNORE INTO aux_bin SELECT document_id, file_name FROM document", {});
  });
  const Account bad = convicted_only(world, *broken, {FindingKind::residue});
  EXPECT_EQ(bad.count(FindingKind::residue), bad.deleted(Area::document))
      << "each document that is gone, once, and none that is not";
  EXPECT_TRUE(tells(bad, FindingKind::residue, "table aux_bin"));
}

TEST(Remains, in_pages_that_are_not_erased_are_residue) {
  const cli::Job world = clean_world(7);
  const auto broken = builtin_after(world.policy, [](Store& store) {
    store.query("PRAGMA secure_delete = OFF", {}, [](const std::vector<Value>&) {});
  });
  const Account bad = convicted_only(world, *broken, {FindingKind::residue});
  EXPECT_TRUE(tells(bad, FindingKind::residue, "its token stands in store, byte "));
}

TEST(Remains, in_an_archive_beside_the_store_are_residue) {
  const cli::Job world = clean_world(7);
  const auto broken = builtin_after(world.policy, [](Store& store) {
    const std::string prefix = "sqlite:";
    std::ofstream archive{store.location().substr(prefix.size()) + ".archive", std::ios::app};
    store.query("SELECT file_name FROM document", {},
                [&](const std::vector<Value>& row) { archive << std::get<std::string>(row[0]) << '\n'; });
  });
  const Account bad = convicted_only(world, *broken, {FindingKind::residue});
  for (const Finding& finding : bad.proof.report.findings) EXPECT_EQ(finding.area, "document");
  EXPECT_TRUE(tells(bad, FindingKind::residue, "store.archive, byte "));
}

TEST(Remains, in_the_deletion_log_are_residue_too) {
  const cli::Job world = clean_world(7);
  const auto broken = engine_followed_by(
      world.policy, {"UPDATE deletion_log SET rule = rule || ' SLTF-answer-' || record_id || '-X'"
                     " WHERE run_at = ?1 AND area = 'answer'"});
  const Account bad = convicted(world, *broken, {FindingKind::residue, FindingKind::log_personal_data});
  EXPECT_TRUE(tells(bad, FindingKind::residue, "table deletion_log"));
}

TEST(Repeat, of_an_engine_that_takes_a_few_rows_a_call_is_told_and_does_not_hide_that_it_was_late) {
  const cli::Job world = repeated(clean_world(7), world::RepeatRuns::all);
  const auto broken = engine_that_leaves_rows_of(world.policy, Area::sanction, 1);
  const Account bad = convicted(world, *broken, {FindingKind::not_repeatable, FindingKind::too_late});
  EXPECT_TRUE(tells(bad, FindingKind::not_repeatable, "removed it"));
  EXPECT_TRUE(tells(bad, FindingKind::too_late, "called again"));
}

TEST(Repeat, of_an_engine_that_goes_one_day_further_with_every_call_is_told) {
  const cli::Job world = repeated(clean_world(7), world::RepeatRuns::checkpoints);
  const auto broken = engine_doing([good = std::shared_ptr<PurgeEngine>(make_builtin_engine(world.policy)),
                                    last = Instant{}](Store& store, Instant run_at, Day as_of) mutable {
    good->run(store, run_at, run_at == last ? as_of + 14 : as_of);
    last = run_at;
  });
  convicted(world, *broken, {FindingKind::not_repeatable, FindingKind::too_early});
}

TEST(Repeat, of_an_engine_that_rewrites_a_row_or_inserts_one_is_told) {
  const cli::Job world = repeated(clean_world(7), world::RepeatRuns::checkpoints);
  const auto broken = engine_doing([good = std::shared_ptr<PurgeEngine>(make_builtin_engine(world.policy)),
                                    last = Instant{}](Store& store, Instant run_at, Day as_of) mutable {
    good->run(store, run_at, as_of);
    if (run_at == last) {
      store.execute("UPDATE message SET change_kind = 3 WHERE message_id = 1", {});
      store.execute(
          "INSERT INTO plan_draft SELECT max(plan_draft_id) + 1, 900001, '067', ?, 'x'"
          " FROM plan_draft",
          {run_at});
    }
    last = run_at;
  });
  const Account bad = convicted_only(world, *broken, {FindingKind::not_repeatable, FindingKind::wrong_set});
  EXPECT_TRUE(tells(bad, FindingKind::not_repeatable, "altered its row"));
  EXPECT_TRUE(tells(bad, FindingKind::not_repeatable, "inserted a row"));
}

TEST(Repeat, that_logs_again_what_is_gone_already_makes_the_log_untrue) {
  const cli::Job world = repeated(clean_world(7), world::RepeatRuns::all);
  const auto broken = engine_doing([good = std::shared_ptr<PurgeEngine>(make_builtin_engine(world.policy)),
                                    last = Instant{}](Store& store, Instant run_at, Day as_of) mutable {
    good->run(store, run_at, as_of);
    if (run_at == last) {
      store.execute("INSERT INTO deletion_log SELECT * FROM deletion_log WHERE run_at = ?", {run_at});
    }
    last = run_at;
  });
  convicted_only(world, *broken, {FindingKind::log_untrue});
}

TEST(Repeat, leaves_every_file_of_a_right_engine_as_it_was) {
  for (const cli::Job& world : {edge_heavy_world(3), clean_world(7)}) {
    expect_same(account_with_builtin(world), account_with_builtin(repeated(world, world::RepeatRuns::all)));
  }
}

}  // namespace
}  // namespace slettefrist::contract
