// What a world's people are made of, as plain choices: how CPR numbers are built, lists of a user's own
// numbers and codes, and how much of a document is stored.
//
// Shared by the readers, the scenario and the generators. This file must not know how a person is drawn.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist {

// Ways to build CPR numbers that no living person can have; docs/people.md proves each.
enum class CprScheme : std::uint8_t { future_birth_year, leap_day_of_common_year, day_plus_60 };
constexpr std::array<std::string_view, 3> kCprSchemeNames{"future-birth-year", "leap-day-of-common-year",
                                                          "day-plus-60"};

// Whether numbers pass the old check digit. Mixed: about one in eleven does, as chance will have it.
enum class Modulus11 : std::uint8_t { mixed, valid, invalid };
constexpr std::array<std::string_view, 3> kModulus11Names{"mixed", "valid", "invalid"};

struct CprForm {
  CprScheme scheme = CprScheme::future_birth_year;
  Modulus11 modulus_11 = Modulus11::mixed;
};

// What is stored of a document: all its bytes, the token alone, or nothing (NULL).
enum class DocumentContent : std::uint8_t { full, token, none };
constexpr std::array<std::string_view, 3> kDocumentContentNames{"full", "token", "none"};

// The choice that is called `word`, out of three.
template <class Choice>
std::optional<Choice> choice_named(const std::array<std::string_view, 3>& names, std::string_view word) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.at(i) == word) return static_cast<Choice>(i);
  }
  return std::nullopt;
}
template <class Choice>
std::string_view name_of_choice(const std::array<std::string_view, 3>& names, Choice choice) {
  return names.at(static_cast<std::size_t>(choice));
}

// A number that a user's environment accepts, with the birthday that belongs to it.
struct ListedNumber {
  std::string cpr;
  Day born_on;
};

struct WeightedCode {
  std::string code;
  std::int64_t weight = 1;
};
struct JobcentreCode {
  std::string code;
  std::string municipality_code;
  std::int64_t weight = 1;
};

// A user's own codes; an empty list leaves ours in place.
struct Codes {
  std::vector<WeightedCode> funds;
  std::vector<WeightedCode> municipalities;
  std::vector<JobcentreCode> jobcentres;
  std::vector<WeightedCode> event_kinds;     // of notifications
  std::vector<WeightedCode> decision_kinds;  // of answers
  std::vector<WeightedCode> sanction_kinds;
};

constexpr std::int64_t kLargestCodeWeight = 1'000'000'000;

}  // namespace slettefrist
