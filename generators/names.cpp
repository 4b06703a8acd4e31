// The lists of names.
#include "generators/names.h"

#include <array>

namespace slettefrist::generators {
namespace {

constexpr std::array<std::string_view, 48> kWomen{
    "Agnete", "Alma",     "Anna",   "Astrid", "Birgit", "Bodil",    "Camilla", "Charlotte", "Ditte", "Dorthe",
    "Ebba",   "Ellen",    "Else",   "Emma",   "Freja",  "Gerda",    "Gitte",   "Grethe",    "Hanne", "Helle",
    "Inge",   "Ingrid",   "Jytte",  "Karen",  "Karla",  "Kirsten",  "Lærke",   "Lene",      "Liv",   "Lone",
    "Maja",   "Mathilde", "Merete", "Mette",  "Nanna",  "Pernille", "Rikke",   "Sanne",     "Signe", "Sofie",
    "Søs",    "Thea",     "Tove",   "Ulla",   "Vibeke", "Winnie",   "Ærna",    "Åse"};
constexpr std::array<std::string_view, 48> kMen{
    "Aksel", "Anders",  "Arne",   "Asger",  "Bent",  "Birger", "Bjarne",   "Bo",     "Carsten", "Christian",
    "Dan",   "Ebbe",    "Ejnar",  "Emil",   "Erik",  "Finn",   "Flemming", "Frode",  "Gorm",    "Gunnar",
    "Hans",  "Henning", "Holger", "Ib",     "Jeppe", "Jørgen", "Kaj",      "Kjeld",  "Knud",    "Lars",
    "Mads",  "Mikkel",  "Mogens", "Niels",  "Ole",   "Palle",  "Poul",     "Rasmus", "Rune",    "Sigurd",
    "Steen", "Søren",   "Torben", "Troels", "Ulrik", "Viggo",  "Ørjan",    "Åge"};
constexpr std::array<std::string_view, 32> kFirstHalves{
    "Aften",  "Birke", "Blæst", "Bøge", "Dug",    "Ege",  "Elle", "Enge",   "Frost", "Havre", "Hede",
    "Hassel", "Klint", "Klit",  "Korn", "Kær",    "Lyng", "Løv",  "Morgen", "Mose",  "Pile",  "Rim",
    "Rug",    "Rønne", "Sand",  "Siv",  "Sommer", "Sten", "Tåge", "Vår",    "Ært",   "Å"};
constexpr std::array<std::string_view, 16> kSecondHalves{"agre",  "bakke", "bjerg", "bæk", "dal",  "eng",
                                                         "gaard", "holm",  "holt",  "høj", "krog", "lund",
                                                         "mark",  "skov",  "toft",  "vang"};

}  // namespace

std::string_view draw_given_name(Stream& stream, bool male) { return stream.pick(male ? kMen : kWomen); }

std::string draw_family_name(Stream& stream) {
  std::string name{stream.pick(kFirstHalves)};
  name += stream.pick(kSecondHalves);
  return name;
}

}  // namespace slettefrist::generators
