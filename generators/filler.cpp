// Danish words that fill files up to their size.
//
// Must not know files' forms.
#include <array>
#include <cassert>
#include <cstring>
#include <string>
#include <string_view>

#include "generators/document_forms.h"

namespace slettefrist::generators {
namespace {

constexpr std::array<std::string_view, 32> kWords{
    "aftale",  "afventer", "anmodning", "ansøgning", "bilag",     "blanket", "brev",       "dagpenge",
    "forløb",  "fremmøde", "følger",    "gælder",    "hermed",    "indhold", "jobplan",    "kopi",
    "ledig",   "medlem",   "møde",      "notat",     "oplysning", "periode", "referat",    "rådighed",
    "samtale", "svar",     "sygdom",    "tilbud",    "udskrift",  "uge",     "vejledning", "årsag"};

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Cuts to `size` bytes; half a letter at the end becomes dots, so that the text stays valid UTF-8.
void cut(std::string& text, std::size_t size) {
  std::size_t whole = size;
  while (whole > 0 && whole < text.size() && continues_character(text[whole])) --whole;
  text.resize(whole);
  text.resize(size, '.');
}

// Two bytes of UTF-8 become the one byte that Latin-1 has for the same letter.
std::string latin(std::string_view word) {
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto byte = static_cast<unsigned char>(word[i]);
    if (byte >= 0xC0) {
      byte = static_cast<unsigned char>((byte & 0x03) << 6 | (static_cast<unsigned char>(word[++i]) & 0x3F));
    }
    text += static_cast<char>(byte);
  }
  return text;
}

constexpr std::size_t kWordRoom =
    16;  // with the space behind it; so many bytes are copied whatever a word is

struct LatinWord {
  std::array<char, kWordRoom> bytes{};
  std::size_t size = 0;
};

const std::array<LatinWord, kWords.size()>& latin_words() {
  static const auto words = [] {
    std::array<LatinWord, kWords.size()> made;
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      const std::string word = latin(kWords.at(i)) + ' ';
      assert(word.size() <= kWordRoom);
      made.at(i).size = word.copy(made.at(i).bytes.data(), kWordRoom);
    }
    return made;
  }();
  return words;
}

}  // namespace

void add_latin_words(std::string& text, std::size_t count, std::uint64_t& draw) {
  const std::size_t begin = text.size();
  const auto& words = latin_words();
  text.resize(begin + count + kWordRoom);
  for (std::size_t put = 0; put < count; draw = next_draw(draw)) {
    const LatinWord& word = words[draw % kWords.size()];
    std::memcpy(text.data() + begin + put, word.bytes.data(), kWordRoom);
    put += word.size;
  }
  text.resize(begin + count);
}

std::string text_file(std::string_view token, std::uint64_t draw, std::size_t size) {
  std::string text;
  text.reserve(size + token.size() + 16);
  text = token;
  while (text.size() < size) {
    text += ' ';
    text += kWords[draw % kWords.size()];
    draw = next_draw(draw);
  }
  cut(text, size);
  return text;
}

}  // namespace slettefrist::generators
