// The fixed places of the SQLite file header.
#include "sim/store/sqlite_header.h"

#include <array>
#include <fstream>
#include <string_view>

namespace slettefrist::store {
namespace {

constexpr std::string_view kMagic = "SQLite format 3";
constexpr std::size_t kReadVersionAt = 19;    // 1: rollback journal, 2: WAL
constexpr std::size_t kApplicationIdAt = 68;  // four bytes, highest first
constexpr std::size_t kHeaderBytes = 72;

}  // namespace

SqliteHeader header_of(const std::string& path) {
  std::array<char, kHeaderBytes> bytes{};
  std::ifstream file(path, std::ios::binary);
  if (!file.read(bytes.data(), kHeaderBytes)) return {};
  if (!std::string_view{bytes.data(), bytes.size()}.starts_with(kMagic)) return {};
  std::uint32_t id = 0;
  for (std::size_t i = kApplicationIdAt; i < kHeaderBytes; ++i) {
    id = id << 8U | static_cast<unsigned char>(bytes.at(i));
  }
  return {true, bytes.at(kReadVersionAt) == 2, static_cast<std::int32_t>(id)};
}

}  // namespace slettefrist::store
