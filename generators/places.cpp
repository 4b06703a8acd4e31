// The tables of municipalities and funds, with weights.
#include "generators/places.h"

#include <array>
#include <boost/random/discrete_distribution.hpp>
#include <vector>

namespace slettefrist::generators {
namespace {

struct Weighted {
  std::string_view code;
  int weight;
};

// The 98 municipalities by their public codes. Weights assumed: some ten thousand inhabitants for the largest
// and smallest, 4 for the rest.
constexpr std::array<Weighted, 98> kMunicipalities{{
    {"101", 65}, {"147", 10}, {"151", 4},  {"153", 4},  {"155", 1},  {"157", 4},  {"159", 4},  {"161", 4},
    {"163", 4},  {"165", 4},  {"167", 4},  {"169", 4},  {"173", 4},  {"175", 4},  {"183", 4},  {"185", 4},
    {"187", 2},  {"190", 4},  {"201", 4},  {"210", 4},  {"217", 6},  {"219", 4},  {"223", 4},  {"230", 4},
    {"240", 4},  {"250", 4},  {"253", 4},  {"259", 6},  {"260", 4},  {"265", 9},  {"269", 4},  {"270", 4},
    {"306", 4},  {"316", 7},  {"320", 4},  {"326", 4},  {"329", 4},  {"330", 8},  {"336", 4},  {"340", 4},
    {"350", 4},  {"360", 4},  {"370", 8},  {"376", 6},  {"390", 4},  {"400", 4},  {"410", 4},  {"420", 4},
    {"430", 4},  {"440", 2},  {"450", 4},  {"461", 21}, {"479", 6},  {"480", 4},  {"482", 1},  {"492", 1},
    {"510", 4},  {"530", 4},  {"540", 7},  {"550", 4},  {"561", 12}, {"563", 1},  {"573", 4},  {"575", 4},
    {"580", 4},  {"607", 4},  {"615", 10}, {"621", 9},  {"630", 12}, {"657", 9},  {"661", 4},  {"665", 2},
    {"671", 2},  {"706", 4},  {"707", 4},  {"710", 4},  {"727", 2},  {"730", 10}, {"740", 10}, {"741", 1},
    {"746", 4},  {"751", 36}, {"756", 4},  {"760", 4},  {"766", 4},  {"773", 2},  {"779", 4},  {"787", 4},
    {"791", 10}, {"810", 4},  {"813", 6},  {"820", 4},  {"825", 1},  {"840", 4},  {"846", 4},  {"849", 4},
    {"851", 22}, {"860", 6},
}};

// Funds. Weights are thousands of members in an older overview; 10 assumed where it has none. Only 067
// (Ledernes) is a sourced number: the others are our own and mean nothing outside this program.
constexpr std::array<Weighted, 23> kFunds{{
    {"901", 243},  // Akademikernes
    {"902", 239},  // Faglig Fælles (3F)
    {"903", 200},  // HK/Danmark
    {"904", 168},  // Krifa
    {"905", 150},  // FOA
    {"906", 146},  // Ase
    {"907", 142},  // FTFa
    {"908", 117},  // Det Faglige Hus
    {"067", 115},  // Ledernes
    {"909", 96},   // Din Sundhedsfaglige A-kasse
    {"910", 92},   // Min A-kasse
    {"911", 76},   // Lærernes
    {"912", 71},   // Metalarbejdernes
    {"913", 70},   // Magistrenes
    {"914", 63},   // CA
    {"915", 62},   // BUPL-A
    {"916", 37},   // Socialpædagogernes
    {"917", 25},   // Teknikernes
    {"918", 10},   // Journalistik, Kommunikation & Sprog
    {"919", 10},   // Frie Funktionærer
    {"920", 10},   // Byggefagenes
    {"921", 10},   // El-fagets
    {"922", 10},   // Fødevareforbundet NNF
}};

template <std::size_t count>
std::string_view draw(Stream& stream, const std::array<Weighted, count>& table) {
  static const boost::random::discrete_distribution<int, double> choice = [&table] {
    std::vector<double> weights;
    for (const Weighted& entry : table) weights.push_back(entry.weight);
    return boost::random::discrete_distribution<int, double>(weights);
  }();
  return table[static_cast<std::size_t>(choice(stream))].code;
}

}  // namespace

std::string_view draw_municipality(Stream& stream) { return draw(stream, kMunicipalities); }
std::string_view draw_fund(Stream& stream) { return draw(stream, kFunds); }

}  // namespace slettefrist::generators
