// A 64-bit digest of one row, the same whether it is computed from a record of the history or from what a
// store hands back. Not cryptographic: it finds altered rows, it does not withstand an adversary.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/model/records.h"

namespace slettefrist {

// Feed the columns in table order: integers and instants as numbers, text and days (YYYY-MM-DD) as text,
// a document's content as text in the place of content_sha256, empty columns as null.
class RowHasher {
 public:
  void add_null() { mix(0x9e3779b97f4a7c15ULL); }
  void add(std::int64_t number) { mix(static_cast<std::uint64_t>(number) ^ 0x517cc1b727220a95ULL); }
  void add(std::string_view text) {
    std::uint64_t h = 0xcbf29ce484222325ULL ^ text.size();
    const auto take_word = [&h](std::string_view bytes) {
      std::uint64_t word = 0;
      for (std::size_t i = 0; i < bytes.size(); ++i)
        word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
      h = (h ^ word) * 0x9fb21c651e98df25ULL;
      h ^= h >> 32;
    };
    while (text.size() >= kWordBytes) {
      take_word(text.substr(0, kWordBytes));
      text.remove_prefix(kWordBytes);
    }
    if (!text.empty()) take_word(text);  // the size tells it from a longer one that ends in zeros
    mix(h);
  }
  std::uint64_t value() const { return state_; }

 private:
  static constexpr std::size_t kWordBytes = 8;

  void mix(std::uint64_t word) {
    state_ = (state_ ^ word) * 0xbf58476d1ce4e5b9ULL;
    state_ ^= state_ >> 29;
  }
  std::uint64_t state_ = 0x2545f4914f6cdd1dULL;
};

// The digest of a row as the world wrote it; for a document `content` is its bytes, or nullptr for NULL.
template <class Record>
std::uint64_t digest_of(const Record& record, const std::string* content = nullptr) {
  RowHasher hasher;
  visit_columns(record, [&](std::string_view name, Need, const auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    if constexpr (std::is_same_v<Field, std::string>) {
      if (name == "content_sha256") {
        content ? hasher.add(std::string_view{*content}) : hasher.add_null();
      } else {
        field.empty() ? hasher.add_null() : hasher.add(std::string_view{field});
      }
    } else if constexpr (std::is_same_v<Field, Day>) {
      hasher.add(std::string_view{to_text(field)});
    } else if constexpr (std::is_same_v<Field, Area>) {
      hasher.add(name_of(field));
    } else if constexpr (std::is_same_v<Field, Instant>) {
      hasher.add(field.seconds);
    } else if constexpr (std::is_same_v<Field, std::optional<Day>>) {
      field ? hasher.add(std::string_view{to_text(*field)}) : hasher.add_null();
    } else if constexpr (std::is_same_v<Field, std::optional<Instant>>) {
      field ? hasher.add(field->seconds) : hasher.add_null();
    } else if constexpr (std::is_integral_v<Field>) {
      hasher.add(std::int64_t{field});
    } else {
      field ? hasher.add(std::int64_t{*field}) : hasher.add_null();  // optional integers
    }
  });
  return hasher.value();
}

}  // namespace slettefrist
