// Each piece is its kind and its columns.
#include "generators/parcels.h"

#include "sim/model/record_bytes.h"

namespace slettefrist::generators {
namespace {

// What stands before a piece: a record alone has its table's number, the rest numbers of their own.
constexpr std::uint64_t kFamily = kAreaCount;
constexpr std::uint64_t kCitizenChange = kAreaCount + 1;

std::string& slice_of(Instant at, Slices& slices) { return slices.bytes[at.seconds / slices.seconds]; }

void pack_up(const Family& family, Slices& slices) {
  ByteWriter writer(slice_of(family.notification.notified_at, slices));
  writer.put(kFamily);
  writer.put_record(family.notification);
  writer.put(family.answers.size());
  for (const Answer& answer : family.answers) writer.put_record(answer);
  writer.put(family.documents.size());
  for (const Document& document : family.documents) writer.put_record(document);
}

void pack_up(const CitizenChange& change, Slices& slices) {
  ByteWriter writer(slice_of(change.changed_at, slices));
  writer.put(kCitizenChange);
  writer.put_field(change.changed_at);
  writer.put_record(change.citizen);
}

template <class Record>
void pack_up(const Record& record, Slices& slices) {
  ByteWriter writer(slice_of(entered_at(record), slices));
  writer.put(index_of(Record::kArea));
  writer.put_record(record);
}

void unpack(ByteReader& reader, Family& family) {
  reader.take_record(family.notification);
  family.answers.resize(static_cast<std::size_t>(reader.take()));
  for (Answer& answer : family.answers) reader.take_record(answer);
  family.documents.resize(static_cast<std::size_t>(reader.take()));
  for (Document& document : family.documents) reader.take_record(document);
}

void unpack(ByteReader& reader, CitizenChange& change) {
  reader.take_field(change.changed_at);
  reader.take_record(change.citizen);
}

// A record that stands alone.
void unpack(ByteReader& reader, Area area, History& history) {
  switch (area) {
    case Area::sanction:
      return reader.take_record(history.sanctions.emplace_back());
    case Area::contact_course:
      return reader.take_record(history.contact_courses.emplace_back());
    case Area::plan_draft:
      return reader.take_record(history.plan_drafts.emplace_back());
    case Area::benefit_report:
      return reader.take_record(history.benefit_reports.emplace_back());
    case Area::message:
      return reader.take_record(history.messages.emplace_back());
    case Area::citizen:
    case Area::notification:
    case Area::answer:
    case Area::document:
    case Area::hold:
      break;
  }
  assert(false && "never packed up alone");
}

}  // namespace

void pack_up(const Life& life, Slices& slices) {
  const auto pack_all = [&](const auto& pieces) {
    for (const auto& piece : pieces) pack_up(piece, slices);
  };
  pack_all(life.course.changes);
  pack_all(life.families);
  pack_all(life.sanctions);
  pack_all(life.contact_courses);
  pack_all(life.plan_drafts);
  pack_all(life.benefit_reports);
  pack_all(life.messages);
}

void unpack(std::string_view bytes, History& history) {
  ByteReader reader(bytes);
  while (!reader.at_end()) {
    const std::uint64_t kind = reader.take();
    if (kind == kFamily) {
      unpack(reader, history.families.emplace_back());
    } else if (kind == kCitizenChange) {
      unpack(reader, history.citizen_changes.emplace_back());
    } else {
      unpack(reader, kAreas.at(static_cast<std::size_t>(kind)), history);
    }
  }
}

}  // namespace slettefrist::generators
