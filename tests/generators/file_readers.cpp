// Readers of PDF and PNG for tests; see file_readers.h.
#include "tests/generators/file_readers.h"

#include <vector>

namespace slettefrist::generators {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

// The number that begins at `at` behind white space; -1 where there is none.
long number_from(std::string_view file, std::size_t at) {
  while (at < file.size() && (file[at] == ' ' || file[at] == '\n')) ++at;
  if (at >= file.size() || file[at] < '0' || file[at] > '9') return -1;
  return std::stol(std::string{file.substr(at, 12)});
}

std::uint32_t word_at(std::string_view file, std::size_t at) {
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < 4; ++i) word = word << 8 | static_cast<unsigned char>(file[at + i]);
  return word;
}

// Bit by bit, as the specification has it.
std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = ~0U;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? 0xEDB88320U ^ crc >> 1 : crc >> 1;
  }
  return ~crc;
}

std::uint32_t adler_of(std::string_view bytes) {
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : bytes) {
    low = (low + static_cast<unsigned char>(c)) % 65521;
    high = (high + low) % 65521;
  }
  return high << 16 | low;
}

std::string read_objects(std::string_view file, std::size_t table, ReadPdf& pdf) {
  if (file.substr(table, 7) != "xref\n0 ") return "no table where startxref says";
  const long count = number_from(file, table + 7);
  const std::size_t rows = file.find('\n', table + 5) + 1;
  if (file.substr(rows, 20) != "0000000000 65535 f \n") return "the first row is not that of the free list";
  for (long i = 1; i < count; ++i) {
    const std::string_view row = file.substr(rows + static_cast<std::size_t>(i) * 20, 20);
    if (row.substr(10) != " 00000 n \n") return "a row is no row";
    const auto at = static_cast<std::size_t>(std::stol(std::string{row.substr(0, 10)}));
    const std::string head = std::to_string(i) + " 0 obj\n";
    if (file.substr(at, head.size()) != head) return "no object " + std::to_string(i) + " where it is said";
    const std::size_t end = file.find("\nendobj\n", at);
    if (end == kNowhere) return "an object without end";
    pdf.objects[static_cast<int>(i)] = file.substr(at + head.size(), end - at - head.size());
  }
  const std::size_t trailer = rows + static_cast<std::size_t>(count) * 20;
  if (file.substr(trailer, 8) != "trailer\n") return "no trailer behind the table";
  const std::size_t size = file.find("/Size", trailer);
  return number_from(file, size + 5) == count ? "" : "the trailer counts other objects";
}

std::string read_page(ReadPdf& pdf) {
  const std::string& page = pdf.objects[3];
  const long content = number_from(page, page.find("/Contents") + 9);
  const std::string& object = pdf.objects[static_cast<int>(content)];
  const long length = number_from(object, object.find("/Length") + 7);
  const std::size_t begin = object.find("stream\n") + 7;
  if (length < 0 || object.substr(begin + static_cast<std::size_t>(length)) != "\nendstream") {
    return "the stream is not as long as it says";
  }
  pdf.page = object.substr(begin, static_cast<std::size_t>(length));
  return "";
}

std::string inflate_stored(std::string_view data, std::string& raw) {
  if (data.substr(0, 2) != "\x78\x01" || word_at("\0\0\x78\x01", 0) % 31 != 0) return "no zlib head";
  std::size_t at = 2;
  for (bool is_last = false; !is_last;) {
    if (at + 5 > data.size()) return "a block without head";
    is_last = data[at] == 1;
    if (data[at] != 1 && data[at] != 0) return "a block that is not stored";
    const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(data[at + i])}; };
    const std::size_t length = byte(1) | byte(2) << 8;
    if ((length ^ 0xFFFF) != (byte(3) | byte(4) << 8)) return "a length without its complement";
    raw += data.substr(at + 5, length);
    at += 5 + length;
  }
  if (at + 4 != data.size()) return "bytes behind the last block";
  return word_at(data, at) == adler_of(raw) ? "" : "a wrong sum over the picture";
}

std::string take_chunk(std::string_view type, std::string_view data, ReadPng& png, std::string& packed) {
  if (type == "IHDR") {
    png.width = word_at(data, 0);
    png.height = word_at(data, 4);
    return data.substr(8) == std::string_view{"\x08\0\0\0\0", 5} ? "" : "not eight bits of grey";
  }
  if (type == "tEXt") png.comment = data.substr(data.find('\0') + 1);
  if (type == "IDAT") packed += data;
  return "";
}

}  // namespace

ReadPdf read_pdf(std::string_view file) {
  ReadPdf pdf;
  const std::size_t told = file.rfind("startxref\n");
  if (file.substr(0, 8) != "%PDF-1.4" || told == kNowhere || file.find("%%EOF", told) == kNowhere) {
    pdf.fault = "no frame";
    return pdf;
  }
  const long table = number_from(file, told + 10);
  pdf.fault = table < 0 ? "no place" : read_objects(file, static_cast<std::size_t>(table), pdf);
  if (pdf.fault.empty()) pdf.fault = read_page(pdf);
  return pdf;
}

ReadPng read_png(std::string_view file) {
  ReadPng png;
  if (file.substr(0, 8) != "\x89PNG\r\n\x1A\n") png.fault = "no signature";
  std::string packed;
  std::string type;
  std::size_t at = 8;
  while (png.fault.empty() && type != "IEND") {
    if (at + 12 > file.size() || at + 12 + word_at(file, at) > file.size()) {
      png.fault = "a chunk runs over the end";
      break;
    }
    const std::size_t length = word_at(file, at);
    type = file.substr(at + 4, 4);
    if (word_at(file, at + 8 + length) != crc_of(file.substr(at + 4, 4 + length))) {
      png.fault = "a wrong sum over " + type;
      break;
    }
    png.fault = take_chunk(type, file.substr(at + 8, length), png, packed);
    at += 12 + length;
  }
  if (png.fault.empty() && at != file.size()) png.fault = "bytes behind the end";
  std::string raw;
  if (png.fault.empty()) png.fault = inflate_stored(packed, raw);
  if (png.fault.empty() && raw.size() != std::size_t{png.height} * (png.width + 1))
    png.fault = "not all rows";
  for (std::size_t row = 0; png.fault.empty() && row < png.height; ++row) {
    if (raw[row * (png.width + 1)] != '\0') png.fault = "an unknown filter";
    png.pixels += raw.substr(row * (png.width + 1) + 1, png.width);
  }
  return png;
}

}  // namespace slettefrist::generators
