// The forms of generated files: plain text, PDF, PNG, each valid at any size from its least on and carrying
// its token as plain bytes.
//
// Pure functions of token, draw and size without any distribution, so that packs and stores hold the same
// bytes for good. This file must not know records.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace slettefrist::generators {

enum class FileForm : std::uint8_t { text, pdf, png };

std::string_view media_type_of(FileForm form);
std::string_view ending_of(FileForm form);  // ".pdf"
FileForm form_of(std::string_view media_type);
std::size_t least_bytes(FileForm form, std::size_t token_length);

// Exactly `size` bytes. `draw` decides all that is no frame.
std::string text_file(std::string_view token, std::uint64_t draw, std::size_t size);
std::string pdf_file(std::string_view token, std::uint64_t draw, std::size_t size);
std::string png_file(std::string_view token, std::uint64_t draw, std::size_t size);

std::size_t least_pdf_bytes(std::size_t token_length);
std::size_t least_png_bytes(std::size_t token_length);

// The next number of a chain that filler is taken from.
constexpr std::uint64_t next_draw(std::uint64_t draw) {
  draw = draw * 0x5851f42d4c957f2dULL + 0x14057b7ef767814fULL;
  return draw ^ (draw >> 33);
}

// Appends `count` bytes of Danish words in Latin-1, the code of PDF text and of PNG comments.
void add_latin_words(std::string& text, std::size_t count, std::uint64_t& draw);

}  // namespace slettefrist::generators
