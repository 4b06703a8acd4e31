// Documents whose bytes lie in a folder: the file must go with its row, and no other file may.
//
// The same worlds as everywhere, so that rows are judged as they always are. Must not know how an engine
// keeps notes of files.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sim/engine/builtin.h"
#include "sim/report/report.h"
#include "sim/store/sqlite_store.h"
#include "tests/contract/conviction.h"
#include "tests/store/temporary_store.h"

namespace slettefrist::contract {
namespace {

namespace fs = std::filesystem;

using Files = std::set<std::string>;

Files names_in(const std::string& folder) {
  Files names;
  if (!fs::is_directory(folder)) return names;  // an engine has put something else there
  for (const auto& entry : fs::directory_iterator{folder}) names.insert(entry.path().filename().string());
  return names;
}

struct Outcome {
  cli::Proof proof;
  Files files;   // what lies in the folder at the end
  Files wanted;  // a file for every document with a row
  std::string deletions;

  std::set<FindingKind> kinds() const {
    std::set<FindingKind> kinds;
    for (const Finding& finding : proof.report.findings) kinds.insert(finding.kind);
    return kinds;
  }
  Finding first() const { return proof.report.findings.empty() ? Finding{} : proof.report.findings.front(); }
};

Outcome outcome_of(cli::Job world, PurgeEngine& engine) {
  const TemporaryDirectory folder{};
  const auto store = create_sqlite_store_with_files(folder.file("store.db"), false);
  world.repeat_runs = world::RepeatRuns::checkpoints;
  Outcome outcome;
  outcome.proof = cli::prove(world, *store, engine, true, folder.file("deletions.csv"), [](std::int32_t) {});
  outcome.deletions = bytes_of(folder.file("deletions.csv"));
  outcome.files = names_in(store->content_folder());
  store->query("SELECT document_id FROM document", {}, [&](const std::vector<Value>& row) {
    outcome.wanted.insert(std::to_string(std::get<std::int64_t>(row[0])));
  });
  return outcome;
}

Outcome outcome_with_builtin(const cli::Job& world) {
  const auto engine = make_builtin_engine(world.policy);
  return outcome_of(world, *engine);
}

// The built-in engine, and after each night something done in the folder.
Engine builtin_then(const Policy& policy, std::function<void(Store&, Day)> after) {
  return engine_doing([good = std::shared_ptr<PurgeEngine>(make_builtin_engine(policy)),
                       after = std::move(after)](Store& store, Instant run_at, Day as_of) {
    good->run(store, run_at, as_of);
    after(store, as_of);
  });
}

std::string any_file(const Store& store) {
  return (fs::path{store.content_folder()} / *names_in(store.content_folder()).begin()).string();
}

TEST(ContentFiles, follow_their_rows_and_change_no_deletion) {
  const cli::Job world = clean_world(7);
  const Outcome outcome = outcome_with_builtin(world);
  EXPECT_TRUE(outcome.kinds().empty()) << to_text(outcome.first().detail);
  EXPECT_GT(outcome.proof.report.counts[index_of(Area::document)].deleted, 10);
  EXPECT_EQ(outcome.files, outcome.wanted);
  EXPECT_GT(outcome.files.size(), 5U);
  EXPECT_EQ(outcome.deletions, account_with_builtin(world).deletions);
}

TEST(ContentFiles, whose_folder_an_engine_replaces_end_the_world_with_a_finding) {
  const cli::Job world = clean_world(7);
  const auto broken = builtin_then(world.policy, [](Store& store, Day) {
    if (!fs::is_directory(store.content_folder())) return;
    fs::remove_all(store.content_folder());
    std::ofstream{store.content_folder()} << "no folder";
  });
  const Outcome outcome = outcome_of(world, *broken);
  EXPECT_TRUE(outcome.kinds().contains(FindingKind::wrong_set));
}

TEST(ContentFiles, that_outlive_their_rows_are_orphans) {
  const cli::Job world = clean_world(7);
  // An engine that does not know of the folder: it sees the same store without it.
  const auto broken = engine_doing([](Store& store, Instant, Day) {
    store.execute("DELETE FROM document WHERE document_id = (SELECT min(document_id) FROM document)", {});
  });
  const Outcome outcome = outcome_of(world, *broken);
  std::int64_t orphans = 0;
  for (const Finding& finding : outcome.proof.report.findings) {
    if (finding.kind != FindingKind::orphan) continue;
    ++orphans;
    EXPECT_EQ(finding.area, "document");
    EXPECT_EQ(to_text(finding.detail), "its row is gone and its file is still there");
    EXPECT_NE(finding.citizen_id, 0);
  }
  EXPECT_EQ(orphans, outcome.proof.report.counts[index_of(Area::document)].deleted);
  EXPECT_GT(orphans, 10);
}

TEST(ContentFiles, that_never_had_a_row_are_residue) {
  const cli::Job world = clean_world(7);
  const auto broken = builtin_then(world.policy, [](Store& store, Day) {
    std::ofstream{fs::path{store.content_folder()} / "4711"} << "an upload whose row never came";
  });
  const Outcome outcome = outcome_of(world, *broken);
  ASSERT_EQ(outcome.proof.report.findings.size(), 1U);
  EXPECT_EQ(outcome.first().kind, FindingKind::residue);
  EXPECT_EQ(outcome.first().record_id, 4711);
  EXPECT_NE(to_text(outcome.first().detail).find("content folder"), std::string::npos);
}

TEST(ContentFiles, under_another_name_are_residue_once_their_document_is_gone) {
  const cli::Job world = clean_world(7);
  const auto broken = builtin_then(world.policy, [](Store& store, Day) {
    const std::string file = any_file(store);
    fs::copy_file(file, file + ".bak", fs::copy_options::skip_existing);
  });
  const Outcome outcome = outcome_of(world, *broken);
  EXPECT_EQ(outcome.kinds(), (std::set<FindingKind>{FindingKind::residue}));
  EXPECT_NE(to_text(outcome.first().detail).find(".bak, byte "), std::string::npos)
      << to_text(outcome.first().detail);
}

TEST(ContentFiles, that_are_changed_or_gone_while_their_rows_stay_are_the_wrong_set) {
  const cli::Job world = clean_world(7);
  const std::vector<std::function<void(const std::string&)>> attacks{
      [](const std::string& file) {
        std::ofstream{file, std::ios::app} << "!";
      },
      [](const std::string& file) { fs::remove(file); }};
  for (const auto& attack : attacks) {
    bool is_done = false;  // once: the last run is called a second time
    const auto broken =
        builtin_then(world.policy, [&, day = world.calendar.ends_on](Store& store, Day as_of) {
          if (as_of == day && !std::exchange(is_done, true)) attack(any_file(store));
        });
    const Outcome outcome = outcome_of(world, *broken);
    EXPECT_EQ(outcome.kinds(), (std::set<FindingKind>{FindingKind::wrong_set}));
    EXPECT_EQ(outcome.first().area, "document");
    EXPECT_NE(to_text(outcome.first().detail).find("content"), std::string::npos)
        << to_text(outcome.first().detail);
  }
}

// Seen on the night itself, not by the inventory of the year's end: the row goes on its day, and nothing is
// left to compare then.
TEST(ContentFiles, that_go_before_their_rows_are_told_on_the_night) {
  const cli::Job world = clean_world(7);
  bool is_done = false;
  Day went;
  const auto broken = builtin_then(world.policy, [&](Store& store, Day as_of) {
    if (is_done || std::filesystem::is_empty(store.content_folder())) return;
    is_done = true;
    went = as_of;
    fs::remove(any_file(store));
  });
  const Outcome outcome = outcome_of(world, *broken);
  ASSERT_TRUE(is_done);
  EXPECT_EQ(outcome.kinds(), (std::set<FindingKind>{FindingKind::wrong_set}));
  EXPECT_EQ(outcome.first().observed_on, went);
}

TEST(ContentFiles, of_a_document_that_has_the_id_of_a_removed_one_stay) {
  const Policy policy = quick_policy();
  const TemporaryDirectory folder{};
  const auto store = create_sqlite_store_with_files(folder.file("store.db"), false);
  const std::string living = (fs::path{store->content_folder()} / "30").string();
  std::ofstream{living} << "bytes";
  store->execute("INSERT INTO aux_content_to_remove VALUES (30)", {});
  store->execute(
      "INSERT INTO document (document_id, citizen_id, notification_id, file_name, media_type, byte_size, "
      "file_dated_on, stored_at) VALUES (30, 1, 1, 'a', 'b', 5, '2024-03-17', 1710633600)",
      {});
  make_builtin_engine(policy)->run(*store, at("2024-03-18T02:00:00Z"), day("2024-03-18"));
  EXPECT_TRUE(fs::exists(living));
  store->query("SELECT count(*) FROM aux_content_to_remove", {},
               [](const std::vector<Value>& row) { EXPECT_EQ(std::get<std::int64_t>(row[0]), 0); });
}

TEST(ContentFiles, keep_their_notes_where_the_folder_is_not_there) {
  const Policy policy = quick_policy();
  const TemporaryDirectory folder{};
  const auto store = create_sqlite_store_with_files(folder.file("store.db"), false);
  fs::remove_all(store->content_folder());
  store->execute("INSERT INTO aux_content_to_remove VALUES (30)", {});
  EXPECT_THROW(make_builtin_engine(policy)->run(*store, at("2024-03-18T02:00:00Z"), day("2024-03-18")),
               StoreFailure);
  store->query("SELECT count(*) FROM aux_content_to_remove", {},
               [](const std::vector<Value>& row) { EXPECT_EQ(std::get<std::int64_t>(row[0]), 1); });
}

TEST(ContentFiles, that_a_crash_after_the_commit_has_left_go_with_the_next_run) {
  const Policy policy = quick_policy();
  const TemporaryDirectory folder{};
  const auto store = create_sqlite_store_with_files(folder.file("store.db"), false);
  const std::string left = (fs::path{store->content_folder()} / "30").string();
  const std::string living = (fs::path{store->content_folder()} / "31").string();
  std::ofstream{left} << "bytes";
  std::ofstream{living} << "bytes";
  store->execute("INSERT INTO aux_content_to_remove VALUES (30)", {});
  make_builtin_engine(policy)->run(*store, at("2024-03-18T02:00:00Z"), day("2024-03-18"));
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(living));
  std::int64_t notes = -1;
  store->query("SELECT count(*) FROM aux_content_to_remove", {},
               [&](const std::vector<Value>& row) { notes = std::get<std::int64_t>(row[0]); });
  EXPECT_EQ(notes, 0);
}

TEST(ContentFiles, of_a_run_that_is_rolled_back_stay) {
  cli::Job world = clean_world(7);
  // The log refuses every row: the run fails after the files were noted.
  const auto broken = engine_doing([good = std::shared_ptr<PurgeEngine>(make_builtin_engine(world.policy))](
                                       Store& store, Instant run_at, Day as_of) {
    store.execute(
        "CREATE TRIGGER IF NOT EXISTS refuse BEFORE INSERT ON deletion_log"
        " BEGIN SELECT RAISE(ABORT, 'the log is full'); END",
        {});
    good->run(store, run_at, as_of);
  });
  const Outcome outcome = outcome_of(world, *broken);
  EXPECT_EQ(outcome.files, outcome.wanted);
  EXPECT_TRUE(outcome.kinds().contains(FindingKind::engine_failed));
  EXPECT_FALSE(outcome.kinds().contains(FindingKind::wrong_set)) << to_text(outcome.first().detail);
}

}  // namespace
}  // namespace slettefrist::contract
