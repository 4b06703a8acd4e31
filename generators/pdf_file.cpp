// A PDF file of one page, exactly as large as told: its token is the first line, words fill the page,
// comments that no reader shows fill the rest.
//
// The stream stands last, so that every object but the cross-reference table has a fixed place. Must not know
// records.
#include <algorithm>
#include <array>
#include <cassert>

#include "generators/document_forms.h"

namespace slettefrist::generators {
namespace {

constexpr std::size_t kLengthWidth = 10;  // digits and spaces, so that the frame is as long for any length
constexpr std::size_t kLineBytes = 84;
constexpr int kLines = 50;
constexpr std::string_view kTextStart = "BT\n/F1 10 Tf\n15 TL\n56 786 Td\n(";
constexpr std::string_view kTextEnd = "ET\n";
constexpr std::string_view kStreamStart = ">>\nstream\n";
constexpr std::string_view kStreamEnd = "\nendstream\nendobj\n";
constexpr std::string_view kTrailer = "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n";

std::string padded(std::size_t number, std::size_t width, char pad, bool in_front) {
  const std::string digits = std::to_string(number);
  const std::string space(width - digits.size(), pad);
  return in_front ? space + digits : digits + space;
}

// Everything before the length of the stream, and everything from the cross-reference table to its own place.
struct Frame {
  std::string head;
  std::string table;
};

Frame made_frame() {
  // In the order of the file; the second number is the object's.
  constexpr std::array<std::pair<int, std::string_view>, 4> kObjects{{
      {1, "<</Type/Catalog/Pages 2 0 R>>"},
      {2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"},
      {3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"},
      {5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"},
  }};
  std::array<std::size_t, 6> places{};
  Frame frame;
  frame.head = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
  for (const auto& [number, dictionary] : kObjects) {
    places.at(static_cast<std::size_t>(number)) = frame.head.size();
    frame.head += std::to_string(number) + " 0 obj\n" + std::string{dictionary} + "\nendobj\n";
  }
  places.at(4) = frame.head.size();
  frame.head += "4 0 obj\n<</Length ";
  frame.table = "xref\n0 6\n0000000000 65535 f \n";
  for (std::size_t number = 1; number < places.size(); ++number) {
    frame.table += padded(places.at(number), 10, '0', true) + " 00000 n \n";
  }
  frame.table += kTrailer;
  return frame;
}

const Frame& frame() {
  static const Frame made = made_frame();
  return made;
}

// From the cross-reference table to the end of a file of `size` bytes. The table's place is told in it and
// depends on how many digits that takes; where no number of digits fits, one line feed more does.
std::string tail_of(std::size_t size) {
  for (const std::string_view end : {"\n%%EOF\n", "\n%%EOF\n\n"}) {
    for (std::size_t digits = 1; digits <= kLengthWidth; ++digits) {
      const std::size_t place = size - frame().table.size() - end.size() - digits;
      std::string told = std::to_string(place);
      if (told.size() == digits) return frame().table + told + std::string{end};
    }
  }
  assert(false);
  return {};
}

// The frame's bytes beside the stream, at most.
std::size_t frame_bytes() {
  return frame().head.size() + kLengthWidth + kStreamStart.size() + kStreamEnd.size() + frame().table.size() +
         kLengthWidth + std::string_view{"\n%%EOF\n\n"}.size();
}

void add_page(std::string& file, std::string_view token, std::uint64_t draw, std::size_t end) {
  file += kTextStart;
  file += token;
  file += ")Tj\n";
  for (int line = 0; line < kLines; ++line) {
    constexpr std::string_view kLineEnd = ")'\n";
    if (file.size() + 1 + kLineBytes + kLineEnd.size() + kTextEnd.size() > end) break;
    file += '(';
    add_latin_words(file, kLineBytes, draw);
    file += kLineEnd;
  }
  file += kTextEnd;
  while (file.size() < end) {
    const std::size_t left = end - file.size();
    if (left > 2) {
      file += '%';
      add_latin_words(file, std::min(left - 2, kLineBytes), draw);
    }
    file += '\n';
  }
}

}  // namespace

std::size_t least_pdf_bytes(std::size_t token_length) {
  return frame_bytes() + kTextStart.size() + token_length + std::string_view{")Tj\n"}.size() +
         kTextEnd.size();
}

std::string pdf_file(std::string_view token, std::uint64_t draw, std::size_t size) {
  assert(size >= least_pdf_bytes(token.size()));
  const std::string tail = tail_of(size);
  const std::size_t stream_end = size - tail.size() - kStreamEnd.size();
  std::string file;
  file.reserve(size + 16);
  file = frame().head;
  const std::size_t stream_begin = file.size() + kLengthWidth + kStreamStart.size();
  file += padded(stream_end - stream_begin, kLengthWidth, ' ', false);
  file += kStreamStart;
  add_page(file, token, draw, stream_end);
  file += kStreamEnd;
  file += tail;
  assert(file.size() == size);
  return file;
}

}  // namespace slettefrist::generators
