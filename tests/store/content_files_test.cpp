// Documents' files: put, found, removed, and places that are not ours.
#include "sim/store/content_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sim/model/input_error.h"
#include "sim/store/sqlite_store.h"
#include "tests/store/temporary_store.h"

namespace slettefrist {
namespace {

namespace fs = std::filesystem;

class ContentFilesTest : public testing::Test {
 protected:
  ContentFilesTest() { ContentFiles::make_empty(place_); }
  std::vector<std::pair<RecordId, std::uint64_t>> inventory() const {
    std::vector<std::pair<RecordId, std::uint64_t>> found;
    files_.inventory([&](RecordId id, std::uint64_t digest) { found.emplace_back(id, digest); });
    return found;
  }

  TemporaryDirectory folder_;
  std::string place_ = folder_.file("content");
  ContentFiles files_{place_};
};

TEST_F(ContentFilesTest, are_listed_in_the_order_of_their_ids_with_the_digest_of_their_bytes) {
  files_.put(10, "ten");
  files_.put(9, std::string{"\0nine", 5});
  std::ofstream{fs::path{place_} / "notes.txt"} << "nobody's document";
  std::ofstream{fs::path{place_} / "007"} << "no id is written so";
  using Found = std::vector<std::pair<RecordId, std::uint64_t>>;
  EXPECT_EQ(inventory(), (Found{{9, ContentFiles::digest_of_bytes(std::string{"\0nine", 5})},
                                {10, ContentFiles::digest_of_bytes("ten")}}));
}

TEST_F(ContentFilesTest, are_gone_once_removed_and_may_be_removed_again) {
  files_.put(10, "ten");
  EXPECT_TRUE(files_.has(10));
  files_.remove(10);
  EXPECT_FALSE(files_.has(10));
  files_.remove(10);
  EXPECT_TRUE(inventory().empty());
}

TEST_F(ContentFilesTest, of_an_earlier_store_make_room_but_nothing_else_does) {
  files_.put(10, "ten");
  ContentFiles::make_empty(place_);
  EXPECT_TRUE(inventory().empty());
  std::ofstream{fs::path{place_} / "letter.txt"} << "x";
  EXPECT_THROW(ContentFiles::make_empty(place_), InputError);
  EXPECT_TRUE(fs::exists(fs::path{place_} / "letter.txt"));
  EXPECT_THROW(ContentFiles::require_own_place((fs::path{place_} / "letter.txt").string()), InputError);
  EXPECT_NO_THROW(ContentFiles::require_own_place(folder_.file("absent")));
}

TEST_F(ContentFilesTest, are_files_and_no_folder_with_a_number_for_a_name) {
  fs::create_directories(fs::path{place_} / "2024");
  std::ofstream{fs::path{place_} / "2024" / "letter.txt"} << "x";
  EXPECT_THROW(ContentFiles::make_empty(place_), InputError);
  ContentFiles::remove_own(place_);
  EXPECT_TRUE(fs::exists(fs::path{place_} / "2024" / "letter.txt"));
}

TEST_F(ContentFilesTest, are_known_again_when_their_store_is_opened_and_by_no_other_store) {
  const std::string with = folder_.file("with.db");
  const std::string without = folder_.file("without.db");
  EXPECT_EQ(create_sqlite_store_with_files(with, false)->content_folder(), content_folder_of(with));
  EXPECT_EQ(open_sqlite_store(with, false)->content_folder(), content_folder_of(with));
  EXPECT_EQ(create_sqlite_store(without, nullptr, false)->content_folder(), "");
  fs::create_directory(content_folder_of(without));
  EXPECT_EQ(open_sqlite_store(without, false)->content_folder(), "");
}

}  // namespace
}  // namespace slettefrist
