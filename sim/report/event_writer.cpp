// Parking lines by slice of time and writing each slice sorted; see event_writer.h.
//
// Entries lie in the parking as they lie in memory: they live for one run only.
#include "sim/report/event_writer.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <tuple>
#include <utility>

namespace slettefrist::report {
namespace {

struct Head {
  std::int64_t at = 0;
  RecordId id = 0;
  std::uint32_t length = 0;  // of the line, with its end
  Area area = Area::citizen;
  EventKind kind = EventKind::create;
};

struct Entry {
  Head head;
  const char* line = nullptr;
};

std::int64_t slice_of(Instant at, std::int64_t slice_seconds) {
  return at.seconds / slice_seconds - (at.seconds % slice_seconds < 0 ? 1 : 0);
}

void collect_entries(const std::string& piece, std::vector<Entry>& entries) {
  const char* const end = piece.data() + piece.size();
  for (const char* at = piece.data(); at < end;) {
    Entry& entry = entries.emplace_back();
    std::memcpy(&entry.head, at, sizeof(Head));
    entry.line = at + sizeof(Head);
    at = entry.line + entry.head.length;
  }
}

}  // namespace

std::string& EventLines::begin(Instant at, Area area, EventKind kind, RecordId id) {
  assert(open_ == nullptr);
  open_ = &slices_[slice_of(at, slice_seconds_)];
  begun_at_ = open_->size();
  const Head head{at.seconds, id, 0, area, kind};
  open_->append(reinterpret_cast<const char*>(&head), sizeof head);
  return *open_;
}

void EventLines::end() {
  *open_ += '\n';
  const auto length = static_cast<std::uint32_t>(open_->size() - begun_at_ - sizeof(Head));
  std::memcpy(open_->data() + begun_at_ + offsetof(Head, length), &length, sizeof length);
  open_ = nullptr;
}

EventWriter::EventWriter(const std::string& path, const std::string& scratch_dir, std::int64_t slice_seconds)
    : file_(path, true),
      slice_seconds_(slice_seconds),
      parking_(scratch_dir, scratch::kParkedInMemoryBytes) {}

void EventWriter::add(EventLines&& lines) {
  for (auto& [slice, entries] : lines.slices_) parking_.add(slice, std::move(entries));
}

void EventWriter::write_until(Instant until) {
  const std::int64_t slice = slice_of(until, slice_seconds_);
  while (!parking_.is_empty() && parking_.first_slice() < slice) write_first_slice();
}

void EventWriter::write_first_slice() {
  const std::vector<std::string> pieces = parking_.take_first();
  std::vector<Entry> entries;
  for (const std::string& piece : pieces) collect_entries(piece, entries);
  const auto rank = [](const Entry& e) { return std::tie(e.head.at, e.head.area, e.head.kind, e.head.id); };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const Entry& left, const Entry& right) { return rank(left) < rank(right); });
  for (const Entry& entry : entries) file_.add({entry.line, entry.head.length});
}

void EventWriter::close() {
  while (!parking_.is_empty()) write_first_slice();
  file_.close();
}

}  // namespace slettefrist::report
