// Each piece is its kind, its instant, how long it is, and its columns.
#include "generators/parcels.h"

#include <algorithm>
#include <cstring>

#include "sim/model/record_bytes.h"

namespace slettefrist::generators {
namespace {

// How long a piece is stands before it and is known after it: a number of so many bytes always.
using Size = std::uint32_t;

class Packer {
 public:
  explicit Packer(Slices& slices) : slices_(slices) {}

  void pack_up(const Family& family) {
    put(kFamilyParcel, family.notification.notified_at, [&](ByteWriter& writer) {
      writer.put_record(family.notification);
      writer.put_field(std::uint64_t{family.answers.size()}, std::uint64_t{family.documents.size()});
      for (const Answer& answer : family.answers) writer.put_record(answer);
      for (const Document& document : family.documents) writer.put_record(document);
    });
  }
  void pack_up(const CitizenChange& change) {
    put(kCitizenChangeParcel, change.changed_at,
        [&](ByteWriter& writer) { writer.put_record(change.citizen); });
  }
  template <class Record>
  void pack_up(const Record& record) {
    put(index_of(Record::kArea), entered_at(record), [&](ByteWriter& writer) { writer.put_record(record); });
  }

 private:
  template <class PutColumns>
  void put(std::size_t kind, Instant at, const PutColumns& put_columns) {
    std::string& slice = slices_.bytes[at.seconds / slices_.seconds];
    ByteWriter writer(slice);
    writer.put_field(std::uint64_t{kind}, at);
    const std::size_t before = slice.size();
    slice.append(sizeof(Size), '\0');
    put_columns(writer);
    const auto size = static_cast<Size>(slice.size() - before - sizeof(Size));
    std::memcpy(slice.data() + before, &size, sizeof size);
  }

  Slices& slices_;
};

void unpack(ByteReader& reader, Family& family) {
  reader.take_record(family.notification);
  family.answers.resize(static_cast<std::size_t>(reader.take()));
  family.documents.resize(static_cast<std::size_t>(reader.take()));
  for (Answer& answer : family.answers) reader.take_record(answer);
  for (Document& document : family.documents) reader.take_record(document);
}

// Calls visitor(list) for the list that pieces of that kind belong to.
template <class Visitor>
void visit_list(std::size_t kind, History& history, const Visitor& visitor) {
  if (kind == kFamilyParcel) return visitor(history.families);
  if (kind == kCitizenChangeParcel) return visitor(history.citizen_changes);
  switch (static_cast<Area>(kind)) {
    case Area::sanction:
      return visitor(history.sanctions);
    case Area::contact_course:
      return visitor(history.contact_courses);
    case Area::plan_draft:
      return visitor(history.plan_drafts);
    case Area::benefit_report:
      return visitor(history.benefit_reports);
    case Area::message:
      return visitor(history.messages);
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
  Packer packer(slices);
  const auto pack_all = [&](const auto& pieces) {
    for (const auto& piece : pieces) packer.pack_up(piece);
  };
  pack_all(life.course.changes);
  pack_all(life.families);
  pack_all(life.sanctions);
  pack_all(life.contact_courses);
  pack_all(life.plan_drafts);
  pack_all(life.benefit_reports);
  pack_all(life.messages);
}

Parcel take_parcel(std::string_view& bytes) {
  ByteReader reader(bytes);
  Parcel parcel;
  parcel.kind = static_cast<std::size_t>(reader.take());
  reader.take_field(parcel.at);
  Size size = 0;
  std::memcpy(&size, reader.rest().data(), sizeof size);
  parcel.bytes = reader.rest().substr(sizeof size, size);
  bytes = reader.rest().substr(sizeof size + size);
  ByteReader(parcel.bytes).take_field(parcel.id);  // the first column of each
  return parcel;
}

void unpack(const Parcel& parcel, History& history) {
  visit_list(parcel.kind, history, [&](auto& list) {
    ByteReader reader(parcel.bytes);
    auto& piece = list.emplace_back();
    if constexpr (std::is_same_v<decltype(piece), Family&>) {
      unpack(reader, piece);
    } else if constexpr (std::is_same_v<decltype(piece), CitizenChange&>) {
      piece.changed_at = parcel.at;
      reader.take_record(piece.citizen);
    } else {
      reader.take_record(piece);
    }
  });
}

void make_room(std::size_t kind, std::size_t count, History& history) {
  visit_list(kind, history, [&](auto& list) {
    const std::size_t wanted = list.size() + count;
    if (wanted > list.capacity()) list.reserve(std::max(wanted, 2 * list.capacity()));
  });
}

}  // namespace slettefrist::generators
