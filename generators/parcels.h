// One life cut into what is delivered piece by piece, as bytes for the slice of time in which each begins.
//
// A piece is a family, a change of a citizen or a record that stands alone; it comes back as it went in. This
// file must not know where the bytes wait.
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
// Appends the pieces to the vectors of `history`, in the order in which they were packed up.
void unpack(std::string_view bytes, History& history);

}  // namespace slettefrist::generators
