// The other way round of token(): which record a marked text belongs to.
//
// Whoever searches bytes for what is left of a record needs no generator for it, only this form. It must not
// know where a token may stand.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "sim/model/observation.h"

namespace slettefrist {

// How a token begins, as it is written; whoever folds case for a search may leave small letters.
constexpr std::string_view kTokenMark = "SLTF-";
constexpr std::size_t kTokenBytesMax = 48;  // the longest area's name and the longest id fit in

// The record whose token `text` begins with, in letters of either case; nothing where that is none, or cut
// off.
std::optional<RecordKey> record_of_token(std::string_view text);

}  // namespace slettefrist
