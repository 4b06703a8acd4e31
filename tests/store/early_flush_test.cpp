// EarlyFlush leaves no file open and changes none, whether there is something to flush or not.
#include "sim/store/early_flush.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/store/temporary_store.h"

namespace slettefrist::store {
namespace {

std::int64_t open_files() {
  const std::filesystem::directory_iterator entries{"/proc/self/fd"};
  return std::distance(begin(entries), end(entries));
}

void flush(const std::string& path) {
  const std::int64_t before = open_files();
  { const EarlyFlush flush{path}; }
  EXPECT_EQ(open_files(), before);
}

TEST(EarlyFlush, leaves_a_file_as_it_is) {
  const TemporaryDirectory place;
  std::ofstream{place.file("any")} << "anything";
  flush(place.file("any"));
  EXPECT_EQ(bytes_of(place.file("any")), "anything");
}

TEST(EarlyFlush, does_without_a_file) {
  const TemporaryDirectory place;
  flush(place.file("none"));
  EXPECT_EQ(place.file_count(), 0U);
}

}  // namespace
}  // namespace slettefrist::store
