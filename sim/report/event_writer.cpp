// Parking lines by month and writing each month sorted; see event_writer.h.
//
// Entries lie in the parking as they lie in memory: they live for one run only.
#include "sim/report/event_writer.h"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <utility>
#include <vector>

namespace slettefrist::report {
namespace {

constexpr std::size_t kLoadBytes = std::size_t{1} << 18;
constexpr std::size_t kLoadsBehind = 4;

struct Head {
  std::int64_t at = 0;
  RecordId id = 0;
  std::uint32_t length = 0;
  Area area = Area::citizen;
  EventKind kind = EventKind::create;
};

struct Entry {
  Head head;
  std::size_t line_at = 0;
};

}  // namespace

EventWriter::EventWriter(const std::string& path, const std::string& scratch_dir, std::int64_t slice_seconds,
                         bool in_background)
    : file_(path),
      slice_seconds_(slice_seconds),
      parking_(scratch_dir, scratch::kParkedInMemoryBytes),
      loads_(kLoadsBehind, in_background, [this](Load&& load) { take(load); }) {}

void EventWriter::add(Instant at, Area area, EventKind kind, RecordId id, std::string_view line) {
  const Head head{at.seconds, id, static_cast<std::uint32_t>(line.size()), area, kind};
  entries_.append(reinterpret_cast<const char*>(&head), sizeof head);
  entries_ += line;
  if (entries_.size() >= kLoadBytes) send(std::nullopt);
}

// The thread has no use for the file before the first `write_until`.
void EventWriter::write_first(std::string_view line) {
  file_.buffer() += line;
  file_.buffer() += '\n';
  file_.flush_when_full();
}

void EventWriter::send(std::optional<Instant> until) {
  Load load{std::exchange(entries_, {}), until};
  entries_.reserve(kLoadBytes + kLoadBytes / 8);
  loads_.give(std::move(load));
}

std::int64_t EventWriter::slice_of(Instant at) const {
  return at.seconds / slice_seconds_ - (at.seconds % slice_seconds_ < 0 ? 1 : 0);
}

void EventWriter::take(const Load& load) {
  const std::string_view entries = load.entries;
  for (std::size_t at = 0; at < entries.size();) {
    Head head;
    std::memcpy(&head, entries.data() + at, sizeof head);
    const std::size_t size = sizeof head + head.length;
    parking_.add(slice_of(Instant{head.at}), entries.substr(at, size));
    at += size;
  }
  if (!load.until) return;
  while (!parking_.is_empty() && parking_.first_slice() < slice_of(*load.until)) write_first_slice();
}

void EventWriter::write_first_slice() {
  const std::string bytes = parking_.take_first();
  std::vector<Entry> entries;
  for (std::size_t at = 0; at < bytes.size();) {
    Entry entry;
    std::memcpy(&entry.head, bytes.data() + at, sizeof(Head));
    entry.line_at = at + sizeof(Head);
    at = entry.line_at + entry.head.length;
    entries.push_back(entry);
  }
  const auto rank = [](const Entry& e) { return std::tie(e.head.at, e.head.area, e.head.kind, e.head.id); };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const Entry& left, const Entry& right) { return rank(left) < rank(right); });
  for (const Entry& entry : entries) {
    file_.buffer().append(bytes, entry.line_at, entry.head.length);
    file_.buffer() += '\n';
    file_.flush_when_full();
  }
}

void EventWriter::write_until(Instant until) { send(until); }

void EventWriter::close() {
  send(std::nullopt);
  loads_.finish();
  while (!parking_.is_empty()) write_first_slice();
  file_.close();
}

}  // namespace slettefrist::report
