// Our own codes of places, funds and kinds, each table with its weights; where a number comes from stands
// beside it.
//
// Data only: a user's tables take their place with --codes.
#include "generators/code_tables.h"

namespace slettefrist::generators {

// The 98 municipalities by their public codes. Weights assumed: rounded thousands of inhabitants, about 2024.
const std::vector<WeightedCode>& own_municipalities() {
  static const std::vector<WeightedCode> table{
      {"101", 660},  // København
      {"147", 105},  // Frederiksberg
      {"151", 52},   // Ballerup
      {"153", 39},   // Brøndby
      {"155", 15},   // Dragør
      {"157", 75},   // Gentofte
      {"159", 70},   // Gladsaxe
      {"161", 24},   // Glostrup
      {"163", 30},   // Herlev
      {"165", 28},   // Albertslund
      {"167", 54},   // Hvidovre
      {"169", 58},   // Høje-Taastrup
      {"173", 58},   // Lyngby-Taarbæk
      {"175", 44},   // Rødovre
      {"183", 24},   // Ishøj
      {"185", 43},   // Tårnby
      {"187", 17},   // Vallensbæk
      {"190", 42},   // Furesø
      {"201", 26},   // Allerød
      {"210", 42},   // Fredensborg
      {"217", 64},   // Helsingør
      {"219", 54},   // Hillerød
      {"223", 25},   // Hørsholm
      {"230", 58},   // Rudersdal
      {"240", 45},   // Egedal
      {"250", 46},   // Frederikssund
      {"253", 53},   // Greve
      {"259", 63},   // Køge
      {"260", 32},   // Halsnæs
      {"265", 91},   // Roskilde
      {"269", 25},   // Solrød
      {"270", 42},   // Gribskov
      {"306", 33},   // Odsherred
      {"316", 74},   // Holbæk
      {"320", 37},   // Faxe
      {"326", 49},   // Kalundborg
      {"329", 36},   // Ringsted
      {"330", 80},   // Slagelse
      {"336", 24},   // Stevns
      {"340", 30},   // Sorø
      {"350", 29},   // Lejre
      {"360", 40},   // Lolland
      {"370", 84},   // Næstved
      {"376", 60},   // Guldborgsund
      {"390", 46},   // Vordingborg
      {"400", 39},   // Bornholm
      {"410", 40},   // Middelfart
      {"420", 41},   // Assens
      {"430", 52},   // Faaborg-Midtfyn
      {"440", 24},   // Kerteminde
      {"450", 32},   // Nyborg
      {"461", 209},  // Odense
      {"479", 60},   // Svendborg
      {"480", 30},   // Nordfyns
      {"482", 12},   // Langeland
      {"492", 6},    // Ærø
      {"510", 55},   // Haderslev
      {"530", 27},   // Billund
      {"540", 73},   // Sønderborg
      {"550", 36},   // Tønder
      {"561", 115},  // Esbjerg
      {"563", 3},    // Fanø
      {"573", 49},   // Varde
      {"575", 43},   // Vejen
      {"580", 59},   // Aabenraa
      {"607", 52},   // Fredericia
      {"615", 97},   // Horsens
      {"621", 95},   // Kolding
      {"630", 121},  // Vejle
      {"657", 90},   // Herning
      {"661", 60},   // Holstebro
      {"665", 19},   // Lemvig
      {"671", 21},   // Struer
      {"706", 44},   // Syddjurs
      {"707", 37},   // Norddjurs
      {"710", 50},   // Favrskov
      {"727", 24},   // Odder
      {"730", 99},   // Randers
      {"740", 100},  // Silkeborg
      {"741", 4},    // Samsø
      {"746", 66},   // Skanderborg
      {"751", 368},  // Aarhus
      {"756", 43},   // Ikast-Brande
      {"760", 56},   // Ringkøbing-Skjern
      {"766", 48},   // Hedensted
      {"773", 20},   // Morsø
      {"779", 44},   // Skive
      {"787", 43},   // Thisted
      {"791", 97},   // Viborg
      {"810", 37},   // Brønderslev
      {"813", 58},   // Frederikshavn
      {"820", 36},   // Vesthimmerlands
      {"825", 2},    // Læsø
      {"840", 31},   // Rebild
      {"846", 42},   // Mariagerfjord
      {"849", 38},   // Jammerbugt
      {"851", 223},  // Aalborg
      {"860", 63},   // Hjørring
  };
  return table;
}

// Funds. Weights are thousands of members in an older overview; 10 assumed where it has none. Only 067
// (Ledernes) is a sourced number: the others are our own and mean nothing outside this program. One of the 23
// has gone since, which one is not known to us; records of years ago may name it.
const std::vector<WeightedCode>& own_funds() {
  static const std::vector<WeightedCode> table{
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
  };
  return table;
}

// Groups of the guide of 2017, as own ids: the codes of the new model are not known to us. Weights assumed.
const std::vector<WeightedCode>& own_event_kinds() {
  static const std::vector<WeightedCode> table{
      {"absence", 2},       {"offer_refused", 1}, {"offer_left", 1},   {"work_refused", 1},
      {"plan_not_kept", 1}, {"no_job_search", 1}, {"appeal_upheld", 1}};
  return table;
}

// Our own words for outcomes: any answer can meet any notification, as the guides say. Weights assumed.
const std::vector<WeightedCode>& own_decision_kinds() {
  static const std::vector<WeightedCode> table{{"available", 1},  {"no_consequence", 1},
                                               {"warned", 1},     {"unavailable", 1},
                                               {"sanctioned", 1}, {"not_a_member", 1}};
  return table;
}

// Families of sanctions in our own words: the codes of the new register are not known to us. Weights assumed:
// quarantines for self-inflicted unemployment are the most used.
const std::vector<WeightedCode>& own_sanction_kinds() {
  static const std::vector<WeightedCode> table{
      {"quarantine", 3}, {"exclusion", 2}, {"repeat_effect", 1}, {"work_requirement", 1}, {"fraud", 1}};
  return table;
}

}  // namespace slettefrist::generators
