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

constexpr std::size_t kWordRoom = 16;  // so many bytes are copied whatever a word is

struct Word {
  std::array<char, kWordRoom> bytes{};  // with a space
  std::size_t size = 0;
};
using Words = std::array<Word, kWords.size()>;

Word word_of(std::string_view text) {
  assert(text.size() <= kWordRoom);
  Word word;
  word.size = text.copy(word.bytes.data(), kWordRoom);
  return word;
}

const Words& latin_words() {
  static const Words words = [] {
    Words made;
    for (std::size_t i = 0; i < kWords.size(); ++i) made.at(i) = word_of(latin(kWords.at(i)) + ' ');
    return made;
  }();
  return words;
}

const Words& plain_words() {
  static const Words words = [] {
    Words made;
    for (std::size_t i = 0; i < kWords.size(); ++i) made.at(i) = word_of(' ' + std::string{kWords.at(i)});
    return made;
  }();
  return words;
}

// Appends words until there are `count` bytes more, or a few over.
void add_words(const Words& words, std::string& text, std::size_t count, std::uint64_t& draw) {
  const std::size_t begin = text.size();
  text.resize(begin + count + kWordRoom);
  std::size_t put = 0;
  for (; put < count; draw = next_draw(draw)) {
    const Word& word = words[draw % words.size()];
    std::memcpy(text.data() + begin + put, word.bytes.data(), kWordRoom);
    put += word.size;
  }
  text.resize(begin + put);
}

}  // namespace

void add_latin_words(std::string& text, std::size_t count, std::uint64_t& draw) {
  const std::size_t end = text.size() + count;
  add_words(latin_words(), text, count, draw);
  text.resize(end);
}

std::string text_file(std::string_view token, std::uint64_t draw, std::size_t size) {
  std::string text;
  text.reserve(size + token.size() + 16);
  text = token;
  if (text.size() < size) add_words(plain_words(), text, size - text.size(), draw);
  cut(text, size);
  return text;
}

}  // namespace slettefrist::generators
