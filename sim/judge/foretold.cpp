// A case's fate as bytes; see foretold.h.
//
// Fields are named by structured bindings, so that a new one does not compile until it is packed as well.
#include "sim/judge/foretold.h"

namespace slettefrist::judge {
namespace {

// "Never" is the usual answer and the longest number: it changes places with -1, which is no run.
std::int32_t swapped(std::int32_t run) { return run == kNever ? -1 : run == -1 ? kNever : run; }
void put_run(std::int32_t run, ByteWriter& writer) { writer.put_field(swapped(run)); }
void take_run(ByteReader& reader, std::int32_t& run) {
  reader.take_field(run);
  run = swapped(run);
}

template <class... Flags>
std::uint64_t bits_of(Flags... flags) {
  std::uint64_t bits = 0;
  int place = 0;
  ((bits |= std::uint64_t{flags} << place++), ...);
  return bits;
}
template <class... Flags>
void set_flags(std::uint64_t bits, Flags&... flags) {
  int place = 0;
  ((flags = ((bits >> place++) & 1U) != 0), ...);
}

void put_window(const Window& window, ByteWriter& writer) {
  const auto& [opens_run, closes_run, ended_run, due_on, rule, with_parent, calendar_kinds] = window;
  for (const std::int32_t run : {opens_run, closes_run, ended_run}) put_run(run, writer);
  writer.put_field(due_on);
  writer.put_field(rule);
  writer.put(std::uint64_t{calendar_kinds} << 1 | bits_of(with_parent));
}

void take_window(ByteReader& reader, Window& window) {
  for (std::int32_t* const run : {&window.opens_run, &window.closes_run, &window.ended_run})
    take_run(reader, *run);
  reader.take_field(window.due_on);
  reader.take_field(window.rule);
  const std::uint64_t rest = reader.take();
  set_flags(rest, window.with_parent);
  window.calendar_kinds = static_cast<CalendarKinds>(rest >> 1);
}

}  // namespace

void put_foretold(const Fate& fate, std::optional<Instant> stored_at, ByteWriter& writer) {
  const auto& [area, id, citizen_id, windows, may_enter, enters, has_no_rule, untouchable, on_edge,
               is_held_at_times, expected_run, expected_rule, expected_due_on, is_expected_with_parent,
               is_expected_open] = fate;
  writer.put_field(area);
  writer.put_field(id);
  writer.put_field(citizen_id);
  writer.put(windows.size());
  for (const Window& window : windows) put_window(window, writer);
  // One byte as long as the last of them is not set.
  writer.put(bits_of(may_enter, enters, is_expected_with_parent, on_edge, is_held_at_times, is_expected_open,
                     untouchable, has_no_rule));
  put_run(expected_run, writer);
  writer.put_field(expected_rule);
  writer.put_field(expected_due_on);
  writer.put_field(stored_at);
}

void take_foretold(ByteReader& reader, Foretold& foretold) {
  Fate& fate = foretold.fate;
  reader.take_field(fate.area);
  reader.take_field(fate.id);
  reader.take_field(fate.citizen_id);
  fate.windows.resize(static_cast<std::size_t>(reader.take()));
  for (Window& window : fate.windows) take_window(reader, window);
  set_flags(reader.take(), fate.may_enter, fate.enters, fate.is_expected_with_parent, fate.on_edge,
            fate.is_held_at_times, fate.is_expected_open, fate.untouchable, fate.has_no_rule);
  take_run(reader, fate.expected_run);
  reader.take_field(fate.expected_rule);
  reader.take_field(fate.expected_due_on);
  reader.take_field(foretold.stored_at);
}

}  // namespace slettefrist::judge
