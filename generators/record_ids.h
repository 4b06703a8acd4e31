// The ids of generated records: day of entry, citizen and a running number, so that ids rise with time and
// can be computed from one citizen alone.
//
// This file must not know which table it numbers.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "generators/danish_time.h"
#include "generators/stream.h"
#include "sim/model/records.h"

namespace slettefrist::generators {

constexpr int kCitizenBits = 26;
constexpr int kRunningBits = 10;

constexpr RecordId record_id(Day day, RecordId citizen_id, int running) {
  return (RecordId{day - kFirstDay} << (kCitizenBits + kRunningBits)) | (citizen_id << kRunningBits) |
         running;
}

// A wording for this record. Taken from its id and not from a stream, so that words shift no draw.
template <std::size_t count>
constexpr std::string_view worded(const std::array<std::string_view, count>& wordings, RecordId id) {
  return wordings[mixed(static_cast<std::uint64_t>(id)) % count];
}

// Such a wording with the record's token behind it.
template <std::size_t count>
std::string worded_with_token(const std::array<std::string_view, count>& wordings, Area area, RecordId id) {
  const std::string_view words = worded(wordings, id);
  std::string text;
  text.reserve(words.size() + kTokenRoom);
  text = words;
  append_token(text, area, id);
  return text;
}

// Numbers one citizen's records of one table, which must come in time order.
class IdCounter {
 public:
  explicit IdCounter(RecordId citizen_id) : citizen_id_(citizen_id) {}

  // Nothing when the day is full: the record then has to be left out.
  std::optional<RecordId> next(Day day) {
    running_ = day == day_ ? running_ + 1 : 0;
    day_ = day;
    if (running_ >= (1 << kRunningBits)) return std::nullopt;
    return record_id(day, citizen_id_, running_);
  }

 private:
  RecordId citizen_id_;
  Day day_{kFirstDay - 1};
  int running_ = 0;
};

}  // namespace slettefrist::generators
