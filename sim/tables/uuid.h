// Ids as UUIDs, for teams whose keys are UUIDs: ours hold the id and can be read back without a list.
//
// A version 8 UUID (RFC 9562, for private layouts): 48 bits made of the seed, 12 check bits, 4 marking bits,
// 5 bits for the table, 53 bits for the id. Any other UUID gets a number made of its bits, the same in every
// file and every export. This file must not know a table file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/model/records.h"

namespace slettefrist::tables {

// No area: the id of something that is no table of ours.
std::string uuid_of(std::uint64_t seed, std::optional<Area> area, RecordId id);

// The id that `uuid_of` put in; for other UUIDs a number from 2^52 on, above every generated id. Nothing
// where the text is no UUID (8-4-4-4-12 hexadecimal digits, upper or lower case).
std::optional<RecordId> id_of_uuid(std::string_view text);

}  // namespace slettefrist::tables
