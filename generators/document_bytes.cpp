// The bytes of a document: its token, then Danish filler up to the size that was told.
//
// A pure function of id and size without any distribution, so that packs and stores hold the same bytes for
// good. Must not know where they go.
#include <array>
#include <cassert>
#include <string_view>

#include "generators/generators.h"
#include "generators/stream.h"

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

}  // namespace

std::string document_bytes(const Document& document) {
  assert(document.byte_size >= 0);
  const auto size = static_cast<std::size_t>(document.byte_size);
  std::string text;
  text.reserve(size + 16);
  text = token(Area::document, document.document_id);
  std::uint64_t draw = mixed(static_cast<std::uint64_t>(document.document_id));
  while (text.size() < size) {
    text += ' ';
    text += kWords[draw % kWords.size()];
    draw = draw * 0x5851f42d4c957f2dULL + 0x14057b7ef767814fULL;
    draw ^= draw >> 33;
  }
  cut(text, size);
  return text;
}

}  // namespace slettefrist::generators
