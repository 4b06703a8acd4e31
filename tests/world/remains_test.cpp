// What is left of records that are gone is found in every file, and of no other record anything.
#include "sim/world/remains.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "sim/model/clean_text.h"
#include "sim/model/token.h"
#include "sim/store/sqlite_store.h"
#include "sim/world/schedule.h"
#include "sim/world/token_search.h"
#include "tests/store/temporary_store.h"

namespace slettefrist::world {
namespace {

const RecordKey kGone{Area::notification, 30};

bool never(RecordKey) { return false; }

class RemainsTest : public testing::Test {
 protected:
  RemainsTest() : store_(create_sqlite_store(folder_.file("store.db"), nullptr, false)) {
    store_->checkpoint();  // so that it is filled
  }

  void leave(const std::string& file, const std::string& bytes) const {
    std::ofstream{folder_.file(file), std::ios::binary} << bytes;
  }
  std::vector<Trace> traces_of(const std::vector<RecordKey>& gone, bool with_folder = true) {
    Remains remains{*store_, with_folder ? folder_.file("") : "", 2};
    remains.note_removed(gone);
    store_->checkpoint();
    return remains.search(never);
  }

  TemporaryDirectory folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(RemainsTest, finds_a_token_across_every_boundary_of_the_pieces_a_file_is_read_in) {
  const std::string text = token(kGone.area, kGone.id);
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  for (std::size_t shift = 0; shift <= text.size() + 50; shift += 7) {
    const std::size_t at = kPiece - text.size() + shift;
    leave("bytes", std::string(at, '.') + text + std::string(2 * kPiece, '.') + text);
    for (const int threads : {1, 2, 5}) {
      std::vector<std::uint64_t> offsets;
      const auto any = [](RecordKey) { return true; };
      find_tokens_in_file(folder_.file("bytes"), threads, any, [&](RecordKey key, std::uint64_t offset) {
        EXPECT_EQ(key, kGone);
        offsets.push_back(offset);
      });
      EXPECT_EQ(offsets, (std::vector<std::uint64_t>{at, at + text.size() + 2 * kPiece})) << threads;
    }
  }
}

// Blocks of bytes are passed over whole: wherever in them a token begins, it must not be.
TEST(TokenSearch, finds_a_token_at_every_place_and_in_letters_of_either_case) {
  const std::string written = token(kGone.area, kGone.id);
  for (const std::string& text : {written, in_small_letters(written)}) {
    for (std::size_t at = 0; at < 200; ++at) {
      for (const std::size_t after : {0, 1, 70}) {
        std::vector<std::uint64_t> offsets;
        find_tokens(std::string(at, 's') + text + std::string(after, '-'),
                    [&](RecordKey key, std::uint64_t offset) {
                      EXPECT_EQ(key, kGone);
                      offsets.push_back(offset);
                    });
        EXPECT_EQ(offsets, std::vector<std::uint64_t>{at}) << text << " and " << after;
      }
    }
  }
  find_tokens("SLT", [](RecordKey, std::uint64_t) { FAIL(); });
}

TEST_F(RemainsTest, of_nothing_are_nothing) {
  leave("beside.txt", token(Area::notification, 303) + token(Area::answer, 30));
  EXPECT_TRUE(traces_of({kGone}).empty());
  EXPECT_TRUE(traces_of({}).empty());
}

TEST_F(RemainsTest, in_a_helper_table_are_told_with_its_name) {
  store_->execute("CREATE TABLE bin (what TEXT)", {});
  store_->execute("INSERT INTO bin VALUES (?)", {"x " + token(kGone.area, kGone.id)});
  const auto traces = traces_of({kGone});
  ASSERT_EQ(traces.size(), 1U);
  EXPECT_EQ(traces.front().key, kGone);
  EXPECT_NE(to_text(traces.front().where).find("table bin"), std::string::npos)
      << to_text(traces.front().where);
}

TEST_F(RemainsTest, in_pages_that_were_freed_without_erasing_are_told_with_their_place) {
  store_->execute("CREATE TABLE bin (what TEXT)", {});
  store_->execute("INSERT INTO bin VALUES (?)", {token(kGone.area, kGone.id)});
  store_->checkpoint();
  store_->query("PRAGMA secure_delete = OFF", {}, [](const std::vector<Value>&) {});
  store_->execute("DROP TABLE bin", {});
  const auto traces = traces_of({kGone});
  ASSERT_EQ(traces.size(), 1U);
  EXPECT_NE(to_text(traces.front().where).find("store, byte "), std::string::npos)
      << to_text(traces.front().where);
}

TEST_F(RemainsTest, are_gone_when_the_freed_pages_are_erased) {
  store_->execute("CREATE TABLE bin (what TEXT)", {});
  store_->execute("INSERT INTO bin VALUES (?)", {token(kGone.area, kGone.id)});
  store_->checkpoint();
  store_->execute("DROP TABLE bin", {});
  EXPECT_TRUE(traces_of({kGone}).empty());
}

// What a removed row leaves may lie among the living rows of its page, in its free room, or in a freed page.
TEST_F(RemainsTest, of_rows_that_were_removed_without_erasing_are_found_however_many_stay) {
  constexpr RecordId kRows = 200;
  for (const RecordId removed : {RecordId{1}, RecordId{2}, RecordId{40}, kRows - 1, kRows}) {
    for (const char* mode : {"PRAGMA secure_delete = OFF", "PRAGMA secure_delete = ON"}) {
      store_->query("PRAGMA secure_delete = ON", {}, [](const std::vector<Value>&) {});
      store_->execute("DROP TABLE IF EXISTS bin", {});
      store_->execute("CREATE TABLE bin (id INTEGER PRIMARY KEY, what TEXT)", {});
      std::vector<RecordKey> gone;
      store_->transaction([&] {
        for (RecordId id = 1; id <= kRows; ++id) {
          store_->execute("INSERT INTO bin VALUES (?, ?)", {id, "row " + token(Area::answer, id)});
          if (id <= removed) gone.push_back({Area::answer, id});
        }
      });
      store_->checkpoint();
      store_->query(mode, {}, [](const std::vector<Value>&) {});
      store_->execute("DELETE FROM bin WHERE id <= ?", {removed});
      const bool is_erased = std::string{mode}.ends_with("ON");
      EXPECT_EQ(traces_of(gone).empty(), is_erased) << removed << " of " << kRows << ", " << mode;
    }
  }
}

TEST_F(RemainsTest, of_the_only_row_of_a_table_are_found) {
  store_->execute("CREATE TABLE bin (what TEXT)", {});
  store_->execute("INSERT INTO bin VALUES (?)", {token(kGone.area, kGone.id)});
  store_->checkpoint();
  store_->query("PRAGMA secure_delete = OFF", {}, [](const std::vector<Value>&) {});
  store_->execute("DELETE FROM bin", {});
  EXPECT_EQ(traces_of({kGone}).size(), 1U);
}

// A program that opens and closes the store would take it for one that nobody else has open, and remove its
// write-ahead log, if the search had dropped the process's locks.
TEST_F(RemainsTest, are_searched_without_losing_the_stores_locks) {
  std::filesystem::create_hard_link(folder_.file("store.db"), folder_.file("copy.db"));
  std::filesystem::create_hard_link(folder_.file("store.db"), folder_.file("store.db.bak"));
  traces_of({kGone});
  store_->execute("CREATE TABLE bin (what TEXT)", {});
  const std::string visit =
      "python3 -c 'import sqlite3, sys; s = sqlite3.connect(sys.argv[1]); "
      "s.execute(\"INSERT INTO bin VALUES (1)\"); s.commit(); s.close()' " +
      folder_.file("store.db");
  ASSERT_EQ(std::system(visit.c_str()), 0);
  EXPECT_TRUE(std::filesystem::exists(folder_.file("store.db-wal")));
}

TEST_F(RemainsTest, in_files_that_go_on_from_the_stores_name_are_found_without_a_folder) {
  leave("store.db-journal", "...." + token(kGone.area, kGone.id));
  leave("other.txt", token(Area::answer, 31));
  const auto traces = traces_of({kGone, {Area::answer, 31}}, false);
  ASSERT_EQ(traces.size(), 1U);
  EXPECT_NE(to_text(traces.front().where).find("store-journal, byte 4"), std::string::npos)
      << to_text(traces.front().where);
}

TEST_F(RemainsTest, in_a_file_deep_in_the_folder_are_found) {
  std::filesystem::create_directories(folder_.file("copies/2030"));
  leave("copies/2030/archive.csv", "a;b\n" + token(kGone.area, kGone.id));
  const auto traces = traces_of({kGone});
  ASSERT_EQ(traces.size(), 1U);
  EXPECT_NE(to_text(traces.front().where).find("copies/2030/archive.csv, byte 4"), std::string::npos)
      << to_text(traces.front().where);
}

TEST_F(RemainsTest, are_told_once_and_never_of_a_record_that_is_back) {
  leave("beside.txt", token(kGone.area, kGone.id) + token(Area::answer, 31) + token(kGone.area, kGone.id));
  Remains remains{*store_, folder_.file(""), 2};
  remains.note_removed({kGone, {Area::answer, 31}});
  const auto is_back = [](RecordKey key) { return key.area == Area::answer; };
  EXPECT_EQ(remains.search(is_back).size(), 1U);
  EXPECT_TRUE(remains.search(is_back).empty());
  EXPECT_EQ(remains.search(never).size(), 1U);
}

RunCalendar calendar_of(const std::vector<std::pair<const char*, bool>>& runs) {
  RunCalendar calendar;
  for (const auto& [day, held] : runs) {
    const Day on = *parse_day(day);
    calendar.runs.push_back({Instant{std::int64_t{on.number} * 86400}, on, held});
  }
  return calendar;
}

TEST(RepeatedRuns, are_the_first_one_the_first_of_every_year_and_the_last_of_those_held) {
  const RunCalendar calendar = calendar_of({{"2029-12-29", false},
                                            {"2029-12-30", true},
                                            {"2029-12-31", true},
                                            {"2030-01-01", false},
                                            {"2030-01-02", true},
                                            {"2030-01-03", true},
                                            {"2030-01-04", true},
                                            {"2030-01-05", false}});
  using Flags = std::vector<bool>;
  EXPECT_EQ(repeated_runs(calendar, RepeatRuns::checkpoints),
            (Flags{false, true, false, false, true, false, true, false}));
  EXPECT_EQ(repeated_runs(calendar, RepeatRuns::all),
            (Flags{false, true, true, false, true, true, true, false}));
  EXPECT_EQ(repeated_runs(calendar, RepeatRuns::none), Flags(8, false));
  EXPECT_TRUE(repeated_runs({}, RepeatRuns::all).empty());
}

}  // namespace
}  // namespace slettefrist::world
