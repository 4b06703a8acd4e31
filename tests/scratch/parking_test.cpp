// Parked bytes come back whole and in order, from memory and from the file, and leave no file behind.
#include "sim/scratch/parking.h"

#include <gtest/gtest.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace slettefrist::scratch {
namespace {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "slettefrist-test-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void add_samples(Parking& parking) {
  for (int round = 0; round < 50; ++round) {
    for (const std::int64_t slice : {3, 1, 2}) {
      parking.add(slice, std::to_string(slice) + ":" + std::to_string(round) + ";");
    }
  }
}

void expect_samples(Parking& parking) {
  for (const std::int64_t slice : {1, 2, 3}) {
    ASSERT_FALSE(parking.is_empty());
    EXPECT_EQ(parking.first_slice(), slice);
    std::string expected;
    for (int round = 0; round < 50; ++round) {
      expected += std::to_string(slice) + ":" + std::to_string(round) + ";";
    }
    std::string taken;
    for (const std::string& piece : parking.take_first()) taken += piece;
    EXPECT_EQ(taken, expected);
  }
  EXPECT_TRUE(parking.is_empty());
}

TEST(Parking, gives_back_what_it_was_given_by_slice_and_in_order) {
  Parking parking("", 10);
  add_samples(parking);
  EXPECT_GT(parking.bytes_in_memory(), 10u);
  expect_samples(parking);
  EXPECT_EQ(parking.bytes_in_memory(), 0u);
}

TEST(Parking, keeps_little_in_memory_once_it_may_use_a_file) {
  const TemporaryFolder folder;
  constexpr std::size_t kLimit = 4096;
  Parking parking(folder.path().string(), kLimit);
  const auto text_of = [](std::int64_t slice, std::size_t size) {
    return std::string(size, static_cast<char>('0' + slice));
  };
  for (std::int64_t round = 0; round < 1'000; ++round) {
    for (std::int64_t slice = 0; slice < 40; ++slice) parking.add(slice, text_of(slice, 64));
    const std::size_t wanted_soon = 2 * 1'000 * 2 * 64;  // a string may have room for twice its size
    ASSERT_LE(parking.bytes_in_memory(), kLimit + wanted_soon);
  }
  for (std::int64_t slice = 0; slice < 40; ++slice) {
    std::string taken;
    for (const std::string& one : parking.take_first()) taken += one;
    EXPECT_EQ(taken, text_of(slice, 64'000));
  }
  EXPECT_EQ(parking.bytes_in_memory(), 0u);
}

// What is wanted next would only come back at once.
TEST(Parking, moves_out_what_is_wanted_late_and_keeps_what_comes_next) {
  const TemporaryFolder folder;
  Parking parking(folder.path().string(), 1'000);
  const std::string piece(300, 'x');
  for (const std::int64_t slice : {1, 2, 3, 4}) parking.add(slice, std::string{piece});
  EXPECT_EQ(parking.bytes_in_memory(), 2 * piece.size());
  for (const std::int64_t slice : {1, 2, 3}) parking.add(slice, std::string{piece});
  EXPECT_GE(parking.bytes_in_memory(), 5 * piece.size());  // the limit is of what came since
}

// As events do: large slices are taken, and more comes for what is left. Room that they had is not left over.
TEST(Parking, bounds_what_is_added_after_slices_were_taken) {
  const TemporaryFolder folder;
  Parking parking(folder.path().string(), 1'000);
  for (const std::int64_t slice : {1, 2}) parking.add(slice, std::string(50'000, 'x'));
  for (int taken = 0; taken < 2; ++taken) parking.take_first();
  ASSERT_EQ(parking.bytes_in_memory(), 0U);
  for (std::int64_t slice = 3; slice < 20; ++slice) {
    parking.add(slice, std::string(900, 'x'));
    ASSERT_LE(parking.bytes_in_memory(), 1'000U + 2 * 900U);
  }
}

// Each part that was moved out is read by a call of its own.
TEST(Parking, moves_less_often_the_more_slices_there_are) {
  const TemporaryFolder folder;
  constexpr std::size_t kLimit = std::size_t{1} << 16;
  Parking parking(folder.path().string(), kLimit);
  const std::string piece(30, 'x');
  for (std::int64_t slice = 0; slice < 8'192; ++slice) parking.add(slice, std::string{piece});
  EXPECT_GT(parking.bytes_in_memory(), 3 * kLimit);
  for (int round = 0; round < 3; ++round) {
    for (std::int64_t slice = 0; slice < 8'192; ++slice) parking.add(slice, std::string{piece});
  }
  EXPECT_LT(parking.bytes_in_memory(), 5 * kLimit);
}

TEST(Parking, settles_with_all_in_its_file_once_it_has_one) {
  const TemporaryFolder folder;
  Parking small(folder.path().string(), 1'000'000);
  add_samples(small);
  small.settle();
  EXPECT_GT(small.bytes_in_memory(), 0u);
  expect_samples(small);

  Parking large(folder.path().string(), 100);
  add_samples(large);
  EXPECT_GT(large.bytes_in_memory(), 0u);
  large.settle();
  EXPECT_EQ(large.bytes_in_memory(), 0u);
  expect_samples(large);
}

TEST(Parking, leaves_no_name_in_the_folder_while_it_uses_a_file) {
  const TemporaryFolder folder;
  Parking parking(folder.path().string(), 1);
  add_samples(parking);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  expect_samples(parking);
}

TEST(Parking, says_so_when_it_cannot_make_its_file) {
  const TemporaryFolder folder;
  Parking parking((folder.path() / "absent").string(), 1);
  EXPECT_THROW(parking.add(1, "more than one byte"), std::system_error);
}

std::size_t bytes_allocated() {
  const struct mallinfo2 heap = ::mallinfo2();
  return heap.uordblks + heap.hblkhd;
}

// A slice that is filled and then left alone must not keep what it once held.
TEST(Parking, lets_go_of_the_memory_of_what_it_moved_out) {
  const TemporaryFolder folder;
  constexpr std::size_t kMebibyte = std::size_t{1} << 20;
  Parking parking{folder.path().string(), 2 * kMebibyte};
  const std::size_t before = bytes_allocated();
  for (std::int64_t slice = 0; slice < 64; ++slice) {
    for (int i = 0; i < 16; ++i)
      parking.add(slice, std::string(kMebibyte / 16, static_cast<char>('0' + slice)));
  }
  EXPECT_LT(bytes_allocated() - before, 8 * kMebibyte);
  for (std::int64_t slice = 0; slice < 64; ++slice) {
    std::string taken;
    for (const std::string& one : parking.take_first()) taken += one;
    ASSERT_EQ(taken, std::string(kMebibyte, static_cast<char>('0' + slice)));
  }
}

// Where the parts lie is written down in the file: memory need not hold it, however often something is moved.
TEST(Parking, knows_little_of_what_it_moved_out) {
  const TemporaryFolder folder;
  constexpr std::int64_t kSlices = 1'000;
  constexpr int kRounds = 400;
  Parking parking{folder.path().string(), std::size_t{1} << 15};
  const std::size_t before = bytes_allocated();
  for (int round = 0; round < kRounds; ++round) {
    for (std::int64_t slice = 0; slice < kSlices; ++slice)
      parking.add(slice, std::to_string(round) + std::string(40, 'x'));
  }
  parking.settle();
  EXPECT_LT(bytes_allocated() - before, std::size_t{1} << 20);
  std::string expected;
  for (int round = 0; round < kRounds; ++round) expected += std::to_string(round) + std::string(40, 'x');
  for (std::int64_t slice = 0; slice < kSlices; ++slice) {
    std::string taken;
    for (const std::string& one : parking.take_first()) taken += one;
    ASSERT_EQ(taken, expected);
  }
}

// Who adds a thing in one call need not look for its other half.
TEST(Parking, gives_what_was_added_in_one_call_in_one_piece) {
  const TemporaryFolder folder;
  Parking parking(folder.path().string(), 5'000);
  for (int round = 0; round < 300; ++round) {
    for (std::int64_t slice = 0; slice < 5; ++slice)
      parking.add(slice, "<" + std::string(static_cast<std::size_t>(round), 'x') + ">");
  }
  for (std::int64_t slice = 0; slice < 5; ++slice) {
    int begun = 0;
    for (const std::string& piece : parking.take_first()) {
      EXPECT_EQ(piece.front(), '<');
      EXPECT_EQ(piece.back(), '>');
      begun += static_cast<int>(std::count(piece.begin(), piece.end(), '<'));
    }
    EXPECT_EQ(begun, 300);
  }
}

}  // namespace
}  // namespace slettefrist::scratch
