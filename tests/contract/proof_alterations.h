// Every way to change one field of a JSON document by a little: another value, gone, or one too many.
//
// It must not know what a proof says.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace slettefrist::contract {

struct Alteration {
  std::string what;  // "/window/first_lawful_on: another value"
  std::string text;  // the altered document
};

std::vector<Alteration> alterations_of(const nlohmann::json& document);

}  // namespace slettefrist::contract
