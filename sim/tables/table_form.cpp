// Cells of ours to cells of theirs and back; see table_form.h.
//
// A value that cannot be understood is left as it was read and told as a fault: the reader of the row then
// says the same about it as it would without a mapping.
#include "sim/tables/table_form.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "sim/tables/civil_time.h"
#include "sim/tables/day_pattern.h"
#include "sim/tables/uuid.h"

namespace slettefrist::tables {
namespace {

constexpr std::int64_t kMillisecondsASecond = 1000;
constexpr std::size_t kClockLength = 8;  // HH:MM:SS

const TableMapping* mapping_of(const Mapping& mapping, std::string_view table) {
  const auto found = std::find_if(mapping.tables.begin(), mapping.tables.end(),
                                  [&](const TableMapping& one) { return one.table == table; });
  return found == mapping.tables.end() ? nullptr : &*found;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::int64_t> whole_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// HH:MM:SS, by way of the parser of whole instants, which knows all that can be wrong with it.
std::optional<std::int32_t> second_of_clock(std::string_view text) {
  const auto instant = parse_instant("1970-01-01T" + std::string{text} + "Z");
  if (!instant) return std::nullopt;
  return static_cast<std::int32_t>(instant->seconds);
}

}  // namespace

TableForm::TableForm(const Mapping& mapping, std::string_view table, std::vector<Column> columns,
                     Instants usual)
    : name_(table),
      table_(table),
      mapping_file_(mapping.file),
      columns_(std::move(columns)),
      codes_(columns_.size()),
      ids_(mapping.ids),
      seed_(mapping.seed),
      instants_(mapping.instants == Instants::usual ? usual : mapping.instants),
      doubled_hour_(mapping.doubled_hour),
      days_(mapping.days),
      local_separator_(mapping.local_separator) {
  static const TableMapping nothing;
  const TableMapping* found = mapping_of(mapping, table);
  const TableMapping& theirs = found ? *found : nothing;
  if (!theirs.name.empty()) name_ = theirs.name;
  ignored_ = theirs.ignored;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (column.name == "entity_name" || column.name == "area") other_table_ = i;  // of messages, of holds
    if (holds(theirs.left_out, column.name)) continue;
    const auto renamed = theirs.columns.find(column.name);
    const auto codes = theirs.codes.find(column.name);
    if (codes != theirs.codes.end()) codes_[i].assign(codes->second.begin(), codes->second.end());
    const bool is_number = (column.kind == CellKind::id && ids_ == Ids::integer) ||
                           (column.kind == CellKind::whole && codes_[i].empty()) ||
                           (column.kind == CellKind::instant && are_instants_numbers());
    fields_.push_back({renamed == theirs.columns.end() ? column.name : renamed->second, i, "", is_number,
                       column.name == "content_sha256"});
  }
  for (const auto& [name, value] : theirs.constants) fields_.push_back({name, {}, value, false, false});
  is_plain_ = ids_ == Ids::integer && instants_ == Instants::utc && days_ == "YYYY-MM-DD" &&
              fields_.size() == columns_.size() && theirs.constants.empty() && theirs.codes.empty();
}

// -- to theirs --

TableForm::Theirs TableForm::to_theirs(const Cells& ours, Cells& room) const {
  assert(ours.size() == columns_.size());
  if (is_plain_) return {ours, std::nullopt};
  room.resize(fields_.size());
  std::optional<std::size_t> doubled;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const Field& field = fields_[i];
    if (!field.our_cell) {
      room[i] = field.constant;
      continue;
    }
    const std::string& cell = ours[*field.our_cell];
    room[i] = cell.empty() ? cell : value_to_theirs(cell, *field.our_cell, ours);
    if (instants_ == Instants::local && columns_[*field.our_cell].kind == CellKind::instant &&
        !cell.empty()) {
      if (meanings_of(clock_time_of(*parse_instant(cell))).second) doubled = i;
    }
  }
  return {room, doubled};
}

std::string TableForm::value_to_theirs(const std::string& cell, std::size_t column, const Cells& ours) const {
  for (const auto& [our_code, their_code] : codes_[column]) {
    if (our_code == cell) return their_code;
  }
  if (!codes_[column].empty()) throw missing_code(cell, columns_[column].name);
  switch (columns_[column].kind) {
    case CellKind::id:
      if (ids_ == Ids::integer) return cell;
      return uuid_of(seed_, area_of_id(column, ours), whole_of(cell).value());
    case CellKind::day:
      return day_in(days_, parse_day(cell).value());
    case CellKind::instant:
      return instant_text(parse_instant(cell).value());
    case CellKind::whole:
    case CellKind::text:
      break;
  }
  return cell;
}

// Passing it through would write a code that cannot be read back.
InputError TableForm::missing_code(const std::string& cell, const std::string& column) const {
  return InputError(Problem{mapping_file_, 0, 0,
                            "table " + table_ + ", codes of " + column + ": a record holds \"" + cell +
                                "\", for which the mapping has no code",
                            "Add it under [table.codes." + column + "]"});
}

// Whose id it is: a parent's column is called as the parent's own.
std::optional<Area> TableForm::area_of_id(std::size_t column, const Cells& ours) const {
  const std::string& name = columns_[column].name;
  if (name == "entity_id" || name == "record_id") return area_named(ours[other_table_]);
  for (const Area area : kTables) {
    if (id_column_of(area) == name) return area;
  }
  return std::nullopt;
}

std::string TableForm::instant_text(Instant instant) const {
  switch (instants_) {
    case Instants::local: {
      const ClockTime time = clock_time_of(instant);
      return day_in(days_, time.day) + local_separator_ + clock_text(time.second_of_day);
    }
    case Instants::epoch_milliseconds:
      return std::to_string(instant.seconds * kMillisecondsASecond);
    case Instants::epoch_seconds:
      return std::to_string(instant.seconds);
    case Instants::utc:
    case Instants::usual:
      break;
  }
  return to_text(instant);
}

// -- to ours --

std::vector<Fault> TableForm::to_ours(const std::vector<std::string_view>& theirs, Cells& ours) const {
  assert(theirs.size() == fields_.size());
  ours.assign(columns_.size(), "");
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const Field& field = fields_[i];
    if (!field.our_cell) {
      if (theirs[i] == field.constant) continue;
      faults.push_back({i, "\"" + field.constant + "\", the mapping's constant",
                        "Leave rows of other kinds out, or name the column under ignored"});
      continue;
    }
    std::string& cell = ours[*field.our_cell];
    cell = theirs[i];
    if (is_plain_ || cell.empty()) continue;
    auto fault = value_to_ours(theirs[i], *field.our_cell, cell);
    if (!fault) continue;
    fault->field = i;
    faults.push_back(std::move(*fault));
  }
  return faults;
}

std::optional<Fault> TableForm::value_to_ours(std::string_view cell, std::size_t column,
                                              std::string& ours) const {
  if (!codes_[column].empty()) {
    std::string known;
    for (const auto& [our_code, their_code] : codes_[column]) {
      if (their_code == cell) {
        ours = our_code;
        return std::nullopt;
      }
      known += (known.empty() ? "" : ", ") + their_code;
    }
    return Fault{0, "one of the mapping's codes: " + known, "Add the code to the mapping"};
  }
  switch (columns_[column].kind) {
    case CellKind::id:
      if (ids_ == Ids::integer) return std::nullopt;
      if (const auto id = id_of_uuid(cell)) {
        ours = std::to_string(*id);
        return std::nullopt;
      }
      return Fault{0, "a UUID of 8-4-4-4-12 hexadecimal digits", "Correct it, or say ids = \"integer\""};
    case CellKind::day:
      if (const auto day = day_from(days_, cell)) {
        ours = to_text(*day);
        return std::nullopt;
      }
      return Fault{0, "an existing day " + days_, "Write the day as the mapping's days says"};
    case CellKind::instant:
      return instant_to_ours(cell, ours);
    case CellKind::whole:
    case CellKind::text:
      break;
  }
  return std::nullopt;
}

std::string TableForm::expected_instant() const {
  if (instants_ == Instants::local) return "a Danish clock time " + days_ + local_separator_ + "HH:MM:SS";
  if (!are_instants_numbers()) return "";
  return std::string{"whole "} + (instants_ == Instants::epoch_milliseconds ? "milliseconds" : "seconds") +
         " since 1970 UTC, from " + to_text(kEarliestDay) + " to " + to_text(kLatestDay);
}

std::optional<Fault> TableForm::instant_to_ours(std::string_view cell, std::string& ours) const {
  if (instants_ == Instants::local) return local_to_ours(cell, ours);
  if (!are_instants_numbers()) return std::nullopt;  // what is wrong with it the reader of the row will say
  const bool in_milliseconds = instants_ == Instants::epoch_milliseconds;
  const auto number = whole_of(cell);
  const std::int64_t unit = in_milliseconds ? kMillisecondsASecond : 1;
  const std::string expected = expected_instant();
  if (!number) return Fault{0, expected, "Write digits only"};
  if (*number % unit != 0) {
    return Fault{0, expected + ", of whole seconds", "Cut the fraction off where the table is exported"};
  }
  const Instant instant{*number / unit};
  if (instant.seconds < kEarliestDay.number * kSecondsADay ||
      instant.seconds >= (kLatestDay.number + 1) * kSecondsADay) {
    return Fault{0, expected, in_milliseconds ? "Are these seconds?" : "Are these milliseconds?"};
  }
  ours = to_text(instant);
  return std::nullopt;
}

std::optional<Fault> TableForm::local_to_ours(std::string_view cell, std::string& ours) const {
  const std::string form = days_ + local_separator_ + "HH:MM:SS";
  std::optional<Day> day;
  std::optional<std::int32_t> second;
  if (cell.size() == form.size() && cell[days_.size()] == local_separator_) {
    day = day_from(days_, cell.substr(0, days_.size()));
    second = second_of_clock(cell.substr(cell.size() - kClockLength));
  }
  if (!day || !second) return Fault{0, expected_instant(), "Write it without a zone"};
  const Meanings meanings = meanings_of({*day, *second});
  if (!meanings.first) {
    return Fault{0, "a clock time that exists: Danish clocks skip this one",
                 "Correct it, or export the column in UTC"};
  }
  if (meanings.second && doubled_hour_ == DoubledHour::report) {
    return Fault{0, "a clock time that occurs once: Danish clocks show this one twice",
                 "Export the column in UTC, or settle it with doubled_hour in the mapping"};
  }
  ours =
      to_text(meanings.second && doubled_hour_ == DoubledHour::second ? *meanings.second : *meanings.first);
  return std::nullopt;
}

}  // namespace slettefrist::tables
