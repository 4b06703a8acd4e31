// Each piece is its kind, its instant, how long it is, and its columns.
#include "generators/parcels.h"

#include <algorithm>

#include "sim/model/record_bytes.h"

namespace slettefrist::generators {
namespace {

// Lends one string to all pieces of a life: how long a piece is stands before it.
class Packer {
 public:
  explicit Packer(Slices& slices) : slices_(slices) {}

  void pack_up(const Family& family) {
    ByteWriter writer(piece_);
    writer.put_record(family.notification);
    writer.put_field(std::uint64_t{family.answers.size()}, std::uint64_t{family.documents.size()});
    for (const Answer& answer : family.answers) writer.put_record(answer);
    for (const Document& document : family.documents) writer.put_record(document);
    put(kFamilyParcel, family.notification.notified_at);
  }
  void pack_up(const CitizenChange& change) {
    ByteWriter(piece_).put_record(change.citizen);
    put(kCitizenChangeParcel, change.changed_at);
  }
  template <class Record>
  void pack_up(const Record& record) {
    ByteWriter(piece_).put_record(record);
    put(index_of(Record::kArea), entered_at(record));
  }

 private:
  void put(std::size_t kind, Instant at) {
    std::string& slice = slices_.bytes[at.seconds / slices_.seconds];
    ByteWriter(slice).put_field(std::uint64_t{kind}, at, std::uint64_t{piece_.size()});
    slice += piece_;
    piece_.clear();
  }

  Slices& slices_;
  std::string piece_;
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
  const auto size = static_cast<std::size_t>(reader.take());
  parcel.bytes = reader.rest().substr(0, size);
  bytes = reader.rest().substr(size);
  reader.take_field(parcel.id);  // the first column of each
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
