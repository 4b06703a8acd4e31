// Records to compact bytes and back, for whoever keeps many of them and looks at few.
//
// Numbers by their length, text with its length in front. Lives for one run on one machine only and is no
// format. This file must not know files.
#pragma once

#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "sim/model/records.h"

namespace slettefrist {

// Up to this a number is one byte; above it that byte tells how many follow. Not a bit of each byte, because
// eight bytes are written and read by one step.
constexpr std::uint64_t kAlone = 0xFF - sizeof(std::uint64_t);
static_assert(std::endian::native == std::endian::little, "a number's lowest bytes stand first");

class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}

  void put(std::uint64_t number) {
    std::array<char, kNumberBytesMax> bytes;
    out_.append(bytes.data(), put_at(bytes.data(), number));
  }
  // Small negative numbers stay short too.
  void put_signed(std::int64_t number) { put(folded(number)); }
  // Several are put quicker together.
  template <class... Fields>
  void put_field(const Fields&... fields) {
    Piece piece{out_};
    (put_into(piece, fields), ...);
  }
  template <class Record>
  void put_record(const Record& record) {
    Piece piece{out_};
    visit_columns(record, [&](std::string_view, Need, const auto& field) { put_into(piece, field); });
  }

 private:
  static constexpr std::size_t kNumberBytesMax = 1 + sizeof(std::uint64_t);

  // Bytes that are appended together: one by one each would ask the string for room.
  struct Piece {
    explicit Piece(std::string& out_given) : out(out_given) {}
    ~Piece() { flush(); }
    Piece(const Piece&) = delete;
    Piece& operator=(const Piece&) = delete;

    std::size_t room() const { return static_cast<std::size_t>(bytes.data() + bytes.size() - end); }
    void flush() { out.append(bytes.data(), std::exchange(end, bytes.data())); }

    std::string& out;
    std::array<char, 256> bytes;
    char* end = bytes.data();
  };

  static constexpr std::uint64_t folded(std::int64_t number) {
    return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
  }
  static char* put_at(char* to, std::uint64_t number) {
    if (number <= kAlone) {
      *to++ = static_cast<char>(number);
      return to;
    }
    const auto size = static_cast<std::size_t>(std::bit_width(number) + 7) / 8;
    *to++ = static_cast<char>(kAlone + size);
    std::memcpy(to, &number, sizeof number);
    return to + size;
  }
  static void put_into(Piece& piece, std::uint64_t number) {
    if (piece.room() < kNumberBytesMax) piece.flush();
    piece.end = put_at(piece.end, number);
  }
  static void put_into(Piece& piece, std::int64_t field) { put_into(piece, folded(field)); }
  static void put_into(Piece& piece, std::int32_t field) { put_into(piece, std::int64_t{field}); }
  static void put_into(Piece& piece, Day field) { put_into(piece, std::int64_t{field.number}); }
  static void put_into(Piece& piece, Instant field) { put_into(piece, field.seconds); }
  static void put_into(Piece& piece, Area field) { put_into(piece, std::uint64_t{index_of(field)}); }
  static void put_into(Piece& piece, const std::string& field) {
    put_into(piece, std::uint64_t{field.size()});
    if (piece.room() < field.size()) {
      piece.flush();
      piece.out += field;
      return;
    }
    std::memcpy(piece.end, field.data(), field.size());
    piece.end += field.size();
  }
  template <class Value>
  static void put_into(Piece& piece, const std::optional<Value>& field) {
    put_into(piece, std::uint64_t{field ? 1U : 0U});
    if (field) put_into(piece, *field);
  }

  std::string& out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  std::uint64_t take() {
    assert(!rest_.empty());
    const std::uint64_t first = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if (first <= kAlone) return first;
    const auto size = static_cast<std::size_t>(first - kAlone);
    assert(size <= rest_.size());
    std::uint64_t number = 0;
    if (rest_.size() >= sizeof number) {
      std::memcpy(&number, rest_.data(), sizeof number);
      number &= ~std::uint64_t{0} >> (64 - 8 * size);
    } else {
      std::memcpy(&number, rest_.data(), size);
    }
    rest_.remove_prefix(size);
    return number;
  }
  std::int64_t take_signed() {
    const std::uint64_t number = take();
    return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
  }
  void take_field(std::int64_t& field) { field = take_signed(); }
  void take_field(std::int32_t& field) { field = static_cast<std::int32_t>(take_signed()); }
  void take_field(Day& field) { field.number = static_cast<std::int32_t>(take_signed()); }
  void take_field(Instant& field) { field.seconds = take_signed(); }
  void take_field(Area& field) { field = kTables.at(static_cast<std::size_t>(take())); }
  void take_field(std::string& field) {
    const auto size = static_cast<std::size_t>(take());
    assert(size <= rest_.size());
    field.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <class Value>
  void take_field(std::optional<Value>& field) {
    if (take() == 0) {
      field.reset();
    } else {
      take_field(field.emplace());
    }
  }
  template <class Record>
  void take_record(Record& record) {
    visit_columns(record, [&](std::string_view, Need, auto& field) { take_field(field); });
  }

 private:
  std::string_view rest_;
};

// Bytes that do not change any more, in one piece of memory without slack: a string would be three words and
// often more than it needs.
class PackedBytes {
 public:
  PackedBytes() = default;
  explicit PackedBytes(std::string_view bytes) : block_(new char[sizeof(Size) + bytes.size()]) {
    const auto size = static_cast<Size>(bytes.size());
    assert(size == bytes.size());
    std::memcpy(block_.get(), &size, sizeof size);
    if (size > 0) std::memcpy(block_.get() + sizeof size, bytes.data(), size);
  }
  bool is_empty() const { return block_ == nullptr; }
  std::string_view bytes() const {
    Size size = 0;
    std::memcpy(&size, block_.get(), sizeof size);
    return {block_.get() + sizeof size, size};
  }

 private:
  using Size = std::uint32_t;
  std::unique_ptr<char[]> block_;
};

// `scratch` is written over: whoever packs many records lends one string.
template <class Record>
PackedBytes packed(const Record& record, std::string& scratch) {
  scratch.clear();
  ByteWriter{scratch}.put_record(record);
  return PackedBytes{scratch};
}

template <class Record>
Record unpacked(const PackedBytes& packed) {
  Record record;
  ByteReader{packed.bytes()}.take_record(record);
  return record;
}

}  // namespace slettefrist
