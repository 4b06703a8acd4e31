// Records to compact bytes and back, for whoever keeps many of them and looks at few.
//
// Numbers by their length, text with its length in front. Lives for one run only and is no format. This file
// must not know files.
#pragma once

#include <cassert>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "sim/model/records.h"

namespace slettefrist {

class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}

  void put(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) out_ += static_cast<char>(number | 0x80);
    out_ += static_cast<char>(number);
  }
  // Small negative numbers stay short too.
  void put_signed(std::int64_t number) {
    put((static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63));
  }
  void put_field(std::int64_t field) { put_signed(field); }
  void put_field(std::int32_t field) { put_signed(field); }
  void put_field(Day field) { put_signed(field.number); }
  void put_field(Instant field) { put_signed(field.seconds); }
  void put_field(Area field) { put(index_of(field)); }
  void put_field(const std::string& field) {
    put(field.size());
    out_ += field;
  }
  template <class Value>
  void put_field(const std::optional<Value>& field) {
    put(field ? 1 : 0);
    if (field) put_field(*field);
  }
  template <class Record>
  void put_record(const Record& record) {
    visit_columns(record, [&](std::string_view, Need, const auto& field) { put_field(field); });
  }

 private:
  std::string& out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool at_end() const { return rest_.empty(); }
  std::uint64_t take() {
    std::uint64_t number = 0;
    for (int shift = 0;; shift += 7) {
      assert(!rest_.empty() && shift < 64);
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return number;
    }
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
