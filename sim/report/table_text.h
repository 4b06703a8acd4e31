// Aligned columns and small pictures for a terminal, by the width of letters, not of bytes.
//
// It must not know what is told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slettefrist::report {

// Columns a terminal gives the text: one a letter, none for what is drawn onto the letter before, two for the
// wide letters of East Asia.
std::size_t letters_wide(std::string_view text);

// Each row indented by two; the first column to the left, the others to the right. Rows may be shorter.
using TextRow = std::vector<std::string>;
void append_table(std::string& text, const std::vector<TextRow>& rows);

// One bar a value, the highest filling its place; a value above 0 is always seen, 0 is a blank.
std::string sparkline(const std::vector<std::int64_t>& values);

}  // namespace slettefrist::report
