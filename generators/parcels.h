// One life cut into what is delivered piece by piece, as bytes for the slice of time in which each begins.
//
// A piece is a family, a change of a citizen or a record that stands alone; it comes back as it went in. When
// it begins and which it is can be told without unpacking it, so that pieces are brought into order as bytes.
// This file must not know where the bytes wait.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "generators/life.h"
#include "sim/model/history.h"

namespace slettefrist::generators {

// Bytes by slice of time, each so many seconds long.
struct Slices {
  std::int64_t seconds = 0;
  std::map<std::int64_t, std::string> bytes{};
};

// Everything of a life but the citizen's first row.
void pack_up(const Life& life, Slices& slices);

// A record that stands alone has its table's number as its kind, the rest have numbers of their own.
constexpr std::size_t kFamilyParcel = kAreaCount;
constexpr std::size_t kCitizenChangeParcel = kAreaCount + 1;
constexpr std::size_t kParcelKinds = kAreaCount + 2;

struct Parcel {
  std::size_t kind = 0;
  Instant at;
  RecordId id = 0;         // of the record, of a family's notification, of the citizen
  std::string_view bytes;  // into those that were packed up
};

// Takes the first piece off `bytes`, which has one.
Parcel take_parcel(std::string_view& bytes);
// Appends the piece to the list of `history` that it belongs to.
void unpack(const Parcel& parcel, History& history);
// Makes room for so many pieces more of that kind.
void make_room(std::size_t kind, std::size_t count, History& history);

}  // namespace slettefrist::generators
