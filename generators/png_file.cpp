// A PNG picture in grey, exactly as large as told: stored, not compressed, with its token in a text chunk.
//
// What whole rows of the picture leave over goes into the text. Must not know records.
#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "generators/document_forms.h"

namespace slettefrist::generators {
namespace {

constexpr std::size_t kChunkFrame = 12;  // length, type, check sum
constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";
constexpr std::size_t kHeaderBytes = 13;
constexpr std::string_view kKeyword{"Comment\0", 8};
constexpr std::size_t kZlibFrame = 6;
constexpr std::size_t kBlockFrame = 5;
constexpr std::size_t kBlockMost = 65535;
constexpr std::size_t kNarrowest = 15;
constexpr std::size_t kWidest = 255;

constexpr std::size_t kCrcBytes = 8;  // that are taken at one time

// The first table is that of the standard; each further one is for a byte with one more behind it.
constexpr std::array<std::array<std::uint32_t, 256>, kCrcBytes> kCrcTables = [] {
  std::array<std::array<std::uint32_t, 256>, kCrcBytes> tables{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t rest = i;
    for (int bit = 0; bit < 8; ++bit) rest = (rest & 1) != 0 ? 0xEDB88320U ^ (rest >> 1) : rest >> 1;
    tables[0][i] = rest;
  }
  for (std::size_t k = 1; k < kCrcBytes; ++k) {
    for (std::size_t i = 0; i < 256; ++i) {
      const std::uint32_t before = tables[k - 1][i];
      tables[k][i] = tables[0][before & 0xFF] ^ (before >> 8);
    }
  }
  return tables;
}();

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  const auto byte_at = [&](std::size_t place) {
    return std::uint32_t{static_cast<unsigned char>(bytes[place])};
  };
  std::size_t at = 0;
  for (; at + kCrcBytes <= bytes.size(); at += kCrcBytes) {
    std::uint32_t next = 0;
    for (std::size_t k = 0; k < kCrcBytes; ++k) {
      const std::uint32_t of_crc = k < sizeof crc ? crc >> (8 * k) & 0xFF : 0;
      next ^= kCrcTables[kCrcBytes - 1 - k][byte_at(at + k) ^ of_crc];
    }
    crc = next;
  }
  for (; at < bytes.size(); ++at) crc = kCrcTables[0][(crc ^ byte_at(at)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

std::uint32_t adler_of(std::string_view bytes) {
  constexpr std::uint64_t kModulus = 65521;
  std::uint64_t plain = 1;
  std::uint64_t summed = 0;
  for (std::size_t from = 0; from < bytes.size(); from += kBlockMost) {
    // A byte counts once for itself and once for each that comes after it.
    const std::string_view block = bytes.substr(from, kBlockMost);
    std::uint64_t sum = 0;
    std::uint64_t weighted = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::uint32_t byte = static_cast<unsigned char>(block[i]);
      sum += byte;
      const std::uint32_t counted = byte * static_cast<std::uint32_t>(block.size() - i);
      weighted += counted;
    }
    summed += plain * block.size() + weighted;
    plain += sum;
    plain %= kModulus;
    summed %= kModulus;
  }
  return static_cast<std::uint32_t>(summed << 16 | plain);
}

void put_number(std::string& file, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) file += static_cast<char>(number >> shift & 0xFF);
}

std::size_t begin_chunk(std::string& file, std::size_t length, std::string_view type) {
  put_number(file, static_cast<std::uint32_t>(length));
  const std::size_t begin = file.size();
  file += type;
  return begin;
}
void end_chunk(std::string& file, std::size_t begin) {
  put_number(file, crc_of(std::string_view{file}.substr(begin)));
}

std::size_t stored_bytes(std::size_t raw) {
  return kZlibFrame + raw + kBlockFrame * ((raw + kBlockMost - 1) / kBlockMost);
}
// All but the stored picture.
std::size_t frame_bytes(std::size_t token_length) {
  return kSignature.size() + 4 * kChunkFrame + kHeaderBytes + kKeyword.size() + token_length;
}

struct Picture {
  std::size_t width = kNarrowest;
  std::size_t rows = 1;
  std::size_t raw_bytes() const { return rows * (width + 1); }
};

// About a square that just fits into `room` bytes.
Picture picture_for(std::size_t room) {
  Picture picture;
  const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(room)));
  picture.width = std::clamp(side, kNarrowest, kWidest);
  picture.rows = std::max<std::size_t>(1, room / (picture.width + 1));
  while (picture.rows > 1 && stored_bytes(picture.raw_bytes()) > room) --picture.rows;
  if (stored_bytes(picture.raw_bytes()) > room) picture = Picture{};
  return picture;
}

// Rows of light grey noise, each behind a byte that says "no filter".
std::string raw_picture(const Picture& picture, std::uint64_t draw) {
  std::string raw(picture.raw_bytes() + sizeof draw, '\0');
  for (std::size_t from = 0; from < picture.raw_bytes(); from += sizeof draw) {
    draw = next_draw(draw);
    const std::uint64_t noise = (draw & 0x3F3F3F3F3F3F3F3FULL) | 0xC0C0C0C0C0C0C0C0ULL;
    char* const to = raw.data() + from;
    for (std::size_t i = 0; i < sizeof noise; ++i) to[i] = static_cast<char>(noise >> (8 * i) & 0xFF);
  }
  raw.resize(picture.raw_bytes());
  for (std::size_t row = 0; row < picture.rows; ++row) raw[row * (picture.width + 1)] = '\0';
  return raw;
}

void add_header(std::string& file, const Picture& picture) {
  const std::size_t begin = begin_chunk(file, kHeaderBytes, "IHDR");
  put_number(file, static_cast<std::uint32_t>(picture.width));
  put_number(file, static_cast<std::uint32_t>(picture.rows));
  file += std::string_view{"\x08\x00\x00\x00\x00", 5};  // eight bits of grey, nothing unusual
  end_chunk(file, begin);
}

void add_picture(std::string& file, std::string_view raw) {
  const std::size_t begin = begin_chunk(file, stored_bytes(raw.size()), "IDAT");
  file += "\x78\x01";
  for (std::size_t from = 0; from < raw.size(); from += kBlockMost) {
    const std::string_view block = raw.substr(from, kBlockMost);
    const std::size_t length = block.size();
    file += from + length == raw.size() ? '\x01' : '\0';
    for (const std::size_t told : {length, ~length}) {
      file += static_cast<char>(told & 0xFF);
      file += static_cast<char>(told >> 8 & 0xFF);
    }
    file += block;
  }
  put_number(file, adler_of(raw));
  end_chunk(file, begin);
}

}  // namespace

std::size_t least_png_bytes(std::size_t token_length) {
  return frame_bytes(token_length) + stored_bytes(Picture{}.raw_bytes());
}

std::string png_file(std::string_view token, std::uint64_t draw, std::size_t size) {
  assert(size >= least_png_bytes(token.size()));
  const std::size_t room = size - frame_bytes(token.size());
  const Picture picture = picture_for(room);
  const std::string raw = raw_picture(picture, draw);
  const std::size_t left = room - stored_bytes(raw.size());
  std::string file;
  file.reserve(size + 16);
  file = kSignature;
  add_header(file, picture);
  const std::size_t begin = begin_chunk(file, kKeyword.size() + token.size() + left, "tEXt");
  file += kKeyword;
  file += token;
  if (left > 0) {
    file += ' ';
    add_latin_words(file, left - 1, draw);
  }
  end_chunk(file, begin);
  add_picture(file, raw);
  end_chunk(file, begin_chunk(file, 0, "IEND"));
  assert(file.size() == size);
  return file;
}

}  // namespace slettefrist::generators
