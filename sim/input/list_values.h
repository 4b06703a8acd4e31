// Lists of plain values under one key: texts, whole numbers, areas. Each wrong item is told where it stands.
//
// This file must not know what a list is for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/key_reader.h"
#include "sim/model/records.h"

namespace slettefrist::input {

std::vector<std::string> texts_of(KeyReader& reader, std::string_view key);
std::vector<std::int64_t> wholes_of(KeyReader& reader, std::string_view key);
std::vector<std::string> codes_of(KeyReader& reader, std::string_view key);  // texts, or numbers as written
std::vector<Area> areas_of(KeyReader& reader, std::string_view key);
std::optional<Area> area_of(KeyReader& reader, std::string_view key);  // one, as a text
// Texts out of `words` only.
std::vector<std::string> words_of(KeyReader& reader, std::string_view key,
                                  const std::vector<std::string>& words);

}  // namespace slettefrist::input
