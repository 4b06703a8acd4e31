// Small readers of PDF and PNG, written from the formats and not from the generators: they follow the offsets
// and check sums that a file tells and fail the test where one is wrong.
//
// This file must not include anything of the generators.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace slettefrist::generators {

struct ReadPdf {
  std::string fault;                   // "" = every offset and length is right
  std::map<int, std::string> objects;  // number: what stands between "obj" and "endobj"
  std::string page;                    // the stream of the page's content
};
ReadPdf read_pdf(std::string_view file);

struct ReadPng {
  std::string fault;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::string comment;  // of the text chunk, without its keyword
  std::string pixels;   // rows without their filter byte
};
ReadPng read_png(std::string_view file);

}  // namespace slettefrist::generators
